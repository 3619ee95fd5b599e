"""The forecast of the bar: fed with what happens, asked for promises and for the risk to break them."""

from collections.abc import Iterable, Sequence
from math import exp, log
from typing import Any

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.answers import Quote, Risk
from counter.promises.forecast.bar import MANY, POOLS, Bar
from counter.promises.forecast.calibration import Calibration, whole_minute
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
from counter.promises.forecast.making_times import Loads, MakingTimes
from counter.promises.forecast.orders import OpenOrder, Part
from counter.promises.forecast.replay import from_line, in_hand, pace_paths, seat, take
from counter.promises.forecast.tail import Shape

LATE_TAP = 0.02
LATE_SECONDS = 120.0
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
        self.luck = Luck(seed)
        self.shape = Shape()
        self.trouble: dict[str, float] = {}
        self.number = 0
        self.clock = 0.0
        self.last_ready = 0.0
        self._normal = self.shape.deviations(np.sort(-np.log((np.arange(PATHS) + 0.5) / PATHS)))
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
                if event.order in self.bar.orders:
                    self.bar.begin(self.bar.orders[event.order], event.at, event.barista)
            case Cancelled():
                if event.order in self.bar.orders:
                    self.bar.finish(self.bar.orders[event.order], event.at, self._paces())
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
                self.trouble.pop(event.station, None)
                if event.trouble is not None:
                    self.trouble[event.station] = TROUBLE.get(event.trouble, TROUBLE["slow"])
            case DueChanged():
                if event.order in self.bar.orders:
                    self.bar.orders[event.order].due = event.due
            case DayStarted():
                for order in list(self.bar.orders.values()):
                    self.bar.finish(order, event.at, self._paces())

    def _staff(self, crew: list[str], at: float) -> None:
        for name in crew:
            self.times.barista(name)
        self.bar.staff(crew, at)

    def _pass_to(self, at: float) -> None:
        gap = at - self.clock
        if self.clock and (gap > GAP or gap < -1.0):
            for order in self.bar.orders.values():
                order.frozen = True
        self.times.drift(min(gap, 86400.0) if self.clock else 0.0)
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
        for line in items:
            item = self.times.menu.get(line.item)
            if item is None:
                item = MenuItem(line.item, "unknown", priors.UNKNOWN_STATION)
                self.times.add_item(item)
            pools.setdefault(POOLS.get(item.station, "bar"), []).append(line)
        for number, (pool, lines) in enumerate(pools.items()):
            order.parts[pool] = self._part(pool, lines, self.luck.draw(str(self.number), number))
        return order

    def _part(self, pool: str, lines: list[Wanted], levels: Floats) -> Part:
        seconds, loads = self.times.work(lines)
        spread = (self.times.noise[self._station(lines)] ** 2 + self.times.spread(loads)) ** 0.5
        factor = np.exp(spread * self.shape.deviations(levels))
        return Part(pool, lines, seconds, loads, spread, levels, factor)

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
        self.bar.finish(order, event.at, self._paces())
        changed = self._make(order.order, event.at if isinstance(event, LineMade) else order.at, left, order.due,
                             remake=order.remake)
        changed.frozen = True
        self.bar.place(changed)

    def _recalled(self, event: Recalled) -> None:
        order = self.gone.pop(event.order, None)
        if order is not None:
            order.frozen = True
            self.bar.place(order)

    def _ready(self, event: Ready) -> None:
        order = self.bar.orders.get(event.order)
        if order is None:
            return
        if not order.frozen:
            self._learn(order, event.at)
        self.bar.finish(order, event.at, self._paces())
        self.last_ready = event.at
        self.gone = {event.order: order}

    def _learn(self, order: OpenOrder, at: float) -> None:
        if order.told is not None:
            due, _, cell = order.told
            self.calibration.learn(cell, missed=at > due, target=self.target)
        if at - self.last_ready < 1.2:
            return
        for part in order.parts.values():
            if part.start is None or not part.sure or part.ended is not None:
                continue
            others = [p for p in order.parts.values() if p is not part]
            if all(self._surely_done(other, at) for other in others):
                loads = part.loads + self._pace_loads(part)
                pace, _ = self.times.pace(self._pace_loads(part))
                self.times.learn(part.log_seconds + pace, loads, log(max(at - part.start, 1.0)),
                                 self.times.noise[self._station(part.lines)])

    def _surely_done(self, part: Part, at: float) -> bool:
        if part.ended is not None:
            return True
        if part.start is None:
            return False
        pace, _ = self.times.pace(self._pace_loads(part))
        return log(max(at - part.start, 1.0)) > part.log_seconds + pace + 1.3 * part.spread

    # -- pace ---------------------------------------------------------------------------------------------------

    def _pace_loads(self, part: Part) -> Loads:
        loads: Loads = [(self.times.index[f"pace {self._station(part.lines)}"], 1.0)]
        if part.pool == "bar":
            crew = [part.barista] if part.barista else self.bar.crew
            loads += [(self.times.barista(name), 1.0 / len(crew)) for name in crew]
        return loads

    def _paces(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for order in self.bar.orders.values():
            for pool, part in order.parts.items():
                if pool not in found:
                    found[pool] = self.times.pace(self._pace_loads(part))[0]
        return found

    # -- asking -------------------------------------------------------------------------------------------------

    def quote(self, items: Sequence[Wanted], at: float, *, remake: bool = False) -> Quote:
        """The promise for a ticket placed at `at`."""
        order = self._make("", at, items, None, remake=remake)
        ends = self._finish(at, order)[""]
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
        ends = self._finish(at, None)
        risks = []
        for name, order in self.bar.orders.items():
            if order.due is None or order.due < at:
                continue
            end = ends[name]
            miss = float(np.count_nonzero(end > order.due - at)) / PATHS
            end.sort()
            reset = whole_minute(at + max(float(end[int(RESET_SURE * PATHS)]), 0.0))
            risks.append(Risk(name, miss, reset, "queue"))
        return tuple(risks)

    def _finish(self, at: float, extra: OpenOrder | None) -> dict[str, Floats]:
        """Seconds from `at` until each open order (and `extra`) is ready, one a path."""
        orders = dict(self.bar.orders)
        if extra is not None:
            orders[""] = extra
        ends: dict[str, dict[str, Floats]] = {name: {} for name in orders}
        for pool in {pool for order in orders.values() for pool in order.parts}:
            self._pool_finish(pool, at, orders, extra, ends)
        return {name: np.maximum.reduce([*parts.values(), np.zeros(PATHS)]) for name, parts in ends.items()}

    def _pool_finish(self, name: str, at: float, orders: dict[str, OpenOrder], extra: OpenOrder | None,
                     ends: dict[str, dict[str, Floats]]) -> None:
        pool, hands = self.bar.pool(name), self.bar.hands(name)
        any_part = next(order.parts[name] for order in orders.values() if name in order.parts)
        mean, spread = self.times.pace(self._pace_loads(any_part))
        mean += self.trouble.get(self._station(any_part.lines), 0.0)
        held = [(part, at - (part.start or at)) for part in pool.in_hand.values()]
        pace = pace_paths(mean, spread, held, self._normal, self.shape)
        free: list[Floats] = []
        for order, part in pool.in_hand.items():
            others = [p for p in orders[order].parts.values() if p is not part]
            open_for = np.full(PATHS, LATE_TAP)
            for other in others:
                open_for = np.maximum(open_for, self._still(other, at))
            end, _ = in_hand(part, at - (part.start or at), pace, open_for, self.shape)
            ends[order][name] = end
            seat(free, end)
        for order_name, order in orders.items():
            if name in order.parts and order.parts[name].ended is not None:
                ends[order_name][name] = np.full(PATHS, 10.0)
        line = list(pool.line)
        if extra is not None and name in extra.parts:
            if extra.remake:
                line.insert(0, "")
            else:
                line.append("")
        if not line:
            return
        if hands >= MANY:
            for order_name in line:
                ends[order_name][name] = from_line(orders[order_name].parts[name], np.zeros(PATHS), pace, self.shape)
            return
        while len(free) > hands:
            free.pop(0)
        while len(free) < hands:
            free.insert(0, np.zeros(PATHS))
        for order_name in line:
            end = from_line(orders[order_name].parts[name], free[0], pace, self.shape)
            ends[order_name][name] = end
            take(free, end)

    def _still(self, part: Part, at: float) -> float:
        """The chance that a part is not done yet."""
        if part.ended is not None:
            return 0.0
        if part.start is None or at <= part.start:
            return 1.0
        mean, _ = self.times.pace(self._pace_loads(part))
        deviation = np.array([(log(at - part.start) - part.log_seconds - mean) / part.spread])
        return float(np.exp(-self.shape.levels(deviation))[0])

    # -- keeping ------------------------------------------------------------------------------------------------

    def snapshot(self) -> dict[str, Any]:
        """What was learned, as JSON; open orders are to be fed again."""
        return {
            "states": list(self.times.index), "mean": self.times.mean.tolist(),
            "cover": self.times.cover.tolist(), "noise": self.times.noise, "shift": self.calibration.shift,
            "number": self.number, "clock": self.clock, "crew": self.bar.crew, "trouble": self.trouble,
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
        engine.trouble = dict(snapshot["trouble"])
        return engine
