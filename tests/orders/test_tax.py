"""Tax within a price, against published cases (Odoo's account tests, SambaPOS, HMRC), and always to the cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.orders.tax import tax_within


@pytest.mark.parametrize(
    ("gross", "percent", "net", "tax"),
    [
        (12440, "8", 11519, 921),
        (5250, "12", 4687, 563),  # 5.625 of tax: a half, rounded up
        (1190, "21", 983, 207),
        (280, "21", 231, 49),
        (10920, "19", 9176, 1744),  # a currency without decimals
        (235, "20", 196, 39),
        (0, "19", 0, 0),
        (500, "0", 500, 0),
    ],
)
def test_published_cases(gross: int, percent: str, net: int, tax: int) -> None:
    found = tax_within(gross, Decimal(percent) / 100)
    assert (gross - found, found) == (net, tax)


def test_hmrc_rounds_each_line_or_the_whole_receipt_and_we_round_each_line() -> None:
    rate = Decimal("0.20")
    assert sum(tax_within(235, rate) for _ in range(3)) == 117
    assert tax_within(3 * 235, rate) == 118


@given(st.integers(0, 10**7), st.decimals(0, 1, places=4))
def test_tax_is_right_to_half_a_cent(gross: int, rate: Decimal) -> None:
    tax = tax_within(gross, rate)
    assert 0 <= tax <= gross
    assert abs(Decimal(tax) - Decimal(gross) * rate / (1 + rate)) <= Decimal("0.5")
