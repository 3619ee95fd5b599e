"""How well the shop promises, and how well it would: worked out after each close, and kept with when it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from counter.journal.registry import Registry
from counter.menu.rules import Item
from counter.promises.forecast.events import Event
from counter.promises.open_forecast import LEARN_FROM, events_for_backtest
from counter.promises.what_if import Stop, Timed, promised_anew
from counter.reports.day.figures import first_promises, without_promise
from counter.reports.promise_kept import Kept, days_up_to, kept_by_parts
from counter.settings.rules import Settings
from counter.settings.stations import COUNTER

DAYS = 28
"""How many days are looked at."""
ENOUGH = 100
"""How many promises there must be before anything is said of them."""
_TIMED_ENOUGH, _SLOWER, _MOST_SLOW = 10, 1.1, 20


class Slow(msgspec.Struct, frozen=True, kw_only=True):
    """An item that takes so many `seconds` by itself, timed so many `times`; `menu_seconds` is what the menu says.

    None: it says nothing.
    """

    item_id: UUID
    name: str
    seconds: int
    times: int
    menu_seconds: int | None


class PromisePage(msgspec.Struct, frozen=True, kw_only=True):
    """What was worked out `at` a time (aware UTC) of the trading days `first` to `last`, ISO days.

    It was made under `target` and `longest_minutes`, after the terminal's day had been closed so many times (`closes`).
    `slow` are the items that take longer than the menu says, the worst first, then those it says nothing of.
    """

    at: datetime
    first: str
    last: str
    days: int
    closes: int
    target: float
    longest_minutes: int
    kept: Kept
    stops: tuple[Stop, ...]
    slow: tuple[Slow, ...]

    @property
    def is_enough(self) -> bool:
        """Whether there were promises enough to say anything."""
        return self.kept.of >= ENOUGH


@dataclass(frozen=True, slots=True)
class PastDays:
    """The trading days `first` to `last` as they were as of `now`: how promises were kept, and what happened.

    `events` are those of two weeks before too, and none where there are too few promises; `counted` are the orders.
    """

    now: datetime
    first: date
    last: date
    kept: Kept
    events: tuple[Event, ...]
    counted: frozenset[str]


def past_days(
    connection: Connection, registry: Registry, settings: Settings, now: datetime, days: int = DAYS
) -> PastDays:
    """The last `days` trading days with the one of `now`."""
    first, last = days_up_to(settings.trading_day(now), days)
    promises = first_promises(connection, first, last)
    kept = kept_by_parts(connection, promises, (first, last), settings, now)
    events: tuple[Event, ...] = ()
    if kept.of >= ENOUGH:
        since = settings.hours_of(first)[0] - LEARN_FROM
        events = tuple(events_for_backtest(connection, registry, since))
    orders = (*(each.order_id for each in promises), *without_promise(connection, first, last))
    return PastDays(now, first, last, kept, events, frozenset(map(str, orders)))


def promise_page(past: PastDays, settings: Settings, items: Iterable[Item], closes: int = 0) -> PromisePage:
    """Works it out of those days; it takes minutes for a busy shop, and asks no table."""
    stops: tuple[Stop, ...] = ()
    timed: Mapping[str, Timed] = {}
    if past.events:
        stops, timed = promised_anew(past.events, past.counted, past.now.timestamp(), settings.promises)
    return PromisePage(
        at=past.now,
        first=past.first.isoformat(),
        last=past.last.isoformat(),
        days=(past.last - past.first).days + 1,
        closes=closes,
        target=settings.promises.target,
        longest_minutes=settings.promises.longest_minutes,
        kept=past.kept,
        stops=stops,
        slow=slow_items(items, timed),
    )


def slow_items(items: Iterable[Item], timed: Mapping[str, Timed]) -> tuple[Slow, ...]:
    """Of these items those that were timed often enough and take a tenth longer than the menu says, or more.

    After them those of which it says nothing, the longest first; what is handed over at once takes no time.
    """
    found = [
        Slow(
            item_id=item.item_id,
            name=item.name,
            seconds=round(timed[item.name].seconds),
            times=timed[item.name].times,
            menu_seconds=item.making_seconds,
        )
        for item in items
        if item.station != COUNTER and item.name in timed and timed[item.name].times >= _TIMED_ENOUGH
    ]
    said = [each for each in found if each.menu_seconds and each.seconds >= each.menu_seconds * _SLOWER]
    unsaid = [each for each in found if each.menu_seconds is None]
    said.sort(key=lambda each: each.seconds / (each.menu_seconds or 1), reverse=True)
    unsaid.sort(key=lambda each: each.seconds, reverse=True)
    return tuple((*said, *unsaid)[:_MOST_SLOW])
