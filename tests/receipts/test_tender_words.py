"""How a tender is written within a phrase."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from counter.kernel.language import Language
from counter.receipts.rules import tender_within


@pytest.mark.parametrize(
    ("tender", "words"), [("card", "card"), ("gift card", "gift card"), ("TWINT", "TWINT"), ("Wolt", "Wolt")]
)
def test_a_tender_of_the_shops_own_stands_as_the_shop_writes_it(tender: str, words: str) -> None:
    assert tender_within(tender, Language("en", ZoneInfo("Europe/Berlin"))) == words
