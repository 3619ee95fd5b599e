"""Who waits for us: people, not cases; and they wait over days until somebody answered."""

from __future__ import annotations

from datetime import timedelta

from cafe import Cafe, eur
from counter.flows.drawer import close_day, count_drawer
from counter.flows.gestures import GestureRequest
from counter.flows.put_right import Answer, greet, open_mishap, put_right
from counter.flows.settle import reopen
from counter.flows.watch import tick
from counter.kernel.ids import OrderId
from counter.orders.queries import remakes_of
from counter.recovery.queries import count_waiting, mishaps_of
from counter.reports.waiting import Waiting, who_waits


def waits(cafe: Cafe) -> Waiting:
    return cafe.shop.read(who_waits, cafe.shop.settings.trading_day(cafe.clock.now()))


def people(cafe: Cafe) -> int:
    """How many wait, as the top bar and the page count them; both say the same."""
    now = cafe.clock.now()
    counted = cafe.shop.read(count_waiting, now)
    assert waits(cafe).people(now) == counted
    return counted


def had(cafe: Cafe, customer: str) -> OrderId:
    order_id = cafe.sell("Latte", customer=customer)
    cafe.ready(order_id)
    return order_id


def test_two_things_that_went_wrong_for_one_person_are_one_person(cafe: Cafe) -> None:
    order_id = had(cafe, "Ines")
    for kind in ("not_good", "overcharged"):
        cafe.shop.do(cafe.ana, open_mishap, kind, order_id)
    assert len(waits(cafe).open) == 2
    assert people(cafe) == 1


def test_what_was_made_again_and_went_wrong_again_is_the_same_person(cafe: Cafe) -> None:
    order_id = had(cafe, "Ines")
    mishap_id = cafe.put_right("wrong_item", order_id, GestureRequest("remake"))
    (remake,) = cafe.shop.read(remakes_of, order_id)
    cafe.ready(remake.order_id)
    cafe.shop.do(cafe.ana, open_mishap, "not_good", remake.order_id)
    cafe.shop.do(cafe.ana, reopen, mishap_id)
    assert people(cafe) == 1
    cafe.shop.do(cafe.ana, open_mishap, "treatment", had(cafe, "Ben"))
    assert people(cafe) == 2


def test_whom_we_come_back_to_waits_from_when_we_said_we_would(cafe: Cafe) -> None:
    due = cafe.clock.now() + timedelta(hours=2)
    cafe.shop.do(cafe.ana, put_right, Answer("not_good", had(cafe, "Ines"), follow_up=due))
    assert people(cafe) == 0
    cafe.forward(121)
    assert people(cafe) == 1


def test_they_are_carried_over_from_shift_to_shift_until_somebody_speaks(cafe: Cafe) -> None:
    order_id = had(cafe, "Oskar")
    cafe.put_right("wrong_item", order_id, their_words="I asked for oat.", by="Ben")
    again = cafe
    for _ in range(3):
        again.shop.do(again.ana, count_drawer, eur("3.80"))
        again.shop.do(again.staff("Rosa"), close_day, "nobody counted")
        again.forward(24 * 60)
        again = again.reopened()
        again.shop.do(again.shop.itself, tick)
        assert again.shop.forecaster.outlook.unanswered == 1
        (case,) = waits(again).open
        assert case.mishap
        assert (case.mishap.their_words, case.mishap.heard_by) == ("I asked for oat.", again.staff("Ben"))
        assert people(again) == 1
    (mishap,) = again.shop.read(mishaps_of, [order_id])[order_id]
    again.shop.do(again.ana, greet, order_id, mishap.mishap_id)
    assert people(again) == 0
    again.close()
