"""Quick cash, reasons, and numbers we never keep."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cafe import eur
from counter.kernel.errors import Refused
from counter.kernel.money import Money
from counter.till.rules import check_no_card_number, quick_cash, read_reason


@given(st.integers(0, 10**12), st.sampled_from(["EUR", "JPY", "IDR", "KWD", "CLP"]))
def test_quick_cash_always_covers_and_rises(minor: int, currency: str) -> None:
    due = Money(minor, currency)
    keys = quick_cash(due)
    assert all(key.minor > minor for key in keys)
    assert list(keys) == sorted(set(keys), key=lambda key: key.minor)
    assert len(keys) == 3


def test_quick_cash_is_what_people_hand_over() -> None:
    assert quick_cash(eur("3.80")) == (eur("5.00"), eur("10.00"), eur("20.00"))
    assert quick_cash(eur("12.40"))[0] == eur("15.00")
    assert eur("5.00") not in quick_cash(eur("5.00"))
    assert quick_cash(eur("143.20")) == (eur("150.00"), eur("200.00"), eur("500.00"))


@pytest.mark.parametrize(
    ("due", "currency", "notes"),
    [
        (480, "JPY", (500, 1_000, 2_000)),
        (3_500_000, "IDR", (5_000_000, 10_000_000, 20_000_000)),
        (1_250, "KWD", (5_000, 10_000, 20_000)),
        (45_000, "VND", (50_000, 100_000, 200_000)),
        (3_200, "CLP", (3_500, 5_000, 10_000)),
        (140_000, "HUF", (150_000, 200_000, 500_000)),
    ],
)
def test_there_are_notes_in_every_currency(due: int, currency: str, notes: tuple[int, ...]) -> None:
    assert tuple(key.minor for key in quick_cash(Money(due, currency))) == notes


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1111",
        "card 5500-0000-0000-0004",
        "٤١١١١١١١١١١١١١١١",
        "table 5: 4111 1111 1111 1111, 12/27",
        "Ali 204111 1111 1111 1111",
        "Ben378282246310005",
        "20378282246310005",
    ],
)
def test_a_card_number_is_never_kept(text: str) -> None:
    with pytest.raises(Refused, match="card number"):
        check_no_card_number(text)
    with pytest.raises(Refused, match="card number"):
        read_reason(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no foam",
        "+49 30 1234567",
        "4111 1111 1111 1112",
        "²" * 16,
        "½ shot",
        "2026-11-27 030 5550138",
        "12345678901234567",
    ],
)
def test_what_is_no_card_number_is_kept(text: str) -> None:
    check_no_card_number(text)


@pytest.mark.parametrize("text", ["", "  ", "\n\t", "\u202e"])
def test_a_reason_says_something(text: str) -> None:
    with pytest.raises(Refused, match="Say why"):
        read_reason(text)
    assert read_reason(f" spilled\n{text}") == "spilled"
