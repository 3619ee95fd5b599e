"""1. The promise allows for the queue and the crew: more queue or fewer hands never give an earlier time."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from cafe import Cafe
from counter.flows import make, ring_up
from counter.kernel.ids import new_id

CREWS = (("Ana",), ("Ana", "Ben"), ("Ana", "Ben", "Dana"))
TICKETS = (("Latte",), ("Filter",), ("Latte", "Mocha", "Croissant"))


def quoted(cafe: Cafe, *names: str) -> datetime:
    """By when a ticket would be promised now; it is not placed."""
    quote = cafe.shop.do(cafe.ana, ring_up.requote, cafe.ring(*names)).quote
    assert quote
    return quote.due


def busy(folder: Path, crew: tuple[str, ...], queue: int) -> Cafe:
    """A shop with so many hands on the bar, and so many orders before the next one."""
    cafe = Cafe.made_in(folder / str(new_id()))
    cafe.shop.do(cafe.ana, make.staff_bar, tuple(cafe.staff(name) for name in crew))
    for _ in range(queue):
        cafe.sell("Latte", "Cappuccino")
    return cafe


@pytest.mark.parametrize("crew", CREWS)
@pytest.mark.parametrize("ticket", TICKETS)
def test_a_longer_queue_never_gives_an_earlier_time(tmp_path: Path, crew: tuple[str, ...], ticket: tuple[str]) -> None:
    cafe, promised = busy(tmp_path, crew, 0), []
    for _ in range(7):
        promised.append(quoted(cafe, *ticket))
        cafe.sell("Latte", "Cappuccino")
    assert promised == sorted(promised)
    assert promised[0] < promised[-1]
    cafe.close()


@pytest.mark.parametrize("queue", [0, 2, 5])
@pytest.mark.parametrize("ticket", TICKETS)
def test_fewer_hands_never_give_an_earlier_time(tmp_path: Path, queue: int, ticket: tuple[str, ...]) -> None:
    promised = []
    for crew in reversed(CREWS):
        cafe = busy(tmp_path, crew, queue)
        promised.append(quoted(cafe, *ticket))
        cafe.close()
    assert promised == sorted(promised)
    assert queue == 0 or promised[0] < promised[-1]


def test_who_goes_home_in_the_rush_makes_the_next_promise_later_and_the_ones_given_stand(tmp_path: Path) -> None:
    cafe = busy(tmp_path, ("Ana", "Ben"), 3)
    given = cafe.sell("Latte")
    stands, before = cafe.due(given), quoted(cafe, "Latte")
    cafe.shop.do(cafe.ana, make.staff_bar, (cafe.ana,))
    assert quoted(cafe, "Latte") > before
    assert cafe.promise(given).first_due == stands
    cafe.close()
