"""What is being paid: a ticket, as the order that it will be, or what is left of an order that was placed before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from counter.flows.proof import prove_sale
from counter.flows.ring_up import OpenTicket
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, StaffId
from counter.kernel.money import Money
from counter.orders.facts import OrderPlaced
from counter.orders.rules import CANCELLED
from counter.receipts.model import Receipt, Sale
from counter.receipts.queries import receipts_of, shares_paid, the_sale
from counter.receipts.shares import Share
from counter.till.model import Paid

_NOBODY = StaffId(UUID(int=0))


@dataclass(frozen=True, slots=True)
class Bill:
    """A sale that is not paid yet, the shares of it that are, and the receipts they have.

    Of a ticket that no order was placed for yet (`is_ticket`) it is what placing it now would give; its order has the
    number 0.
    """

    sale: Sale
    shares: tuple[Share, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    is_ticket: bool = False

    @property
    def order_id(self) -> OrderId:
        """Whose bill it is."""
        return self.sale.order.order_id

    @property
    def left(self) -> Money:
        """What is left to pay; negative where a card took too much."""
        return self.sale.left


def bill_of_ticket(open_ticket: OpenTicket, at: datetime) -> Bill:
    """The bill of the ticket in work, as if somebody placed it at the aware UTC time `at`: nothing of it is paid."""
    draft, ticket, quote = open_ticket.draft, open_ticket.priced, open_ticket.quote
    placed = OrderPlaced(
        order_id=draft.order_id,
        series="",
        number=0,
        business_date=at.date(),
        to_go=draft.to_go,
        lines=ticket.lines,
        total=ticket.total,
        tax_rounding=ticket.tax_rounding,
        customer=draft.customer,
        delivery=draft.delivery,
        prices_include_tax=ticket.prices_include_tax,
        exempt=draft.exempt,
        service=ticket.service,
        notes={str(line.line_id): line.note for line in draft.lines if line.note},
    )
    wait = quote.wait if quote else None
    due = quote.due if quote and wait is None else None
    paid = Paid((), (), ticket.total.currency)
    return Bill(Sale(order=placed.as_order(at, _NOBODY), due=due, wait=wait, paid=paid), is_ticket=True)


def open_bill(act: Act, order_id: OrderId) -> Bill:
    """The bill of an order that was placed before and is not paid. Refused where it is, or is cancelled."""
    return bill_of(act, unpaid_sale(act, order_id))


def bill_of(act: Act, sale: Sale) -> Bill:
    """The bill of a sale, with the shares and the receipts it has."""
    return Bill(sale, act.read(shares_paid, sale), act.read(receipts_of, sale.order.order_id))


def unpaid_sale(act: Act, order_id: OrderId) -> Sale:
    """The sale of an order of which something is left to pay. Refused where nothing is, or it is cancelled."""
    sale = act.read(the_sale, order_id)
    prove_sale(act, sale.order)
    if sale.order.state == CANCELLED:
        raise Refused("Order {number} is cancelled. Take nothing for it.", number=sale.order.called)
    if not sale.is_unpaid:
        raise Refused("Order {number} is paid already. Take nothing for it.", number=sale.order.called)
    return sale
