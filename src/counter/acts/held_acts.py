"""Acts on whole tickets: put aside, taken up, named anew, put together and apart; and the tabs there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from counter.acts.answers import asked_answer, ticket_answer
from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.names import LineOfOrder, read_name, same_name, the_one, ticket_line
from counter.acts.session import Session
from counter.acts.values import money
from counter.flows import held as holding
from counter.flows import ring_up as ringing
from counter.flows.ring_up import OpenTicket
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId
from counter.orders.bar_queries import orders_for_later
from counter.orders.draft_store import HeldTicket, find_draft, held_tickets
from counter.orders.model import Order
from counter.receipts.queries import open_tabs

TABS_OF = timedelta(days=90)
"""How far back tabs are looked for."""


class Hold(Fields, frozen=True, kw_only=True):
    """The ticket put aside, in a name."""

    name: str | None = None


class TakeUp(Fields, frozen=True, kw_only=True):
    """A held ticket, by the name it is in or by its place among those `held`, from 1; neither: the newest."""

    name: str | None = None
    held: int | None = None


class Rename(Fields, frozen=True, kw_only=True):
    """A new name, of the ticket in work or of the held one that is called `of`."""

    name: str
    of: str | None = None


class Move(Fields, frozen=True, kw_only=True):
    """Another table, for the ticket in work or the held one that is called `of`."""

    table: str
    of: str | None = None


class Split(Fields, frozen=True, kw_only=True):
    """Lines of the ticket in work, or of the held one that is called `of`, that leave for a held one in a name."""

    name: str
    lines: tuple[LineOfOrder, ...]
    of: str | None = None


class Merge(Fields, frozen=True, kw_only=True):
    """The held ticket of that name, or at that place, joins the ticket in work, or the held one that is called `to`."""

    name: str | None = None
    held: int | None = None
    to: str | None = None


def hold(session: Session, said: Hold) -> dict[str, Any]:
    """The ticket put aside; the answer is the new one."""
    return ticket_answer(session, session.do(_hold, session.draft().order_id, said.name))


def _hold(act: Act, order_id: OrderId, name: str | None) -> OpenTicket:
    if name is not None:
        ringing.name_customer(act, order_id, name)
    return holding.hold(act, order_id)


def held(session: Session, _said: Nothing) -> dict[str, Any]:
    """The tickets put aside, oldest first; the tabs: orders with something left to pay; the orders for later."""
    shop = session.opened
    since = shop.settings.trading_day(session.clock.now()) - TABS_OF
    return {
        "held": [
            {
                "held": place,
                "name": ticket.customer,
                "lines": ticket.lines,
                "table": ticket.bring_to,
                "held_at": ticket.held_at.isoformat(),
            }
            for place, ticket in enumerate(shop.read(held_tickets), start=1)
        ],
        "tabs": [
            {
                "order": sale.order.called,
                "day": sale.order.business_date.isoformat(),
                "name": sale.order.customer,
                "state": sale.order.state,
                "total": money(sale.order.total),
                "left": money(sale.left),
                "wanted_at": _wanted(sale.order),
                "since": sale.order.placed_at.isoformat(),
                **asked_answer(sale.order),
            }
            for sale in shop.read(open_tabs, since)
        ],
        "later": [
            {
                "order": order.called,
                "day": order.business_date.isoformat(),
                "name": order.customer,
                "wanted_at": _wanted(order),
                "total": money(order.total),
            }
            for order in shop.read(orders_for_later)
        ],
    }


def _wanted(order: Order) -> str | None:
    return order.wanted_at.isoformat() if order.wanted_at else None


def take_up(session: Session, said: TakeUp) -> dict[str, Any]:
    """A held ticket in work again."""
    found = _held(session, said.name, said.held, newest=True)
    return ticket_answer(session, session.do(holding.take_up, found.order_id))


def rename(session: Session, said: Rename) -> dict[str, Any]:
    """A ticket in another name."""
    return _of(session, said.of, lambda act, order_id: holding.rename(act, order_id, read_name(said.name)))


def move(session: Session, said: Move) -> dict[str, Any]:
    """A ticket for another table."""
    return _of(session, said.of, lambda act, order_id: holding.move(act, order_id, said.table))


def split(session: Session, said: Split) -> dict[str, Any]:
    """Lines leave a ticket for a held one."""
    order_id = _ticket(session, said.of)
    stored = session.opened.read(find_draft, order_id, session.opened.keys.local)
    leaving: dict[LineId, int] = {}
    for line in said.lines:
        if stored is None:
            raise Refused("The ticket has no line {place}.", place=line.line)
        line_id = ticket_line(stored.draft, line.line)
        many = stored.draft.line(line_id).quantity if line.quantity is None else line.quantity
        leaving[line_id] = leaving.get(line_id, 0) + many
    return ticket_answer(session, session.do(holding.split, order_id, leaving, read_name(said.name)))


def merge(session: Session, said: Merge) -> dict[str, Any]:
    """A held ticket joins another one."""
    joins = _held(session, said.name, said.held, newest=False)
    return ticket_answer(session, session.do(holding.merge, _ticket(session, said.to), joins.order_id))


def _of(session: Session, of: str | None, flow: Callable[[Act, OrderId], OpenTicket]) -> dict[str, Any]:
    return ticket_answer(session, session.do(flow, _ticket(session, of)))


def _ticket(session: Session, of: str | None) -> OrderId:
    """The ticket in work, or the held one that is called so."""
    return session.draft().order_id if of is None else _held(session, of, None, newest=False).order_id


def _held(session: Session, name: str | None, place: int | None, *, newest: bool) -> HeldTicket:
    tickets = session.opened.read(held_tickets)
    if name is not None and place is not None:
        raise Refused("Say the name of the ticket or its place, not both.")
    if name is not None:
        return the_one("held ticket", name, (ticket for ticket in tickets if same_name(ticket.customer, name)))
    if place is None and not newest:
        raise Refused("Say which: the name of the held ticket, or its place.")
    if not tickets or (place is not None and not 1 <= place <= len(tickets)):
        raise Refused("There is no such held ticket. “held” says which there are.")
    return tickets[-1 if place is None else place - 1]


ACTS: dict[str, Kind[Any]] = {
    "hold": Kind(Hold, hold),
    "held": Kind(Nothing, held),
    "take_up": Kind(TakeUp, take_up),
    "rename": Kind(Rename, rename),
    "move": Kind(Move, move),
    "split": Kind(Split, split),
    "merge": Kind(Merge, merge),
}
