"""Turns facts into what the forecast is fed with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from counter.journal.fact import Entry, Fact
from counter.orders.facts import (
    LineMade,
    OrderCancelled,
    OrderPlaced,
    OrderReady,
    OrderRecalled,
    RemakePlaced,
)
from counter.orders.model import Line
from counter.people.facts import BarStaffed
from counter.promises.facts import PromiseMade, PromiseReset, StationChanged
from counter.promises.forecast import events
from counter.promises.forecast.events import Event, Wanted
from counter.settings.facts import SettingChanged

FED_BY: tuple[type[Fact], ...] = (
    OrderPlaced,
    RemakePlaced,
    LineMade,
    OrderReady,
    OrderRecalled,
    OrderCancelled,
    BarStaffed,
    PromiseMade,
    PromiseReset,
    StationChanged,
    SettingChanged,
)
"""The kinds of facts that tell the forecast something."""
POLICY = "promises"
"""The setting of that name tells it how sure a promise must be; other settings tell it nothing."""


def wanted(items: Iterator[tuple[str, int]]) -> tuple[Wanted, ...]:
    """What is asked for, by the items' names: what is made is the same whatever it costs."""
    count: Counter[str] = Counter()
    for name, quantity in items:
        count[name] += quantity
    return tuple(Wanted(item, quantity) for item, quantity in count.items())


class Feeding:
    """Remembers what it must of earlier facts: lines until their promise is made, and how an order was ordered."""

    def __init__(self) -> None:
        self._waiting: dict[UUID, tuple[tuple[Line, ...], bool]] = {}
        self._line: dict[UUID, Line] = {}
        self._ordered_as: dict[UUID, events.Ordered] = {}

    def events(self, entry: Entry, fact: Fact) -> Iterator[Event]:  # noqa: C901 - one case a fact
        """What the forecast is told of a fact: nothing, one event or two."""
        at = entry.at.timestamp()
        match fact:
            case OrderPlaced():
                self._waiting[fact.order_id] = (fact.lines, False)
            case RemakePlaced():
                self._waiting[fact.order_id] = (fact.lines, True)
            case PromiseMade():
                yield from self._ordered(fact, at)
            case LineMade(made=True) if fact.line_id in self._line:
                line = self._line[fact.line_id]
                yield events.LineMade(at, str(fact.order_id), line.name, line.quantity)
            case OrderReady():
                yield events.Ready(at, str(fact.order_id))
            case OrderRecalled():
                yield from self._recalled(fact, at)
            case OrderCancelled():
                yield events.Cancelled(at, str(fact.order_id))
            case PromiseReset():
                yield events.DueChanged(at, str(fact.order_id), fact.due.timestamp())
            case BarStaffed():
                yield events.Staffed(at, tuple(str(staff) for staff in fact.staff))
            case StationChanged():
                yield events.StationChanged(at, fact.station, fact.trouble or None)
            case _:
                pass

    def _ordered(self, fact: PromiseMade, at: float) -> Iterator[Event]:
        lines, remake = self._waiting.pop(fact.order_id, ((), False))
        if not lines:
            return
        self._line |= {line.line_id: line for line in lines}
        items = wanted((line.name, line.quantity) for line in lines)
        ordered = events.Ordered(at, str(fact.order_id), items, fact.due.timestamp(), remake=remake)
        self._ordered_as[fact.order_id] = ordered
        yield ordered

    def _recalled(self, fact: OrderRecalled, at: float) -> Iterator[Event]:
        """The forecast brings back what it still remembers; what it has forgotten is ordered once more."""
        yield events.Recalled(at, str(fact.order_id))
        if (before := self._ordered_as.get(fact.order_id)) is not None:
            yield replace(before, at=at)
