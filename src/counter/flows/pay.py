"""Paying: the ticket becomes an order, its promise is made, its receipt goes to the printer. One act, one commit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.flows.issue_receipt import issue_receipt
from counter.flows.ring_up import price_draft, promise_for
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, PaymentId, VoucherId, new_id
from counter.kernel.money import Money
from counter.orders.draft import Draft
from counter.orders.draft_store import drop_draft, find_draft
from counter.orders.facts import OrderHandedOver, OrderPlaced, OrderReady
from counter.orders.pricing import PricedTicket
from counter.orders.queries import find_order, next_number
from counter.promises.facts import PromiseMade
from counter.promises.model import PromiseQuote
from counter.promises.queries import the_promise
from counter.till.facts import PaymentTaken
from counter.till.queries import paid_for
from counter.till.rules import CASH, change_for
from counter.vouchers.facts import VoucherRedeemed
from counter.vouchers.queries import the_voucher
from counter.vouchers.rules import check_can_be_redeemed


@dataclass(frozen=True, slots=True)
class Payment:
    """How somebody pays: `tender` is "cash" or "card"; `tendered` is what they hand over, None for exactly enough."""

    tender: str = CASH
    tendered: Money | None = None


@dataclass(frozen=True, slots=True)
class SaleResult:
    """A placed order: what to call out, when it is promised, and what goes back in change."""

    order_id: OrderId
    number: int
    due: datetime
    total: Money
    change: Money


def place(act: Act, order_id: OrderId, payment: Payment, shown: PromiseQuote | None = None) -> SaleResult:
    """The ticket is paid and becomes an order. `shown` is the quote on the screen at the tap: that is the promise.

    A second tap for the same ticket gives the order there is. Refused where the ticket is empty, the money is short
    or the voucher was used meanwhile.
    """
    known = _already_placed(act, order_id)
    if known is not None:
        return known
    draft = act.read(find_draft, order_id)
    if draft is None or not draft.lines:
        raise Refused("There is nothing on the ticket yet.")
    quote = _still_good(shown, act.at) or promise_for(act, draft)
    sold = _record(act, draft, price_draft(act, draft), payment, quote)
    drop_draft(act.unit, order_id)
    return sold


def _record(act: Act, draft: Draft, ticket: PricedTicket, payment: Payment, quote: PromiseQuote) -> SaleResult:
    due = ticket.total
    in_cash = due and payment.tender == CASH
    tendered = payment.tendered if in_cash and payment.tendered is not None else due
    change = change_for(due, tendered)
    day = act.settings.trading_day(act.at)
    number = act.read(next_number, day)
    notes = {str(line.line_id): line.note for line in draft.lines if line.note}
    placed = OrderPlaced(
        draft.order_id, number, day, draft.to_go, ticket.lines, due, draft.customer, notes
    )  # fmt: skip
    act.record(placed)
    act.record(PromiseMade(draft.order_id, quote.due, quote.made_from))
    voucher_id = draft.voucher_id if ticket.discount else None  # one that lowered nothing is not spent
    if voucher_id is not None:
        _redeem(act, voucher_id, draft.order_id, ticket.discount)
    if due:
        payment_id = PaymentId(new_id())
        taken = PaymentTaken(payment_id, draft.order_id, payment.tender, due, tendered, change)
        act.record(taken)
    issue_receipt(act, placed, quote.due, payment.tender, tendered, change, voucher_id)
    if all(line.station == "counter" for line in ticket.lines):
        act.record(OrderReady(draft.order_id))
        act.record(OrderHandedOver(draft.order_id))
    return SaleResult(draft.order_id, number, quote.due, due, change)


def _redeem(act: Act, voucher_id: VoucherId, order_id: OrderId, amount: Money) -> None:
    voucher = act.read(the_voucher, voucher_id)
    today = act.settings.trading_day(act.at)
    used = act.language.local_date(voucher.redeemed_at) if voucher.redeemed_at else None
    check_can_be_redeemed(voucher.state, voucher.good_until, today, used, act.language)
    act.record(VoucherRedeemed(voucher_id, order_id, amount))


def _still_good(shown: PromiseQuote | None, now: datetime) -> PromiseQuote | None:
    return shown if shown is not None and shown.due >= now else None


def _already_placed(act: Act, order_id: OrderId) -> SaleResult | None:
    order = act.read(find_order, order_id)
    if order is None:
        return None
    promise = act.read(the_promise, order_id)
    assert promise is not None  # noqa: S101 - every order has one
    paid = act.read(paid_for, order_id, act.settings.currency)
    return SaleResult(order_id, order.number, promise.due, order.total, paid.change)
