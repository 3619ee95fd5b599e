"""The forecast of the bar: fed with what happens, asked for promises and for the risk to break them."""

from collections.abc import Iterable, Sequence
from math import exp, log
from typing import Any

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.answers import Quote, Risk
from counter.promises.forecast.bar import POOLS, Bar
from counter.promises.forecast.calibration import Calibration, MissChance, whole_minute
from counter.promises.forecast.draws import PATHS, Floats, Luck
from counter.promises.forecast.events import (
    Cancelled,
    CrewChanged,
    DayStarted,
    DueChanged,
    Event,
    LineMade,
    LineRemoved,
    LinesAdded,
    MenuChanged,
    MenuItem,
    Ordered,
    Ready,
    Recalled,
    Staffed,
    Started,
    StationChanged,
    Wanted,
)
from counter.promises.forecast.habits import Habits
from counter.promises.forecast.making_times import MakingTimes
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.outlook import NEW, Outlook
from counter.promises.forecast.pacing import Pacing
from counter.promises.forecast.tail import Shape

NOMINAL = 0.87
RESET_SURE = 0.95
TROUBLE = {"slow": 0.35, "down": 1.1}
GAP = 1800.0


class Engine:
    """The promise engine: `feed` it events in order, ask it for a `quote`, `tick` it every few seconds."""

    def __init__(self, menu: Iterable[MenuItem], *, target: float = 0.9, timezone: str = "UTC", seed: int = 0) -> None:
        """`target` is the share of promises to keep (0.80 to 0.98)."""
        self.target, self.timezone, self.seed = target, timezone, seed
        self.times = MakingTimes(menu)
        self.bar = Bar()
        self.calibration = Calibration()
        self.miss_chance = MissChance()
        self.luck = Luck(seed)
        self.habits = Habits()
        self.shape = Shape()
        self.pacing = Pacing(self.times, self.shape, self.luck)
        self.number = 0
        self.clock = 0.0
        self.last_ready = 0.0
        self.gone: dict[str, OpenOrder] = {}

    # -- feeding ----------------------------------------------------------------------------------------------

    def feed(self, event: Event) -> None:
        """Take in what happened. Events that make no sense here (an unknown order) change nothing."""
        if isinstance(event, MenuChanged):
            self.times.add_item(event.item)
            return
        self._pass_to(event.at)
        match event:
            case Ordered():
                self._ordered(event)
            case Ready():
                self._ready(event)
            case Started():
                self._started(event)
            case Cancelled():
                if event.order in self.bar.orders:
                    self.bar.finish(self.bar.orders[event.order], event.at, self.pacing)
            case Recalled():
                self._recalled(event)
            case LinesAdded() | LineRemoved() | LineMade():
                self._changed(event)
            case CrewChanged():
                crew = [name for name in self.bar.crew if name != event.barista]
                self._staff([*crew, event.barista] if event.on else crew, event.at)
            case Staffed():
                self._staff(list(event.baristas), event.at)
            case StationChanged():
                self.pacing.told.pop(event.station, None)
                if event.trouble is not None:
                    self.pacing.told[event.station] = TROUBLE.get(event.trouble, TROUBLE["slow"])
            case DueChanged():
                if event.order in self.bar.orders:
                    self.bar.orders[event.order].due = event.due
            case DayStarted():
                for order in list(self.bar.orders.values()):
                    self.bar.finish(order, event.at, self.pacing)

    def _staff(self, crew: list[str], at: float) -> None:
        for name in crew:
            self.times.barista(name)
        self.bar.staff(crew, at)
        self.pacing.crew = crew

    def _pass_to(self, at: float) -> None:
        gap = at - self.clock
        if self.clock and (gap > GAP or gap < -1.0):
            for order in self.bar.orders.values():
                order.frozen = True
        if gap > 0 and self.clock:
            self.pacing.pass_time(gap)
            for belief in self.bar.belief.values():
                belief.pass_time(gap)
        self.clock = at

    def _ordered(self, event: Ordered) -> None:
        if event.order in self.bar.orders:
            return
        order = self._make(event.order, event.at, event.items, event.due, remake=event.remake)
        if event.due is not None:
            order.told = (event.due, event.at, self._cell(order))
        self.number += 1
        self.bar.place(order)

    def _make(self, name: str, at: float, items: Sequence[Wanted], due: float | None, *, remake: bool) -> OpenOrder:
        order = OpenOrder(name, at, list(items), due, remake, len(self.bar.orders))
        pools: dict[str, list[Wanted]] = {}
        owners = set()
        for line in items:
            item = self.times.menu.get(line.item)
            if item is None:
                item = MenuItem(line.item, "unknown", priors.UNKNOWN_STATION)
                self.times.add_item(item)
            pool = POOLS.get(item.station, "bar")
            owners.add(pool)
            pools.setdefault("bar" if self.habits.crew_does(pool) else pool, []).append(line)
        for number, (pool, lines) in enumerate(pools.items()):
            order.parts[pool] = self._part(pool, lines, self.luck.draw(str(self.number), number))
        order.luck = self.luck.draw(str(self.number), 8)
        order.tap_wait = priors.TAP_SECONDS * self.luck.draw(str(self.number), 9)
        order.forgotten = -log(self.habits.forgets)
        if order.parts:
            order.kind = self._kind(order)
            order.first = self.habits.goes_first(order.kind)
            if len(owners) == 1 and owners != {"bar"}:
                (order.alone,) = owners
                (part,) = order.parts.values()
                order.own_seconds = part.log_seconds + part.spread
        return order

    def _kind(self, order: OpenOrder) -> str:
        slowest = max(order.parts.values(), key=lambda part: part.log_seconds)
        line = max(slowest.lines, key=lambda line: self.times.work([line])[0])
        return f"{self.times.menu[line.item].category} {'+'.join(sorted(set(order.parts) - {'counter'}))}"

    def _part(self, pool: str, lines: list[Wanted], levels: Floats) -> Part:
        seconds, loads = self.times.work(lines)
        station, shares = self._station(lines), self._shares(lines)
        noise = self.times.noise_of(station, shares[0][0])
        spread = (noise * noise + self.times.spread(loads)) ** 0.5
        factor = np.exp(spread * self.shape.deviations(levels))
        return Part(pool, lines, seconds, loads, spread, levels, factor, station, shares)

    def _shares(self, lines: Sequence[Wanted]) -> tuple[tuple[str, float], ...]:
        """The categories of some lines with their share of the making time, the largest first."""
        seconds: dict[str, float] = {}
        for line in lines:
            category = self.times.menu[line.item].category
            seconds[category] = seconds.get(category, 0.0) + exp(self.times.work([line])[0])
        total = sum(seconds.values())
        return tuple(sorted(((name, part / total) for name, part in seconds.items()), key=lambda pair: -pair[1]))

    def _station(self, lines: Sequence[Wanted]) -> str:
        return self.times.menu[lines[0].item].station

    def _cell(self, order: OpenOrder) -> str:
        if not order.parts:
            return "nothing"
        slowest = max(order.parts.values(), key=lambda part: part.log_seconds)
        category = self.times.menu[slowest.lines[0].item].category
        load = order.ahead / max(self.bar.hands("bar"), 1)
        return f"{0 if load < 1 else 1 if load < 2 else 2} {category}"

    def _changed(self, event: LinesAdded | LineRemoved | LineMade) -> None:
        order = self.bar.orders.get(event.order)
        if order is None:
            return
        lines = {line.item: line.quantity for line in order.lines}
        if isinstance(event, LinesAdded):
            for line in event.items:
                lines[line.item] = lines.get(line.item, 0) + line.quantity
        else:
            lines[event.item] = max(lines.get(event.item, 0) - event.quantity, 0)
        left = [Wanted(item, quantity) for item, quantity in lines.items() if quantity > 0]
        if not left:
            return
        self.bar.finish(order, event.at, self.pacing)
        changed = self._make(order.order, event.at if isinstance(event, LineMade) else order.at, left, order.due,
                             remake=order.remake)
        changed.frozen = True
        self.bar.place(changed)

    def _recalled(self, event: Recalled) -> None:
        order = self.gone.pop(event.order, None)
        if order is not None:
            order.frozen = True
            self.bar.place(order)

    def _started(self, event: Started) -> None:
        order = self.bar.orders.get(event.order)
        if order is None:
            return
        order.tapped = True
        if order.alone:
            self.habits.said_crew(order.alone)
        self.bar.begin(order, event.at, event.barista)

    def _watch(self, order: OpenOrder, at: float) -> None:
        """See what an order's end says of how this shop works."""
        if "bar" in order.parts:
            self.habits.saw_tap(started=order.tapped)
            self.bar.starts_tapped = self.habits.taps_starts
            slower = [name for name, seconds in order.behind if seconds > order.parts["bar"].log_seconds + 0.1]
            if len(slower) >= 3 and order.parts.keys() <= {"bar", "counter"}:
                open_still = sum(name in self.bar.orders for name in slower)
                self.habits.saw_turn(order.kind, jumped=2 * open_still > len(slower))
        if order.alone and self.habits.taps_starts and not order.tapped:
            self.habits.saw_alone(order.alone, waited=False)
        elif order.alone and order.full:
            waited = self.bar.made - order.made_before >= order.full
            busy = any(part.freed or part.ahead for name, part in order.parts.items() if name != "bar")
            if not waited or (log(max(at - order.at, 1.0)) > order.own_seconds and not busy):
                self.habits.saw_alone(order.alone, waited=waited)

    def _ready(self, event: Ready) -> None:
        order = self.bar.orders.get(event.order)
        if order is None:
            return
        if not order.frozen:
            self._learn(order, event.at)
            self._watch(order, event.at)
        self.bar.finish(order, event.at, self.pacing)
        for name in order.parts:
            if name in self.bar.belief:
                self.bar.recount(self.bar.pool(name), event.at)
        self.last_ready = event.at
        self.gone = {event.order: order}

    def _learn(self, order: OpenOrder, at: float) -> None:
        if order.told is not None:
            due, _, cell = order.told
            self.miss_chance.learn(order.chances[-40:], missed=at > due)
            self.calibration.learn(cell, missed=at > due, target=self.target)
        together = at - self.last_ready < 1.2
        self.habits.saw_ready(together=together)
        if together:
            return
        part = self._last_by_far(order)
        if part is not None and part.pool in self.bar.belief and not order.first:
            self.bar.belief[part.pool].learn(
                self.bar.known(part.pool), order.at, len(part.ahead) + len(part.freed), part.freed, at,
                self.pacing.expected(part), part.spread,
            )
        if part is not None and part.start is not None and part.sure:
            self.pacing.learn(part, (part.ended or at) - part.start)

    def _last_by_far(self, order: OpenOrder) -> Part | None:
        """The part that was bound to end last, judged before the outcome was known; None if it was a close run."""
        ends = []
        for part in order.parts.values():
            start = part.start if part.start is not None else order.at + 120.0
            seconds = self.pacing.expected(part)
            ends.append((start + exp(seconds), start + exp(seconds + part.spread), part))
        ends.sort(key=lambda end: end[0])
        if len(ends) > 1 and max(end[1] for end in ends[:-1]) > ends[-1][0]:
            return None
        return ends[-1][2] if ends else None

    # -- asking -------------------------------------------------------------------------------------------------

    def quote(self, items: Sequence[Wanted], at: float, *, remake: bool = False) -> Quote:
        """The promise for a ticket placed at `at`."""
        order = self._make("", at, items, None, remake=remake)
        ends = Outlook(self.bar, self.pacing, self.habits, at).ready(order)[NEW]
        ends.sort()
        correction = self.calibration.correction(self._cell(order))
        wait = max(float(ends[int(NOMINAL * PATHS)]), 1.0) * exp(correction)
        expected = max(float(ends[PATHS // 2]), 0.0)
        return Quote(
            whole_minute(at + wait), expected, len(self.bar.orders), self.bar.hands("bar"),
            {"queue": list(self.bar.orders), "crew": list(self.bar.crew), "seed": self.number,
             "target": self.target, "calibration": correction},
        )

    def tick(self, at: float) -> tuple[Risk, ...]:
        """The risk of every open order whose promise is not past."""
        ends = Outlook(self.bar, self.pacing, self.habits, at).ready()
        risks = []
        for name, order in self.bar.orders.items():
            if order.due is None or order.due < at:
                continue
            end = ends[name]
            raw = float(np.count_nonzero(end > order.due - at)) / PATHS
            order.chances.append(raw)
            miss = self.miss_chance.honest(raw)
            end.sort()
            reset = whole_minute(at + max(float(end[int(RESET_SURE * PATHS)]), 0.0))
            risks.append(Risk(name, miss, reset, "queue"))
        return tuple(risks)

    # -- keeping ------------------------------------------------------------------------------------------------

    def snapshot(self) -> dict[str, Any]:
        """What was learned, as JSON; open orders are to be fed again."""
        return {
            "states": list(self.times.index), "mean": self.times.mean.tolist(),
            "cover": self.times.cover.tolist(), "noise": self.times.noise, "shift": self.calibration.shift,
            "number": self.number, "clock": self.clock, "crew": self.bar.crew, "trouble": self.pacing.told,
        }

    @classmethod
    def restore(cls, snapshot: dict[str, Any], menu: Iterable[MenuItem], *, target: float = 0.9,
                timezone: str = "UTC", seed: int = 0) -> "Engine":
        """An engine that knows what the one of the snapshot knew."""
        engine = cls(menu, target=target, timezone=timezone, seed=seed)
        engine.times.recall(snapshot["states"], snapshot["mean"], snapshot["cover"], snapshot["noise"])
        engine.calibration.shift = dict(snapshot["shift"])
        engine.number, engine.clock = int(snapshot["number"]), float(snapshot["clock"])
        engine.bar.crew = list(snapshot["crew"])
        engine.pacing.told = dict(snapshot["trouble"])
        engine.pacing.crew = engine.bar.crew
        return engine
