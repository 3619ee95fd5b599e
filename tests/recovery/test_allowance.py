"""What a person may give alone: per gesture and per day, all together at most one and a half times what was paid."""

import pytest

from cafe import Cafe, eur
from counter.flows.gestures import GestureRequest
from counter.kernel.errors import Refused
from counter.kernel.money import Money
from counter.recovery.playbook import Allowance
from counter.recovery.queries import mishaps_of
from counter.recovery.rules import left_to_give, within

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
    with pytest.raises(Refused, match="All together"):
        cafe.put_right("allergy", order_id, voucher("50.00"), by="Rosa")
    mishap_id = cafe.put_right("allergy", order_id, voucher("50.00"), by="Rosa", their_words="Her lips swelled")
    (mishap,) = cafe.shop.read(mishaps_of, [order_id])[order_id]
    assert (mishap.mishap_id, mishap.their_words) == (mishap_id, "Her lips swelled")


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
