"""The simulated bar: orders come in, are made at their stations, called ready and handed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from counter.flows import make
from counter.kernel.ids import LineId, OrderId, StaffId
from counter.menu.rules import Item
from counter.simulation.hands import Hand, Part, Pool
from counter.simulation.making import Recipes
from counter.simulation.stage import Stage

COOKS = 2
"""The kitchen has hands of its own, unless one person does everything."""
BAR, KITCHEN = "bar", "kitchen"
_AT_ONCE = (5.0, 12.0)
_TAPS, _TAPS_LATE, _FORGETS = (1.5, 8.0), (20.0, 75.0), 0.025
_COLLECTS, _COLLECTS_AT_MOST, _CARRIES = 22.0, 200.0, 4.0


@dataclass(frozen=True, slots=True)
class Ordered:
    """One line that somebody waits for."""

    line_id: LineId
    item: Item
    quantity: int


@dataclass
class Job:
    """An order on the bar: its day's number, its first promise, and the pools that have not made their part yet."""

    order_id: OrderId
    number: int
    due: datetime
    remake: bool
    lines: Sequence[Ordered]
    waiting: set[str] = field(default_factory=set)
    ready_at: datetime | None = None

    @property
    def name(self) -> str:
        """What its luck hangs on: the same in every run of the day."""
        return f"{self.number}{'again' if self.remake else ''}"


class Bar:
    """Every order that is not handed over yet. `collected` is called when a customer takes theirs, before the tap."""

    def __init__(self, stage: Stage, collected: Callable[[Job, StaffId], None]) -> None:
        self._stage = stage
        self._collected = collected
        self._recipes = Recipes(stage.seed)
        self.open: dict[OrderId, Job] = {}
        self.crew = Pool(stage.agenda, BAR, stage.team.bar, stage.seed, self._made)
        self._pools = {"espresso": self.crew, "brew": self.crew, "kitchen": self.crew}
        if not stage.team.alone:
            self._pools["kitchen"] = Pool(stage.agenda, KITCHEN, [None] * COOKS, stage.seed, self._made)

    def take(self, job: Job) -> None:
        """An order comes in; a remake goes first."""
        self.open[job.order_id] = job
        luck = self._stage.luck("making", job.name)
        seconds: dict[Pool, float] = {}
        for station in dict.fromkeys(line.item.station for line in job.lines):
            if station in self._pools:
                wanted = [(line.item, line.quantity) for line in job.lines if line.item.station == station]
                pool = self._pools[station]
                seconds[pool] = seconds.get(pool, 0.0) + self._recipes.seconds(wanted, luck)
        job.waiting = {pool.name for pool in seconds}
        for pool, needed in seconds.items():
            pool.join(Part(job.order_id, pool.name, needed, first=job.remake))
        if not seconds:
            self._stage.agenda.after(luck.uniform(*_AT_ONCE), partial(self._ready, job, self._stage.team.till))

    def _made(self, part: Part, hand: Hand) -> None:
        job = self.open[part.order_id]
        job.waiting.discard(part.pool)
        by = hand.person or self._stage.team.bar[0]
        luck = self._stage.luck("tap", job.name, part.pool)
        if job.waiting:
            self._stage.agenda.after(luck.uniform(*_TAPS), partial(self._tick, job, part.pool, by))
            return
        slow = luck.random() < _FORGETS
        self._stage.agenda.after(luck.uniform(*(_TAPS_LATE if slow else _TAPS)), partial(self._ready, job, by))

    def _tick(self, job: Job, pool: str, by: StaffId) -> None:
        """One half of an order stands there while the other half is being made."""
        if job.order_id not in self.open:
            return
        for line in job.lines:
            if line.item.station in self._pools and self._pools[line.item.station].name == pool:
                self._stage.do(by, make.tick_line, job.order_id, line.line_id, made=True)

    def _ready(self, job: Job, by: StaffId) -> None:
        self._stage.do(by, make.ready, job.order_id)
        del self.open[job.order_id]
        job.ready_at = self._stage.agenda.now
        luck = self._stage.luck("collects", job.name)
        wait = _CARRIES if job.remake else min(2.0 + luck.expovariate(1 / _COLLECTS), _COLLECTS_AT_MOST)
        self._stage.agenda.after(wait, partial(self._hand_over, job, by))

    def _hand_over(self, job: Job, by: StaffId) -> None:
        self._collected(job, by)
        self._stage.do(by, make.hand_over, job.order_id)
