"""To which coin cash is rounded."""

from decimal import Decimal

import pytest

from counter.kernel.errors import Refused
from counter.kernel.money import Money, from_decimal
from counter.settings.cash import CashMethod, CashRounding, check_cash_rounding, round_cash


@pytest.mark.parametrize(
    ("step", "method", "exact", "cash"),
    [
        # Odoo's counter: step 0.50 half up, step 1 up.
        ("0.50", "half up", "1.20", "1.00"),
        ("0.50", "half up", "1.25", "1.50"),
        ("0.50", "half up", "1.40", "1.50"),
        ("1", "up", "178.01", "179.00"),
        # Australia, Canada, Switzerland: 0.05.
        ("0.05", "half up", "20.42", "20.40"),
        ("0.05", "half up", "20.43", "20.45"),
        # New Zealand: 0.10, five cents are the shop's choice.
        ("0.10", "half up", "20.44", "20.40"),
        ("0.10", "half up", "20.45", "20.50"),
        ("0.10", "half down", "20.45", "20.40"),
        # Sweden and Norway: whole crowns. Denmark: 0.50.
        ("1.00", "half up", "20.49", "20.00"),
        ("1.00", "half up", "20.50", "21.00"),
        ("0.50", "half up", "20.24", "20.00"),
        ("0.50", "half up", "20.25", "20.50"),
        # The United States without pennies: 1, 2, 6, 7 down and 3, 4, 8, 9 up.
        *(("0.05", "half up", f"20.0{cent}", cash) for cent, cash in (
            (0, "20.00"), (1, "20.00"), (2, "20.00"), (3, "20.05"), (4, "20.05"),
            (5, "20.05"), (6, "20.05"), (7, "20.05"), (8, "20.10"), (9, "20.10"),
        )),
        ("0.05", "down", "20.09", "20.05"),
        ("0.05", "up", "0.00", "0.00"),
    ],
)  # fmt: skip
def test_what_countries_pay_in_cash(step: str, method: CashMethod, exact: str, cash: str) -> None:
    """FACTS, Cash rounding: Odoo's counter; Australian, Nordic, Swiss and American practice; odoo!278291."""
    rounding = CashRounding(Decimal(step), method)
    assert round_cash(from_decimal(exact, "AUD"), rounding) == from_decimal(cash, "AUD")


def test_coins_of_other_sizes() -> None:
    assert round_cash(Money(1234, "JPY"), CashRounding(Decimal(10))) == Money(1230, "JPY")
    assert round_cash(Money(1237, "KWD"), CashRounding(Decimal("0.005"))) == Money(1235, "KWD")
    assert round_cash(Money(1237, "KWD"), None) == Money(1237, "KWD")


@pytest.mark.parametrize(
    ("step", "currency", "coins"),
    [
        ("0", "EUR", "0.02, 0.05, 0.10, 0.20, 0.50, 1.00, 2.00"),
        ("-0.05", "EUR", "0.02, 0.05"),
        ("0.03", "EUR", "0.02, 0.05"),
        ("0.15", "CHF", "0.05, 0.10, 0.20, 0.50, 1.00, 2.00, 5.00"),
        ("0.02", "CHF", "0.05, 0.10"),
        ("0.005", "EUR", "0.02, 0.05"),
        ("0.5", "JPY", "5, 10, 50, 100, 500"),
        ("3", "JPY", "5, 10"),
        ("1", "HUF", "5.00, 10.00, 20.00"),
        ("0.003", "KWD", "0.005, 0.010, 0.050, 0.100"),
        ("1e9", "EUR", "0.02, 0.05"),
        ("NaN", "EUR", "0.02, 0.05"),
    ],
)
def test_a_step_that_no_coin_has_is_refused_and_those_that_have_are_named(step: str, currency: str, coins: str) -> None:
    with pytest.raises(Refused, match=f"Choose a coin: {coins}"):
        check_cash_rounding(CashRounding(Decimal(step)), currency)


@pytest.mark.parametrize(
    ("step", "currency"),
    [
        *(("0.05", currency) for currency in ("AUD", "CAD", "CHF", "EUR", "USD")),
        ("0.10", "NZD"),
        ("1", "SEK"),
        ("0.50", "DKK"),
        ("5", "HUF"),
        ("10", "JPY"),
        ("0.005", "KWD"),
        ("0.25", "USD"),
        ("100", "IDR"),
    ],
)
def test_a_step_that_is_a_coin_is_the_shops_to_decide(step: str, currency: str) -> None:
    check_cash_rounding(CashRounding(Decimal(step)), currency)
