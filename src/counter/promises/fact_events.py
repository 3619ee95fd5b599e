"""Turns facts into the events that the forecast is fed with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from counter.journal.fact import Entry, Fact, read_back
from counter.journal.registry import Registry
from counter.journal.topics import Topic
from counter.kernel.ids import ItemId
from counter.menu.facts import ItemAdded, ItemChanged
from counter.orders.change_facts import LineRemoved, LinesAdded
from counter.orders.facts import (
    LineMade,
    OrderCameToBar,
    OrderCancelled,
    OrderPlaced,
    OrderReady,
    OrderRecalled,
    RemakePlaced,
)
from counter.orders.model import Line, to_make
from counter.people.facts import BarStaffed
from counter.promises.facts import (
    PromiseGiven,
    PromiseMade,
    PromiseReset,
    PromiseTakenBack,
    StationChanged,
    WaitSaid,
)
from counter.promises.forecast import events
from counter.promises.forecast.events import Event, Wanted
from counter.settings.facts import SettingChanged
from counter.settings.stations import COUNTER

CONFIGURED_BY: frozenset[type[Fact]] = frozenset({SettingChanged, ItemAdded, ItemChanged})
"""The kinds of facts that say what is sold and how sure a promise must be."""
FED_BY: frozenset[type[Fact]] = CONFIGURED_BY | {
    OrderPlaced,
    OrderCameToBar,
    RemakePlaced,
    LineMade,
    OrderReady,
    OrderRecalled,
    OrderCancelled,
    LinesAdded,
    LineRemoved,
    BarStaffed,
    PromiseMade,
    WaitSaid,
    PromiseGiven,
    PromiseTakenBack,
    PromiseReset,
    StationChanged,
}
"""The kinds of facts that mean something to the forecast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemToMake(Fact):
    """What of an ItemAdded or ItemChanged means something to the forecast: read alone, it takes a third of the time.

    A change says no `position`.
    """

    topic: ClassVar[Topic] = ItemAdded.topic
    item_id: ItemId
    name: str
    category: str
    station: str
    position: int | None = None


_ITEMS = {(kind.__name__, kind.version) for kind in (ItemAdded, ItemChanged)}


def read_for_forecast(registry: Registry, entry: Entry) -> Fact:
    """The fact of an entry, as far as the forecast wants to know it. KeyError as `registry` raises it."""
    if (entry.kind, entry.version) in _ITEMS:
        return read_back(ItemToMake, entry.body, entry.private)
    return registry.read(entry)


def wanted(items: Iterable[tuple[str, int]]) -> tuple[Wanted, ...]:
    """What is asked for, by the items' names: what is made is the same whatever it costs."""
    count: Counter[str] = Counter()
    for name, quantity in items:
        count[name] += quantity
    return tuple(Wanted(item, quantity) for item, quantity in count.items())


class FactTranslator:
    """Facts in, events out.

    It remembers an order's lines until its promise is made or a wait is said instead, and how it was ordered.
    """

    def __init__(self) -> None:
        self._unpromised: dict[UUID, tuple[tuple[Line, ...], bool]] = {}
        self._line: dict[UUID, Line] = {}
        self._ordered_as: dict[UUID, events.Ordered] = {}
        self._off_the_bar: set[UUID] = set()

    def events(self, fact: Fact, at: float) -> Iterator[Event]:  # noqa: C901, PLR0912 - one case a fact
        """What a fact means to the forecast: nothing, one event or two. `at` is in unix seconds."""
        match fact:
            case ItemAdded() | ItemChanged() | ItemToMake():  # first: there may be tens of thousands
                yield events.MenuChanged(at, events.MenuItem(fact.name, fact.category, fact.station))
            case OrderPlaced(wanted_at=datetime()):
                pass  # not on the bar before it is due
            case OrderCameToBar():
                self._unpromised[fact.order_id] = (to_make(fact.lines), False)
                yield from self._ordered(fact.order_id, at, due=fact.due.timestamp())
            case OrderPlaced():
                self._unpromised[fact.order_id] = (to_make(fact.lines), False)
            case RemakePlaced():
                self._unpromised[fact.order_id] = (to_make(fact.lines), True)
            case PromiseMade():
                yield from self._ordered(fact.order_id, at, due=fact.due.timestamp())
            case WaitSaid():
                yield from self._ordered(fact.order_id, at, expected=fact.expected.timestamp())
            case LineMade() if fact.line_id in self._line:
                line, ticked = self._line[fact.line_id], events.LineMade if fact.made else events.LineUnmade
                yield ticked(at, str(fact.order_id), line.name, line.quantity)
            case OrderReady():
                self._off_the_bar.add(fact.order_id)
                yield events.Ready(at, str(fact.order_id))
            case OrderRecalled():
                self._off_the_bar.discard(fact.order_id)
                yield from self._recalled(fact, at)
            case LinesAdded():
                yield from self._added(fact, at)
            case LineRemoved() if not fact.made and fact.piece.belongs_to is None:
                yield events.LineRemoved(at, str(fact.order_id), fact.piece.name, fact.piece.quantity)
            case OrderCancelled():
                yield events.Cancelled(at, str(fact.order_id))
            case PromiseGiven() | PromiseReset():
                yield self._promised_anew(fact.order_id, at, fact.due.timestamp())
            case PromiseTakenBack():
                yield self._promised_anew(fact.order_id, at, None)
            case BarStaffed():
                yield events.Staffed(at, tuple(str(staff) for staff in fact.staff))
            case StationChanged():
                yield events.StationChanged(at, fact.station, fact.trouble or None)
            case _:
                pass

    def late_events(self, fact: Fact, now: float) -> Iterator[Event]:
        """What is left of a fact that comes too late to say when: how things are since, as of `now` (unix seconds).

        Nothing of how long an order took, and no order that was placed then.
        """
        match fact:
            case OrderPlaced() | RemakePlaced() | OrderCameToBar() | PromiseMade() | WaitSaid():
                pass
            case LineMade() | LinesAdded():
                pass
            case OrderReady():
                yield events.Cancelled(now, str(fact.order_id))
            case _:
                yield from self.events(fact, now)

    def _ordered(
        self, order_id: UUID, at: float, *, due: float | None = None, expected: float | None = None
    ) -> Iterator[Event]:
        lines, remake = self._unpromised.pop(order_id, ((), False))
        if not lines:
            return
        self._line |= {line.line_id: line for line in lines}
        items = wanted((line.name, line.quantity) for line in lines)
        ordered = events.Ordered(at, str(order_id), items, due, remake=remake, expected=expected)
        self._ordered_as[order_id] = ordered
        yield ordered

    def _added(self, fact: LinesAdded, at: float) -> Iterator[Event]:
        """They join what is on the bar; what was ready comes back with these lines alone, the rest of it is made."""
        self._line |= {line.line_id: line for line in fact.lines}
        unmade = [line for line in to_make(fact.lines) if line.line_id not in fact.made]
        items = wanted((line.name, line.quantity) for line in unmade)
        if fact.brings_back:
            self._off_the_bar.add(fact.order_id)
        before = self._ordered_as.get(fact.order_id)
        if before is not None:
            there = () if fact.brings_back else before.items
            self._ordered_as[fact.order_id] = replace(before, items=(*there, *items))
        if not items:
            return
        if fact.order_id not in self._off_the_bar:
            yield events.LinesAdded(at, str(fact.order_id), items)
        elif any(line.station != COUNTER for line in unmade):
            self._off_the_bar.discard(fact.order_id)
            yield events.Ordered(at, str(fact.order_id), items)
            if before is not None and before.due is not None and before.due > at:
                yield events.DueChanged(at, str(fact.order_id), before.due)

    def _promised_anew(self, order_id: UUID, at: float, due: float | None) -> Event:
        if (before := self._ordered_as.get(order_id)) is not None:
            self._ordered_as[order_id] = replace(before, due=due)
        return events.DueChanged(at, str(order_id), due)

    def _recalled(self, fact: OrderRecalled, at: float) -> Iterator[Event]:
        """The forecast brings back what it still remembers; what it has forgotten is ordered once more."""
        yield events.Recalled(at, str(fact.order_id))
        if (before := self._ordered_as.get(fact.order_id)) is not None:
            yield replace(before, at=at)
