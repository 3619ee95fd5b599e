"""What could be promised by one who knows a made-up bar's true times, paces, trouble and what everyone has in worker.

It does not know the future: the bar is played onward many times with fresh luck, and fresh customers where quick orders
overtake. Of its waits, the level is taken that keeps the target overall once rounded up to the minute.
"""

from math import exp, log

import numpy as np
from made_up_bar import HANDED_OVER, LUCK, TROUBLE_FACTOR, TROUBLE_SECONDS
from made_up_shop import QUICK_SECONDS, Shop, Sold
from numpy.typing import NDArray
from oracle_view import OracleView, Queue, WorkerView

Floats = NDArray[np.float64]

FUTURES = 160
JUMPS = 12
NEVER = 1e9
_LUCK = np.array(LUCK)
_EACH = np.arange(FUTURES)


class Oracle:
    """The futures of one shop."""

    def __init__(self, shop: Shop) -> None:
        """Knows the shop."""
        self.shop, self.chance = shop, np.random.default_rng(shop.seed)

    def waits(self, view: OracleView) -> Floats:
        """Seconds until the order is tapped as ready, one a future, in rising order."""
        trouble = self._trouble(view)
        wait = self.chance.uniform(*HANDED_OVER, FUTURES) if view.handed_over else np.zeros(FUTURES)
        for queue in view.queues:
            wait = np.maximum(wait, self._work_off(queue, trouble))
        forgotten = self.chance.random(FUTURES) < self.shop.forgotten
        return np.sort(wait + forgotten * self.chance.exponential(view.next_tap, FUTURES))

    def _trouble(self, view: OracleView) -> Floats:
        """Seconds until trouble is over."""
        if view.troubled is None:
            return np.zeros(FUTURES)
        shortest, longest = TROUBLE_SECONDS
        return self.chance.uniform(max(shortest, view.troubled), longest, FUTURES) - view.troubled

    def _work_off(self, queue: Queue, trouble: Floats) -> Floats:
        """When the order's own part is done: whoever is free takes the next in the queue, or who came to overtake."""
        free = np.array([self._in_hand(worker) for worker in queue.workers])
        if queue.own is not None:
            own: Floats = free[queue.own]
            return own
        paces = np.array([exp(worker.pace) for worker in queue.workers])
        free[[not worker.stays for worker in queue.workers]] = NEVER
        coffee, rest = np.array(queue.waiting).T
        last, came = len(rest) - 1, self._to_overtake(queue.jumping)
        turn, jumped, ended = np.zeros(FUTURES, dtype=int), np.zeros(FUTURES, dtype=int), np.zeros(FUTURES)
        while (waiting := turn <= last).any():
            who = free.argmin(axis=0)
            start = free[who, _EACH]
            jumps = came[jumped, _EACH] < start
            mine = np.minimum(turn, last)
            usual = rest[mine] + coffee[mine] * np.where(start < trouble, TROUBLE_FACTOR, 1.0)
            done = start + np.where(jumps, QUICK_SECONDS, usual) * paces[who] * self._luck()
            free[who, _EACH] = np.where(waiting, done, start)
            ended = np.where(waiting & ~jumps & (turn == last), done, ended)
            turn, jumped = turn + (waiting & ~jumps), jumped + (waiting & jumps)
        return ended

    def _in_hand(self, worker: WorkerView) -> Floats:
        """When a worker gets free: what is known of their work is that it has not ended."""
        if worker.usual is None:
            return np.zeros(FUTURES)
        past = _LUCK.searchsorted(log(max(worker.age, 1.0) / worker.usual) / self.shop.noise)
        return np.maximum(worker.usual * self._luck(min(int(past), len(_LUCK) - 1)) - worker.age, 0.0)

    def _luck(self, past: int = 0) -> Floats:
        luck: Floats = np.exp(self.shop.noise * _LUCK[self.chance.integers(past, len(_LUCK), FUTURES)])
        return luck

    def _to_overtake(self, each_second: float) -> Floats:
        """When quick orders come that are put first, in rising order; after the last of them never."""
        came = np.full((JUMPS + 1, FUTURES), NEVER)
        if each_second:
            came[:-1] = self.chance.exponential(1 / each_second, (JUMPS, FUTURES)).cumsum(axis=0)
        return came


def dues(shop: Shop, orders: list[tuple[Sold, OracleView]], counted_from: float, target: float) -> list[float]:
    """The oracle's promises: whole minutes (unix seconds), `target` of those from `counted_from` on kept."""
    oracle = Oracle(shop)
    waits = np.array([oracle.waits(view) for _, view in orders])
    at = np.array([order.at for order, _ in orders])[:, None]
    ready = np.array([order.ready for order, _ in orders])[:, None]
    promised = np.ceil((at + waits) / 60.0) * 60.0
    kept = (ready <= promised)[at[:, 0] >= counted_from].mean(axis=0)
    level = min(int(np.searchsorted(kept, target)), FUTURES - 1)
    due: list[float] = promised[:, level].tolist()
    return due
