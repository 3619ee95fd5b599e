"""The receipt that nobody got is reckoned as the shop's own till would."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.paper.document import Text
from counter.receipts.content import ReceiptContent
from counter.receipts.sample import sample_receipt, sample_slip
from counter.settings.rules import Settings
from counter.settings.taxes import EXCLUDE_TAX, Service, Tax, TaxRate
from counter.ui.office.receipt_draft import ReceiptDraft
from counter.vouchers.layout import apology_document

AT = datetime(2026, 11, 20, 7, 36, tzinfo=UTC)


def rate(name: str, *taxes: Tax | str) -> TaxRate:
    here = tuple(tax for tax in taxes if isinstance(tax, Tax)) or Decimal(str(taxes[0]))
    return TaxRate(name, date(2026, 1, 1), here, here)


def sample(**settings: object) -> ReceiptContent:
    shop = Settings(**settings)  # type: ignore[arg-type]
    return sample_receipt(shop, "en", Language("en", ZoneInfo("Europe/London")), AT)


def test_food_and_drink_have_the_shops_own_rates() -> None:
    content = sample(currency="GBP", tax_rates=(rate("hot", "0.2"), rate("cold food", "0")))
    assert [(tax.letter, tax.rate, tax.net.minor, tax.tax.minor) for tax in content.taxes] == [
        ("A", Decimal(0), 260, 0),
        ("B", Decimal("0.2"), 1042, 208),
    ]
    assert [line.tax for line in content.lines] == ["B", "B", "A"]
    assert content.total.minor == 1510
    assert content.change.minor == 490


def test_taxes_on_top_come_to_the_total_and_each_has_its_name() -> None:
    taxes = (Tax(Decimal("0.06"), "State"), Tax(Decimal("0.0225"), "City"))
    content = sample(currency="USD", prices=EXCLUDE_TAX, tax_rates=(rate("all", *taxes),))
    assert {tax.name for tax in content.taxes} == {"State", "City"}
    assert content.total.minor == 1510 + sum(tax.tax.minor for tax in content.taxes)
    assert content.tenders[0].amount - content.total == content.change


def test_a_service_is_on_it_where_the_shop_takes_one() -> None:
    content = sample(tax_rates=(rate("all", "0.1"),), service=Service(Decimal("0.1"), "all"))
    assert content.service
    assert content.service.amount.minor == 151
    assert content.total.minor == 1661


@pytest.mark.parametrize("currency", ["JPY", "KWD", "EUR"])
def test_a_shop_of_any_currency_has_one_also_before_it_has_taxes(currency: str) -> None:
    content = sample(currency=currency)
    assert content.total == sum((line.amount for line in content.lines), content.total * 0)
    assert content.change.minor >= 0


@pytest.mark.parametrize(
    ("keeps_rest", "use"),
    [(True, "What you do not use stays on it. No receipt needed."), (False, "Used once. No receipt needed.")],
)
def test_a_slip_says_how_the_shops_vouchers_are_used(*, keeps_rest: bool, use: str) -> None:
    shop = Settings(voucher_keeps_rest=keeps_rest)
    slip = apology_document(sample_slip(shop, "en", Money(300, "EUR"), AT), Language("en", ZoneInfo("Europe/London")))
    assert use in [block.words for block in slip.blocks if isinstance(block, Text)]
    assert ReceiptDraft.begin(shop, "en").usual("use") == use
