"""A ticket that is held, or in work, joins a tab: its lines are added to that order, and Undo takes them off again."""

from __future__ import annotations

from dataclasses import replace

from counter.flows.change_order import change_order
from counter.flows.change_plan import ChangeAsked
from counter.flows.move_lines import check_open
from counter.flows.past_day import carry_over
from counter.flows.reduce import check_still_theirs
from counter.flows.ring_up import OpenTicket, check_is_ours, current
from counter.flows.shop import Act
from counter.flows.ticket_steps import joining
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId, new_id
from counter.orders.draft import Draft, DraftLine
from counter.orders.draft_store import drop_draft, find_draft
from counter.orders.model import Order
from counter.orders.together import both_notes, line_as_had
from counter.receipts.queries import the_sale


def join_tab(act: Act, tab_id: OrderId, ticket_id: OrderId) -> OpenTicket:
    """What is on a ticket joins a tab, to be paid with it: promise, bar and total follow. The ticket is no more.

    It is priced as the tab is, less what is off its lines; what it holds may be sold out by now. Gives the ticket in
    work. Refused as `change_order`, where nothing is left to pay of the order, and where something of the ticket has no
    place on it: what is off the whole of it, a voucher, a punch card, no tax, an allergy nobody knew of.
    """
    stored, sale = act.read(find_draft, ticket_id, act.keys.local), act.read(the_sale, tab_id)
    if stored is not None:
        check_is_ours(stored)
    draft = stored.draft if stored else Draft(ticket_id)
    if not draft.lines:
        raise Refused("There is nothing on that ticket. Choose another one.")
    check_open(act, sale)
    if not sale.is_unpaid:
        raise Refused("Order {number} is paid already. Pay this ticket by itself.", number=sale.order.called)
    _check_can_join(act, draft, sale.order)
    check_still_theirs(act, draft)
    lines = replace(draft, lines=_lines(draft, sale.order))
    reason = act.language.say("from a held ticket")
    tab_id, _lines_of_today = carry_over(act, tab_id)
    with joining(act, tab_id, ticket_id):
        change_order(act, tab_id, ChangeAsked(added=lines, reason=reason, had=True))
        drop_draft(act.unit, ticket_id)
    return current(act)


def _check_can_join(act: Act, draft: Draft, order: Order) -> None:
    if draft.wishes or draft.voucher_id or draft.exempt != order.exempt:
        raise Refused("One of them has something off the whole of it, or no tax. Take that off first, then merge.")
    if draft.regular_id is not None and act.settings.punch_card is not None:
        raise Refused("This ticket counts on a punch card. Pay it by itself, or take their name off it first.")
    if not set(draft.allergies) <= set(order.allergies):
        raise Refused(
            "The ticket is made with care for an allergy, and order {number} is not. Pay each by itself.",
            number=order.called,
        )


def _lines(draft: Draft, order: Order) -> tuple[DraftLine, ...]:
    """Its lines but for deposits, under ids that no line of the order has; its note goes with the first of them."""
    own = [line for line in draft.lines if line.belongs_to is None]
    fresh = [replace(line_as_had(line, draft.where, order.where), line_id=LineId(new_id())) for line in own]
    if draft.note and draft.note != order.note:
        fresh[0] = replace(fresh[0], note=both_notes(fresh[0].note, draft.note))
    return tuple(fresh)
