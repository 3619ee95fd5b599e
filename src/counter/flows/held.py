"""Putting the ticket in work aside, and taking one up again. Undo takes each back."""

from __future__ import annotations

from counter.flows.ring_up import OpenTicket, as_open_ticket, check_is_ours, in_work, new_ticket, stored_ticket
from counter.flows.shop import Act
from counter.flows.ticket_steps import on_tickets
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.orders.draft_store import drop_draft, put_aside


def hold(act: Act, order_id: OrderId) -> OpenTicket:
    """Puts the ticket aside and gives a new one. Refused where there is nothing on it."""
    if not stored_ticket(act, order_id).draft.lines:
        raise Refused("There is nothing on the ticket to hold.")
    with on_tickets(act, order_id):
        put_aside(act.unit, order_id, held=True)
    return as_open_ticket(act, new_ticket())


def take_up(act: Act, order_id: OrderId) -> OpenTicket:
    """A held ticket in work again; the one in work is held in its place, or forgotten where it is empty.

    Refused where somebody took it up or paid it meanwhile, or changed it outside Counter.
    """
    before = in_work(act)
    with on_tickets(act, order_id, *([before.draft.order_id] if before else [])):
        if before is not None and before.draft.lines:
            put_aside(act.unit, before.draft.order_id, held=True)
        elif before is not None:
            drop_draft(act.unit, before.draft.order_id)
        put_aside(act.unit, order_id, held=False)
    taken_up = stored_ticket(act, order_id)
    check_is_ours(taken_up)
    return as_open_ticket(act, taken_up)
