"""How well promises were kept on some days: by hour, by how many were ahead, and by what was ordered."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import Connection, func, or_, select

from counter.orders.line_rows import LineRow
from counter.orders.tables import OrderRow
from counter.reports.day.figures import FirstPromise
from counter.settings.rules import Settings
from counter.settings.stations import COUNTER, KITCHEN

K = TypeVar("K", bound=Hashable)
DRINKS, BAKERY, KITCHENS = "drinks", "bakery", "kitchen"
"""What an order is of: of the bar alone, with something from the counter, with something of the kitchen."""
OF_WHAT = (DRINKS, BAKERY, KITCHENS)
LOADS = ((0, 3), (4, 7), (8, None))
"""How many orders were open as one was placed, from and up to; None: or more."""
_MOST_HOURS = 6
_GIVEN_UP = timedelta(minutes=90)
"""After so long nobody is making an order that nobody tapped as ready."""


class KeptAt(msgspec.Struct, frozen=True, kw_only=True):
    """Some promises: `kept` `of` so many.

    `first` to `last` are hours of the day (`last` is not in it), or orders ahead; `last` None: or more. `what` is one
    of `OF_WHAT`, or "".
    """

    kept: int
    of: int
    first: int = 0
    last: int | None = None
    what: str = ""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """Promises `kept` `of` so many, by hour, load and what was ordered; a part without any is left out."""

    kept: int
    of: int
    hours: tuple[KeptAt, ...]
    loads: tuple[KeptAt, ...]
    kinds: tuple[KeptAt, ...]


def kept_by_parts(
    connection: Connection, promises: Iterable[FirstPromise], days: tuple[date, date], settings: Settings, now: datetime
) -> Kept:
    """How these first promises of the trading days `days` (from, to) were kept as of `now`; the open ones are left out.

    The hour is the local one in which an order was placed.
    """
    judged = [(promise, kept) for promise in promises if (kept := promise.kept(now)) is not None]
    ahead, of_what = _ahead(connection, *days), _of_what(connection, *days)
    hours = _counted(judged, lambda promise: promise.placed_at.astimezone(settings.zone).hour)
    loads = _counted(judged, lambda promise: _load(ahead(promise.placed_at)))
    kinds = _counted(judged, lambda promise: of_what.get(promise.order_id, DRINKS))
    return Kept(
        kept=sum(kept for _, kept in judged),
        of=len(judged),
        hours=few_hours([KeptAt(kept=kept, of=of, first=at, last=at + 1) for at, (kept, of) in sorted(hours.items())]),
        loads=tuple(
            KeptAt(kept=loads[load][0], of=loads[load][1], first=load[0], last=load[1])
            for load in LOADS
            if load in loads
        ),
        kinds=tuple(KeptAt(kept=kinds[what][0], of=kinds[what][1], what=what) for what in OF_WHAT if what in kinds),
    )


def _counted(
    judged: Iterable[tuple[FirstPromise, bool]], part: Callable[[FirstPromise], K]
) -> dict[K, tuple[int, int]]:
    found: dict[K, tuple[int, int]] = {}
    for promise, was_kept in judged:
        key = part(promise)
        kept, of = found.get(key, (0, 0))
        found[key] = kept + was_kept, of + 1
    return found


def few_hours(hours: Sequence[KeptAt]) -> tuple[KeptAt, ...]:
    """Six stretches of the day at most: time and again the two neighbours with the fewest promises become one."""
    left = list(hours)
    while len(left) > _MOST_HOURS:
        at = min(range(len(left) - 1), key=lambda place: left[place].of + left[place + 1].of)
        one, other = left[at : at + 2]
        left[at : at + 2] = [KeptAt(kept=one.kept + other.kept, of=one.of + other.of, first=one.first, last=other.last)]
    return tuple(left)


def _load(ahead: int) -> tuple[int, int | None]:
    return next(load for load in reversed(LOADS) if ahead >= load[0])


def _ahead(connection: Connection, first: date, last: date) -> Callable[[datetime], int]:
    """How many orders were being made just before a moment: remakes too, and what was cancelled later."""
    rows = connection.execute(
        select(
            func.coalesce(OrderRow.came_at, OrderRow.placed_at).label("began"),
            func.coalesce(OrderRow.ready_at, OrderRow.handed_over_at, OrderRow.cancelled_at).label("ended"),
        ).where(
            OrderRow.business_date.between(first, last),
            or_(OrderRow.wanted_at.is_(None), OrderRow.came_at.is_not(None)),
        )
    ).all()
    began = sorted(row.began for row in rows)
    ended = sorted(min(row.ended or row.began + _GIVEN_UP, row.began + _GIVEN_UP) for row in rows)

    def ahead(at: datetime) -> int:
        return max(0, bisect_left(began, at) - bisect_right(ended, at))

    return ahead


def _of_what(connection: Connection, first: date, last: date) -> dict[UUID, str]:
    """The orders that had something of the kitchen or from the counter."""
    rows = connection.execute(
        select(LineRow.order_id, LineRow.station)
        .join(OrderRow, OrderRow.order_id == LineRow.order_id)
        .where(OrderRow.business_date.between(first, last), LineRow.station.in_((KITCHEN, COUNTER)))
        .distinct()
    )
    found: dict[UUID, str] = {}
    for order_id, station in rows:
        if station == KITCHEN or order_id not in found:
            found[order_id] = KITCHENS if station == KITCHEN else BAKERY
    return found


def days_up_to(today: date, days: int) -> tuple[date, date]:
    """The last so many days with today, from and to."""
    return today - timedelta(days=days - 1), today
