"""What the counter knows of opens itself, once an order, with its kind, its station and how grave it is."""

import pytest

from cafe import Cafe
from counter.flows import make
from counter.flows.card_declined import card_declined
from counter.flows.issue_receipt import print_again
from counter.flows.open_shop import decide
from counter.flows.print_queue import print_waiting
from counter.flows.refund_at_counter import refund_for
from counter.flows.sold_out import bring_back, mark_sold_out
from counter.flows.watch import tick
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.recovery.model import Mishap
from counter.recovery.queries import count_waiting, mishaps_of
from counter.settings.first_start import COFFEE, FirstStart
from counter.till.refunds import RefundRequest
from counter.till.rules import SOLD_AGAIN, THROWN_AWAY
from pair import Pair


def of(cafe: Cafe, order_id: OrderId) -> list[tuple[str, str, str]]:
    """The kind, the station and the cause of each mishap of an order."""
    mishaps = cafe.shop.read(mishaps_of, [order_id]).get(order_id, ())
    assert all(mishap.severity == "small" for mishap in mishaps)
    return [(mishap.kind, mishap.station, mishap.cause) for mishap in mishaps]


def only(cafe: Cafe, order_id: OrderId) -> Mishap:
    (mishap,) = cafe.shop.read(mishaps_of, [order_id])[order_id]
    return mishap


def look(cafe: Cafe, minutes: float = 0) -> None:
    cafe.forward(minutes)
    cafe.shop.do(cafe.shop.itself, tick)


def test_a_missed_promise_says_at_which_station(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Filter")
    cafe.tick_line(order_id, "Latte")
    cafe.clock.set(cafe.due(order_id))
    look(cafe, 1)
    assert of(cafe, order_id) == [("late", "brew", "")]


def test_one_at_a_station_in_trouble_came_from_the_machine(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.shop.do(cafe.ana, make.report_grinder, down=True)
    cafe.clock.set(cafe.due(order_id))
    look(cafe, 1)
    assert of(cafe, order_id) == [("late", "espresso", "machine")]


def test_what_nobody_takes_is_not_good_any_more_once(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    look(cafe, 9.9)
    assert of(cafe, order_id) == []
    for _ in range(2):
        look(cafe, 1)
        assert of(cafe, order_id) == [("not_good", "espresso", "")]


def test_how_long_it_may_stand_there_is_the_shops_choice(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    cafe.shop.do(cafe.ana, decide, {"shelf_minutes": 0})
    look(cafe, 60)
    assert of(cafe, order_id) == []
    cafe.shop.do(cafe.ana, decide, {"shelf_minutes": 20})
    look(cafe)
    assert len(of(cafe, order_id)) == 1


@pytest.mark.parametrize("minutes", [-1, 121])
def test_no_order_waits_longer_than_two_hours(cafe: Cafe, minutes: int) -> None:
    with pytest.raises(Refused, match="never a mishap"):
        cafe.shop.do(cafe.ana, decide, {"shelf_minutes": minutes})


def test_a_shop_that_never_taps_handed_over_is_not_told_so_for_every_order(cafe: Cafe) -> None:
    sold = []
    for _ in range(14):
        sold.append(cafe.sell("Latte"))
        cafe.ready(sold[-1])
        look(cafe, 2)
    look(cafe, 30)
    kinds = [[each.closed_as for each in cafe.shop.read(mishaps_of, [one]).get(one, ())] for one in sold]
    assert {as_what for closed in kinds for as_what in closed} <= {"nothing"}
    assert cafe.shop.read(count_waiting, cafe.clock.now()) == 0


def test_one_hand_over_among_the_last_ten_says_that_the_shop_taps_it(cafe: Cafe) -> None:
    sold = []
    for place in range(12):
        sold.append(cafe.sell("Latte"))
        cafe.ready(sold[-1])
        look(cafe, 2)
        if place == 6:
            cafe.shop.do(cafe.ana, make.hand_over, sold[-1])
    look(cafe, 30)
    assert [len(of(cafe, one)) for one in sold] == [1] * 6 + [0] + [1] * 5


def test_what_is_handed_over_as_it_is_sold_says_nothing_of_who_taps(cafe: Cafe) -> None:
    for _ in range(10):
        cafe.ready(cafe.sell("Latte"))
    cafe.sell("Croissant")
    look(cafe, 30)
    assert cafe.shop.read(count_waiting, cafe.clock.now()) == 0


def test_what_was_taken_and_what_stands_there_since_yesterday_is_none(cafe: Cafe) -> None:
    taken, left = cafe.sell("Latte"), cafe.sell("Latte")
    for order_id in (taken, left):
        cafe.ready(order_id)
    cafe.shop.do(cafe.ana, make.hand_over, taken)
    look(cafe, 24 * 60)
    assert of(cafe, taken) == of(cafe, left) == []


def test_who_ordered_what_is_sold_out_now_waits_for_a_word(cafe: Cafe) -> None:
    made, waits = cafe.sell("Latte"), cafe.sell("Filter", "Latte")
    cafe.ready(made)
    cafe.shop.do(cafe.ana, mark_sold_out, cafe.item("Latte"))
    assert of(cafe, made) == []
    assert of(cafe, waits) == [("sold_out", "espresso", "")]


def test_left_off_as_sold_out_it_is_the_same_mishap(cafe: Cafe) -> None:
    order_id = cafe.sell("Filter", "Latte")
    cafe.shop.do(cafe.ana, mark_sold_out, cafe.item("Latte"))
    cafe.tick_line(order_id, "Filter")
    cafe.shop.do(cafe.ana, make.ready, order_id, unmade=make.EXPLAINED, why="Sold out")
    assert of(cafe, order_id) == [("sold_out", "espresso", "")]
    assert only(cafe, order_id).is_open


@pytest.mark.parametrize("there", ["made", "back"])
def test_it_was_the_last_one_and_theirs(cafe: Cafe, there: str) -> None:
    order_id = cafe.sell("Latte")
    cafe.shop.do(cafe.ana, mark_sold_out, cafe.item("Latte"))
    assert cafe.shop.read(count_waiting, cafe.clock.now()) == 1
    if there == "made":
        cafe.ready(order_id)
    else:
        cafe.shop.do(cafe.ana, bring_back, cafe.item("Latte"))
    assert (cafe.shop.read(count_waiting, cafe.clock.now()), only(cafe, order_id).closed_as) == (0, "nothing")


def test_a_card_that_is_declined_is_the_payment_firms_to_the_owner(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.shop.do(cafe.ana, card_declined, order_id)
    assert of(cafe, order_id) == [("card_or_printer", "", "payment firm")]


def test_a_receipt_that_does_not_come_is_ours_once(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.paper.away = True
    for _ in range(2):
        print_waiting(cafe.shop)
        assert of(cafe, order_id) == [("card_or_printer", "espresso", "machine")]
    cafe.paper.away = False
    print_waiting(cafe.shop)
    assert (cafe.shop.read(count_waiting, cafe.clock.now()), only(cafe, order_id).closed_as) == (0, "nothing")


def test_a_copy_that_somebody_wants_and_does_not_come_goes_wrong_for_nobody(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    print_waiting(cafe.shop)
    cafe.shop.do(cafe.ana, print_again, order_id)
    cafe.paper.away = True
    print_waiting(cafe.shop)
    assert of(cafe, order_id) == []


@pytest.mark.parametrize("reason", ["Wrong item", "wrong_item"])
def test_a_refund_for_a_reason_that_went_wrong(cafe: Cafe, reason: str) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    refunded = cafe.shop.do(cafe.staff("Dana"), refund_for, order_id, RefundRequest(), reason, SOLD_AGAIN)
    assert of(cafe, order_id) == [("wrong_item", "espresso", "")]
    assert refunded.mishap_id == only(cafe, order_id).mishap_id


def test_a_refund_for_another_reason_is_none(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    cafe.shop.do(cafe.staff("Dana"), refund_for, order_id, RefundRequest(), "changed their mind", SOLD_AGAIN)
    assert of(cafe, order_id) == []


def test_what_comes_back_and_is_thrown_away(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    cafe.shop.do(cafe.staff("Dana"), refund_for, order_id, RefundRequest(), "fell down", THROWN_AWAY)
    assert of(cafe, order_id) == [("other", "espresso", "")]


@pytest.mark.parametrize(("why", "kind"), [("spilled", "spilled"), ("fell down", "other")])
def test_what_was_made_and_taken_off(cafe: Cafe, why: str, kind: str) -> None:
    order_id = cafe.sell("Latte", "Latte", "Filter", "Mocha")
    cafe.take_off(order_id, "Mocha", why="changed their mind")
    assert of(cafe, order_id) == []
    cafe.tick_line(order_id, "Latte")
    for _ in range(2):
        cafe.take_off(order_id, "Latte", 1, why=why)
        assert of(cafe, order_id) == [(kind, "espresso", "")]


def test_two_tills_that_see_it_open_one(pair: Pair) -> None:
    order_id = pair.one.sell("Latte")
    pair.exchange()
    for cafe in (pair.one, pair.two):
        cafe.shop.do(cafe.ana, mark_sold_out, cafe.item("Latte"))
    pair.exchange()
    for cafe in (pair.one, pair.two):
        assert of(cafe, order_id) == [("sold_out", "espresso", "")]


def test_a_new_owners_own_first_coffee_is_no_mishap_and_the_next_customers_is(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, decide, {"first_start": FirstStart(COFFEE)})
    own, theirs = cafe.sell("Latte"), cafe.sell("Latte")
    cafe.ready(own)
    cafe.ready(theirs)
    look(cafe, 30)
    assert (of(cafe, own), len(of(cafe, theirs))) == ([], 1)
