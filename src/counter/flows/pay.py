"""Paying: the ticket is placed, paid and closed at once; or in parts, or later, and is a tab until nothing is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from counter.flows.approve import check_typed
from counter.flows.bill import unpaid_sale
from counter.flows.close_sale import close_sale
from counter.flows.place import place
from counter.flows.proof import prove_sale
from counter.flows.receipt_ways import EMAIL, Way, mail_receipt, usual_way, whose_receipt
from counter.flows.shop import Act
from counter.flows.split import pay_share
from counter.flows.take_payment import take_payment
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.kernel.money import Money, total
from counter.kernel.typed_text import tidy_text
from counter.promises.model import PromiseQuote, Wait
from counter.receipts.model import Sale
from counter.receipts.queries import find_sale, receipts_of, shares_paid
from counter.receipts.shares import Share, ShareAsked
from counter.regulars.model import Regular
from counter.settings.rules import PRINTED_RECEIPTS
from counter.till.model import Payment
from counter.till.settlement import Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleResult:
    """An order and what an act took for it: what to call out, when it is promised (`due`), what goes back in change.

    Where nothing is promised, `due` is None and `wait` is what the customer was told. `left` is what is still to pay of
    the `total`, negative where a card took more. `taken` are the payments of this act, or of all where it took none:
    `paid` is what they took, cash rounded, and `tips` came on top of it. `share` is what of a split bill they paid.
    `way` is how the `receipt` went, `regular` whose order it is, where it is one's.
    """

    order_id: OrderId
    called: str
    due: datetime | None
    wait: Wait | None
    total: Money
    left: Money
    taken: tuple[Payment, ...]
    share: Share | None = None
    receipt: str = ""
    customer: str = ""
    way: Way = PRINTED_RECEIPTS
    regular: Regular | None = None

    @property
    def paid(self) -> Money:
        """What was taken towards the total."""
        return total((payment.amount for payment in self.taken), self.total.currency)

    @property
    def rounding(self) -> Money:
        """What rounding cash added to it; negative where less was paid."""
        return total((payment.rounding for payment in self.taken), self.total.currency)

    @property
    def change(self) -> Money:
        """What goes back of the cash."""
        return total((payment.change for payment in self.taken), self.total.currency)

    @property
    def tips(self) -> Money:
        """What was given on top."""
        return total((payment.tip for payment in self.taken), self.total.currency)


def pay(  # noqa: PLR0913 - each of the later ones has a default
    act: Act,
    order_id: OrderId,
    tenders: Sequence[Tender] = (),
    shown: PromiseQuote | None = None,
    *,
    they_know: bool = False,
    share: ShareAsked | None = None,
    left: Money | None = None,
    way: Way | None = None,
) -> SaleResult:
    """The ticket is paid by these tenders (none: in cash, exactly), or the part that they say, and becomes an order.

    `shown` is the quote on the screen at the tap: that is the promise. Where it is beyond the longest time the shop
    stands for, `they_know` says that the customer was told how long it takes: refused else. A `share` is paid whole and
    has its own receipt; receipts go the usual `way` unless one is said. A second tap for the same ticket gives the sale
    there is; an order that was placed before and not paid is paid now, unless `left`, which the screen said was left,
    is not what is left of it any more. Refused where the ticket is empty, the money is short, nothing is taken, a
    tender cannot be, or the voucher was used meanwhile.
    """
    sale = act.read(find_sale, order_id)
    if sale is None:
        placed = place(act, order_id, shown, they_know=they_know)
        return _take(act, placed, tenders, share, (), way=way)
    prove_sale(act, sale.order)
    if not sale.is_unpaid or left not in (None, sale.left):
        receipts = act.read(receipts_of, order_id)
        return _result(sale, sale.paid.payments, receipt=receipts[-1].content.number if receipts else "")
    return _take(act, sale, tenders, share, act.read(shares_paid, sale), way=way)


def pay_order(
    act: Act,
    order_id: OrderId,
    tenders: Sequence[Tender] = (),
    *,
    share: ShareAsked | None = None,
    left: Money | None = None,
    way: Way | None = None,
) -> SaleResult:
    """What is left of an order is paid, or a part.

    Refused as `pay`, where nothing is left or it is cancelled, and where another amount is left than the screen said
    (`left`): another till may have taken some of it meanwhile.
    """
    sale = unpaid_sale(act, order_id)
    if left not in (None, sale.left):
        raise Refused(
            "Of order {number} {left} is left to pay now. Look again, then take it.",
            number=sale.order.called,
            left=sale.left,
        )
    return _take(act, sale, tenders, share, act.read(shares_paid, sale), way=way)


def pay_later(
    act: Act,
    order_id: OrderId,
    name: str = "",
    shown: PromiseQuote | None = None,
    *,
    they_know: bool = False,
    wanted_at: datetime | None = None,
) -> SaleResult:
    """The ticket becomes an order that is paid later: a tab, in that `name`, or else in the one on the ticket.

    It is made at once, or for `wanted_at` (aware UTC). Refused as `place` refuses, where it was placed before, and
    where the name looks like a card number.
    """
    check_typed(act, name)
    if act.read(find_sale, order_id) is not None:
        raise Refused("That ticket is an order already. Pay it, or leave it as it is.")
    sale = place(act, order_id, shown, they_know=they_know, name=tidy_text(name), wanted_at=wanted_at)
    receipt = close_sale(act, sale, ()) if not sale.left else ""
    return _result(sale, (), receipt=receipt)


def _take(
    act: Act,
    sale: Sale,
    tenders: Sequence[Tender],
    asked: ShareAsked | None,
    shares: Sequence[Share],
    *,
    way: Way | None,
) -> SaleResult:
    before, share, numbers = len(sale.paid.payments), None, []
    regular = whose_receipt(act, sale.order.order_id)
    way = way or usual_way(act, regular)
    printed = way == PRINTED_RECEIPTS
    if asked is None:
        sale = take_payment(act, sale, tenders)
        if len(sale.paid.payments) == before and sale.left.minor > 0:
            raise Refused("Nothing is taken by that. Say how much it pays, or let them pay later.")
    else:
        sale, share, number = pay_share(act, sale, tenders, asked, shares, printed=printed)
        shares, numbers = (*shares, share), [number]
    if sale.left.minor <= 0 and (number := close_sale(act, sale, shares, printed=printed)):
        numbers.append(number)
    if way == EMAIL and regular:
        for number in numbers:
            mail_receipt(act, sale.order.order_id, number, regular.email)
    result = _result(sale, sale.paid.payments[before:], share=share, receipt=numbers[-1] if numbers else "")
    return replace(result, way=way, regular=regular)


def _result(sale: Sale, taken: tuple[Payment, ...], *, share: Share | None = None, receipt: str = "") -> SaleResult:
    return SaleResult(
        order_id=sale.order.order_id,
        called=sale.order.called,
        due=sale.due,
        wait=sale.wait,
        total=sale.order.total,
        left=sale.left,
        taken=taken,
        share=share,
        receipt=receipt,
        customer=sale.order.customer,
    )
