"""What a person may give alone: per gesture and per day, all together at most one and a half times what was paid."""

from dataclasses import replace

import pytest

from cafe import Cafe, eur
from counter.flows.approve import approve
from counter.flows.gesture_plan import Yes, yes_to
from counter.flows.gestures import GestureRequest
from counter.flows.put_right import Answer, put_right
from counter.flows.refund import refund
from counter.flows.staff import change_pin
from counter.kernel.errors import Refused
from counter.kernel.money import Money
from counter.people.model import Approval
from counter.recovery.playbook import Allowance
from counter.recovery.queries import mishaps_of
from counter.recovery.rules import left_to_give, within
from counter.till.refunds import RefundRequest

BARISTA = Allowance(eur("10.00"), eur("20.00"))


def test_within_per_gesture_and_per_day() -> None:
    assert left_to_give(BARISTA, eur("15.00")) == eur("5.00")
    assert left_to_give(BARISTA, eur("25.00")) == eur("0.00")
    assert left_to_give(Allowance(None, None), eur("999.00")) is None
    assert within(BARISTA, eur("10.00"), eur("10.00"))
    assert not within(BARISTA, eur("10.01"), eur("20.00"))
    assert not within(BARISTA, eur("9.00"), eur("8.99"))


def voucher(amount: str) -> GestureRequest:
    return GestureRequest("voucher", amount=eur(amount))


def test_a_barista_gives_up_to_ten_at_once_and_twenty_a_day(cafe: Cafe) -> None:
    big = cafe.sell(*["Latte"] * 12)
    with pytest.raises(Refused, match=r"10\.01 EUR needs Dana or Rosa: up to 10\.00 EUR at once"):
        cafe.put_right("other", big, voucher("10.01"))
    cafe.put_right("other", big, voucher("10.00"))
    cafe.put_right("other", cafe.sell(*["Latte"] * 12), voucher("9.50"))
    with pytest.raises(Refused, match=r"0\.50 EUR is left"):
        cafe.put_right("other", cafe.sell("Latte"), voucher("1.00"))
    cafe.put_right("other", cafe.sell("Latte"), voucher("1.00"), by="Ben")
    cafe.forward(24 * 60)
    cafe.put_right("other", cafe.sell("Latte"), voucher("1.00"))


def test_a_lead_gives_more_and_an_owner_what_is_right(cafe: Cafe) -> None:
    big = cafe.sell(*["Latte"] * 24)
    cafe.put_right("other", big, voucher("20.00"), by="Dana")
    with pytest.raises(Refused, match="needs Rosa"):
        cafe.put_right("other", big, voucher("20.01"), by="Dana")
    cafe.put_right("other", big, voucher("60.00"), by="Rosa")


def test_all_together_stay_within_one_and_a_half_times_what_was_paid(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Latte")
    paid = cafe.order(order_id).total.minor
    cap = Money(paid * 3 // 2, "EUR")
    cafe.put_right("not_good", order_id, GestureRequest("refund"))
    left = cap.minor - paid
    with pytest.raises(Refused, match="All together at most"):
        cafe.put_right("not_good", order_id, GestureRequest("voucher", amount=Money(left + 1, "EUR")))
    cafe.put_right("not_good", order_id, GestureRequest("voucher", amount=Money(left, "EUR")))
    with pytest.raises(Refused, match=r"at most 0\.00 EUR more"):
        cafe.put_right("other", order_id, voucher("0.01"))


def test_the_voucher_that_printed_by_itself_counts_towards_the_cap(cafe: Cafe) -> None:
    order_id = cafe.miss("Latte")
    paid, printed = cafe.order(order_id).total.minor, cafe.vouchers(order_id)[0].amount.minor
    with pytest.raises(Refused, match="All together"):
        cafe.put_right("late", order_id, GestureRequest("voucher", amount=Money(paid * 3 // 2 - printed + 1, "EUR")))


def test_a_remake_is_no_second_purse(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cap = cafe.order(order_id).total.minor * 3 // 2
    cafe.put_right("wrong_item", order_id, GestureRequest("remake"))
    cafe.put_right("wrong_item", order_id, GestureRequest("voucher", amount=Money(cap, "EUR")))
    (remake,) = cafe.remakes(order_id)
    with pytest.raises(Refused, match="All together"):
        cafe.put_right("late", remake, voucher("1.00"))


def test_beyond_the_cap_only_the_owner_and_only_with_a_word_why(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    with pytest.raises(Refused, match="All together"):
        cafe.put_right("allergy", order_id, voucher("9.00"), their_words="Her lips swelled")
    for by in ("Ana", "Dana"):
        with pytest.raises(Refused, match="All together"):
            cafe.put_right("allergy", order_id, voucher("9.00"), by=by, why="She is ill")
    with pytest.raises(Refused, match="Say why in a sentence"):
        cafe.put_right("allergy", order_id, voucher("50.00"), by="Rosa", their_words="Her lips swelled")
    cafe.put_right("allergy", order_id, voucher("50.00"), by="Rosa", why="She was ill for two days.")
    (mishap,) = cafe.shop.read(mishaps_of, [order_id])[order_id]
    assert [each.why for each in mishap.responses] == ["She was ill for two days."]


def test_what_was_given_before_counts_to_the_cap_whoever_gave_it(cafe: Cafe) -> None:
    """A voucher and a refund, two mishaps, and what is made again for it: all of one order."""
    order_id = cafe.sell("Latte", "Croissant")
    latte = cafe.order(order_id).lines[0]
    cafe.put_right("not_good", order_id, GestureRequest("remake", (latte.line_id,)), voucher("3.00"), by="Dana")
    cafe.shop.do(cafe.staff("Dana"), refund, order_id, RefundRequest(amount=eur("2.00")), "Too slow")
    (again,) = cafe.remakes(order_id)
    most = cafe.order(order_id).total.minor * 3 // 2 - 500
    one_more = Money(most + 1, "EUR")
    for about in (order_id, again):
        with pytest.raises(Refused, match=f"at most {Money(most, 'EUR')} more"):
            cafe.put_right("treatment", about, GestureRequest("voucher", amount=one_more))
    cafe.put_right("treatment", again, GestureRequest("voucher", amount=Money(most, "EUR")))
    with pytest.raises(Refused, match=r"at most 0\.00 EUR more"):
        cafe.put_right("treatment", order_id, voucher("0.01"))


def test_gestures_of_one_act_count_together_to_the_day_and_to_the_cap(cafe: Cafe) -> None:
    order_id = cafe.sell(*["Latte"] * 6)
    with pytest.raises(Refused, match="is left of yours to give today"):
        cafe.put_right("other", order_id, voucher("8.00"), voucher("8.00"), voucher("4.01"))
    small = cafe.sell("Latte")
    with pytest.raises(Refused, match="All together"):
        cafe.put_right("other", small, voucher("3.00"), voucher("3.00"))


def test_one_yes_is_for_all_that_needs_it_and_the_fact_says_whose(cafe: Cafe) -> None:
    cafe.shop.do(cafe.staff("Rosa"), change_pin, cafe.staff("Dana"), "2222")
    order_id = cafe.sell(*["Latte"] * 6)
    answer = Answer("other", order_id, gestures=(GestureRequest("apology"), voucher("12.00"), voucher("11.00")))
    with pytest.raises(Refused, match="needs Dana or Rosa"):
        cafe.shop.do(cafe.ana, put_right, answer)
    yes = approved(cafe, answer)
    assert yes is not None
    cafe.shop.do(cafe.ana, put_right, answer, yes)
    (mishap,) = cafe.shop.read(mishaps_of, [order_id])[order_id]
    dana = cafe.staff("Dana")
    assert [(each.kind, each.by, each.approved_by) for each in mishap.responses] == [
        ("apology", cafe.ana, None), ("voucher", cafe.ana, dana), ("voucher", cafe.ana, dana)
    ]  # fmt: skip
    assert cafe.kinds().count("ApprovalGiven") == 1


def test_a_yes_is_for_just_what_was_asked_and_for_a_minute(cafe: Cafe) -> None:
    cafe.shop.do(cafe.staff("Rosa"), change_pin, cafe.staff("Dana"), "2222")
    order_id = cafe.sell(*["Latte"] * 6)
    answer = Answer("other", order_id, gestures=(voucher("12.00"),))
    yes = approved(cafe, answer)
    with pytest.raises(Refused, match="needs Dana or Rosa"):
        cafe.shop.do(cafe.ana, put_right, replace(answer, gestures=(voucher("12.01"),)), yes)
    cafe.clock.forward(61)
    with pytest.raises(Refused, match="over a minute ago"):
        cafe.shop.do(cafe.ana, put_right, answer, yes)
    yes = approved(cafe, answer)
    cafe.shop.do(cafe.ana, put_right, answer, yes)
    with pytest.raises(Refused, match="it is done"):
        cafe.shop.do(cafe.ana, put_right, answer, yes)


def approved(cafe: Cafe, answer: Answer) -> Yes | None:
    """Dana types her PIN at Ana's counter."""
    approval = cafe.shop.do(cafe.ana, approve, cafe.staff("Dana"), "2222")
    assert isinstance(approval, Approval)
    return cafe.shop.do_approved(approval, yes_to, cafe.shop.playbook, answer.order_id, answer.gestures)


@pytest.mark.parametrize("amount", ["-0.01", "-5.00"])
def test_a_gesture_never_takes(cafe: Cafe, amount: str) -> None:
    with pytest.raises(Refused, match="gives"):
        cafe.put_right("other", cafe.sell("Latte"), voucher(amount))


def test_on_the_house_goes_up_to_its_limit(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Latte")
    with pytest.raises(Refused, match=r"up to 4\.00 EUR"):
        cafe.put_right("late", order_id, GestureRequest("on_the_house", amount=eur("4.01")))
    cafe.put_right("late", order_id, GestureRequest("on_the_house", amount=eur("4.00")))


def test_what_is_not_in_the_playbook_is_refused(cafe: Cafe) -> None:
    with pytest.raises(Refused, match="not in the playbook"):
        cafe.put_right("late", cafe.sell("Latte"), GestureRequest("champagne"))
    with pytest.raises(Refused, match="what went wrong"):
        cafe.put_right("alien", cafe.sell("Latte"), GestureRequest("apology"))
