"""Acts of the usual: a customer who wants to be known, and the same again."""

from __future__ import annotations

from typing import Any

from counter.acts.answers import ticket_answer, usual_answer
from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.session import Session
from counter.acts.values import money
from counter.flows.same_again import same_again
from counter.flows.usual import forget_regular, note_regular, regular_called
from counter.kernel.errors import Refused
from counter.orders.queries import orders_by
from counter.regulars.model import Regular
from counter.regulars.queries import orders_of_regular, regulars_called


class Usual(Fields, frozen=True, kw_only=True):
    """A regular by their name or code: looked at, noted where nobody is known so yet, or otherwise than before.

    `new_name` is what they want to be called from now on. `forget` erases them.
    """

    name: str
    new_name: str | None = None
    code: str | None = None
    own_cup: bool | None = None
    forget: bool = False


def usual(session: Session, said: Usual) -> dict[str, Any]:
    """A customer is known by a name or a short code of their choosing: their last orders, their punch card."""
    if said.forget:
        if (said.new_name, said.code, said.own_cup) != (None, None, None):
            raise Refused("Who is forgotten is not changed as well. Say one of them.")
        session.do(forget_regular, session.do(regular_called, said.name).regular_id)
        return {}
    regular = _noted(session, said)
    orders = session.opened.read(orders_of_regular, regular.regular_id)
    found = {order.order_id: order for order in session.opened.read(orders_by, orders)}
    return usual_answer(session, regular.regular_id) | {
        "orders": [
            {
                "order": order.called,
                "day": order.business_date.isoformat(),
                "what": order.what,
                "total": money(order.total),
            }
            for order in map(found.__getitem__, orders)
        ]
    }


def again(session: Session, _said: Nothing) -> dict[str, Any]:
    """What was ordered last, or by the regular on the ticket, once more."""
    return ticket_answer(session, session.do(same_again, session.draft().order_id))


def _noted(session: Session, said: Usual) -> Regular:
    if not session.opened.read(regulars_called, said.name):
        if said.new_name is not None:
            raise Refused("Nobody is known here as “{name}”. Note them first.", name=said.name)
        return session.do(note_regular, said.name, said.code or "", own_cup=bool(said.own_cup))
    known = session.do(regular_called, said.name)
    if (said.new_name, said.code, said.own_cup) == (None, None, None):
        return known
    return session.do(
        note_regular,
        known.name if said.new_name is None else said.new_name,
        known.code if said.code is None else said.code,
        own_cup=known.own_cup if said.own_cup is None else said.own_cup,
        known=known.regular_id,
    )


ACTS: dict[str, Kind[Any]] = {"usual": Kind(Usual, usual), "same_again": Kind(Nothing, again)}
