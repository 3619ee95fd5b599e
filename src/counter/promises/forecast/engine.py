"""The forecast of the bar: fed with what happens, asked for promises and for the risk to break them."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from math import exp
from typing import Any, Self

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.answers import Basis, Quote, Risk
from counter.promises.forecast.calibration import Calibration, MissChance, nominal, whole_minute
from counter.promises.forecast.draws import PATHS, Floats, StratifiedDraws
from counter.promises.forecast.events import (
    Cancelled,
    CrewChanged,
    DayStarted,
    DueChanged,
    Event,
    LineMade,
    LineRemoved,
    LinesAdded,
    LineUnmade,
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
from counter.promises.forecast.learning import Learning
from counter.promises.forecast.making_times import MakingTimes
from counter.promises.forecast.order_builder import OrderBuilder
from counter.promises.forecast.orders import OpenOrder
from counter.promises.forecast.queue_simulation import NEW, QueueSimulation
from counter.promises.forecast.risks import risks_at
from counter.promises.forecast.service_times import ServiceTimes
from counter.promises.forecast.taken_back import TakenBack
from counter.promises.forecast.time_distribution import TimeDistribution
from counter.promises.forecast.work_in_progress import WorkInProgress

_RENEWED = 3


class Engine:
    """The promise engine: `feed` it events in order, ask it for a `quote`, `tick` it every few seconds.

    `target` is the share of promises to keep (0.80 to 0.98); it may be changed at any time.
    """

    def __init__(self, menu: Iterable[MenuItem] = (), *, target: float = 0.9, seed: int = 0) -> None:
        """Know nothing but the menu and the priors; `seed` keys all draws."""
        self.target, self.seed = target, seed
        self.times, self.habits, self.work = MakingTimes(menu), Habits(), WorkInProgress()
        self.calibration, self.chance = Calibration(), MissChance()
        distribution, draws = TimeDistribution(), StratifiedDraws(seed)
        self.service = ServiceTimes(self.times, distribution)
        self.builder = OrderBuilder(self.times, self.habits, draws, distribution)
        self.learning = Learning(self.work, self.service, self.habits, self.calibration, self.chance)
        self.clock = self._own_clock = 0.0
        self.taken_back = TakenBack(self.work, self.builder)
        self._quoted: tuple[float, Sequence[Wanted], OpenOrder] | None = None

    def feed(self, event: Event, *, foreign: bool = False) -> None:
        """Take in what happened. Events that make no sense here (an unknown order) change nothing.

        `foreign`: it happened at another terminal, by whose clock it may come late.
        """
        if not isinstance(event, Ordered):
            self._quoted = None
        if not isinstance(event, MenuChanged):
            self._pass_to(event.at, foreign=foreign)
        self._take_in(event)
        if foreign and event.at < self.clock:
            self.work.begin_no_earlier_than_placed()

    def _take_in(self, event: Event) -> None:
        match event:
            case MenuChanged():
                self.times.add_item(event.item)
            case Ordered():
                self._ordered(event)
            case CrewChanged() | Staffed():
                self._staffed(event)
            case StationChanged():
                self.service.report(event.station, event.trouble)
            case Recalled():
                self.taken_back.recall(event.order, event.at)
            case DayStarted():
                self.work.clear()
                self.taken_back.forget()
            case _:
                order = self.work.orders.get(event.order)
                if order is not None:
                    self._happened(order, event)

    def _happened(
        self,
        order: OpenOrder,
        event: LineMade | LineUnmade | Started | Ready | LinesAdded | LineRemoved | Cancelled | DueChanged,
    ) -> None:
        """Something happened to an open order."""
        match event:
            case Ready():
                self._ready(order, event.at)
            case Started():
                order.tapped = True
                if order.alone:
                    self.habits.observe_start(order.alone, tapped=True)
                self.work.begin(order, event.at, event.barista)
            case Cancelled():
                self.work.drop(order, event.at)
            case DueChanged():
                order.due = event.due
            case LinesAdded():
                self._change(order, [*order.lines, *event.items], event.at)
            case LineUnmade():
                self.taken_back.unmake(order, Wanted(event.item, event.quantity), event.at)
            case LineRemoved() | LineMade():
                if isinstance(event, LineMade):
                    self.taken_back.remember_made(order, Wanted(event.item, event.quantity))
                left = _without(order.lines, event.item, event.quantity)
                self._change(order, left, event.at, made=isinstance(event, LineMade))

    def _ready(self, order: OpenOrder, at: float) -> None:
        """An order is ready: it is learned from, and those whose times were worked out longest ago get them anew."""
        self.builder.renew(order)
        self.taken_back.remember_ready(order, at)
        last = self.learning.ready(order, at, self.target)
        self.work.finish(order, at, self.service, last)
        for waiting in nsmallest(_RENEWED, self.work.orders.values(), key=lambda waiting: waiting.renewed):
            self.builder.renew(waiting)

    def _pass_to(self, at: float, *, foreign: bool) -> None:
        """Move the clock: another terminal's never sets it back, and half an hour ahead of ours it is wrong.

        A gap, or our own clock set back (a laptop closed, a clock set), freezes what is open.
        """
        gap, set_back = at - self.clock, not foreign and at < self._own_clock - 1.0
        if self.clock and (set_back or gap > priors.GAP):
            self.work.freeze()
        if gap > 0 and self.clock:
            self.times.drift(gap)
            self.work.pass_time(gap)
        self.service.pass_to(at)
        ours = set_back or (not foreign and gap < -priors.GAP)
        self.clock = at if ours else max(self.clock, at)
        if not foreign:
            self._own_clock = at

    def _ordered(self, event: Ordered) -> None:
        self.work.give_up(event.at)
        if event.order in self.work.orders:
            return
        order = self._as_quoted(event) or self._build(event.order, event.at, event.items, remake=event.remake)
        order.due, by = event.due, event.expected if event.due is None else event.due
        if by is not None:
            order.promised = (by, *self._cell(order))
        if order.in_question and not (order.alone and self.habits.taps_starts):
            order.waits = self._waits_either_way(order)
        self.work.add(order)
        if order.jumps is not None:
            self.habits.observe_jumper(order.at, self.habits.jumps(order.kind) * order.bar_seconds)

    def _waits_either_way(self, order: OpenOrder) -> tuple[Floats, Floats]:
        """How long an order may wait if what is in question about it is not so, and if it is."""
        queue = QueueSimulation(self.work, self.service, self.habits, order.at)
        no, yes = self.builder.either_way(order)
        return queue.ready(no), queue.ready(yes)

    def _as_quoted(self, event: Ordered) -> OpenOrder | None:
        """The order as it was built for its quote, if that was the last one, at the same moment."""
        quoted, self._quoted = self._quoted, None
        if quoted is None or quoted[:2] != (event.at, event.items) or quoted[2].remake != event.remake:
            return None
        order = quoted[2]
        order.order, order.ahead = event.order, len(self.work.orders)
        return order

    def _build(self, name: str, at: float, items: Sequence[Wanted], *, remake: bool) -> OpenOrder:
        return self.builder.build(
            OpenOrder(order=name, at=at, lines=list(items), due=None, remake=remake, ahead=len(self.work.orders))
        )

    def _cell(self, order: OpenOrder) -> tuple[str, str]:
        """Load and category, as the calibration tells orders apart."""
        category = order.slowest.shares[0][0] if order.parts else "nothing"
        return self.calibration.load(order.ahead / self.work.bar.likely.workers, category), category

    def _change(self, order: OpenOrder, lines: list[Wanted], at: float, *, made: bool = False) -> None:
        """Lines came, went or were made: what is left to do is built anew, in the same place."""
        order.lines, order.frozen = lines, True
        before = order.parts
        self.builder.fill_parts(order)
        self.work.exchange(order, before, at, made=made)

    def _staffed(self, event: CrewChanged | Staffed) -> None:
        if isinstance(event, Staffed):
            crew = list(event.baristas)
        else:
            crew = [name for name in self.work.crew if name != event.barista] + [event.barista] * event.on
        for name in crew:
            self.times.barista(name)
        self.work.staff(crew, self.clock)
        if crew:
            self.service.staff(crew, self.clock)
        self.habits.observe_crew(len(crew))

    def quote(self, items: Sequence[Wanted], at: float, *, remake: bool = False) -> Quote:
        """The promise for a ticket placed at `at` (unix seconds). Asking teaches nothing and changes nothing."""
        order = self._build(NEW, at, items, remake=remake)
        self._quoted = at, items, order
        ends = np.sort(QueueSimulation(self.work, self.service, self.habits, at).ready(order))
        load, category = self._cell(order)
        correction = self.calibration.correction(load, category) if order.parts else 0.0
        wait = max(float(ends[int(nominal(self.target) * PATHS)]), 0.0) * exp(correction)
        return Quote(
            ready_by=whole_minute(at + wait),
            expected=max(float(ends[PATHS // 2]), 0.0),
            soonest=max(float(ends[PATHS // 10]), 0.0),
            latest=wait,
            ahead=len(self.work.orders),
            basis=Basis(
                queue=tuple(self.work.orders),
                crew=tuple(self.work.crew),
                workers=self.work.bar.likely.workers,
                target=self.target,
                draw=order.key,
                load=load,
                category=category,
                correction=correction,
                pace=self.work.bar.likely.pace.mean()[0],
            ),
        )

    def tick(self, at: float) -> tuple[Risk, ...]:
        """The risk of every open order whose promise is not past at `at` (unix seconds)."""
        return risks_at(QueueSimulation(self.work, self.service, self.habits, at), self.chance)

    def snapshot(self) -> dict[str, Any]:
        """What was learned, as JSON values; open orders are to be fed again."""
        return {
            "times": self.times.snapshot(),
            "service": self.service.snapshot(),
            "habits": self.habits.snapshot(),
            "work": self.work.snapshot(),
            "calibration": self.calibration.snapshot(),
            "chance": self.chance.snapshot(),
            "learning": self.learning.snapshot(),
            "clock": self.clock,
            "own_clock": self._own_clock,
        }

    @classmethod
    def restore(
        cls, snapshot: Mapping[str, Any], menu: Iterable[MenuItem], *, target: float = 0.9, seed: int = 0
    ) -> Self:
        """An engine that knows what the one of the snapshot knew. KeyError, TypeError or ValueError for no snapshot."""
        engine = cls(menu, target=target, seed=seed)
        engine.clock, engine._own_clock = float(snapshot["clock"]), float(snapshot["own_clock"])
        engine.times.restore(snapshot["times"])
        engine.habits.restore(snapshot["habits"])
        engine.work.restore(snapshot["work"], engine.clock, starts_tapped=engine.habits.taps_starts)
        engine.service.restore(snapshot["service"], engine.work.crew)
        engine.calibration.restore(snapshot["calibration"])
        engine.chance.restore(snapshot["chance"])
        engine.learning.restore(snapshot["learning"])
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
