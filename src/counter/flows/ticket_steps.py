"""Acts on whole tickets and tabs, and taking the last one back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from counter.flows.shop import Act
from counter.kernel.ids import OrderId
from counter.orders.draft_store import current_draft, drop_draft
from counter.orders.facts import TabNamed, TicketBroughtBack
from counter.orders.model import Order
from counter.orders.queries import find_order
from counter.orders.ticket_steps import (
    KeptTicket,
    LastStep,
    TabAsNamed,
    TicketStep,
    keep_step,
    last_step,
    take_back,
    tickets_as_they_are,
)


@contextmanager
def on_tickets(act: Act, *order_ids: OrderId, voided: tuple[OrderId, ...] = ()) -> Iterator[None]:
    """What is done to these tickets within is one step that Undo takes back; `voided` are thrown away by it."""
    before = act.read(tickets_as_they_are, order_ids)
    yield
    after = act.read(tickets_as_they_are, order_ids)
    untouched = {key: kept for key, kept in _ticket_in_work(act).items() if key not in after}
    step = TicketStep(before | untouched, after | untouched, _in_work(act), voided)
    keep_step(act.unit, act.terminal, step)


def keep_naming(act: Act, before: Order, after: Order) -> None:
    """That a tab is in another name, or goes elsewhere, is a step that Undo takes back."""
    there = _ticket_in_work(act)
    step = TicketStep(there, there, _in_work(act), was_named=_as_named(before), is_named=_as_named(after))
    keep_step(act.unit, act.terminal, step)


def last_on_tickets(act: Act) -> LastStep | None:
    """The act on tickets that Undo takes back now; None where there is none, or something was done since."""
    last = act.read(last_step, act.terminal, _in_work(act))
    if last is None or last.step.is_named is None:
        return last
    tab = act.read(find_order, last.step.is_named.order_id)
    return last if tab is not None and _as_named(tab) == last.step.is_named else None


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
    return True


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
