"""An order's number as it is called out, and what may be done with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.kernel.errors import Refused
from counter.kernel.ids import TerminalId
from counter.kernel.language import Language
from counter.orders.model import called_out
from counter.orders.rules import CANCELLED, HANDED_OVER, check_can_be_cancelled, read_called, series_of


@pytest.mark.parametrize(
    ("terminal", "series"), [("T1", ""), ("T2", "B"), ("T3", "C"), ("T26", "Z"), ("T27", "AA"), ("T53", "BA")]
)
def test_each_terminal_has_a_series_of_its_own(terminal: str, series: str) -> None:
    assert series_of(TerminalId(terminal)) == series


def test_what_is_called_out() -> None:
    assert [called_out("", 12), called_out("B", 12), called_out("", 3, 1), called_out("B", 3, 2)] == [
        "12",
        "B12",
        "3R",
        "B3R2",
    ]


@given(st.integers(1, 800), st.integers(1, 10_000), st.integers(0, 20))
def test_what_is_called_out_is_understood(terminal: int, number: int, nth: int) -> None:
    series = series_of(TerminalId(f"T{terminal}"))
    assert read_called(called_out(series, number, nth)) == (series, number, nth)


def test_a_number_is_understood_as_people_type_it() -> None:
    assert read_called(" b12r1 ") == ("B", 12, 1)


@pytest.mark.parametrize("typed", ["", "R", "12B", "1.5", "-3", "³", "3RR", "1" * 10])
def test_what_is_no_number_is_a_sentence(typed: str) -> None:
    with pytest.raises(Refused, match="is no order's number"):
        read_called(typed)


@pytest.mark.parametrize("state", ["handed over", "cancelled"])
def test_what_is_over_is_not_cancelled(state: str) -> None:
    check_can_be_cancelled("placed", "3")
    check_can_be_cancelled("ready", "3")
    with pytest.raises(Refused, match=f"Order 3 cannot be cancelled any more: it is {state}"):
        check_can_be_cancelled(state, "3")


@pytest.mark.parametrize(("state", "said"), [(HANDED_OVER, "übergeben"), (CANCELLED, "storniert")])
def test_what_an_order_is_now_is_said_in_the_readers_language(state: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        check_can_be_cancelled(state, "8")
    assert Language("de").explain(refused.value) == f"Bestellung 8 lässt sich nicht mehr stornieren. Jetzt: {said}."
