"""A ticket is thrown away before it is placed, for a reason; Undo brings it back."""

from __future__ import annotations

from counter.flows.rights import Ask, allow
from counter.flows.ring_up import OpenTicket, as_open_ticket, new_ticket, price_draft, stored_ticket
from counter.flows.shop import Act
from counter.flows.ticket_steps import on_tickets
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.orders.draft_store import drop_draft
from counter.orders.facts import TicketVoided
from counter.settings.rights import Right
from counter.till.rules import read_reason


def throw_away(act: Act, order_id: OrderId, reason: str) -> OpenTicket:
    """The ticket in work, or a held one, is gone, for a `reason`; gives the ticket in work then.

    Refused where there is nothing on it, no reason is said, or it is not theirs to do.
    """
    why = read_reason(reason)
    draft = stored_ticket(act, order_id).draft
    if not draft.lines:
        raise Refused("There is nothing on the ticket to throw away.")
    allow(act, Ask(Right.VOID), order_id=order_id)
    with on_tickets(act, draft.order_id, voided=(draft.order_id,)):
        ticket = price_draft(act, draft)
        what = ", ".join(f"{line.quantity}× {line.name}" for line in ticket.lines)
        day = act.settings.trading_day(act.at)
        act.record(TicketVoided(order_id=draft.order_id, reason=why, what=what, amount=ticket.total, business_date=day))
        drop_draft(act.unit, draft.order_id)
    return as_open_ticket(act, new_ticket())
