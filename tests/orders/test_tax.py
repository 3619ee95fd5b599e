"""Tax within a price, against published cases (Odoo's account tests, SambaPOS, HMRC), and always to the cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.orders.tax import tax_within, taxes_within


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
    """FACTS, Published cases."""
    found = tax_within(gross, Decimal(percent) / 100)
    assert (gross - found, found) == (net, tax)


def test_hmrc_rounds_each_line_or_the_whole_receipt() -> None:
    """FACTS, HMRC's example: 3 × 2.35 incl 20%: per line 1.17, per receipt 1.18."""
    gross, rates = [235] * 3, [Decimal("0.20")] * 3
    assert sum(taxes_within(gross, rates, "line")) == 117
    assert taxes_within(gross, rates, "document") == [40, 39, 39]


def test_fourteen_items_per_document_and_per_line() -> None:
    """CASES, Tax: odoo#6224. 14 × 3.80 at 19%: 8.49 per document, 8.54 per line."""
    gross, rates = [380] * 14, [Decimal("0.19")] * 14
    assert sum(taxes_within(gross, rates, "document")) == 849
    assert sum(taxes_within(gross, rates, "line")) == 854


def test_the_same_rate_written_otherwise_is_the_same_rate() -> None:
    assert sum(taxes_within([380] * 14, [Decimal("0.19"), Decimal("0.190")] * 7, "document")) == 849


@given(st.integers(0, 10**7), st.decimals(0, 1, places=4))
def test_tax_is_right_to_half_a_cent(gross: int, rate: Decimal) -> None:
    tax = tax_within(gross, rate)
    assert 0 <= tax <= gross
    assert abs(Decimal(tax) - Decimal(gross) * rate / (1 + rate)) <= Decimal("0.5")


LINES = st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(["0", "0.055", "0.07", "0.19", "0.25"])))


@given(LINES)
def test_the_lines_of_a_document_share_its_tax_out_to_the_cent(lines: list[tuple[int, str]]) -> None:
    gross, rates = [each for each, _ in lines], [Decimal(rate) for _, rate in lines]
    taxes = taxes_within(gross, rates, "document")
    for rate in set(rates):
        of_rate = [place for place, each in enumerate(rates) if each == rate]
        assert sum(taxes[place] for place in of_rate) == tax_within(sum(gross[place] for place in of_rate), rate)
    for tax, each, rate in zip(taxes, gross, rates, strict=True):
        assert 0 <= tax <= each
        assert abs(Decimal(tax) - Decimal(each) * rate / (1 + rate)) < 2
