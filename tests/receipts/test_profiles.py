"""What a receipt has to show of its taxes, country by country."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cafe import Cafe
from counter.kernel.money import Money
from counter.paper.document import Pair, Text
from counter.receipts.content import Invoice, ReceiptContent, ReceiptLine, TaxLine
from counter.receipts.layout import receipt_document
from counter.receipts.queries import receipt_of
from counter.settings.profiles import EU, PLAIN, UK, US, Profile, profile_of
from receipts.test_layout import ENGLISH, SOLD


def pounds(minor: int) -> Money:
    return Money(minor, "GBP")


def dollars(minor: int) -> Money:
    return Money(minor, "USD")


BRITISH = replace(
    SOLD,
    tax_number="GB123456789",
    lines=(
        ReceiptLine(1, "Latte", "", pounds(360), pounds(360), "B"),
        ReceiptLine(1, "Cold sandwich", "", pounds(500), pounds(500), "A"),
    ),
    vouchers=(),
    total=pounds(860),
    currency="GBP",
    taxes=(
        TaxLine("A", Decimal(0), pounds(500), pounds(0)),
        TaxLine("B", Decimal("0.2"), pounds(300), pounds(60)),
    ),
    profile=UK,
)
AMERICAN = replace(
    SOLD,
    lines=(ReceiptLine(1, "Latte", "", dollars(500), dollars(500), "AB"),),
    vouchers=(),
    total=dollars(544),
    currency="USD",
    taxes=(
        TaxLine("A", Decimal("0.04"), dollars(500), dollars(20), "State tax"),
        TaxLine("B", Decimal("0.04875"), dollars(500), dollars(24), "City tax"),
    ),
    prices_include_tax=False,
    profile=US,
)


def pairs_of(content: ReceiptContent) -> list[tuple[str, str]]:
    return [(each.left, each.right) for each in receipt_document(content, "", ENGLISH).blocks if isinstance(each, Pair)]


def words_of(content: ReceiptContent) -> str:
    blocks = receipt_document(content, "", ENGLISH).blocks
    return "\n".join(each.words for each in blocks if isinstance(each, Text))


def test_a_british_one_has_gross_net_and_vat_of_each_rate_supplier_number_and_time() -> None:
    pairs, words = pairs_of(BRITISH), words_of(BRITISH)
    at = pairs.index(("A VAT 0%: gross", "5.00"))
    assert pairs[at:] == [
        ("A VAT 0%: gross", "5.00"), ("Net", "5.00"), ("VAT", "0.00"),
        ("B VAT 20%: gross", "3.60"), ("Net", "3.00"), ("VAT", "0.60"),
    ]  # fmt: skip
    for said in ("Rosa’s Coffee", "12 Mill Lane · VAT GB123456789", "20 Nov 2026 8:36", "T1-004512"):
        assert said in words
    assert ("1 Latte", "3.60 B") in pairs
    assert ("Total GBP", "8.60") in pairs
    assert "full VAT invoice" not in words


def test_a_british_one_above_250_pounds_says_where_the_full_invoice_is() -> None:
    assert "full VAT invoice" not in words_of(replace(BRITISH, total=pounds(25000)))
    assert "Above £250: ask us for a full VAT invoice." in words_of(replace(BRITISH, total=pounds(25001)))


def test_an_american_one_names_each_tax_between_subtotal_and_total_and_has_no_table() -> None:
    pairs = pairs_of(AMERICAN)
    assert pairs[:5] == [
        ("1 Latte", "5.00"), ("Subtotal", "5.00"), ("State tax 4%", "0.20"), ("City tax 4.875%", "0.24"),
        ("Total USD", "5.44"),
    ]  # fmt: skip
    assert pairs[-1] == ("Change", "7.90")
    assert "VAT" not in words_of(AMERICAN)
    assert "Tax number DE123456789" in words_of(AMERICAN)


def test_an_american_one_of_prices_with_tax_says_how_much_is_in_them() -> None:
    inside = pairs_of(replace(AMERICAN, prices_include_tax=True, total=dollars(500)))
    assert inside[-2:] == [("State tax 4%, in the prices", "0.20"), ("City tax 4.875%, in the prices", "0.24")]


def test_a_plain_one_has_no_table_and_its_sum_still_adds_up() -> None:
    pairs = pairs_of(replace(SOLD, profile=PLAIN))
    assert ("1 Latte L, oat, extra shot", "5.30") in pairs
    assert pairs[-1] == ("Change", "7.90")
    on_top = pairs_of(replace(AMERICAN, profile=PLAIN))
    assert on_top[:4] == [
        ("1 Latte", "5.00"),
        ("State tax 4%", "0.20"),
        ("City tax 4.875%", "0.24"),
        ("Total USD", "5.44"),
    ]


def test_an_invoice_says_net_and_tax_of_each_rate_wherever_it_is() -> None:
    def invoice_of(content: ReceiptContent) -> list[tuple[str, str]]:
        blocks = receipt_document(content, "", ENGLISH, invoice=Invoice("Acme", "3 Mill Lane")).blocks
        return [(each.left, each.right) for each in blocks if isinstance(each, Pair)]

    plain = invoice_of(replace(SOLD, profile=PLAIN))
    assert plain[0] == ("1 Latte L, oat, extra shot", "5.30 B")
    assert plain[-2:] == [("A 7% of 1.94", "0.14"), ("B 19% of 8.42", "1.60")]
    american = invoice_of(AMERICAN)
    assert american[0] == ("1 Latte", "5.00 AB")
    assert american[-2:] == [("A State tax 4% of 5.00", "0.20"), ("B City tax 4.875% of 5.00", "0.24")]


@pytest.mark.parametrize("profile", [EU, UK, US, PLAIN])
def test_the_numbers_are_the_same_in_every_one(profile: Profile) -> None:
    pairs = dict(pairs_of(replace(SOLD, profile=profile)))
    assert (pairs["Total EUR"], pairs["Cash"], pairs["Change"]) == ("12.10", "20.00", "7.90")


def test_a_receipt_of_before_there_were_profiles_reads_as_it_did() -> None:
    assert pairs_of(SOLD) == pairs_of(replace(SOLD, profile=EU))
    assert pairs_of(SOLD)[-1] == ("B 19% of 8.42", "1.60")


def test_where_a_shop_says_nothing_its_currency_does() -> None:
    found = [profile_of("", currency) for currency in ("EUR", "GBP", "USD", "CHF")]
    assert found == [EU, UK, US, EU]
    assert profile_of(PLAIN, "EUR") == PLAIN


def test_what_is_sold_keeps_the_profile_that_the_shop_chose(cafe: Cafe) -> None:
    sold = cafe.shop.read(receipt_of, cafe.sell("Latte"))
    assert sold.content.profile == EU
