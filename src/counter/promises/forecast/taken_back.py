"""Taps that are taken back: a line was not made after all, an order was not ready. What they had moved goes back."""

from typing import Final

from counter.promises.forecast.events import Wanted
from counter.promises.forecast.order_builder import OrderBuilder
from counter.promises.forecast.orders import OpenOrder
from counter.promises.forecast.pool_state import InHand, Job
from counter.promises.forecast.work_in_progress import Makings, WorkInProgress

InHandThen = dict[str, tuple[dict[Job, InHand], ...]]
_MOST: Final = 200  # orders that came ready and may be recalled; who is asked back later is ordered once more


class TakenBack:
    """Remembers how an order was being made before each tap, so that it goes on there where the tap is taken back."""

    def __init__(self, work: WorkInProgress, builder: OrderBuilder) -> None:
        """Holds what it puts back."""
        self._work, self._builder = work, builder
        self._ready: dict[str, tuple[OpenOrder, Makings, float, InHandThen]] = {}

    def remember_made(self, order: OpenOrder, line: Wanted) -> None:
        """A line of an open order is about to be counted as made."""
        order.made.append((line, self._work.makings_of(order)))

    def remember_ready(self, order: OpenOrder, at: float) -> None:
        """An open order is about to leave the bar, at `at` (unix seconds)."""
        in_hand = {name: pool.in_hand() for name, pool in self._work.pools.items()}
        self._ready[order.order] = order, self._work.makings_of(order), at, in_hand
        if len(self._ready) > _MOST:
            del self._ready[next(iter(self._ready))]

    def unmake(self, order: OpenOrder, line: Wanted, at: float) -> None:
        """A line is not made after all: it joins what is left of its order, which is made on as it was before."""
        made = next((made for made in reversed(order.made) if made[0] == line), None)
        if made is None:
            return
        order.made.remove(made)
        self._work.drop(order, at)
        order.lines = [*order.lines, line]
        self._builder.fill_parts(order)
        self._work.bring_back(order, made[1], at)

    def recall(self, name: str, at: float) -> None:
        """An order is open again, in its place, less what was made before its ready tap; it teaches nothing more."""
        known = self._ready.pop(name, None)
        if known is None or name in self._work.orders:
            return
        order, makings, since, in_hand = known
        order.frozen = True
        self._work.bring_back(order, makings, at)
        for pool, before in in_hand.items():
            self._work.pool(pool).still_in_hand(before, since)

    def forget(self) -> None:
        """A new day: nothing of before comes back."""
        self._ready.clear()
