"""What one pool of workers is doing: what is in hand since when, and what waits."""

from dataclasses import dataclass, field, replace

from counter.promises.forecast.pace_filter import PaceFilter


@dataclass(frozen=True, slots=True)
class InHand:
    """Work in hand: begun when (unix seconds), and whether that is more than a guess; `end` once it is done."""

    start: float
    sure: bool
    end: float | None = None


@dataclass(slots=True)
class PoolState:
    """A pool with so many workers: what is in hand, who queues, what was put down though its order is open still.

    `queue` holds names of orders, the next one first. `pace` is how fast work goes. Who leaves ends first what they
    have in hand, so that for a while more can be in hand than there are workers.
    """

    workers: int
    in_hand: dict[str, InHand] = field(default_factory=dict)
    queue: list[str] = field(default_factory=list)
    done: dict[str, InHand] = field(default_factory=dict)
    pace: PaceFilter = field(default_factory=PaceFilter)

    def enter(self, order: str, at: float, index: int, *, waits_for_tap: bool) -> None:
        """An order joins: taken up at once if a worker is free, else it queues at this index."""
        if len(self.in_hand) < self.workers and not self.queue and not waits_for_tap:
            self.in_hand[order] = InHand(at, sure=True)
        else:
            self.queue.insert(index, order)

    def take(self, order: str, at: float, *, sure: bool = True) -> None:
        """Somebody has an order in hand since `at` (unix seconds)."""
        self.leave(order)
        self.in_hand[order] = InHand(at, sure)

    def making_of(self, order: str) -> InHand | None:
        """What is known of an order's making; None if it queues."""
        return self.done.get(order) or self.in_hand.get(order)

    def leave(self, order: str) -> None:
        """An order is gone."""
        if order in self.queue:
            self.queue.remove(order)
        self.done.pop(order, None)
        self.in_hand.pop(order, None)

    def put_down(self, order: str, at: float, *, sure: bool) -> None:
        """A part was done at `at` though its order is not tapped as ready."""
        making = self.in_hand.pop(order)
        self.done[order] = InHand(making.start, making.sure and sure, at)

    def take_up(self, at: float, *, sure: bool) -> None:
        """Whoever is free takes the next in the queue."""
        while self.queue and len(self.in_hand) < self.workers:
            self.in_hand[self.queue.pop(0)] = InHand(at, sure)

    def put_back(self) -> None:
        """More was taken up than the workers can have in hand: what was begun last waits again."""
        while len(self.in_hand) > self.workers:
            last = max(self.in_hand, key=lambda order: self.in_hand[order].start)
            del self.in_hand[last]
            self.queue.insert(0, last)

    def begin_no_earlier(self, order: str, at: float) -> None:
        """What an order has in hand was not begun before `at`."""
        making = self.in_hand.get(order)
        if making is not None and making.start < at:
            self.in_hand[order] = replace(making, start=at)

    def clear(self) -> None:
        """Nothing is in hand, nobody waits."""
        self.in_hand.clear()
        self.queue.clear()
        self.done.clear()
