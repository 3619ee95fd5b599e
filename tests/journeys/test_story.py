"""Nobody has to tell it twice: an order's story holds what was asked, promised, done, and what went wrong."""

from cafe import Cafe, eur
from counter.flows.gestures import GestureRequest
from counter.reports.story import open_cases, story


def test_the_story_of_an_order_has_all_its_sides(cafe: Cafe) -> None:
    order_id = cafe.miss("Latte", customer="Mia")
    cafe.put_right("not_good", order_id, GestureRequest("remake"), their_words="cold")
    told = cafe.shop.read(story, order_id)
    assert told.order.customer == "Mia"
    assert told.promise is not None
    assert [mishap.kind for mishap in told.mishaps] == ["late", "not_good"]
    assert [voucher.amount for voucher in told.vouchers] == [eur("3.00")]
    assert [remake.remake_of for remake in told.remakes] == [order_id]
    assert told.paid.amount == told.order.total
    assert told.names[told.order.placed_by] == "Ana"


def test_what_nobody_answered_heads_the_list_and_goes_when_somebody_does(cafe: Cafe) -> None:
    first, second = cafe.miss("Latte"), cafe.miss("Flat white")
    assert [case.order.order_id for case in cafe.shop.read(open_cases) if case.order] == [first, second]
    cafe.put_right("late", first, GestureRequest("apology"))
    cafe.put_right("not_clean", None, their_words="sticky table")
    assert [case.order is None for case in cafe.shop.read(open_cases)] == [False, True]
