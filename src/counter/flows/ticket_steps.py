"""Acts on whole tickets and tabs, and taking the last one back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from counter.flows.move_lines import leave_empty, movable, move_lines
from counter.flows.part_again import is_as_joined, part_again
from counter.flows.shop import Act
from counter.kernel.ids import OrderId
from counter.orders.draft_store import current_draft, drop_draft
from counter.orders.facts import TabNamed, TicketBroughtBack
from counter.orders.model import Order
from counter.orders.queries import the_order
from counter.orders.rules import CANCELLED
from counter.orders.ticket_steps import (
    JoinedTab,
    KeptTicket,
    LastStep,
    MovedLine,
    MovedLines,
    TabAsNamed,
    TicketStep,
    follow_back,
    keep_step,
    last_step,
    take_back,
    tickets_as_they_are,
)
from counter.promises.facts import PromiseReset
from counter.promises.queries import the_promise
from counter.receipts.queries import the_sale


@contextmanager
def on_tickets(act: Act, *order_ids: OrderId, voided: tuple[OrderId, ...] = ()) -> Iterator[None]:
    """What is done to these tickets within is one step that Undo takes back; `voided` are thrown away by it."""
    before = act.read(tickets_as_they_are, order_ids)
    yield
    after = act.read(tickets_as_they_are, order_ids)
    untouched = {key: kept for key, kept in _ticket_in_work(act).items() if key not in after}
    step = TicketStep(before | untouched, after | untouched, _in_work(act), voided)
    keep_step(act.unit, act.terminal, step)


@contextmanager
def joining(act: Act, tab_id: OrderId, ticket_id: OrderId) -> Iterator[None]:
    """That a ticket joins a tab within is a step that Undo takes back."""
    before, tab, due = act.read(tickets_as_they_are, [ticket_id]), act.read(the_order, tab_id), _due(act, tab_id)
    there = {line.line_id for line in tab.lines}
    yield
    now, due_now = act.read(the_order, tab_id), _due(act, tab_id)
    lines = tuple(line.line_id for line in now.lines if line.line_id not in there)
    joined = JoinedTab(tab_id, lines, now.total.minor, now.state, tab.state, due if due_now != due else None)
    untouched = {key: kept for key, kept in _ticket_in_work(act).items() if key not in before}
    after = act.read(tickets_as_they_are, [ticket_id])
    keep_step(act.unit, act.terminal, TicketStep(before | untouched, after | untouched, _in_work(act), joined=joined))


def _due(act: Act, order_id: OrderId) -> datetime | None:
    promise = act.read(the_promise, order_id)
    return promise.due if promise else None


def keep_naming(act: Act, before: Order, after: Order) -> None:
    """That a tab is in another name, or goes elsewhere, is a step that Undo takes back."""
    there = _ticket_in_work(act)
    step = TicketStep(there, there, _in_work(act), was_named=_as_named(before), is_named=_as_named(after))
    keep_step(act.unit, act.terminal, step)


def keep_move(
    act: Act, off: OrderId, onto: OrderId, lines: tuple[MovedLine, ...], was_due: datetime | None = None
) -> None:
    """That lines went from one tab to another is a step that Undo takes back."""
    there, totals = _ticket_in_work(act), {each: act.read(the_order, each).total.minor for each in (off, onto)}
    moved = MovedLines(off, onto, lines, totals, was_due)
    keep_step(act.unit, act.terminal, TicketStep(there, there, _in_work(act), moved=moved))


def last_on_tickets(act: Act) -> LastStep | None:
    """The act on tickets that Undo takes back now; None where there is none, or something was done since."""
    last = act.read(last_step, act.terminal, _in_work(act))
    if last is None:
        return None
    named, moved, joined = last.step.is_named, last.step.moved, last.step.joined
    stands = named is None or _as_named(act.read(the_order, named.order_id)) == named
    stands = stands and (moved is None or _is_as_moved(act, moved))
    return last if stands and (joined is None or is_as_joined(act, joined)) else None


def _is_as_moved(act: Act, moved: MovedLines) -> bool:
    """Whether two tabs are as they were left, and lines may still go back."""
    sales = [act.read(the_sale, order_id) for order_id in moved.totals]
    today = act.settings.trading_day(act.at)
    return all(
        sale.order.total.minor == moved.totals[sale.order.order_id]
        and sale.order.business_date == today
        and not sale.paid.payments
        for sale in sales
    )


def undo_on_tickets(act: Act) -> bool:
    """Takes the last act on tickets back where that is what was done last; whether it was."""
    last = last_on_tickets(act)
    if last is None:
        return False
    stored = act.read(current_draft, act.terminal, act.keys.local)
    if stored is not None and last.step.in_work is None:  # empty, as it is looked for
        drop_draft(act.unit, stored.draft.order_id)
    take_back(act.unit, last)
    for order_id in last.step.voided:
        act.record(TicketBroughtBack(order_id))
    if (named := last.step.was_named) is not None:
        act.record(TabNamed(order_id=named.order_id, customer=named.customer, bring_to=named.bring_to))
    if last.step.moved is not None:
        _move_back(act, last.step.moved)
    if last.step.joined is not None:
        part_again(act, last.step.joined)
    return True


def _move_back(act: Act, moved: MovedLines) -> None:
    onto, off = movable(act, moved.onto).order, act.read(the_order, moved.off)
    there = {line.now: line.many for line in moved.lines}
    back = move_lines(act, onto, off, there, brings_back=off.state == CANCELLED)
    now = {each.before: each.now for each in back}
    again = [MovedLine(line.before, now[line.now], line.many) for line in moved.lines]
    follow_back(act.unit, act.terminal, moved.off, again)
    leave_empty(act, moved.onto, off.called)
    if moved.was_due is not None and moved.was_due >= act.at:
        act.record(PromiseReset(moved.onto, moved.was_due, told=True, asked=True))


def _in_work(act: Act) -> OrderId | None:
    """The ticket in work, unless nothing is on it and nothing of it can be undone: that is as good as a new one."""
    stored = act.read(current_draft, act.terminal, act.keys.local)
    return stored.draft.order_id if stored and (stored.draft.lines or stored.can_undo) else None


def _ticket_in_work(act: Act) -> dict[str, KeptTicket | None]:
    """The ticket in work as it is: once it is changed, that is undone before what was done to others."""
    in_work = _in_work(act)
    return act.read(tickets_as_they_are, [in_work]) if in_work else {}


def _as_named(tab: Order) -> TabAsNamed:
    return TabAsNamed(tab.order_id, tab.customer, tab.bring_to)
