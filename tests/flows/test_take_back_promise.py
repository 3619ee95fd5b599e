"""A first promise that was tapped by a slip is taken back: the order is without promise again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cafe import Cafe
from counter.flows.open_shop import decide
from counter.flows.reset_promise import reset_promise, take_back_promise
from counter.flows.watch import tick
from counter.journal.replay import differences
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.promises.queries import promise_origin, the_promise, the_wait
from counter.reports.cases import known_case
from counter.reports.day.figures import day_figures
from counter.reports.explain import explain
from counter.reports.steps import past_steps
from counter.reports.story import story
from counter.rooms import registry

SLIP = "The promise of order 1 stands: they were told. Tell them a new time instead."


@pytest.fixture
def unpromised(cafe: Cafe) -> OrderId:
    """An order that was promised nothing, in a shop that stands for an hour since then."""
    cafe.shop.do(cafe.ana, decide, {"promises": {"longest_minutes": 5}})
    order_id = cafe.sell(*["Mocha"] * 8, customer="Zoë")
    cafe.shop.do(cafe.ana, decide, {"promises": {"longest_minutes": 60}})
    return order_id


def give(cafe: Cafe, order_id: OrderId, minutes: int = 20) -> datetime:
    cafe.shop.do(cafe.ana, reset_promise, order_id, cafe.clock.now() + timedelta(minutes=minutes), told=True)
    return cafe.promise(order_id).first_due


def take_back(cafe: Cafe, order_id: OrderId) -> None:
    cafe.shop.do(cafe.ana, take_back_promise, order_id)


def counts(cafe: Cafe) -> tuple[int, int, int]:
    """Promises made, given later among them, and orders without one."""
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    figures = cafe.shop.report(day_figures, day, cafe.shop.settings)
    return len(figures.promises), sum(each.given_later for each in figures.promises), figures.unpromised


def test_it_is_without_promise_again_with_its_wait_and_gets_a_first_one_anew(cafe: Cafe, unpromised: OrderId) -> None:
    before = cafe.shop.read(the_wait, unpromised)
    give(cafe, unpromised)
    assert counts(cafe) == (1, 1, 0)
    cafe.forward(0.2)
    take_back(cafe, unpromised)
    assert cafe.shop.read(the_promise, unpromised) is None
    assert cafe.shop.read(the_wait, unpromised) == before
    assert counts(cafe) == (0, 0, 1)
    assert unpromised in cafe.shop.do(cafe.shop.itself, tick).offers
    due = give(cafe, unpromised, 25)
    promise = cafe.promise(unpromised)
    assert (promise.first_due, promise.resets) == (due, ())
    assert counts(cafe) == (1, 1, 0)
    assert list(differences(cafe.database, registry())) == []


def test_what_was_taken_back_is_never_missed_and_no_voucher_prints(cafe: Cafe, unpromised: OrderId) -> None:
    give(cafe, unpromised)
    take_back(cafe, unpromised)
    cafe.forward(200)
    assert cafe.shop.do(cafe.shop.itself, tick).risks == {}
    cafe.ready(unpromised)
    assert "MishapOpened" not in cafe.kinds()
    assert cafe.vouchers(unpromised) == ()


def test_a_new_start_knows_that_it_was_taken_back(cafe: Cafe, unpromised: OrderId) -> None:
    give(cafe, unpromised)
    take_back(cafe, unpromised)
    again = cafe.reopened()
    outlook = again.shop.do(again.shop.itself, tick)
    assert (list(outlook.offers), outlook.risks) == ([unpromised], {})
    again.close()


def test_the_story_and_the_explanation_tell_both_taps(cafe: Cafe, unpromised: OrderId) -> None:
    shop, now = cafe.shop, cafe.shop.language.clock(cafe.clock.now())
    due = shop.language.clock(give(cafe, unpromised))
    take_back(cafe, unpromised)
    since, until = shop.settings.hours_of(shop.settings.trading_day(cafe.clock.now()))
    known = shop.read(known_case, unpromised, None, by=cafe.ana, since=since, until=until, currency="EUR")
    steps = past_steps(known, shop.playbook, shop.language, cafe.clock.now())
    told = [(step.what, step.detail) for step in steps if due in step.what]
    assert told == [(f"Told them {due}", "by Ana"), (f"Took back {due}: a slip", "by Ana")]
    origin = shop.read(promise_origin, unpromised)
    about = shop.read(story, unpromised)
    words = shop.read(lambda connection: list(explain(connection, about, origin, None, shop.language)))
    assert f"{now} Ana tapped {due} by a slip, and Ana took it back at {now}: nothing was promised." in words


def test_two_minutes_later_it_is_no_slip(cafe: Cafe, unpromised: OrderId) -> None:
    give(cafe, unpromised)
    cafe.forward(2.1)
    with pytest.raises(Refused) as refused:
        take_back(cafe, unpromised)
    assert str(refused.value) == SLIP


def test_once_it_is_due_it_is_no_slip(cafe: Cafe, unpromised: OrderId) -> None:
    due = give(cafe, unpromised, 1)
    cafe.clock.set(due + timedelta(seconds=1))
    with pytest.raises(Refused) as refused:
        take_back(cafe, unpromised)
    assert str(refused.value) == SLIP


def test_what_was_promised_anew_or_as_it_was_placed_stands(cafe: Cafe, unpromised: OrderId) -> None:
    give(cafe, unpromised)
    cafe.shop.do(cafe.ana, reset_promise, unpromised, cafe.clock.now() + timedelta(minutes=30), told=True)
    with pytest.raises(Refused) as refused:
        take_back(cafe, unpromised)
    assert str(refused.value) == SLIP
    placed = cafe.sell("Espresso")
    with pytest.raises(Refused, match="The promise of order 2 stands"):
        take_back(cafe, placed)


def test_what_has_no_promise_or_is_ready_is_not_taken_back(cafe: Cafe, unpromised: OrderId) -> None:
    with pytest.raises(Refused, match="Order 1 has no promise to take back"):
        take_back(cafe, unpromised)
    give(cafe, unpromised)
    cafe.ready(unpromised)
    with pytest.raises(Refused, match="Order 1 is not on the bar any more"):
        take_back(cafe, unpromised)


def test_a_day_that_is_over_does_not_move(cafe: Cafe, unpromised: OrderId) -> None:
    hours = cafe.shop.settings.hours_of(cafe.shop.settings.trading_day(cafe.clock.now()))
    cafe.clock.set(hours[1] - timedelta(seconds=30))
    give(cafe, unpromised)
    cafe.forward(1)
    with pytest.raises(Refused) as refused:
        take_back(cafe, unpromised)
    assert str(refused.value) == SLIP
