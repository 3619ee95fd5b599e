"""The simulated bar: orders come in, are made at their stations, called ready and handed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from counter.flows import make
from counter.kernel.ids import LineId, OrderId, StaffId
from counter.menu.rules import Item
from counter.settings.stations import COUNTER, KITCHEN
from counter.simulation.context import Context
from counter.simulation.preparation_times import PreparationTimes
from counter.simulation.workers import Task, Worker, WorkerPool

COOKS = 2
"""How many work in the kitchen, unless one person does everything."""
BAR_POOL, KITCHEN_POOL = "bar", "kitchen"
"""The names of the pools of workers."""
# Seconds, as ranges or means, and shares.
_NOTHING_TO_MAKE = (5.0, 12.0)
_TAPS, _TAPS_LATE, _FORGETS = (1.5, 8.0), (20.0, 75.0), 0.025
_COLLECTS, _COLLECTS_AT_MOST, _CARRIES = 22.0, 200.0, 4.0


@dataclass(frozen=True, slots=True)
class JobLine:
    """One line of an order on the bar."""

    line_id: LineId
    item: Item
    quantity: int


@dataclass
class BarJob:
    """An order on the bar: its day's number, its first promise, and the names of the pools still at work on it.

    `due` is None while nothing is promised.
    """

    order_id: OrderId
    number: int
    due: datetime | None
    remake: bool
    lines: Sequence[JobLine]
    pools_left: set[str] = field(default_factory=set)
    ready_at: datetime | None = None

    def late(self, now: datetime) -> timedelta | None:
        """How much later than its first promise it is, or was ready; None while there is none, or it is not late."""
        late = None if self.due is None else (self.ready_at or now) - self.due
        return late if late and late > timedelta() else None

    @property
    def rng_name(self) -> str:
        """What its random numbers are named by: the same in every run of the day."""
        return f"{self.number}{'again' if self.remake else ''}"


class SimulatedBar:
    """The orders that are not handed over yet. `collected` is called when a customer takes theirs, before the tap."""

    def __init__(self, context: Context, collected: Callable[[BarJob, StaffId], None]) -> None:
        self._context = context
        self._collected = collected
        self._times = PreparationTimes(context.seed)
        self.open: dict[OrderId, BarJob] = {}
        self.crew = WorkerPool(context.events, BAR_POOL, context.team.bar, context.seed, self._made)
        self._cooks = self.crew
        if not context.team.alone:
            self._cooks = WorkerPool(context.events, KITCHEN_POOL, [None] * COOKS, context.seed, self._made)

    def _pool(self, station: str) -> WorkerPool | None:
        """Who makes what is made there; None at the counter, where nothing is."""
        if station == COUNTER:
            return None
        return self._cooks if station == KITCHEN else self.crew

    def add(self, job: BarJob) -> None:
        """Puts an order on the bar and its work in the pools; a remake goes first."""
        self.open[job.order_id] = job
        rng = self._context.rng("making", job.rng_name)
        seconds: dict[WorkerPool, float] = {}
        for station in dict.fromkeys(line.item.station for line in job.lines):
            if pool := self._pool(station):
                wanted = [(line.item, line.quantity) for line in job.lines if line.item.station == station]
                seconds[pool] = seconds.get(pool, 0.0) + self._times.seconds(wanted, rng)
        job.pools_left = {pool.name for pool in seconds}
        for pool, needed in seconds.items():
            pool.add(Task(job.order_id, pool.name, needed, first=job.remake))
        if not seconds:
            self._context.events.after(
                rng.uniform(*_NOTHING_TO_MAKE), partial(self._ready, job, self._context.team.till)
            )

    def _made(self, task: Task, worker: Worker) -> None:
        job = self.open[task.order_id]
        job.pools_left.discard(task.pool)
        by = worker.person or self._context.team.bar[0]
        rng = self._context.rng("tap", job.rng_name, task.pool)
        if job.pools_left:
            self._context.events.after(rng.uniform(*_TAPS), partial(self._tick_off, job, task.pool, by))
            return
        slow = rng.random() < _FORGETS
        self._context.events.after(rng.uniform(*(_TAPS_LATE if slow else _TAPS)), partial(self._ready, job, by))

    def _tick_off(self, job: BarJob, pool: str, by: StaffId) -> None:
        """Ticks off what one pool has made of an order while another is still at it."""
        if job.order_id not in self.open:
            return
        for line in job.lines:
            made_by = self._pool(line.item.station)
            if made_by is not None and made_by.name == pool:
                self._context.do(by, make.tick_line, job.order_id, line.line_id, made=True)

    def _ready(self, job: BarJob, by: StaffId) -> None:
        self._context.do(by, make.ready, job.order_id, unmade=make.MADE)
        del self.open[job.order_id]
        job.ready_at = self._context.events.now
        rng = self._context.rng("collects", job.rng_name)
        wait = _CARRIES if job.remake else min(2.0 + rng.expovariate(1 / _COLLECTS), _COLLECTS_AT_MOST)
        self._context.events.after(wait, partial(self._hand_over, job, by))

    def _hand_over(self, job: BarJob, by: StaffId) -> None:
        self._collected(job, by)
        self._context.do(by, make.hand_over, job.order_id)
