"""The forecast as the shop uses it: fed with facts, answering in aware times, publishing frozen answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from counter.journal.fact import Entry, Fact
from counter.kernel.ids import ItemId, OrderId
from counter.menu.rules import Menu
from counter.promises.feeding import FED_BY, POLICY, Feeding, wanted
from counter.promises.forecast import Engine, MenuItem, Risk
from counter.promises.forecast.events import Wanted
from counter.promises.learned import LEARNED_AS, Learned
from counter.settings.facts import SettingChanged
from counter.settings.rules import PromisePolicy

QUOTED_AT = "quoted_at"
"""When the quote on the screen was made, in unix seconds: with it a promise can be replayed."""
KNOWN, SINCE = "known", "since"
"""The numbers in the journal of the last fact that the forecast knew then, and of the last before it began to learn."""
SEED, FORECAST = "seed", "forecast"
"""What keyed its draws, and how it learned and promised (`LEARNED_AS`)."""
PAUSE = timedelta(hours=3)
"""After so long without a fact a day begins: nothing from before is still being made."""
LONGEST_DAY = timedelta(hours=24)
"""Where there is no such pause, a day ends at the first moment after this at which nothing is on the bar."""


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
class BarOutlook:
    """What is so now. `promising`: minutes for one plain drink; `to_tell`: whom to tell; `unanswered`: mishaps."""

    at: datetime | None = None
    promising: int = 0
    ahead: int = 0
    risks: Mapping[OrderId, OrderRisk] = field(default_factory=dict)
    to_tell: frozenset[OrderId] = frozenset()
    unanswered: int = 0


class Forecaster:
    """One shop's forecast. Used on one thread; `outlook` may be read on any.

    What it says hangs on the facts alone: fed with the same ones, two say the same, wherever the app was closed and
    opened between. So every day begins from what can be kept of the days before, and from there a new start goes on.
    """

    def __init__(
        self,
        menu: Menu,
        *,
        target: float,
        zone: str,
        seed: int = 0,
        since: int = 0,
        learned: Learned | None = None,
    ) -> None:
        """`target` is the one in force at the first fact it will be fed: after `learned`, else after number `since`.

        LookupError, TypeError, ValueError or AttributeError where what was learned is not of this forecast.
        """
        self._items = [MenuItem(item.name, item.category, item.station) for item in menu.items]
        self._zone, self._seed = zone, seed
        self._since, self._known = (learned.since, learned.seq) if learned else (since, since)
        self._engine = Engine(self._items, target=target, timezone=zone, seed=seed)
        self.learned = learned
        if learned is not None:
            self._go_on_from(learned.content)
        self._feeding = Feeding()
        self._last: Entry | None = None
        self._day_began: datetime | None = None
        self._names = {item.item_id: item.name for item in menu.items}
        self._plain = _plain_drink(menu)
        self._asked: tuple[object, PromiseQuote] | None = None
        self.outlook = BarOutlook()

    def feed(self, entries: Iterable[Entry]) -> None:
        """Takes in what was recorded; entries carry their facts. `learned` is renewed as a day begins."""
        for entry in entries:
            if isinstance(entry.fact, FED_BY):
                self._begin_day(entry)
                self._take_in(entry, entry.fact)
                self._last = entry
            self._known = entry.seq
            self._asked = None

    def _take_in(self, entry: Entry, fact: Fact) -> None:
        if isinstance(fact, SettingChanged):
            if fact.key == POLICY:
                self._engine.target = msgspec.json.decode(fact.value, type=PromisePolicy).target
            return
        for event in self._feeding.events(entry, fact):
            self._engine.feed(event)

    def _begin_day(self, entry: Entry) -> None:
        """Where a day begins with this fact: keeps what was learned before it, and goes on from that alone."""
        last = self._last
        if last is not None and self._is_over(last.at, entry.at):
            content = msgspec.json.decode(msgspec.json.encode(self._engine.snapshot()))
            self.learned = Learned(self._since, last.seq, last.hash, content)
            self._go_on_from(content)
            self._feeding = Feeding()
            self._day_began = None
        self._day_began = self._day_began or entry.at

    def _is_over(self, last: datetime, now: datetime) -> bool:
        if now - last >= PAUSE:
            return True
        long = self._day_began is not None and now - self._day_began >= LONGEST_DAY
        return long and not self._engine.quote((), last.timestamp()).ahead

    def _go_on_from(self, content: dict[str, Any]) -> None:
        target, zone, seed = self._engine.target, self._zone, self._seed
        self._engine = Engine.restore(content, self._items, target=target, timezone=zone, seed=seed)

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
        return PromiseQuote(due, at, minutes, quote.ahead, quote.made_from | self._known_now() | {QUOTED_AT: now})

    def _known_now(self) -> dict[str, int]:
        """With these and the moment of the quote, a promise can be made again."""
        return {KNOWN: self._known, SINCE: self._since, SEED: self._seed, FORECAST: LEARNED_AS}

    def risks(self, at: datetime) -> dict[OrderId, OrderRisk]:
        """The risk of every open order whose promise is not past."""
        found = (_risk(risk) for risk in self._engine.tick(at.timestamp()))
        return {risk.order_id: risk for risk in found}

    def publish(self, outlook: BarOutlook) -> None:
        """Makes `outlook` what every thread reads from now on."""
        self.outlook = outlook

    def promising(self, at: datetime) -> int:
        """Minutes until one plain drink, ordered at `at`, is ready."""
        return self.quote([(self._plain, 1)], at).minutes if self._plain else 0


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
