"""The forecast as the shop uses it: fed with facts, answering in aware times, publishing frozen answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from counter.journal.fact import Entry
from counter.kernel.ids import ItemId, OrderId
from counter.menu.rules import Menu
from counter.promises.feeding import Feeding, wanted
from counter.promises.forecast import Engine, MenuItem, Risk
from counter.promises.forecast.events import Event, Wanted

QUOTED_AT = "quoted_at"
"""When the quote on the screen was made, in unix seconds: with it a promise can be replayed."""
KNOWN = "known"
"""The number in the journal of the last fact that the forecast knew then; 0 where it had just been opened."""


@dataclass(frozen=True, slots=True)
class PromiseQuote:
    """A promise for a ticket: `due` is the whole minute to say, `minutes` how far off it is, at least 1."""

    due: datetime
    at: datetime
    minutes: int
    ahead: int
    made_from: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OrderRisk:
    """The chance that an open order misses its promise, `left` seconds away; what to promise instead, and why."""

    order_id: OrderId
    chance: float
    left: float
    reset_to: datetime
    why: str
    station: str | None
    pace: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is so now. `promising`: minutes for one plain drink; `to_tell`: whom to tell; `unanswered`: mishaps."""

    at: datetime | None = None
    promising: int = 0
    ahead: int = 0
    risks: Mapping[OrderId, OrderRisk] = field(default_factory=dict)
    to_tell: frozenset[OrderId] = frozenset()
    unanswered: int = 0


class Forecaster:
    """One shop's forecast. Used on one thread; `outlook` may be read on any."""

    def __init__(self, menu: Menu, *, target: float, zone: str, seed: int = 0, learned: Any | None = None) -> None:
        items = [MenuItem(item.name, item.category, item.station) for item in menu.items]
        if learned is None:
            self._engine = Engine(items, target=target, timezone=zone, seed=seed)
        else:
            self._engine = Engine.restore(learned, items, target=target, timezone=zone, seed=seed)
        self._feeding = Feeding()
        self._known = 0
        self._names = {item.item_id: item.name for item in menu.items}
        self._plain = _plain_drink(menu)
        self._asked: tuple[object, PromiseQuote] | None = None
        self.outlook = Outlook()

    def feed(self, entries: Iterable[Entry]) -> None:
        """Takes in what was recorded; entries carry their facts."""
        for entry in entries:
            self._known = entry.seq
            if entry.fact is not None:
                for event in self._feeding.events(entry, entry.fact):
                    self.feed_event(event)

    def feed_event(self, event: Event) -> None:
        """Takes in one event directly: an order that was open when the app last stopped."""
        self._engine.feed(event)
        self._asked = None

    def quote(self, items: Iterable[tuple[ItemId, int]], at: datetime, *, remake: bool = False) -> PromiseQuote:
        """What to promise for these items (and how many of each) at the aware time `at`.

        Asked the same again before anything happens, it gives the same without working it out anew.
        """
        now, lines = at.timestamp(), wanted((self._names.get(item, str(item)), quantity) for item, quantity in items)
        if self._asked is None or self._asked[0] != (lines, now, remake):
            self._asked = ((lines, now, remake), self._work_out(lines, at, remake=remake))
        return self._asked[1]

    def _work_out(self, lines: tuple[Wanted, ...], at: datetime, *, remake: bool) -> PromiseQuote:
        now = at.timestamp()
        quote = self._engine.quote(lines, now, remake=remake)
        due = datetime.fromtimestamp(quote.ready_by, UTC)
        minutes = max(1, round((quote.ready_by - now) / 60))
        return PromiseQuote(due, at, minutes, quote.ahead, quote.made_from | {QUOTED_AT: now, KNOWN: self._known})

    def risks(self, at: datetime) -> dict[OrderId, OrderRisk]:
        """The risk of every open order whose promise is not past."""
        found = (_risk(risk) for risk in self._engine.tick(at.timestamp()))
        return {risk.order_id: risk for risk in found}

    def publish(self, outlook: Outlook) -> None:
        """Makes `outlook` what every thread reads from now on."""
        self.outlook = outlook

    def promising(self, at: datetime) -> int:
        """Minutes until one plain drink, ordered at `at`, is ready."""
        return self.quote([(self._plain, 1)], at).minutes if self._plain else 0

    def snapshot(self) -> dict[str, Any]:
        """What was learned, as JSON values."""
        return self._engine.snapshot()


def _risk(risk: Risk) -> OrderRisk:
    return OrderRisk(
        OrderId(UUID(risk.order)),
        risk.miss_probability,
        risk.left,
        datetime.fromtimestamp(risk.reset_to, UTC),
        risk.why,
        risk.station,
        risk.pace,
    )


def _plain_drink(menu: Menu) -> ItemId | None:
    for station in ("espresso", "brew", "kitchen"):
        for item in menu.items:
            if item.station == station:
                return item.item_id
    return None
