"""Change, quick cash, the way money goes back, and numbers we never keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe import eur
from counter.kernel.errors import Refused
from counter.kernel.money import Money
from counter.till.rules import (
    CARD,
    CASH,
    change_for,
    check_no_card_number,
    check_refund,
    quick_cash,
    tender_for_refund,
)


def test_change_and_what_is_short() -> None:
    assert change_for(eur("15.70"), eur("20.00")) == eur("4.30")
    assert change_for(eur("3.80"), eur("3.80")) == eur("0.00")
    with pytest.raises(Refused, match=r"0\.01 EUR short"):
        change_for(eur("3.80"), eur("3.79"))


@given(st.integers(1, 60_000), st.sampled_from(["EUR", "JPY"]))
def test_quick_cash_always_covers_and_rises(minor: int, currency: str) -> None:
    due = Money(minor, currency)
    keys = quick_cash(due)
    assert all(key.minor > minor for key in keys)
    assert list(keys) == sorted(set(keys), key=lambda key: key.minor)
    assert len(keys) <= 3


def test_quick_cash_is_what_people_hand_over() -> None:
    assert quick_cash(eur("3.80")) == (eur("5.00"), eur("10.00"), eur("20.00"))
    assert quick_cash(eur("12.40"))[0] == eur("15.00")
    assert eur("5.00") not in quick_cash(eur("5.00"))


def test_money_goes_back_the_way_it_came() -> None:
    assert tender_for_refund([CARD]) == CARD
    assert tender_for_refund([CARD, CASH]) == CASH
    assert tender_for_refund([]) == CASH


def test_no_more_goes_back_than_came_in() -> None:
    check_refund(eur("3.80"), eur("7.60"), eur("3.80"))
    with pytest.raises(Refused, match=r"Only 3\.80 EUR"):
        check_refund(eur("3.81"), eur("7.60"), eur("3.80"))


@pytest.mark.parametrize("text", ["4111 1111 1111 1111", "card 5500-0000-0000-0004", "٤١١١١١١١١١١١١١١١"])
def test_a_card_number_is_never_kept(text: str) -> None:
    with pytest.raises(Refused, match="card number"):
        check_no_card_number(text)


@pytest.mark.parametrize("text", ["", "no foam", "+49 30 1234567", "4111 1111 1111 1112", "²" * 16, "½ shot"])
def test_what_is_no_card_number_is_kept(text: str) -> None:
    check_no_card_number(text)
