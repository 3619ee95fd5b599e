"""What mishaps are called: "141a" for the first of order 141, "m1" for the first of a day without an order."""

from __future__ import annotations

import re

from counter.acts.names import day_of, order_named
from counter.acts.session import Session
from counter.kernel.errors import Refused
from counter.orders.model import Order
from counter.orders.queries import the_order
from counter.recovery.model import Mishap
from counter.recovery.queries import mishaps_of, mishaps_without_order

_WITHOUT_ORDER = re.compile(r"m([0-9]{1,6})")
_OF_ORDER = re.compile(r"(.*[0-9R])([a-z])")


def mishap_name(session: Session, mishap: Mishap) -> str:
    """What a mishap is called, in the order in which they were opened."""
    shop = session.opened
    if mishap.order_id is None:
        return f"m{1 + _place(mishap, _without_order(session, mishap))}"
    order = shop.read(the_order, mishap.order_id)
    known = shop.read(mishaps_of, [mishap.order_id])[mishap.order_id]
    return name_of_nth(order, _place(mishap, known))


def name_of_nth(order: Order, place: int) -> str:
    """What the mishap of an order is called that was opened at a place, counted from 0."""
    return f"{order.called}{chr(ord('a') + place)}"


def mishap_called(session: Session, name: str, day: str | None = None) -> Mishap:
    """The mishap that is called so, of today unless a day (YYYY-MM-DD) is said. Refused where there is none."""
    if found := _WITHOUT_ORDER.fullmatch(name):
        since, until = session.opened.settings.hours_of(day_of(session, day))
        return _at(session.opened.read(mishaps_without_order, since, until), int(found[1]) - 1, name)
    if found := _OF_ORDER.fullmatch(name):
        order = order_named(session, found[1], day)
        known = session.opened.read(mishaps_of, [order.order_id]).get(order.order_id, ())
        return _at(known, ord(found[2]) - ord("a"), name)
    raise Refused("“{name}” is no mishap. One is called like 141a, or m1 without an order.", name=name)


def _without_order(session: Session, mishap: Mishap) -> tuple[Mishap, ...]:
    settings = session.opened.settings
    return session.opened.read(mishaps_without_order, *settings.hours_of(settings.trading_day(mishap.opened_at)))


def _place(mishap: Mishap, among: tuple[Mishap, ...]) -> int:
    return [each.mishap_id for each in among].index(mishap.mishap_id)


def _at(mishaps: tuple[Mishap, ...], place: int, name: str) -> Mishap:
    if not 0 <= place < len(mishaps):
        raise Refused("There is no mishap “{name}” here.", name=name)
    return mishaps[place]
