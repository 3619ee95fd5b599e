"""Whoever hears it can put it right: all of it or nothing, and nobody has to tell it twice."""

import pytest

from cafe import Cafe, eur
from counter.flows import make, put_right
from counter.flows.follow_up import follow_up_done
from counter.flows.gestures import GestureRequest
from counter.flows.put_right import Answer
from counter.kernel.errors import Refused
from counter.kernel.ids import MishapId, OrderId, new_id
from counter.orders.bar_queries import open_orders
from counter.recovery.model import Mishap
from counter.recovery.queries import mishaps_of, unanswered
from counter.recovery.rules import LONGEST_STORY
from counter.reports.bar_board import bar_board
from counter.till.queries import paid_for


def mishap(cafe: Cafe, order_id: OrderId) -> Mishap:
    (found,) = cafe.shop.read(mishaps_of, [order_id])[order_id]
    return found


def test_a_refund_of_chosen_lines_goes_back_the_way_it_came(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Croissant")
    latte, croissant = cafe.order(order_id).sold
    cafe.put_right("not_good", order_id, GestureRequest("refund", (latte.line_id,)))
    paid = cafe.shop.read(paid_for, order_id, "EUR")
    assert [line.line_id for line in paid.refunds[0].lines] == [latte.line_id]
    assert paid.refunded == latte.total
    with pytest.raises(Refused, match="refunded already"):
        cafe.put_right("not_good", order_id, GestureRequest("refund", (latte.line_id,)))
    with pytest.raises(Refused, match="A whole order on us needs Dana or Rosa"):
        cafe.put_right("not_good", order_id, GestureRequest("whole_order"))
    cafe.put_right("not_good", order_id, GestureRequest("whole_order"), by="Dana")
    paid = cafe.shop.read(paid_for, order_id, "EUR")
    assert paid.refunded == latte.total + croissant.total == paid.amount


def test_a_remake_goes_first_and_is_made_again(cafe: Cafe) -> None:
    first = cafe.sell("Latte", "Croissant")
    cafe.ready(first)
    waiting = [cafe.sell("Flat white") for _ in range(3)]
    cafe.put_right("spilled", first, GestureRequest("remake", (cafe.order(first).lines[0].line_id,)))
    making = [card.order for card in cafe.shop.read(bar_board).making]
    assert making[0].remake_of == first
    assert [line.name for line in making[0].sold] == ["Latte"]
    assert [order.order_id for order in making[1:]] == waiting


def test_make_it_first_moves_an_order_up_but_not_one_that_is_made(cafe: Cafe) -> None:
    early, late = cafe.sell("Latte"), cafe.sell("Flat white")
    cafe.put_right("treatment", late, GestureRequest("make_first"))
    assert [card.order.order_id for card in cafe.shop.read(bar_board).making] == [late, early]
    cafe.ready(early)
    with pytest.raises(Refused, match="Remake it instead"):
        cafe.put_right("treatment", early, GestureRequest("make_first"))


def test_a_refused_gesture_records_nothing_of_the_answer(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    before = cafe.kinds()
    with pytest.raises(Refused):
        cafe.put_right(
            "late",
            order_id,
            GestureRequest("apology"),
            GestureRequest("voucher", amount=eur("99.00")),
            their_words="slow",
        )
    assert cafe.kinds() == before
    with pytest.raises(Refused, match="then tap Record"):
        cafe.put_right("late", order_id)
    assert cafe.kinds() == before


def test_their_words_are_kept_whole_and_harmless(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    with pytest.raises(Refused, match="at most 1000"):
        cafe.put_right("other", order_id, their_words="late " * 10_000)
    told = "late " * (LONGEST_STORY // 5 - 2)
    cafe.put_right("other", order_id, their_words="cold\x00\u202e\nand " + told)
    assert mishap(cafe, order_id).their_words == f"cold and {told}".strip()
    with pytest.raises(Refused, match="card number"):
        cafe.put_right("overcharged", order_id, their_words="charged 4111 1111 1111 1111 twice")


def test_the_same_trouble_goes_on_in_the_same_story(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    first = cafe.put_right("not_good", order_id, their_words="too cold")
    assert mishap(cafe, order_id).is_open
    assert cafe.put_right("not_good", order_id, GestureRequest("apology")) == first
    assert not mishap(cafe, order_id).is_open
    assert cafe.put_right("treatment", order_id, GestureRequest("apology")) != first


def test_trouble_without_an_order(cafe: Cafe) -> None:
    answer = Answer("not_clean", their_words="the table is sticky", gestures=(GestureRequest("apology"),))
    cafe.shop.do(cafe.ana, put_right.put_right, answer)
    with pytest.raises(Refused, match="Choose the order first"):
        cafe.put_right("not_clean", None, GestureRequest("refund"))


def test_a_new_promise_from_here_counts_as_told(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    due = cafe.promise(order_id).first_due.replace(minute=59)
    cafe.put_right("late", order_id, GestureRequest("apology"), due=due)
    promise = cafe.promise(order_id)
    assert (promise.due, promise.resets[0].told, promise.resets[0].by) == (due, True, cafe.ana)
    assert promise.told_before


def test_one_tap_greets_everybody_who_waits_for_a_word(cafe: Cafe) -> None:
    order_id = cafe.miss()
    cafe.put_right("not_good", order_id, their_words="and cold")
    assert len(cafe.shop.read(unanswered)) == 2
    cafe.shop.do(cafe.ana, put_right.greet, order_id)
    assert cafe.shop.read(unanswered) == ()


def test_a_greeting_on_arrival_answers_nothing(cafe: Cafe) -> None:
    order_id = cafe.miss()
    cafe.shop.do(cafe.ana, put_right.greet, order_id, None, "arrival")
    assert len(cafe.shop.read(unanswered)) == 1


def test_what_is_not_known_is_refused(cafe: Cafe) -> None:
    with pytest.raises(Refused, match="not known"):
        cafe.put_right("late", OrderId(new_id()), GestureRequest("apology"))
    answer = Answer("late", mishap_id=MishapId(new_id()), gestures=(GestureRequest("apology"),))
    with pytest.raises(Refused, match="not known"):
        cafe.shop.do(cafe.ana, put_right.put_right, answer)
    mishap_id = cafe.put_right("other", None, their_words="hm")
    with pytest.raises(Refused, match="Follow up"):
        cafe.shop.do(cafe.ana, follow_up_done, mishap_id)


def test_a_handed_over_order_keeps_its_promise_when_it_is_put_right(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    cafe.shop.do(cafe.ana, make.hand_over, order_id)
    cafe.put_right("not_good", order_id, GestureRequest("apology"), due=cafe.clock.now())
    assert cafe.promise(order_id).resets == ()
    assert cafe.shop.read(open_orders) == ()


def test_an_answer_recorded_twice_gives_once(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Croissant")
    gestures = (GestureRequest("apology"), GestureRequest("voucher"))
    for answer in (
        Answer("other", order_id, gestures=gestures, answer_id=new_id()),
        Answer("not_clean", their_words="sticky", gestures=(GestureRequest("apology"),), answer_id=new_id()),
    ):
        first = cafe.shop.do(cafe.ana, put_right.put_right, answer)
        before = cafe.kinds()
        assert cafe.shop.do(cafe.ana, put_right.put_right, answer) == first
        assert cafe.kinds() == before
    assert len(cafe.vouchers(order_id)) == 1
    cafe.shop.do(cafe.ana, put_right.put_right, Answer("other", order_id, gestures=gestures, answer_id=new_id()))
    assert len(cafe.vouchers(order_id)) == 2
