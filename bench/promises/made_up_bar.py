"""The bar of a made-up shop: plays its days, act by act, and notes what a till sees (and what it does not)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from heapq import heappop, heappush
from itertools import count
from math import exp
from random import Random
from statistics import NormalDist

from made_up_shop import AFTERNOON, CLOSING, COOKS, OPENING, QUICK, QUICK_SHARE, Shop, Sold
from oracle_view import OracleView, Queue, Work, WorkerView

DAYS = 8
FIRST_DAY, A_DAY = 1_767_225_600.0, 86_400.0
TROUBLE_EVERY, TROUBLE_SECONDS, TROUBLE_FACTOR = 22 * 3600.0, (900.0, 4800.0), 2.2
PACE_EVERY, PACE_KEPT, PACE_STEP = 1200.0, 0.9, 0.045
GONE_UNSAID, GONE_BEFORE = 0.2, (1800.0, 5400.0)
HANDED_OVER = (5.0, 30.0)
NEXT_TAP = 0.4
NEAR = 2
LUCK = sorted(
    [NormalDist().inv_cdf((at + 0.5) / 1950) for at in range(1950)]
    + [NormalDist(2.2).inv_cdf((at + 0.5) / 50) for at in range(50)]
)
"""The luck of a piece of work, in standard deviations of its log; one in forty is spilled or interrupted."""


@dataclass(slots=True)
class Happened:
    """One line of the stream: kind is "crew", "order", "started" or "ready". `view` is for the oracle only."""

    at: float
    kind: str
    order: Sold | None = None
    crew: tuple[str, ...] = ()
    view: OracleView | None = None


@dataclass(slots=True, eq=False)
class Job:
    """The part of an order that one pool of workers makes."""

    order: Sold
    items: list[str]


@dataclass(slots=True, eq=False)
class Worker:
    """Somebody at work: since when, on what, and how long that would take without luck (seconds)."""

    name: str
    since: float
    jobs: list[Job] = field(default_factory=list)
    usual: float = 0.0
    leaving: bool = False


@dataclass(slots=True, eq=False)
class Pool:
    """Workers who share one queue, and how slow they are just now (log)."""

    workers: list[Worker] = field(default_factory=list)
    queue: list[Job] = field(default_factory=list)
    pace: float = 0.0

    def send_away(self) -> None:
        """Whoever is to leave and has nothing in hand is gone."""
        self.workers = [worker for worker in self.workers if worker.jobs or not worker.leaving]


def stream(shop: Shop, days: int = DAYS) -> list[Happened]:
    """Everything that happens in a shop, in order of time."""
    bar = _Bar(shop)
    for day in range(days):
        bar.play(day)
    return sorted(bar.happened, key=lambda what: what.at)


def next_jobs(queue: list[Job], *, together: bool) -> list[Job]:
    """Take the next out of a queue; with it a like single drink close behind, where that is the habit."""
    job = queue.pop(0)
    if together and len(job.items) == 1:
        for other in queue[:NEAR]:
            if other.items == job.items:
                queue.remove(other)
                return [job, other]
    return [job]


def is_quick(job: Job) -> bool:
    """Whether a job is the kind that overtakes in some shops."""
    return len(job.order.items) == 1 and job.items[0] in QUICK


class _Bar:
    """One bar, moved on from act to act."""

    def __init__(self, shop: Shop) -> None:
        self.shop, self.chance = shop, Random(shop.seed + 1)
        self.happened: list[Happened] = []
        self.agenda: list[tuple[float, int, Callable[[float], None]]] = []
        self.number = count()
        self.bar, self.kitchen = Pool(), Pool()
        self.midnight = 0.0
        self.unfinished: dict[Sold, int] = {}
        self.untapped: list[Sold] = []
        self.trouble = (0.0, 0.0)

    def play(self, day: int) -> None:
        """One day, from opening until the last order is ready."""
        at = self.midnight = FIRST_DAY + day * A_DAY
        self.bar, self.kitchen = Pool(), Pool([Worker(cook, at) for cook in COOKS])
        for second, crew in self.shop.crews().items():
            self._later(second, partial(self._staff, crew))
        for end in (AFTERNOON, CLOSING):
            if self.chance.random() < GONE_UNSAID:
                self._later(end - self.chance.uniform(*GONE_BEFORE), self._go_unsaid)
        for order in self.shop.arrivals(self.chance, day, at):
            self._later(order.at - at, partial(self._order, order))
        for step in range(int((CLOSING - OPENING) / PACE_EVERY)):
            self._later(OPENING + step * PACE_EVERY, self._wander)
        if (trouble := OPENING + self.chance.expovariate(1 / TROUBLE_EVERY)) < CLOSING:
            self._later(trouble, self._break_down)
        while self.agenda:
            at, _, act = heappop(self.agenda)
            act(at)
        self._tap_forgotten(at)

    def _later(self, second: float, act: Callable[[float], None]) -> None:
        heappush(self.agenda, (self.midnight + second, next(self.number), act))

    # -- who is there, and how fast ----------------------------------------------------------------------------

    def _staff(self, crew: tuple[str, ...], at: float) -> None:
        self.happened.append(Happened(at, "crew", crew=crew))
        there = {worker.name for worker in self.bar.workers}
        for worker in self.bar.workers:
            worker.leaving = worker.leaving or worker.name not in crew
        self.bar.workers += [Worker(name, at) for name in crew if name not in there]
        self.bar.send_away()
        self._take(self.bar, at)

    def _go_unsaid(self, at: float) -> None:
        """Somebody leaves without signing out."""
        self.bar.workers[-1].leaving = True
        self.bar.send_away()

    def _wander(self, at: float) -> None:
        for pool in (self.bar, self.kitchen):
            pool.pace = PACE_KEPT * pool.pace + self.chance.gauss(0.0, PACE_STEP)

    def _break_down(self, at: float) -> None:
        self.trouble = at, at + self.chance.uniform(*TROUBLE_SECONDS)

    # -- an order's way through the bar ------------------------------------------------------------------------

    def _order(self, order: Sold, at: float) -> None:
        placed = Happened(at, "order", order)
        self.happened.append(placed)
        jobs: dict[str, Job] = {}
        for item in order.items:
            jobs.setdefault(self.shop.pool(item), Job(order, [])).items.append(item)
        self.unfinished[order] = len(jobs)
        if "counter" in jobs:
            self._later(at - self.midnight + self.chance.uniform(*HANDED_OVER), partial(self._part_done, order))
        pools = {"bar": self.bar, "kitchen": self.kitchen}
        made = [(pools[name], job) for name, job in jobs.items() if name in pools]
        for pool, job in made:
            self._enter(pool, job)
            self._take(pool, at)
        placed.view = self._see([self._queue(pool, job, at) for pool, job in made], at, handed_over="counter" in jobs)

    def _enter(self, pool: Pool, job: Job) -> None:
        place = len(pool.queue)
        if self.shop.overtaking and is_quick(job):
            place = next((at for at, other in enumerate(pool.queue) if not is_quick(other)), place)
        pool.queue.insert(place, job)

    def _take(self, pool: Pool, at: float) -> None:
        """Whoever is free, the longest free first, takes the next in the queue."""
        free = sorted((worker.since, worker.name, worker) for worker in pool.workers if not worker.jobs)
        for _, name, worker in free[: len(pool.queue)]:
            if not pool.queue:
                return
            worker.jobs, worker.since = next_jobs(pool.queue, together=self.shop.together), at
            coffee, rest = self._work(worker.jobs)
            slowed = rest + coffee * (TROUBLE_FACTOR if at < self.trouble[1] else 1.0)
            worker.usual = slowed * exp(pool.pace + self.shop.people[name])
            seconds = worker.usual * exp(self.shop.noise * self.chance.choice(LUCK))
            self._later(at - self.midnight + seconds, partial(self._free, pool, worker))
            if self.shop.starts_tapped and pool is self.bar:
                self.happened += [Happened(at, "started", job.order, (name,)) for job in worker.jobs]

    def _work(self, jobs: list[Job]) -> Work:
        return self.shop.work([item for job in jobs for item in job.items])

    def _free(self, pool: Pool, worker: Worker, at: float) -> None:
        for job in worker.jobs:
            self._part_done(job.order, at)
        worker.jobs, worker.since = [], at
        pool.send_away()
        self._take(pool, at)

    def _part_done(self, order: Sold, at: float) -> None:
        self.unfinished[order] -= 1
        if self.unfinished[order]:
            return
        del self.unfinished[order]
        if self.chance.random() < self.shop.forgotten:
            self.untapped.append(order)
            return
        self._tap(order, at)
        self._tap_forgotten(at)

    def _tap(self, order: Sold, at: float) -> None:
        order.ready = at
        self.happened.append(Happened(at, "ready", order))

    def _tap_forgotten(self, at: float) -> None:
        for order in self.untapped:
            self._tap(order, at + NEXT_TAP)
        self.untapped.clear()

    # -- what only the bar knows -------------------------------------------------------------------------------

    def _see(self, queues: list[Queue], at: float, *, handed_over: bool) -> OracleView:
        began, until = self.trouble
        gap = self.shop.gap(at - self.midnight)
        return OracleView(at, tuple(queues), handed_over, at - began if at < until else None, gap)

    def _queue(self, pool: Pool, own: Job, at: float) -> Queue:
        workers = tuple(
            WorkerView(
                pool.pace + self.shop.people[worker.name],
                not worker.leaving,
                worker.usual if worker.jobs else None,
                at - worker.since,
            )
            for worker in pool.workers
        )
        mine = next((number for number, worker in enumerate(pool.workers) if own in worker.jobs), None)
        queue, batches = list(pool.queue), list[Work]()
        while mine is None and own in queue:
            batches.append(self._work(next_jobs(queue, together=self.shop.together)))
        jumping = self.shop.overtaking and pool is self.bar and not is_quick(own)
        return Queue(workers, tuple(batches), mine, QUICK_SHARE / self.shop.gap(at - self.midnight) * jumping)
