"""What one pool of workers is doing: what is in hand since when, and what waits."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from counter.promises.forecast.pace_filter import PaceFilter

Job = tuple[str, str]
"""A part of an order: the order's name, and that of the part."""


def orders_in(queue: Iterable[Job]) -> int:
    """How many orders wait in a queue."""
    return len({name for name, _ in queue})


@dataclass(frozen=True, slots=True)
class InHand:
    """Work in hand: begun when (unix seconds), and whether that is more than a guess; `end` once it is done."""

    start: float
    sure: bool
    end: float | None = None


@dataclass(slots=True)
class PoolState:
    """A pool with so many workers: what is in hand, who queues, what was put down though its order is open still.

    `queue` holds the next one first. `pace` is how fast work goes. Who leaves ends first what they
    have in hand, so that for a while more can be in hand than there are workers.
    """

    workers: int
    in_hand: dict[Job, InHand] = field(default_factory=dict)
    queue: list[Job] = field(default_factory=list)
    done: dict[Job, InHand] = field(default_factory=dict)
    pace: PaceFilter = field(default_factory=PaceFilter)

    def enter(self, job: Job, at: float, index: int, *, waits_for_tap: bool) -> None:
        """A job joins: taken up at once if a worker is free, else it queues at this index."""
        if len(self.in_hand) < self.workers and not self.queue and not waits_for_tap:
            self.in_hand[job] = InHand(at, sure=True)
        else:
            self.queue.insert(index, job)

    def take(self, job: Job, at: float, *, sure: bool = True) -> None:
        """Somebody has a job in hand since `at` (unix seconds)."""
        self.leave(job)
        self.in_hand[job] = InHand(at, sure)

    def making_of(self, job: Job) -> InHand | None:
        """What is known of a job's making; None if it queues."""
        return self.done.get(job) or self.in_hand.get(job)

    def leave(self, job: Job) -> None:
        """A job is gone."""
        if job in self.queue:
            self.queue.remove(job)
        self.done.pop(job, None)
        self.in_hand.pop(job, None)

    def put_down(self, job: Job, at: float, *, sure: bool) -> None:
        """A job was done at `at` though its order is not tapped as ready."""
        making = self.in_hand.pop(job)
        self.done[job] = InHand(making.start, making.sure and sure, at)

    def take_up(self, at: float, *, sure: bool, may: Callable[[Job], bool]) -> None:
        """Whoever is free takes the next in the queue that they `may` begin."""
        for job in [job for job in self.queue if may(job)][: max(self.workers - len(self.in_hand), 0)]:
            self.queue.remove(job)
            self.in_hand[job] = InHand(at, sure)

    def put_back(self) -> None:
        """More was taken up than the workers can have in hand: what was begun last waits again."""
        while len(self.in_hand) > self.workers:
            last = max(self.in_hand, key=lambda job: self.in_hand[job].start)
            del self.in_hand[last]
            self.queue.insert(0, last)

    def begin_no_earlier(self, job: Job, at: float) -> None:
        """A job in hand was not begun before `at`."""
        making = self.in_hand.get(job)
        if making is not None and making.start < at:
            self.in_hand[job] = replace(making, start=at)

    def clear(self) -> None:
        """Nothing is in hand, nobody waits."""
        self.in_hand.clear()
        self.queue.clear()
        self.done.clear()
