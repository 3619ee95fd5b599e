"""Hands take what is next, the urgent first, and are late by what else they had to do."""

from datetime import UTC, datetime, timedelta

import pytest

from counter.kernel.clock import SetClock
from counter.kernel.ids import OrderId, StaffId, new_id
from counter.simulation.agenda import Agenda
from counter.simulation.hands import Hand, Part, Pool

START = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)


class Bench:
    """A pool of so many hands and what came out of it."""

    def __init__(self, hands: int) -> None:
        self.agenda = Agenda(SetClock(START))
        self.done: list[tuple[float, float]] = []
        self.pool = Pool(self.agenda, "bar", [StaffId(new_id()) for _ in range(hands)], 0, self._made)
        for hand in self.pool.hands:
            hand.pace = 1.0

    def _made(self, part: Part, _hand: Hand) -> None:
        self.done.append((part.seconds, (self.agenda.now - START).total_seconds()))

    def join(self, seconds: float, *, first: bool = False) -> None:
        self.pool.join(Part(OrderId(new_id()), "bar", seconds, first=first))


def test_one_after_the_other() -> None:
    bench = Bench(1)
    for seconds in (30, 20, 10):
        bench.join(seconds)
    bench.agenda.run()
    assert bench.done == [(30, 30), (20, 50), (10, 60)]


def test_two_hands_share_the_line() -> None:
    bench = Bench(2)
    for seconds in (30, 20, 10):
        bench.join(seconds)
    bench.agenda.run()
    assert bench.done == [(20, 20), (30, 30), (10, 30)]


def test_a_first_one_goes_before_what_waits() -> None:
    bench = Bench(1)
    bench.join(30)
    bench.join(20)
    bench.join(10, first=True)
    bench.agenda.run()
    assert [seconds for seconds, _ in bench.done] == [30, 10, 20]


def test_whoever_is_called_away_is_done_later() -> None:
    bench = Bench(1)
    bench.join(30)
    bench.agenda.after(10, lambda: bench.pool.hands[0].spend(15))
    bench.agenda.run()
    assert bench.done == [(30, 45)]


def test_whoever_is_away_takes_up_nothing_until_they_are_back() -> None:
    bench = Bench(1)
    bench.pool.hands[0].spend(40)
    assert bench.pool.free() is None
    bench.join(30)
    bench.agenda.run()
    assert bench.done == [(30, 70)]
    assert bench.pool.free() is bench.pool.hands[0]


@pytest.mark.parametrize("waiting", [4, 40])
def test_in_a_rush_everybody_hurries_and_still_makes_everything(waiting: int) -> None:
    bench = Bench(1)
    for _ in range(waiting):
        bench.join(50)
    bench.agenda.run()
    assert len(bench.done) == waiting
    took = bench.agenda.now - START
    assert (took < timedelta(seconds=50 * waiting)) == (waiting > 5)
