"""Taxes of a document, against published cases (Odoo's account tests, SambaPOS, HMRC), and always to the cent."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.kernel.errors import Refused
from counter.orders.tax import all_together, reckon_taxes
from counter.settings.taxes import Tax, TaxRate, TaxRounding, check_taxes


def one(rate: str) -> tuple[Tax, ...]:
    return (Tax(Decimal(rate)),)


def several(*taxes: tuple[str, str] | tuple[str, str, bool]) -> tuple[Tax, ...]:
    return tuple(Tax(Decimal(percent) / 100, name, *compound) for name, percent, *compound in taxes)


def inside(gross: int, taxes: tuple[Tax, ...]) -> list[int]:
    (reckoned,) = reckon_taxes([gross], [taxes], "line", inside=True)
    return reckoned


def all_of(amounts: list[int], rates: list[str], rounding: TaxRounding) -> list[int]:
    return [sum(each) for each in reckon_taxes(amounts, [one(rate) for rate in rates], rounding, inside=True)]


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
    (found,) = inside(gross, several(("", percent)))
    assert (gross - found, found) == (net, tax)


def test_a_tax_inside_a_price_and_one_on_top_of_what_it_leaves() -> None:
    """FACTS, Published cases (Odoo): 2300 holds 5.5%, net 2180.09 and 119.91; 15% on top of that are 327.01.

    A shop's prices hold their taxes, or all come on top: each half of the case is reckoned as the shop that has it.
    """
    (held,) = inside(230_000, several(("", "5.5")))
    ((on_top,),) = reckon_taxes([230_000 - held], [several(("", "15"))], "line", inside=False)
    assert (230_000 - held, held, on_top) == (218_009, 11_991, 32_701)


def test_a_tax_that_enters_the_base_of_the_next() -> None:
    """FACTS, Published cases (Odoo): 50, 4% that enters the base of 22%: 2.00 and 11.44.

    The withholding of 20% beside them is no tax that a counter takes: a rate is from 0 to 100%.
    """
    ((first, second),) = reckon_taxes([5000], [several(("a", "4"), ("b", "22", True))], "line", inside=False)
    assert (first, second) == (200, 1144)
    with pytest.raises(Refused, match="share of the net price"):
        check_taxes([TaxRate("drinks", date(2026, 1, 1), Decimal("-0.2"), Decimal("-0.2"))])


def test_hmrc_rounds_each_line_or_the_whole_receipt() -> None:
    """FACTS, HMRC's example: 3 × 2.35 incl 20%: per line 1.17, per receipt 1.18."""
    assert sum(all_of([235] * 3, ["0.20"] * 3, "line")) == 117
    assert all_of([235] * 3, ["0.20"] * 3, "document") == [40, 39, 39]


def test_fourteen_items_per_document_and_per_line() -> None:
    """CASES, Tax: odoo#6224. 14 × 3.80 at 19%: 8.49 per document, 8.54 per line."""
    assert sum(all_of([380] * 14, ["0.19"] * 14, "document")) == 849
    assert sum(all_of([380] * 14, ["0.19"] * 14, "line")) == 854


def test_the_same_rate_written_otherwise_is_the_same_rate() -> None:
    assert sum(all_of([380] * 14, ["0.19", "0.190"] * 7, "document")) == 849


@pytest.mark.parametrize("rounding", ["document", "line"])
def test_two_taxes_on_one_base(rounding: TaxRounding) -> None:
    """CASES, Tax: odoo#40644. 36 + 34 + 3 × 14 with 18% and 8% in the price: net 88.89, 16.00, 7.11."""
    both = several(("service", "18"), ("state", "8"))
    reckoned = reckon_taxes([11200], [both], rounding, inside=True)
    apart = reckon_taxes([3600, 3400, 4200], [both] * 3, "document", inside=True)
    assert reckoned == [[1600, 711]]
    assert [sum(tax) for tax in zip(*apart, strict=True)] == [1600, 711]


@pytest.mark.parametrize(("rounding", "tax"), [("line", 486), ("document", 489)])
def test_compound_on_top_per_line_and_per_document(rounding: TaxRounding, tax: int) -> None:
    """FACTS, Published cases: two lines of 15.89, 6% and 6%, then 3% on the taxed base."""
    taxes = several(("a", "6"), ("b", "6"), ("c", "3", True))
    assert sum(map(sum, reckon_taxes([1589, 1589], [taxes] * 2, rounding, inside=False))) == tax
    assert all_together(taxes) == Decimal("0.1536")


@pytest.mark.parametrize(("gross", "taxes"), [(1000, [195, 23]), (900, [176, 21])])
def test_two_taxes_inside_a_price_and_less_ten_percent(gross: int, taxes: list[int]) -> None:
    """FACTS, Published cases: 10 incl 25% + 3% is 1.95 and 0.23; 9 is 1.76 and 0.21."""
    assert inside(gross, several(("a", "25"), ("b", "3"))) == taxes


def test_a_compound_tax_inside_a_price_is_taken_out_in_full() -> None:
    """100 net with 5%, then 9.975% on the taxed base (Quebec before 2013): 115.47 holds 5.00 and 10.47."""
    assert inside(11547, several(("GST", "5"), ("QST", "9.975", True))) == [500, 1047]


def test_a_tax_that_two_classes_share_is_rounded_once() -> None:
    """Rounded for each class apart, 5% of 0.50 would be 0.03 twice."""
    snack, drink = several(("GST", "5")), several(("GST", "5"), ("PST", "7"))
    reckoned = reckon_taxes([50, 50], [snack, drink], "document", inside=False)
    assert reckoned[0][0] + reckoned[1][0] == 5


def test_on_top_of_prices() -> None:
    """CASES, Tax: 7.75% on top of 2 × 7.00 is 1.09. FACTS: 8.95 excl 5% is 9.40; 10 excl 25% less 10% is 11.25."""
    assert sum(map(sum, reckon_taxes([700, 700], [one("0.0775")] * 2, "document", inside=False))) == 109
    assert reckon_taxes([895], [one("0.05")], "line", inside=False) == [[45]]
    assert reckon_taxes([900], [one("0.25")], "line", inside=False) == [[225]]


@given(st.integers(0, 10**7), st.decimals(0, 1, places=4))
def test_tax_is_right_to_half_a_cent(gross: int, rate: Decimal) -> None:
    (tax,) = inside(gross, (Tax(rate),))
    assert 0 <= tax <= gross
    assert abs(Decimal(tax) - Decimal(gross) * rate / (1 + rate)) <= Decimal("0.5")


LINES = st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(["0", "0.055", "0.07", "0.19", "0.25"])))


@given(LINES)
def test_the_lines_of_a_document_share_its_tax_out_to_the_cent(lines: list[tuple[int, str]]) -> None:
    gross, rates = [each for each, _ in lines], [rate for _, rate in lines]
    taxes = all_of(gross, rates, "document")
    for rate in set(rates):
        of_rate = [place for place, each in enumerate(rates) if each == rate]
        assert [sum(taxes[place] for place in of_rate)] == inside(sum(gross[place] for place in of_rate), one(rate))
    for tax, each, share in zip(taxes, gross, map(Decimal, rates), strict=True):
        assert 0 <= tax <= each
        assert abs(Decimal(tax) - Decimal(each) * share / (1 + share)) < 2


TAXES = st.lists(st.tuples(st.decimals(0, 1, places=3), st.booleans()), min_size=1, max_size=3).map(
    lambda taxes: tuple(Tax(rate, f"tax {place}", compound) for place, (rate, compound) in enumerate(taxes))
)


@given(st.lists(st.tuples(st.integers(0, 10**6), TAXES), max_size=6), st.booleans())
def test_several_taxes_of_a_document_are_each_right_to_half_a_cent(
    lines: list[tuple[int, tuple[Tax, ...]]], within: bool
) -> None:
    """Against an independent reckoning by decimals."""
    reckoned = reckon_taxes([each for each, _ in lines], [taxes for _, taxes in lines], "document", inside=within)
    exact: dict[tuple[str, Decimal], Decimal] = {}
    found: dict[tuple[str, Decimal], int] = {}
    for (amount, taxes), of_line in zip(lines, reckoned, strict=True):
        net = Decimal(amount) / (1 + all_together(taxes)) if within else Decimal(amount)
        base = net
        for tax, minor in zip(taxes, of_line, strict=True):
            own = tax.rate * (base if tax.compound else net)
            base += own
            exact[tax.name, tax.rate] = exact.get((tax.name, tax.rate), Decimal(0)) + own
            found[tax.name, tax.rate] = found.get((tax.name, tax.rate), 0) + minor
    for row, found_minor in found.items():
        assert abs(found_minor - exact[row]) <= Decimal("0.500001")
