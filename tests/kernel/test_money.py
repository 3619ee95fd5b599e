"""Money is whole minor units; what is shared out adds up to the cent."""

from copy import deepcopy
from decimal import Decimal
from pickle import dumps, loads

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.kernel.errors import Refused
from counter.kernel.money import Money, from_decimal, round_half_up, share_out, to_decimal, total

MINOR = st.integers(1 - 10**9, 10**9 - 1)


@given(MINOR, MINOR)
def test_adding_and_taking_away_undo_each_other(a: int, b: int) -> None:
    one, other = Money(a, "EUR"), Money(b, "EUR")
    assert one + other - other == one
    assert (-one) + one == Money(0, "EUR")
    assert total([one, other], "EUR").minor == a + b


def test_two_currencies_are_never_added() -> None:
    with pytest.raises(ValueError, match="cannot be added"):
        Money(1, "EUR") + Money(1, "USD")


def test_an_amount_is_a_plain_value() -> None:
    money = Money(380, "EUR")
    assert {money: "a latte"}[Money(380, "EUR")] == "a latte"
    assert sorted([money, Money(-30, "EUR")]) == [Money(-30, "EUR"), money]
    assert loads(dumps(money)) == deepcopy(money) == money  # noqa: S301 - our own
    with pytest.raises(AttributeError):
        money.minor = 1  # type: ignore[misc]


@given(MINOR)
def test_an_amount_is_a_pair_in_json(minor: int) -> None:
    text = msgspec.json.encode(Money(minor, "EUR"))
    assert text.decode() == f'[{minor},"EUR"]'
    assert msgspec.json.decode(text, type=Money) == Money(minor, "EUR")


@pytest.mark.parametrize("text", ["[380]", '[380.5,"EUR"]', '["380","EUR"]', '{"minor":380,"currency":"EUR"}'])
def test_what_is_no_pair_of_minor_units_and_currency_is_no_amount(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=Money)


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [("3.80", "EUR", 380), ("3.8", "EUR", 380), ("-0.30", "EUR", -30), ("380", "JPY", 380), ("1.234", "KWD", 1234)],
)
def test_an_amount_is_read_in_the_currencys_own_coins(text: str, currency: str, minor: int) -> None:
    assert from_decimal(text, currency) == Money(minor, currency)


def test_a_decimal_comma_is_one() -> None:
    assert from_decimal("3,80", "EUR") == Money(380, "EUR")
    assert from_decimal("2,4", "EUR") == Money(240, "EUR")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "free",
        "1,234",
        "1.234,50",
        "3_80",
        "1e2",
        "٣",
        " 3",
        "NaN",
        "sNaN",
        "Infinity",
        "3.805",
        "1e999999",
        "9" * 40,
    ],
)
def test_what_is_no_amount_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(Refused, match=r"\.$"):
        from_decimal(text, "EUR")


def test_a_currency_without_cents_takes_none() -> None:
    with pytest.raises(Refused, match="finer than a JPY coin"):
        from_decimal("3.80", "JPY")


@given(MINOR, st.sampled_from(["EUR", "JPY", "KWD"]))
def test_what_is_written_reads_back(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert from_decimal(to_decimal(money), currency) == money


@pytest.mark.parametrize(("amount", "whole"), [("0.5", 1), ("1.5", 2), ("2.5", 3), ("-0.5", -1), ("2.4999", 2)])
def test_halves_are_rounded_away_from_nothing(amount: str, whole: int) -> None:
    assert round_half_up(Decimal(amount)) == whole


@given(MINOR, st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_shares_add_up_and_none_is_a_cent_off(amount: int, weights: list[int]) -> None:
    shares = share_out(amount, weights)
    assert sum(shares) == amount
    whole = sum(weights)
    if whole:
        for share, weight in zip(shares, weights, strict=True):
            assert abs(Decimal(share) - Decimal(amount) * weight / whole) < 1
            assert weight or not share


def test_shares_of_nothing() -> None:
    assert share_out(100, []) == []
    assert share_out(100, [0, 0]) == [100, 0]
    assert share_out(10, [1, 1, 1]) == [4, 3, 3]
