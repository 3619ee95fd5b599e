"""Paying at once: the ticket is placed, paid and closed. One act, one commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from counter.flows.close_sale import close_sale
from counter.flows.place import place
from counter.flows.proof import prove_sale
from counter.flows.shop import Act
from counter.flows.take_payment import take_payment
from counter.kernel.ids import OrderId
from counter.kernel.money import Money
from counter.promises.model import PromiseQuote, Wait
from counter.receipts.model import Sale
from counter.receipts.queries import find_sale
from counter.till.settlement import Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleResult:
    """A paid order: what to call out, when it is promised (`due`), and what goes back in change.

    Where nothing is promised, `due` is None and `wait` is what the customer was told. `left` is negative where a card
    took more than the `total`; `paid` is what was taken, cash rounded, and `tips` came on top of it.
    """

    order_id: OrderId
    called: str
    due: datetime | None
    wait: Wait | None
    total: Money
    paid: Money
    left: Money
    change: Money
    tips: Money


def pay(
    act: Act,
    order_id: OrderId,
    tenders: Sequence[Tender] = (),
    shown: PromiseQuote | None = None,
    *,
    they_know: bool = False,
) -> SaleResult:
    """The ticket is paid by these tenders (none: in cash, exactly) and becomes an order.

    `shown` is the quote on the screen at the tap: that is the promise. Where it is beyond the longest time the shop
    stands for, `they_know` says that the customer was told how long it takes: refused else. A second tap for the same
    ticket gives the sale there is; an order that was placed before and not paid is paid now. Refused where the ticket
    is empty, the money is short, a tender cannot be taken, or the voucher was used meanwhile.
    """
    sale = act.read(find_sale, order_id)
    if sale is not None:
        prove_sale(act, sale.order)
    if sale is None or sale.is_unpaid:
        sale = take_payment(act, sale or place(act, order_id, shown, they_know=they_know), tenders)
        close_sale(act, sale)
    return _result(sale)


def _result(sale: Sale) -> SaleResult:
    return SaleResult(
        order_id=sale.order.order_id,
        called=sale.order.called,
        due=sale.due,
        wait=sale.wait,
        total=sale.order.total,
        paid=sale.paid.amount,
        left=sale.left,
        change=sale.paid.change,
        tips=sale.paid.tips,
    )
