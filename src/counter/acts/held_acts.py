"""Acts that put the ticket in work aside, and take it up again."""

from __future__ import annotations

from typing import Any

from counter.acts.answers import ticket_answer
from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.names import same_name, the_one
from counter.acts.session import Session
from counter.flows import held as holding
from counter.flows import ring_up as ringing
from counter.flows.ring_up import OpenTicket
from counter.flows.shop import Act
from counter.kernel.ids import OrderId
from counter.orders.draft_store import held_tickets


class Hold(Fields, frozen=True, kw_only=True):
    """The ticket put aside, in a name."""

    name: str | None = None


class TakeUp(Fields, frozen=True, kw_only=True):
    """A held ticket, by the name it is in."""

    name: str


def hold(session: Session, said: Hold) -> dict[str, Any]:
    """The ticket put aside; the answer is the new one."""
    return ticket_answer(session, session.do(_hold, session.draft().order_id, said.name))


def _hold(act: Act, order_id: OrderId, name: str | None) -> OpenTicket:
    if name is not None:
        ringing.name_customer(act, order_id, name)
    return holding.hold(act, order_id)


def held(session: Session, _said: Nothing) -> dict[str, Any]:
    """The tickets that were put aside at any time."""
    tickets = session.opened.read(held_tickets)
    return {
        "held": [
            {"name": ticket.customer, "lines": ticket.lines, "held_at": ticket.held_at.isoformat()}
            for ticket in tickets
        ]
    }


def take_up(session: Session, said: TakeUp) -> dict[str, Any]:
    """A held ticket in work again."""
    tickets = session.opened.read(held_tickets)
    found = the_one("held ticket", said.name, (ticket for ticket in tickets if same_name(ticket.customer, said.name)))
    return ticket_answer(session, session.do(holding.take_up, found.order_id))


ACTS: dict[str, Kind[Any]] = {
    "hold": Kind(Hold, hold),
    "held": Kind(Nothing, held),
    "take_up": Kind(TakeUp, take_up),
}
LATER = frozenset({"rename", "split", "merge", "later"})
"""Acts of this family that are not there yet."""
