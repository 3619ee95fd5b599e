"""Putting tickets aside, taking them up, putting them together and apart. Undo takes each back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from counter.flows.approve import check_typed
from counter.flows.ring_up import OpenTicket, as_open_ticket, check_is_ours, in_work, new_ticket, stored_ticket
from counter.flows.shop import Act
from counter.flows.ticket_steps import on_tickets
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId, new_id
from counter.orders import customer, together
from counter.orders.deposits import with_deposits
from counter.orders.draft import Draft
from counter.orders.draft_store import StoredDraft, drop_draft, find_draft, keep_draft, put_aside


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


def split(act: Act, order_id: OrderId, leaving: Mapping[LineId, int], name: str = "") -> OpenTicket:
    """So many of these lines leave a ticket, in work or held, for a held one of their own in that `name`.

    Gives the ticket in work. Refused where none or all would leave, or more than there are.
    """
    check_typed(act, name)
    whole, other = _there(act, order_id), OrderId(new_id())
    rest, parted = together.apart(whole.draft, leaving, other, lambda: LineId(new_id()))
    with on_tickets(act, order_id, other):
        _keep(act, whole, rest)
        _keep(act, StoredDraft(Draft(other)), customer.name_customer(parted, name))
        put_aside(act.unit, other, held=True)
    return as_open_ticket(act, in_work(act) or new_ticket())


def merge(act: Act, order_id: OrderId, other: OrderId) -> OpenTicket:
    """What is on the held ticket `other` joins a ticket, in work or held; the other one is no more.

    Gives the ticket in work. Refused where one is gone, or both have something that one ticket has only once.
    """
    one, joining = stored_ticket(act, order_id), _there(act, other)
    check_is_ours(one)
    if order_id == other:
        raise Refused("That is the same ticket. Choose another one.")
    with on_tickets(act, one.draft.order_id, other):
        _keep(act, one, together.joined(one.draft, joining.draft))
        drop_draft(act.unit, other)
    return as_open_ticket(act, in_work(act) or new_ticket())


def rename(act: Act, order_id: OrderId, name: str) -> OpenTicket:
    """A ticket, in work or held, in another name. Refused where it is gone, or the name looks like a card number."""
    check_typed(act, name)
    return _change(act, order_id, lambda draft: customer.name_customer(draft, name))


def move(act: Act, order_id: OrderId, place: str) -> OpenTicket:
    """A ticket, in work or held, for another table or person. Refused as `rename`."""
    check_typed(act, place)
    return _change(act, order_id, lambda draft: customer.bring_to(draft, place))


def _change(act: Act, order_id: OrderId, change: Callable[[Draft], Draft]) -> OpenTicket:
    before = _there(act, order_id)
    with on_tickets(act, order_id):
        _keep(act, before, change(before.draft))
    return as_open_ticket(act, in_work(act) or new_ticket())


def _there(act: Act, order_id: OrderId) -> StoredDraft:
    stored = act.read(find_draft, order_id, act.keys.local)
    if stored is None:
        raise Refused("That ticket is gone: somebody took it up or paid it.")
    check_is_ours(stored)
    return stored


def _keep(act: Act, before: StoredDraft, draft: Draft) -> None:
    """With its deposits as they should be, and without a step of its own: Undo takes the whole act back."""
    keep_draft(act.unit, act.terminal, before, with_deposits(draft, act.menu), act.keys.local)
