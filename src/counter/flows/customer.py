"""What a customer asks of a whole ticket: by when, brought where, with care for what, with which note, without tax."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from counter.flows.approve import check_typed
from counter.flows.ring_up import OpenTicket, change_ticket
from counter.flows.shop import Act
from counter.kernel.ids import OrderId
from counter.orders import customer


def need_by(act: Act, order_id: OrderId, at: datetime | None) -> OpenTicket:
    """They need it by an aware time, or there is no hurry. Refused unless that is still to come today."""
    return change_ticket(act, order_id, lambda ticket: customer.need_by(ticket, at, act.at))


def tell_late(act: Act, order_id: OrderId, due: datetime | None) -> OpenTicket:
    """They were told that it is ready at `due`, later than they need it; None: they were not, after all."""
    return change_ticket(act, order_id, lambda ticket: customer.tell_late(ticket, due))


def bring_to(act: Act, order_id: OrderId, place: str) -> OpenTicket:
    """It is brought to a table or a place; empty: they fetch it. Refused where the name is long, or a card number."""
    check_typed(act, place)
    return change_ticket(act, order_id, lambda ticket: customer.bring_to(ticket, place))


def write_note(act: Act, order_id: OrderId, note: str) -> OpenTicket:
    """A note for the bar about the whole of it; empty: none. Refused where it is long, or looks like a card number."""
    check_typed(act, note)
    return change_ticket(act, order_id, lambda ticket: customer.write_note(ticket, note))


def speak(act: Act, order_id: OrderId, language: str) -> OpenTicket:
    """They read and hear this language; empty: the shop's. Refused where we have not got it."""
    return change_ticket(act, order_id, lambda ticket: customer.speak(ticket, language))


def care_for(act: Act, order_id: OrderId, allergies: Iterable[str]) -> OpenTicket:
    """They have these allergies; none: they have none. Refused where one is long, or a card number."""
    names = tuple(allergies)
    for name in names:
        check_typed(act, name)
    return change_ticket(act, order_id, lambda ticket: customer.care_for(ticket, names))


def exempt(act: Act, order_id: OrderId, reason: str) -> OpenTicket:
    """No tax is owed on it, for a reason; empty: it is. Refused where that looks like a card number."""
    check_typed(act, reason)
    return change_ticket(act, order_id, lambda ticket: customer.exempt(ticket, reason))
