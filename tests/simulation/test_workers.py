"""Workers take what is next, the urgent first, and are late by what else they had to do."""

from datetime import UTC, datetime, timedelta

import pytest

from counter.kernel.clock import SetClock
from counter.kernel.ids import OrderId, StaffId, new_id
from counter.simulation.event_queue import EventQueue
from counter.simulation.workers import Task, Worker, WorkerPool

START = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)


class Bench:
    """A pool of so many workers and what came out of it."""

    def __init__(self, workers: int) -> None:
        self.events = EventQueue(SetClock(START))
        self.done: list[tuple[float, float]] = []
        self.pool = WorkerPool(self.events, "bar", [StaffId(new_id()) for _ in range(workers)], 0, self._made)
        for worker in self.pool.workers:
            worker.pace = 1.0

    def _made(self, task: Task, _worker: Worker) -> None:
        self.done.append((task.seconds, (self.events.now - START).total_seconds()))

    def add(self, seconds: float, *, first: bool = False) -> None:
        self.pool.add(Task(OrderId(new_id()), "bar", seconds, first=first))


def test_one_after_the_other() -> None:
    bench = Bench(1)
    for seconds in (30, 20, 10):
        bench.add(seconds)
    bench.events.run()
    assert bench.done == [(30, 30), (20, 50), (10, 60)]


def test_two_workers_share_the_queue() -> None:
    bench = Bench(2)
    for seconds in (30, 20, 10):
        bench.add(seconds)
    bench.events.run()
    assert bench.done == [(20, 20), (30, 30), (10, 30)]


def test_a_first_one_goes_before_what_waits() -> None:
    bench = Bench(1)
    bench.add(30)
    bench.add(20)
    bench.add(10, first=True)
    bench.events.run()
    assert [seconds for seconds, _ in bench.done] == [30, 10, 20]


def test_whoever_is_called_away_is_done_later() -> None:
    bench = Bench(1)
    bench.add(30)
    bench.events.after(10, lambda: bench.pool.workers[0].take_time(15))
    bench.events.run()
    assert bench.done == [(30, 45)]


def test_whoever_is_away_takes_up_nothing_until_they_are_back() -> None:
    bench = Bench(1)
    bench.pool.workers[0].take_time(40)
    assert bench.pool.free_worker() is None
    bench.add(30)
    bench.events.run()
    assert bench.done == [(30, 70)]
    assert bench.pool.free_worker() is bench.pool.workers[0]


@pytest.mark.parametrize("waiting", [4, 40])
def test_in_a_rush_everybody_hurries_and_still_makes_everything(waiting: int) -> None:
    bench = Bench(1)
    for _ in range(waiting):
        bench.add(50)
    bench.events.run()
    assert len(bench.done) == waiting
    took = bench.events.now - START
    assert (took < timedelta(seconds=50 * waiting)) == (waiting > 5)
