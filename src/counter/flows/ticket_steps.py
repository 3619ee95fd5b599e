"""Acts on whole tickets, and taking the last one back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from counter.flows.shop import Act
from counter.kernel.ids import OrderId
from counter.orders.draft_store import current_draft, drop_draft
from counter.orders.facts import TicketBroughtBack
from counter.orders.ticket_steps import LastStep, TicketStep, keep_step, last_step, take_back, tickets_as_they_are


@contextmanager
def on_tickets(act: Act, *order_ids: OrderId, voided: tuple[OrderId, ...] = ()) -> Iterator[None]:
    """What is done to these tickets within is one step that Undo takes back; `voided` are thrown away by it."""
    before = act.read(tickets_as_they_are, order_ids)
    yield
    after = act.read(tickets_as_they_are, order_ids)
    keep_step(act.unit, act.terminal, TicketStep(before, after, _in_work(act), voided))


def last_on_tickets(act: Act) -> LastStep | None:
    """The act on tickets that Undo takes back now; None where there is none, or something was done since."""
    return act.read(last_step, act.terminal, _in_work(act))


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
    return True


def _in_work(act: Act) -> OrderId | None:
    """The ticket in work, unless nothing is on it and nothing of it can be undone: that is as good as a new one."""
    stored = act.read(current_draft, act.terminal, act.keys.local)
    return stored.draft.order_id if stored and (stored.draft.lines or stored.can_undo) else None
