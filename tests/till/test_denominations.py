"""The notes and coins that people count, in any currency."""

from decimal import Decimal

import pytest
from babel.numbers import list_currencies

from counter.settings.cash import CashRounding
from counter.till.denominations import denominations_of


def test_the_euro_has_its_notes_and_coins() -> None:
    euro = denominations_of("EUR")
    assert [note.minor for note in euro.notes] == [20000, 10000, 5000, 2000, 1000, 500]
    assert [coin.minor for coin in euro.coins] == [200, 100, 50, 20, 10, 5, 2, 1]


def test_where_cash_is_rounded_there_are_no_smaller_coins() -> None:
    assert denominations_of("EUR", CashRounding(Decimal("0.05"))).coins[-1].minor == 5


@pytest.mark.parametrize("currency", sorted(list_currencies()))
def test_any_currency_can_be_counted_from_the_largest_down(currency: str) -> None:
    cash = denominations_of(currency)
    for kind in (cash.notes, cash.coins):
        assert 0 < len(kind) <= 10
        assert list(kind) == sorted(set(kind), reverse=True)
