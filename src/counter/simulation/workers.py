"""Who works behind the counter: a queue of work, who takes what next, and who is free."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from math import exp

from counter.kernel.ids import OrderId, StaffId
from counter.simulation.event_queue import EventQueue
from counter.simulation.rng import rng_for

_SPEED_SPREAD = 0.1
_OVERTAKES, _QUICK_SECONDS, _LOOKS_AT = 0.25, 45.0, 3
_RUSH, _RUSHED_PACE, _MIXES_UP = 3, 0.72, 0.6


@dataclass(frozen=True)
class Task:
    """What one pool has to make of an order: `seconds` of an ordinary worker. `first`: before everything else."""

    order_id: OrderId
    pool: str
    seconds: float
    first: bool = False


class Worker:
    """Somebody at work (`person` is None in the kitchen).

    `pace` multiplies the time of every task (1 is ordinary), `task` is in work, `on_free` is called when there is time.
    """

    def __init__(
        self, events: EventQueue, person: StaffId | None, pace: float = 1.0, on_free: Callable[[], None] | None = None
    ) -> None:
        self._events = events
        self._on_free = on_free
        self.person = person
        self.pace = pace
        self.free_at = events.now
        self.task: Task | None = None

    @property
    def is_free(self) -> bool:
        """Whether there is no task in work and nothing else to see to."""
        return self.task is None and self.free_at <= self._events.now

    def take_time(self, seconds: float) -> None:
        """Takes `seconds` for something else; a task in work is done that much later."""
        self.free_at = max(self.free_at, self._events.now) + timedelta(seconds=seconds)
        if self.task is None and self._on_free is not None:
            self._events.at(self.free_at, self._on_free)


class WorkerPool:
    """Workers who share one queue of tasks. `made` is called with each finished task and who made it."""

    def __init__(
        self,
        events: EventQueue,
        name: str,
        people: Iterable[StaffId | None],
        seed: int,
        made: Callable[[Task, Worker], None],
    ) -> None:
        self.name = name
        self._events = events
        self._made = made
        self._rng = rng_for(seed, "pool", name)
        self._queue: list[Task] = []
        self.workers = [
            Worker(events, person, exp(self._rng.gauss(0.0, _SPEED_SPREAD)), self._start_tasks) for person in people
        ]

    def add(self, task: Task) -> None:
        """Adds a task at the end of the queue; a first one before those that are not."""
        place = sum(other.first for other in self._queue) if task.first else len(self._queue)
        self._queue.insert(place, task)
        self._start_tasks()

    def free_worker(self) -> Worker | None:
        """A worker with nothing to do, or None."""
        return next((worker for worker in self.workers if worker.is_free), None)

    def _start_tasks(self) -> None:
        for worker in sorted(self.workers, key=lambda worker: worker.free_at):
            if self._queue and worker.is_free:
                pace = worker.pace * (_RUSHED_PACE if self._rushed else 1.0)
                worker.task = self._next()
                worker.take_time(worker.task.seconds * pace)
                self._events.at(worker.free_at, partial(self._finish, worker))

    @property
    def _rushed(self) -> bool:
        """Whether so much waits that everybody hurries and tickets get mixed up."""
        return len(self._queue) > _RUSH * len(self.workers)

    def _next(self) -> Task:
        """The head of the queue; sometimes a quick one close behind it, in a rush any."""
        head = self._queue[0]
        if not head.first and self._rushed and self._rng.random() < _MIXES_UP:
            return self._queue.pop(self._rng.randrange(len(self._queue)))
        if not head.first and head.seconds > _QUICK_SECONDS and self._rng.random() < _OVERTAKES:
            for place, task in enumerate(self._queue[1:_LOOKS_AT], start=1):
                if task.seconds < _QUICK_SECONDS:
                    return self._queue.pop(place)
        return self._queue.pop(0)

    def _finish(self, worker: Worker) -> None:
        """Finishes a task when it should be done, or later where its worker was called away meanwhile."""
        if worker.free_at > self._events.now:
            self._events.at(worker.free_at, partial(self._finish, worker))
            return
        task, worker.task = worker.task, None
        if task is not None:
            self._made(task, worker)
        self._start_tasks()
