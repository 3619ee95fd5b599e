"""Plays the queue to its end, many paths at once: when every open order, and one more, will be tapped as ready."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from counter.promises.forecast import priors
from counter.promises.forecast.crew_size import Hypothesis
from counter.promises.forecast.draws import PATHS, Floats
from counter.promises.forecast.habits import Habits
from counter.promises.forecast.orders import OpenOrder
from counter.promises.forecast.paths import Paths, add_sorted
from counter.promises.forecast.pool import Pool, queue_index
from counter.promises.forecast.service_times import ServiceTimes
from counter.promises.forecast.work_in_progress import MANY, WorkInProgress

NEW: Final = ""


class QueueSimulation:
    """One simulation of the bar as it stands at a moment."""

    def __init__(self, work: WorkInProgress, service: ServiceTimes, habits: Habits, at: float) -> None:
        """Look at the bar at `at` (unix seconds)."""
        self.work, self.service, self.habits, self.at = work, service, habits, at
        self.orders = work.orders
        self.done: dict[str, list[Floats]] = {}
        self._open_anyway: dict[tuple[str, str], float] = {}

    def all_ready(self) -> Floats:
        """Seconds until each open order is tapped ready: a row an order, a column a path."""
        self.done = {name: [] for name in self.orders}
        for pool in {pool for order in self.orders.values() for pool in order.parts}:
            self._work_off(self.work.pool(pool))
        ends = np.array([_ended(self.done[name]) for name in self.orders])
        ready: Floats = ends + np.array([order.late for order in self.orders.values()])
        orders = list(self.orders.values())
        for row in np.flatnonzero(ends.min(axis=1) <= 0).tolist():
            ready[row] = _tapped(orders[row], ends[row])
        return ready

    def ready(self, new: OpenOrder) -> Floats:
        """Seconds until one more order is tapped ready, one a path."""
        self.orders = {**self.work.orders, NEW: new}
        self.done = {name: [] for name in self.orders}
        for pool in new.parts:
            self._work_off(self.work.pool(pool))
        return _tapped(new, _ended(self.done[NEW]))

    def _work_off(self, pool: Pool) -> None:
        """Every hypothesis of how many workers there are gets its share of the paths."""
        runs = list(self._shared_out(pool))
        queues = [self._queue(pool, hypothesis) for hypothesis, _ in runs]
        alike = _alike_from_behind(queues)
        free = []
        for (hypothesis, paths), queue in zip(runs, queues, strict=True):
            free.append(self._end_in_hand(pool, hypothesis, queue, paths))
            self._work_off_queue(pool, queue[: len(queue) - alike], free[-1], paths)
        if alike:
            together = runs[0][1] if len(runs) == 1 else Paths.joined([paths for _, paths in runs])
            self._work_off_queue(pool, queues[0][-alike:], _side_by_side(free), together)

    def _shared_out(self, pool: Pool) -> Iterator[tuple[Hypothesis, Paths]]:
        """Give every hypothesis as many of the paths as it is believed, with the pace that it believes in."""
        first, reached = 0, 0.0
        for hypothesis, share in pool.shares(self.at, self.service):
            reached += share
            last = round(reached * PATHS)
            if last > first:
                yield hypothesis, Paths(self.service, self._paces(pool, hypothesis)[first:last], first)
            first = last

    def _paces(self, pool: Pool, hypothesis: Hypothesis) -> Floats:
        """A hypothesis's log paces, one a path, what is not finished yet counted in."""
        return hypothesis.pace.paths(
            self.service.unfinished(pool.part(name), age, max(self._open_for(name, pool.name), priors.OUTLIERS))
            for name, making in hypothesis.in_hand.items()
            if (age := self.at - making.start) > priors.FRESH and not self.orders[name].frozen
        )

    def _queue(self, pool: Pool, hypothesis: Hypothesis) -> list[str]:
        queue = list(hypothesis.queue)
        if NEW in self.orders and pool.name in self.orders[NEW].parts:
            queue.insert(queue_index(self.orders[NEW], hypothesis, self.work.firsts()), NEW)
        return queue

    def _end_in_hand(self, pool: Pool, hypothesis: Hypothesis, queue: list[str], paths: Paths) -> list[Floats]:
        """End what one hypothesis has in hand. Gives when its workers are free, the first first on every path."""
        free: list[Floats] = []
        together: dict[str | None, Floats] = {}
        for name, making in hypothesis.in_hand.items():
            part = pool.part(name)
            end = paths.in_hand(part, self.at - making.start, self._open_for(name, pool.name))
            self._end(name, end, paths)
            if part.together and part.barista in together:
                np.maximum(together[part.barista], end, out=together[part.barista])
            else:
                together[part.barista] = end = end.copy()
                add_sorted(free, end)
        for name, making in hypothesis.done.items():
            self._end(name, paths.at((making.end or self.at) - self.at), paths)
        workers = hypothesis.workers
        if workers >= MANY:
            free, workers = [], len(queue)
        del free[: max(len(free) - workers, 0)]
        for _ in range(workers - len(free)):
            add_sorted(free, paths.at(0.0))
        return free

    def _work_off_queue(self, pool: Pool, queue: list[str], free: list[Floats], paths: Paths) -> None:
        """Whoever is free takes the next in the queue; `free` is changed as they do."""
        past, taps = True, self.work.taps(pool.name)
        for name in queue:
            order, start = self.orders[name], free[0]
            part = order.parts[pool.name]
            past = past and bool(start.min() < 0)
            if past:
                end = paths.maybe_begun(part, np.maximum(start, 0.0 if taps else order.at - self.at))
            else:
                end = paths.lasting(part)
                end += start
            self._end(name, end, paths)
            del free[0]
            add_sorted(free, end)

    def _end(self, name: str, end: Floats, paths: Paths) -> None:
        """An order's part ends then, on these paths."""
        if paths.all:
            self.done[name].append(end)
        elif paths.first:
            self.done[name][-1][paths.first : paths.last] = end
        else:
            whole = np.empty(PATHS)
            whole[: paths.last] = end
            self.done[name].append(whole)

    def _open_for(self, name: str, pool: str) -> float:
        """The chance that something but the part in this pool keeps an order open: a forgotten tap, another part."""
        if (name, pool) not in self._open_anyway:
            done, order = 1.0 - self.habits.forgets, self.orders[name]
            for other in order.parts:
                if other != pool:
                    done *= 1.0 - self._unfinished(order, other)
            self._open_anyway[name, pool] = 1.0 - done
        return self._open_anyway[name, pool]

    def _unfinished(self, order: OpenOrder, pool: str) -> float:
        hypothesis = self.work.pool(pool).likely
        if order.order in hypothesis.done:
            return 0.0
        making = hypothesis.in_hand.get(order.order)
        start = making.start if making is not None else hypothesis.begun.get(order.order, self.at)
        return self.service.survival(order.parts[pool], self.at - start, hypothesis.pace) if start < self.at else 1.0


def _alike_from_behind(queues: list[list[str]]) -> int:
    """How many orders are the last in every queue, in the same order."""
    alike = 0
    for names in zip(*(reversed(queue) for queue in queues), strict=False):
        if any(name != names[0] for name in names):
            break
        alike += 1
    return alike


def _side_by_side(free: list[list[Floats]]) -> list[Floats]:
    """When workers are free on all paths; where there are fewer of them, the rest never are."""
    if len(free) == 1:
        return free[0]
    most = max(len(rows) for rows in free)
    padded = [rows + [np.full(len(rows[0]), np.inf)] * (most - len(rows)) for rows in free]
    return [np.concatenate(row) for row in zip(*padded, strict=True)]


def _ended(done: list[Floats]) -> Floats:
    """When the last of an order's parts ends; now where it has none."""
    if len(done) == 1:
        return done[0]
    last: Floats = np.maximum.reduce([np.zeros(PATHS), *done])
    return last


def _tapped(order: OpenOrder, end: Floats) -> Floats:
    """When an order is tapped, given when its last part ends: then, or later where the tap is forgotten."""
    if not order.parts:
        return np.zeros(PATHS)
    tapped: Floats = np.where(end > 0, end + order.late, order.tap_wait)
    return tapped
