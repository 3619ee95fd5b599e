"""Plays the queue to its end, many paths at once: when every open order, and one more, will be tapped as ready."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from counter.promises.forecast import priors
from counter.promises.forecast.draws import PATHS, Floats
from counter.promises.forecast.habits import Habits
from counter.promises.forecast.orders import OpenOrder
from counter.promises.forecast.paths import Paths, add_sorted
from counter.promises.forecast.pool import Pool
from counter.promises.forecast.pool_state import Job, orders_in
from counter.promises.forecast.service_times import ServiceTimes
from counter.promises.forecast.work_in_progress import MANY, WorkInProgress

Places = NDArray[np.int64]

NEW: Final = ""
_HARDLY: Final = 0.01
_EVERY, _SOME = 4, 30
_EACH: Final = np.arange(PATHS)


class QueueSimulation:
    """One simulation of the bar as it stands at a moment."""

    def __init__(self, work: WorkInProgress, service: ServiceTimes, habits: Habits, at: float) -> None:
        """Look at the bar at `at` (unix seconds)."""
        self.work, self.service, self.habits, self.at = work, service, habits, at
        self.orders = work.orders
        self.done: dict[str, list[Floats]] = {}
        self._open_anyway: dict[Job, float] = {}

    def all_ready(self) -> Floats:
        """Seconds until each open order is tapped ready: a row an order, a column a path (every fourth of many)."""
        self.done = {name: [] for name in self.orders}
        for pool in {part.pool for order in self.orders.values() for part in order.parts.values()}:
            self._work_off(self.work.pool(pool))
        every = _EVERY if len(self.orders) > priors.FAR else 1
        ends = np.array([_ended(self.done[name])[::every] for name in self.orders])
        ready: Floats = ends + np.array([order.late[::every] for order in self.orders.values()])
        orders = list(self.orders.values())
        for row in np.flatnonzero(ends.min(axis=1) <= 0).tolist():
            ready[row] = _tapped(orders[row], ends[row], every)
        return ready

    def ready(self, new: OpenOrder) -> Floats:
        """Seconds until one more order is tapped ready, one a path."""
        self.orders = {**self.work.orders, NEW: new}
        self.done = {name: [] for name in self.orders}
        for pool in {part.pool for part in new.parts.values()}:
            self._work_off(self.work.pool(pool))
        return _tapped(new, _ended(self.done[NEW]))

    def _work_off(self, pool: Pool) -> None:
        """End all parts of a pool, in hand and in the queue."""
        queue = list(pool.likely.queue)
        if NEW in self.orders:
            at, new = pool.queue_index(self.orders[NEW], pool.likely), self.orders[NEW].parts.items()
            queue[at:at] = [(NEW, name) for name, part in new if part.pool == pool.name]
        paths, hands = Paths(self.service, pool.likely.pace.paths()), pool.likely.workers
        free = self._end_in_hand(pool, paths)
        if hands >= MANY:
            for name, part_name in queue:
                self.done[name].append(paths.lasting(self.orders[name].parts[part_name]))
        elif len(queue) > priors.FAR or pool.picking.mixed(orders_in(queue), hands) > priors.HARDLY_MIXED:
            self._work_off_deep(pool, queue, free, paths)
        else:
            self._work_off_queue(pool, queue, free, paths)

    def _end_in_hand(self, pool: Pool, paths: Paths) -> list[Floats]:
        """End what a pool has in hand. Gives when its workers are free, the first first on every path."""
        free, workers = list[Floats](), pool.likely.workers
        together: dict[str | None, Floats] = {}
        for job, making in pool.likely.in_hand.items():
            part = pool.part(job)
            end = paths.in_hand(part, self.at - making.start, self._open_for(job))
            self.done[job[0]].append(end)
            if part.together and part.barista in together:
                np.maximum(together[part.barista], end, out=together[part.barista])
            elif workers < MANY:
                together[part.barista] = end = end.copy()
                add_sorted(free, end)
        for (name, _), making in pool.likely.done.items():
            self.done[name].append(np.full(PATHS, (making.end or self.at) - self.at))
        if workers >= MANY:
            return free
        del free[: max(len(free) - workers, 0)]
        for _ in range(workers - len(free)):
            add_sorted(free, np.zeros(PATHS))
        return free

    def _work_off_queue(self, pool: Pool, queue: list[Job], free: list[Floats], paths: Paths) -> None:
        """Whoever is free takes the next in the queue; `free` is changed as they do."""
        if pool.name == priors.BAR_POOL and self.habits.jumping_at(self.at) > _HARDLY:
            self._work_off_jumping(pool, queue, free, paths)
            return
        past, taps = True, self.work.taps(pool.name)
        for name, part_name in queue:
            order, start = self.orders[name], free[0]
            part = order.parts[part_name]
            past = past and bool(start.min() < 0)
            if past:
                end = paths.maybe_begun(part, np.maximum(start, 0.0 if taps else order.at - self.at))
            else:
                end = paths.lasting(part)
                end += start
            self.done[name].append(end)
            del free[0]
            add_sorted(free, end)

    def _work_off_deep(self, pool: Pool, queue: list[Job], free: list[Floats], paths: Paths) -> None:
        """A deep line, worked off as a fluid from when its workers get `free`, on every fourth path for many orders.

        All that is to be made of an order is taken at once. The first free begins the line, but who joins only now has
        made nothing of it while that one went on: in the mean, workers end one after another within an order's time.
        """
        parts = [self.orders[name].parts[part] for name, part in queue]
        places = {name: place for place, name in enumerate(dict.fromkeys(name for name, _ in queue))}
        hands, a_order = pool.likely.workers, paths.lasting_together(parts) / len(places)
        line = pool.picking.line(len(places), hands, float(a_order.mean()), self.at)
        wanted = [at for at, (name, _) in enumerate(queue) if name == NEW] if NEW in self.orders else range(len(queue))
        every = _EVERY if len(wanted) > _SOME else 1
        levels = np.array([self.orders[queue[at][0]].picked[::every] for at in wanted])
        lasting = np.array([paths.lasting(parts[at])[::every] for at in wanted])
        picks = line.picks([places[queue[at][0]] for at in wanted], levels, every)
        begins = np.maximum(free[0], np.mean(free, axis=0) - (hands - 1) / (2 * hands) * a_order)
        ends = begins[::every] + picks * (a_order / hands)[::every] * line.unsteady(every) + lasting
        for at, end in zip(wanted, np.repeat(ends, every, axis=1), strict=True):
            self.done[queue[at][0]].append(end)

    def _work_off_jumping(self, pool: Pool, queue: list[Job], free: list[Floats], paths: Paths) -> None:
        """As above where some orders jump the line: on every path in another order.

        Those yet to come jump as well. They take a share of the workers' time from whoever has to wait for their turn.
        """
        orders = [self.orders[name] for name, _ in queue]
        line = _drawn_line(orders)
        lasting = np.array([paths.lasting(self.orders[name].parts[part]) for name, part in queue])
        share = min(self.habits.jumping_at(self.at) / pool.likely.workers, priors.MOST_JUMPING)
        longer = np.array([share / (1 - share) * (order.jumps is None) for order in orders])
        ends = np.empty_like(lasting)
        for next_one in line:
            start = np.maximum(free.pop(0), 0.0)
            end = start + lasting[next_one, _EACH]
            ends[next_one, _EACH] = end + start * longer[next_one]
            add_sorted(free, end)
        for order, end in zip(orders, ends, strict=True):
            self.done[order.order].append(end)

    def _open_for(self, job: Job) -> float:
        """The chance that something but this job keeps its order open: a forgotten tap, another part."""
        if job not in self._open_anyway:
            done, order = 1.0 - self.habits.forgets, self.orders[job[0]]
            for other in order.parts:
                if other != job[1]:
                    done *= 1.0 - self._unfinished(order, other)
            self._open_anyway[job] = 1.0 - done
        return self._open_anyway[job]

    def _unfinished(self, order: OpenOrder, name: str) -> float:
        part = order.parts[name]
        state, job = self.work.pool(part.pool).likely, (order.order, name)
        if job in state.done:
            return 0.0
        making = state.in_hand.get(job)
        if making is None or making.start >= self.at:
            return 1.0
        return self.service.survival(part, self.at - making.start, state.pace)


def surely(ready: Floats) -> list[float]:
    """Seconds by which each order is surely ready: so surely as a promise that is made anew is to be kept."""
    at = int(priors.RESET_SURE * ready.shape[1])
    seconds: list[float] = np.maximum(np.partition(ready, at, axis=1)[:, at], 0.0).tolist()
    return seconds


def _drawn_line(orders: list[OpenOrder]) -> Places:
    """The order in which orders are taken, one a column: each is the number of an order.

    Whoever does not jump goes by their turn. Who jumps is taken once as many whose turn it was went before as was drawn
    for them and for those that jump before them, and by their turn at the latest.
    """
    turn, passed, places = 0, np.zeros(PATHS), list[Floats]()
    for before, order in zip([None, *orders], orders, strict=False):
        if before is order:  # another part of the same order
            places.append(places[-1])
        elif order.jumps is None:
            places.append(np.full(PATHS, turn, dtype=float))
            turn += 1
        else:
            passed = passed + order.jumps
            places.append(np.minimum(passed, turn) - 0.5)
    return np.argsort(np.array(places), axis=0, kind="stable")


def _ended(done: list[Floats]) -> Floats:
    """When the last of an order's parts ends; now where it has none."""
    if len(done) == 1:
        return done[0]
    last: Floats = np.maximum.reduce([np.zeros(PATHS), *done])
    return last


def _tapped(order: OpenOrder, end: Floats, every: int = 1) -> Floats:
    """When an order is tapped, given when its last part ends: then, or later where the tap is forgotten."""
    if not order.parts:
        return np.zeros_like(end)
    tapped: Floats = np.where(end > 0, end + order.late[::every], order.tap_wait[::every])
    return tapped
