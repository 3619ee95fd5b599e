"""Acts that take something off the ticket in work: discounts, what is on us, vouchers."""

from __future__ import annotations

from typing import Any

from counter.acts.answers import ticket_answer
from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.names import ticket_line
from counter.acts.session import Session
from counter.acts.values import money, read_money, read_percent
from counter.flows import attach_voucher as vouchers
from counter.flows import reduce
from counter.flows.override import override_price


class Discount(Fields, frozen=True, kw_only=True):
    """Off a line, or off the whole ticket."""

    line: int | None = None
    percent: str | None = None
    amount: str | None = None
    reason: str


class OverridePrice(Fields, frozen=True, kw_only=True):
    """Another price for one of a line, with all that is chosen for it."""

    line: int
    price: str
    reason: str


class Comp(Fields, frozen=True, kw_only=True):
    """A line, or the whole ticket, is on us."""

    line: int | None = None
    reason: str


class AttachVoucher(Fields, frozen=True, kw_only=True):
    """A voucher, by its code."""

    code: str


def discount(session: Session, said: Discount) -> dict[str, Any]:
    """A percentage or an amount off a line, or off the whole ticket."""
    draft = session.draft()
    percent = None if said.percent is None else read_percent(said.percent)
    amount = None if said.amount is None else read_money(said.amount, session.opened.settings.currency)
    if said.line is None:
        reduced = session.do(
            reduce.discount_order, draft.order_id, percent=percent, amount=amount, reason=said.reason
        )  # fmt: skip
    else:
        line_id = ticket_line(draft, said.line)
        reduced = session.do(
            reduce.discount_line, draft.order_id, line_id, percent=percent, amount=amount, reason=said.reason
        )
    return ticket_answer(session, reduced)


def another_price(session: Session, said: OverridePrice) -> dict[str, Any]:
    """A line at another price than the menu's."""
    draft, price = session.draft(), read_money(said.price, session.opened.settings.currency)
    line_id = ticket_line(draft, said.line)
    return ticket_answer(session, session.do(override_price, draft.order_id, line_id, price, reason=said.reason))


def comp(session: Session, said: Comp) -> dict[str, Any]:
    """A line, or the whole ticket, on us."""
    draft = session.draft()
    if said.line is None:
        return ticket_answer(session, session.do(reduce.comp_order, draft.order_id, reason=said.reason))
    line_id = ticket_line(draft, said.line)
    return ticket_answer(session, session.do(reduce.comp_line, draft.order_id, line_id, reason=said.reason))


def attach_voucher(session: Session, said: AttachVoucher) -> dict[str, Any]:
    """Puts a voucher on the ticket and says why its bearer has it."""
    open_ticket, why = session.do(vouchers.attach_voucher, session.draft().order_id, said.code)
    because = {
        "customer": why.customer,
        "kind": why.kind,
        "at": why.at.isoformat(),
        "what": why.what,
        "minutes_late": why.minutes_late,
        "amount": money(why.amount),
    }
    return ticket_answer(session, open_ticket) | {"because": because}


def detach_voucher(session: Session, _said: Nothing) -> dict[str, Any]:
    """The voucher off the ticket again."""
    return ticket_answer(session, session.do(vouchers.detach_voucher, session.draft().order_id))


ACTS: dict[str, Kind[Any]] = {
    "discount": Kind(Discount, discount),
    "override_price": Kind(OverridePrice, another_price),
    "comp": Kind(Comp, comp),
    "attach_voucher": Kind(AttachVoucher, attach_voucher),
    "detach_voucher": Kind(Nothing, detach_voucher),
}
