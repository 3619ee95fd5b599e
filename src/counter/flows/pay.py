"""Paying: the ticket becomes an order, its promise is made, its receipt goes to the printer. One act, one commit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.flows.issue_receipt import issue_receipt
from counter.flows.ring_up import price_draft, promise_for
from counter.flows.shop import Shop
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, PaymentId, VoucherId, new_id
from counter.kernel.money import Money
from counter.orders.draft import Draft
from counter.orders.draft_store import drop_draft, find_draft
from counter.orders.facts import OrderHandedOver, OrderPlaced, OrderReady
from counter.orders.pricing import PricedTicket
from counter.orders.queries import find_order, next_number
from counter.promises.facts import PromiseMade
from counter.promises.forecaster import PromiseQuote
from counter.promises.queries import the_promise
from counter.store.unit import Unit
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


def place(shop: Shop, unit: Unit, order_id: OrderId, payment: Payment, shown: PromiseQuote | None = None) -> SaleResult:
    """The ticket is paid and becomes an order. `shown` is the quote on the screen at the tap: that is the promise.

    A second tap for the same ticket gives the order there is. Refused where the ticket is empty, the money is short
    or the voucher was used meanwhile.
    """
    known = _already_placed(shop, unit, order_id)
    if known is not None:
        return known
    draft = find_draft(unit.connection, order_id)
    if draft is None or not draft.lines:
        raise Refused("There is nothing on the ticket yet.")
    quote = _still_good(shown, unit.at) or promise_for(shop, unit, draft)
    sold = _record(shop, unit, draft, price_draft(shop, unit, draft), payment, quote)
    drop_draft(unit.connection, order_id)
    unit.touched.add("Draft")
    return sold


def _record(
    shop: Shop, unit: Unit, draft: Draft, ticket: PricedTicket, payment: Payment, quote: PromiseQuote
) -> SaleResult:
    due = ticket.total
    in_cash = due and payment.tender == CASH
    tendered = payment.tendered if in_cash and payment.tendered is not None else due
    change = change_for(due, tendered)
    day = shop.settings.trading_day(unit.at)
    number = next_number(unit.connection, day)
    notes = {str(line.line_id): line.note for line in draft.lines if line.note}
    placed = OrderPlaced(
        draft.order_id, number, day, draft.to_go, ticket.lines, due, draft.customer, notes
    )  # fmt: skip
    shop.journal.record(unit, placed)
    shop.journal.record(unit, PromiseMade(draft.order_id, quote.due, quote.made_from))
    voucher_id = draft.voucher_id if ticket.discount else None  # one that lowered nothing is not spent
    if voucher_id is not None:
        _redeem(shop, unit, voucher_id, draft.order_id, ticket.discount)
    if due:
        payment_id = PaymentId(new_id())
        taken = PaymentTaken(payment_id, draft.order_id, payment.tender, due, tendered, change)
        shop.journal.record(unit, taken)
    issue_receipt(shop, unit, placed, quote.due, payment.tender, tendered, change, voucher_id)
    if all(line.station == "counter" for line in ticket.lines):
        shop.journal.record(unit, OrderReady(draft.order_id))
        shop.journal.record(unit, OrderHandedOver(draft.order_id))
    return SaleResult(draft.order_id, number, quote.due, due, change)


def _redeem(shop: Shop, unit: Unit, voucher_id: VoucherId, order_id: OrderId, amount: Money) -> None:
    voucher = the_voucher(unit.connection, voucher_id)
    today = shop.settings.trading_day(unit.at)
    used = shop.language.local_date(voucher.redeemed_at) if voucher.redeemed_at else None
    check_can_be_redeemed(voucher.state, voucher.good_until, today, used, shop.language)
    shop.journal.record(unit, VoucherRedeemed(voucher_id, order_id, amount))


def _still_good(shown: PromiseQuote | None, now: datetime) -> PromiseQuote | None:
    return shown if shown is not None and shown.due >= now else None


def _already_placed(shop: Shop, unit: Unit, order_id: OrderId) -> SaleResult | None:
    order = find_order(unit.connection, order_id)
    if order is None:
        return None
    promise = the_promise(unit.connection, order_id)
    assert promise is not None  # noqa: S101 - every order has one
    paid = paid_for(unit.connection, order_id, shop.settings.currency)
    return SaleResult(order_id, order.number, promise.due, order.total, paid.change)
