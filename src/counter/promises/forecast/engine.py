"""The forecast of the bar: fed with what happens, asked for promises and for the risk to break them."""

from collections.abc import Iterable, Sequence
from heapq import nsmallest
from math import exp
from typing import Any, Self

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.answers import Quote, Risk
from counter.promises.forecast.bar import Bar
from counter.promises.forecast.calibration import IN_HAND, WAITING, Calibration, MissChance, nominal, whole_minute
from counter.promises.forecast.composing import Composer
from counter.promises.forecast.draws import PATHS, Luck
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
from counter.promises.forecast.keeping import kept, recall
from counter.promises.forecast.lessons import Lessons
from counter.promises.forecast.making_times import MakingTimes
from counter.promises.forecast.orders import OpenOrder
from counter.promises.forecast.outlook import NEW, Outlook
from counter.promises.forecast.pacing import Pacing
from counter.promises.forecast.reasons import Reasons
from counter.promises.forecast.tail import Shape

_RESET_AT = int(priors.RESET_SURE * PATHS)
_CHANCES_KEPT = 40
_RENEWED = 3


class Engine:
    """The promise engine: `feed` it events in order, ask it for a `quote`, `tick` it every few seconds.

    `target` is the share of promises to keep (0.80 to 0.98); it may be changed at any time.
    """

    def __init__(self, menu: Iterable[MenuItem], *, target: float = 0.9, timezone: str = "UTC", seed: int = 0) -> None:
        """Know nothing but the menu and the priors; `seed` keys all draws."""
        self.target, self.timezone, self.seed = target, timezone, seed
        self.times, self.habits, self.bar = MakingTimes(menu), Habits(), Bar()
        self.calibration, self.chance = Calibration(), MissChance()
        shape, luck = Shape(), Luck(seed)
        self.pacing = Pacing(self.times, shape)
        self.composer = Composer(self.times, self.habits, luck, shape)
        self.lessons = Lessons(self.bar, self.pacing, self.habits, self.calibration, self.chance)
        self.clock = 0.0
        self._gone: OpenOrder | None = None
        self._asked: tuple[float, Sequence[Wanted], OpenOrder] | None = None

    def feed(self, event: Event) -> None:
        """Take in what happened. Events that make no sense here (an unknown order) change nothing."""
        if not isinstance(event, Ordered):
            self._asked = None
        if isinstance(event, MenuChanged):
            self.times.add_item(event.item)
            return
        self._pass_to(event.at)
        match event:
            case Ordered():
                self._ordered(event)
            case CrewChanged() | Staffed():
                self._staffed(event)
            case StationChanged():
                self.pacing.report(event.station, event.trouble)
            case Recalled():
                self._recalled(event)
            case DayStarted():
                self.bar.clear()
            case _:
                order = self.bar.orders.get(event.order)
                if order is not None:
                    self._happened(order, event)

    def _happened(
        self, order: OpenOrder, event: LineMade | Started | Ready | LinesAdded | LineRemoved | Cancelled | DueChanged
    ) -> None:
        """Something happened to an open order."""
        match event:
            case Ready():
                self._ready(order, event.at)
            case Started():
                order.tapped = True
                if order.alone:
                    self.habits.said_crew(order.alone)
                self.bar.begin(order, event.at, event.barista)
            case Cancelled():
                self.bar.drop(order, event.at)
            case DueChanged():
                order.due = event.due
            case LinesAdded():
                self._change(order, [*order.lines, *event.items], event.at)
            case LineRemoved() | LineMade():
                left = _without(order.lines, event.item, event.quantity)
                self._change(order, left, event.at, made=isinstance(event, LineMade))

    def _ready(self, order: OpenOrder, at: float) -> None:
        """An order is ready: it is learned from, and those whose times were worked out longest ago get them anew."""
        self.composer.renew(order)
        last = self.lessons.ready(order, at, self.target)
        self.bar.finish(order, at, self.pacing, last)
        self._gone = order
        for waiting in nsmallest(_RENEWED, self.bar.orders.values(), key=lambda waiting: waiting.renewed):
            self.composer.renew(waiting)

    def _pass_to(self, at: float) -> None:
        """Move the clock. A gap or a jump back (a laptop closed, a clock set) freezes what is open."""
        gap = at - self.clock
        if self.clock and not -1.0 <= gap <= priors.GAP:
            self.bar.freeze()
        if gap > 0 and self.clock:
            self.times.drift(gap)
            self.bar.pass_time(gap)
        self.clock = at

    def _ordered(self, event: Ordered) -> None:
        self.bar.give_up(event.at)
        if event.order in self.bar.orders:
            return
        order = self._as_asked(event) or self._compose(event.order, event.at, event.items, remake=event.remake)
        order.due = event.due
        if event.due is not None:
            order.told = (event.due, *self._cell(order))
        self.bar.place(order)

    def _as_asked(self, event: Ordered) -> OpenOrder | None:
        """The order as it was composed for its quote, if that is what was asked for last, at the same moment."""
        asked, self._asked = self._asked, None
        if asked is None or asked[:2] != (event.at, event.items) or asked[2].remake != event.remake:
            return None
        order = asked[2]
        order.order, order.ahead = event.order, len(self.bar.orders)
        return order

    def _compose(self, name: str, at: float, items: Sequence[Wanted], *, remake: bool) -> OpenOrder:
        order = OpenOrder(name, at, list(items), None, remake, len(self.bar.orders))
        return self.composer.order(order)

    def _cell(self, order: OpenOrder) -> tuple[str, str]:
        """Load and category, as the calibration tells orders apart."""
        category = order.slowest.shares[0][0] if order.parts else "nothing"
        return self.calibration.load(order.ahead / self.bar.hands("bar"), category), category

    def _change(self, order: OpenOrder, lines: list[Wanted], at: float, *, made: bool = False) -> None:
        """Lines came, went or were made: what is left to do is composed anew, in the same place."""
        order.lines, order.frozen = lines, True
        before = order.parts
        self.composer.fill(order)
        self.bar.exchange(order, before, at, made=made)

    def _recalled(self, event: Recalled) -> None:
        if self._gone is not None and self._gone.order == event.order and event.order not in self.bar.orders:
            self._gone.frozen = True
            self.bar.place(self._gone)

    def _staffed(self, event: CrewChanged | Staffed) -> None:
        if isinstance(event, Staffed):
            crew = list(event.baristas)
        else:
            crew = [name for name in self.bar.crew if name != event.barista] + [event.barista] * event.on
        for name in crew:
            self.times.barista(name)
        self.bar.staff(crew, event.at)
        self.pacing.crew = crew

    def quote(self, items: Sequence[Wanted], at: float, *, remake: bool = False) -> Quote:
        """The promise for a ticket placed at `at` (unix seconds). Asking teaches nothing and changes nothing."""
        order = self._compose(NEW, at, items, remake=remake)
        self._asked = at, items, order
        ends = np.sort(Outlook(self.bar, self.pacing, self.habits, at).ready(order))
        load, category = self._cell(order)
        correction = self.calibration.correction(load, category) if order.parts else 0.0
        wait = max(float(ends[int(nominal(self.target) * PATHS)]), 0.0) * exp(correction)
        expected = max(float(ends[PATHS // 2]), 0.0)
        return Quote(
            whole_minute(at + wait),
            expected,
            len(self.bar.orders),
            self.bar.hands("bar"),
            {
                "queue": list(self.bar.orders),
                "crew": list(self.bar.crew),
                "hands": self.bar.hands("bar"),
                "seed": self.seed,
                "draw": order.key,
                "target": self.target,
                "load": load,
                "category": category,
                "calibration": round(correction, 6),
                "pace": round(self.bar.pool("bar").likely.pace.mean()[0], 4),
            },
        )

    def tick(self, at: float) -> tuple[Risk, ...]:
        """The risk of every open order whose promise is not past at `at` (unix seconds)."""
        told = [
            (row, order, order.due - at)
            for row, order in enumerate(self.bar.orders.values())
            if order.due is not None and order.due >= at
        ]
        if not told:
            return ()
        ends = Outlook(self.bar, self.pacing, self.habits, at).all_ready()[[row for row, _, _ in told]]
        late = np.count_nonzero(ends > np.array([[left] for _, _, left in told]), axis=1).tolist()
        sure = np.maximum(np.partition(ends, _RESET_AT, axis=1)[:, _RESET_AT], 0.0)
        resets = (np.ceil((at + sure) / 60.0) * 60.0).tolist()
        reasons, waiting = Reasons(self.bar, self.pacing), self.bar.waiting()
        return tuple(
            Risk(
                order.order,
                self._chance(order, WAITING if order.order in waiting else IN_HAND, missing / PATHS),
                left,
                reset,
                *reasons.of(order),
            )
            for (_, order, left), missing, reset in zip(told, late, resets, strict=True)
        )

    def _chance(self, order: OpenOrder, stage: str, raw: float) -> float:
        """The honest chance for the replay's, which is kept with the order to learn from."""
        if len(order.chances) >= _CHANCES_KEPT:
            del order.chances[0]
        order.chances.append((stage, raw))
        return self.chance.honest(stage, raw)

    def snapshot(self) -> dict[str, Any]:
        """What was learned, as JSON values; open orders are to be fed again."""
        return kept(self)

    @classmethod
    def restore(
        cls,
        snapshot: dict[str, Any],
        menu: Iterable[MenuItem],
        *,
        target: float = 0.9,
        timezone: str = "UTC",
        seed: int = 0,
    ) -> Self:
        """An engine that knows what the one of the snapshot knew."""
        engine = cls(menu, target=target, timezone=timezone, seed=seed)
        recall(engine, snapshot)
        return engine


def _without(lines: list[Wanted], item: str, quantity: int) -> list[Wanted]:
    """Lines less so many of an item."""
    left = []
    for line in lines:
        taken = min(line.quantity, quantity) if line.item == item else 0
        quantity -= taken
        if line.quantity > taken:
            left.append(Wanted(line.item, line.quantity - taken))
    return left
