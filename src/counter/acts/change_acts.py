"""Acts that change a placed order, and what they answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counter.acts.answers import order_lines_answer, taxes_of
from counter.acts.names import Called, order_line, order_named
from counter.acts.orders_answers import money_back_answer, payments_answer
from counter.acts.session import Session
from counter.acts.values import money
from counter.flows.change_order import OrderChanged, change_order
from counter.flows.change_plan import ChangeAsked, LineOff
from counter.kernel.errors import Refused
from counter.kernel.money import total
from counter.orders.draft import Draft
from counter.orders.model import Order
from counter.promises.rules import minutes_off
from counter.receipts.queries import refund_receipt_number
from counter.recovery.rules import OTHER, SOLD_OUT
from counter.till.settlement import Tender
from counter.vouchers.queries import restored_for

_OPENS = {"sold out": SOLD_OUT, "our mistake": OTHER}
"""Reasons that open a mishap, as on the screens: somebody does not get what they asked for."""


def add_to(
    session: Session, order: Order, added: Draft, reason: str, tenders: Sequence[Tender] | None
) -> dict[str, Any]:
    """What was rung up joins a placed order; without tenders it is paid later."""
    asked = ChangeAsked(added=added, reason=reason)
    changed = session.do(change_order, order.order_id, asked, tenders)
    return _answer(session, changed, ()) | {"tenders": payments_answer(session, changed.taken)}


def take_off(
    session: Session, called: Called, day: str | None, place: int, quantity: int | None, reason: str
) -> dict[str, Any]:
    """So many of a placed order's line come off, or all of it; what is paid too much then goes back."""
    order = order_named(session, called, day)
    if quantity is not None and quantity < 1:
        raise Refused("Take off one or more.")
    before = session.opened.read(restored_for, order.order_id)
    off = LineOff(order_line(order, place), reason, quantity, _OPENS.get(reason.casefold(), ""))
    return _answer(session, session.do(change_order, order.order_id, ChangeAsked(off=(off,))), before)


def _answer(session: Session, changed: OrderChanged, before: Any) -> dict[str, Any]:
    order, taken, currency = changed.sale.order, changed.taken, changed.sale.order.total.currency
    due = changed.due
    return {
        "order": order.called,
        "lines": order_lines_answer(order),
        "total": money(order.total),
        "taxes": taxes_of(order),
        "paid": money(total((each.amount for each in taken), currency)),
        "rounding": money(total((each.rounding for each in taken), currency)),
        "change": money(total((each.change for each in taken), currency)),
        "tips": money(total((each.tip for each in taken), currency)),
        "left": money(changed.sale.left),
        **money_back_answer(session, order, before, None, changed.back),
        "receipt": changed.receipt or _refund_receipt(session, changed),
        "promise": None if due is None else {"due": due.isoformat(), "minutes": minutes_off(due, session.clock.now())},
        "told": changed.told,
    }


def _refund_receipt(session: Session, changed: OrderChanged) -> str | None:
    numbers = (session.opened.read(refund_receipt_number, refund) for refund in changed.refunds)
    return next((number for number in numbers if number), None)
