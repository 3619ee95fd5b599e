"""Acts on whole tickets and tabs: named anew, brought elsewhere, put together and apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from counter.acts.answers import ticket_answer
from counter.acts.fields import Fields
from counter.acts.held_acts import TABS_OF, held_named, tab_answer
from counter.acts.kind import Kind
from counter.acts.names import (
    Called,
    LineOfOrder,
    order_id_named,
    order_line,
    read_name,
    same_name,
    the_one,
    ticket_line,
)
from counter.acts.session import Session
from counter.flows import held as holding
from counter.flows import tabs
from counter.flows.print_bill import print_bill
from counter.flows.ring_up import OpenTicket
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId
from counter.orders.draft import Draft
from counter.orders.draft_store import find_draft, held_tickets
from counter.orders.queries import find_order
from counter.receipts.queries import open_tabs, the_sale


class Rename(Fields, frozen=True, kw_only=True):
    """A new name: of the ticket in work, of the held one or the tab that is called `of`, or of an `order`."""

    name: str
    of: str | None = None
    order: Called | None = None
    day: str | None = None


class Move(Fields, frozen=True, kw_only=True):
    """Another table: for the ticket in work, for the held one or the tab that is called `of`, or for an `order`."""

    table: str
    of: str | None = None
    order: Called | None = None
    day: str | None = None


class Split(Fields, frozen=True, kw_only=True):
    """Lines that leave for a held ticket, or a tab, in a name.

    They are of the ticket in work, of the held one or the tab that is called `of`, or of an `order`.
    """

    name: str
    lines: tuple[LineOfOrder, ...]
    of: str | None = None
    order: Called | None = None
    day: str | None = None


class Merge(Fields, frozen=True, kw_only=True):
    """The held ticket or the tab of that name, the one `held` at that place, or an `order` joins another one.

    That is the ticket in work, the held one or the tab that is called `to`, or the order `to_order`. Of a ticket and a
    tab the ticket's lines join the tab, whichever is said first.
    """

    name: str | None = None
    held: int | None = None
    order: Called | None = None
    to: str | None = None
    to_order: Called | None = None
    day: str | None = None


class Bill(Fields, frozen=True, kw_only=True):
    """Whose bill is printed: the tab that is called `tab`, or an `order`."""

    tab: str | None = None
    order: Called | None = None
    day: str | None = None


def rename(session: Session, said: Rename) -> dict[str, Any]:
    """A ticket, or a tab, in another name."""
    name, order_id = read_name(said.name), _meant(session, said.of, said.order, said.day)
    flow = tabs.rename if _is_placed(session, order_id) else holding.rename
    return _answer(session, session.do(flow, order_id, name), order_id)


def move(session: Session, said: Move) -> dict[str, Any]:
    """A ticket, or a tab, for another table."""
    order_id = _meant(session, said.of, said.order, said.day)
    flow = tabs.move if _is_placed(session, order_id) else holding.move
    return _answer(session, session.do(flow, order_id, said.table), order_id)


def split(session: Session, said: Split) -> dict[str, Any]:
    """Lines leave a ticket for a held one, or a tab for another one."""
    name, order_id = read_name(said.name), _meant(session, said.of, said.order, said.day)
    placed = session.opened.read(find_order, order_id)
    if placed is not None:
        leaving = _leaving(
            said.lines, partial(order_line, placed), {line.line_id: line.quantity for line in placed.sold}
        )
        return _answer(session, session.do(tabs.split, order_id, leaving, name), order_id)
    stored = session.opened.read(find_draft, order_id, session.opened.keys.local)
    draft = stored.draft if stored else Draft(order_id)
    leaving = _leaving(said.lines, partial(ticket_line, draft), {line.line_id: line.quantity for line in draft.lines})
    return ticket_answer(session, session.do(holding.split, order_id, leaving, name))


def _leaving(
    lines: Sequence[LineOfOrder], line_at: Callable[[int], LineId], there: Mapping[LineId, int]
) -> dict[LineId, int]:
    leaving: dict[LineId, int] = {}
    for line in lines:
        line_id = line_at(line.line)
        many = there[line_id] if line.quantity is None else line.quantity
        leaving[line_id] = leaving.get(line_id, 0) + many
    return leaving


def merge(session: Session, said: Merge) -> dict[str, Any]:
    """A held ticket or a tab joins another one."""
    if said.held is not None or (said.name is None and said.order is None):
        joins = held_named(session, said.name, said.held, newest=False).order_id
    else:
        joins = _meant(session, said.name, said.order, said.day)
    one = _meant(session, said.to, said.to_order, said.day)
    placed = _is_placed(session, joins) or _is_placed(session, one)
    done = session.do(tabs.merge if placed else holding.merge, one, joins)
    return _answer(session, done, one if _is_placed(session, one) else joins)


def bill(session: Session, said: Bill) -> dict[str, Any]:
    """The bill of a tab on paper, before it is paid."""
    if said.tab is None and said.order is None:
        raise Refused("Say whose bill: the tab or the order.")
    order_id = _meant(session, said.tab, said.order, said.day)
    session.do(print_bill, order_id)
    return {"tabs": [tab_answer(session.opened.read(the_sale, order_id))]}


def _answer(session: Session, open_ticket: OpenTicket, *order_ids: OrderId) -> dict[str, Any]:
    """The ticket in work; of what was placed the tabs as they are now."""
    placed = [session.opened.read(the_sale, each) for each in order_ids if _is_placed(session, each)]
    return ticket_answer(session, open_ticket) | ({"tabs": list(map(tab_answer, placed))} if placed else {})


def _is_placed(session: Session, order_id: OrderId) -> bool:
    return session.opened.read(find_order, order_id) is not None


def _meant(session: Session, of: str | None, order: Called | None, day: str | None) -> OrderId:
    """The ticket in work, the held one or the tab in that name, or the order that is called out so."""
    if of is not None and order is not None:
        raise Refused("Say the name or the order, not both.")
    if order is not None:
        return order_id_named(session, order, day)
    return session.draft().order_id if of is None else _in_name(session, of)


def _in_name(session: Session, name: str) -> OrderId:
    """The held ticket in that name; where there is none, the tab."""
    shop = session.opened
    held = [ticket.order_id for ticket in shop.read(held_tickets) if same_name(ticket.customer, name)]
    since = shop.settings.trading_day(session.clock.now()) - TABS_OF
    on_tab = (sale.order.order_id for sale in shop.read(open_tabs, since) if same_name(sale.order.customer, name))
    return the_one("held ticket", name, held or on_tab)


ACTS: dict[str, Kind[Any]] = {
    "rename": Kind(Rename, rename),
    "move": Kind(Move, move),
    "split": Kind(Split, split),
    "merge": Kind(Merge, merge),
    "print_bill": Kind(Bill, bill),
}
