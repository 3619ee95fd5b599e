"""Finds what a line calls by its name: exactly one, or a sentence about nobody or two; and reads new names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from counter.acts.fields import Fields
from counter.acts.session import Session
from counter.acts.values import read_day, shortened
from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, LineId, OrderId, StaffId
from counter.kernel.typed_text import plain_text, tidy_text
from counter.menu.rules import Item
from counter.menu.search import index_of
from counter.orders.draft import Draft
from counter.orders.model import Order
from counter.orders.queries import order_called, the_order
from counter.people.queries import read_staff
from counter.till.rules import check_no_card_number

T = TypeVar("T")
Called = str | int
"""An order's number as it is called out: "12", "B12"; a bare number is understood."""


class OfOrder(Fields, frozen=True, kw_only=True):
    """An order, today's unless a day is said."""

    order: Called
    day: str | None = None


class LineOfOrder(Fields, frozen=True, kw_only=True):
    """So many of a line, or all of it."""

    line: int
    quantity: int | None = None


def the_one(what: str, name: str, found: Iterable[T]) -> T:
    """The only one there is. Refused, saying `what` was looked for, where there is none, or more than one."""
    all_found = list(found)
    if not all_found:
        raise Refused("There is no {what} “{name}” here.", what=what, name=shortened(name))
    if len(all_found) > 1:
        raise Refused(
            "“{name}” is the name of {count}: say which {what} is meant.", what=what, name=name, count=len(all_found)
        )
    return all_found[0]


def item_named(session: Session, name: str) -> Item:
    """The item with that name, which may be off the menu."""
    return the_one("item", name, (item for item in session.opened.menu.every_item if same_name(item.name, name)))


def item_called(session: Session, name: str | None, barcode: str | None) -> Item:
    """The item with that name, or with that barcode. Refused unless one of them is said."""
    if (name is None) == (barcode is None):
        raise Refused("Say which: the item or its barcode.")
    if barcode is None:
        return item_named(session, name or "")
    return the_one("barcode", barcode, index_of(session.opened.menu).scanned(barcode))


def person_named(session: Session, name: str) -> StaffId:
    """The member of the staff with that name."""
    staff = session.opened.read(read_staff)
    return the_one("staff member", name, (person for person in staff if same_name(person.name, name))).staff_id


def modifier_named(item: Item, name: str) -> tuple[GroupId, str]:
    """The modifier of an item with that name, and its group. Refused where it is not on the menu."""
    choices = ((group.group_id, m.name) for group in item.groups for m in group.offered if same_name(m.name, name))
    return the_one(f"modifier of {item.name}", name, choices)


def size_named(item: Item, name: str) -> str:
    """The size of an item with that name."""
    return the_one(f"size of {item.name}", name, (size.name for size in item.sizes if same_name(size.name, name)))


def amount_named(item: Item, modifier: str, name: str) -> str:
    """How much of a modifier, by that name."""
    known = (m for group in item.groups for m in group.modifiers if m.name == modifier)
    amounts = (amount.name for m in known for amount in m.amounts if same_name(amount.name, name))
    return the_one(f"amount of {modifier}", name, amounts)


def ticket_line(draft: Draft, place: int) -> LineId:
    """The line at a place of the ticket, counted from 1."""
    if not 1 <= place <= len(draft.lines):
        raise Refused("The ticket has no line {place}.", place=place)
    return draft.lines[place - 1].line_id


def order_named(session: Session, called: Called, day: str | None = None) -> Order:
    """The order called out so, today's unless `day` (YYYY-MM-DD) says otherwise."""
    return session.opened.read(the_order, order_id_named(session, called, day))


def order_id_named(session: Session, called: Called, day: str | None = None) -> OrderId:
    """The id of the order called out so, today's unless `day` says otherwise."""
    return session.opened.read(order_called, day_of(session, day), str(called))


def order_line(order: Order, place: int) -> LineId:
    """The line at a place of an order, counted from 1 as it was placed: what was taken off keeps its place."""
    for line in order.lines:
        if line.place == place:
            return line.line_id
    if any(each.place == place for each in order.taken_off):
        raise Refused("Line {place} of order {number} was taken off.", number=order.called, place=place)
    raise Refused("Order {number} has no line {place}.", number=order.called, place=place)


def day_of(session: Session, day: str | None) -> date:
    """A trading day (YYYY-MM-DD), or today's."""
    if day is None:
        return session.opened.settings.trading_day(session.clock.now())
    return read_day(day)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, in capitals or not, however their accents are written."""
    return folded(one) == folded(other)


def folded(name: str) -> str:
    """A name as it is compared."""
    return plain_text(plain_text(name).casefold())


def read_name(text: str) -> str:
    """A name as it is kept, on one line. Refused where it is empty or looks like a card number."""
    check_no_card_number(text)
    name = tidy_text(text)
    if not name:
        raise Refused("A name is empty. Fill it in.")
    return name


def check_no_two(what: str, names: Sequence[str]) -> None:
    """Refused where one name stands for two things."""
    known: set[str] = set()
    for name in names:
        if (same := folded(name)) in known:
            raise Refused("There are two of the {what} “{name}”. Give one another name.", what=what, name=name)
        known.add(same)
