"""The notes and coins of a currency, as its central bank issues them and people pay with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import get_currency_precision

from counter.kernel.money import Money
from counter.settings.cash import CashRounding
from counter.settings.coins import CASH

_STEPS = (5, 2, 1)
_MOST = 8
"""So many notes, and so many coins, a list of any other currency has at most."""


@dataclass(frozen=True, slots=True)
class Denominations:
    """Of a currency the notes and the coins, each from the largest down."""

    notes: tuple[Money, ...]
    coins: tuple[Money, ...]


def denominations_of(currency: str, rounding: CashRounding | None = None) -> Denominations:
    """The notes and coins of the ISO 4217 `currency`, those of 1, 2 and 5 where none are listed.

    Where cash is rounded there are no coins below the step.
    """
    places = get_currency_precision(currency)
    if currency in CASH:
        notes, coins = ([_money(each, currency, places) for each in kind.split()] for kind in CASH[currency])
    else:
        notes, coins = _plain(currency, places)
    least = rounding.step_in(currency).minor if rounding else 0
    return Denominations(tuple(notes), tuple(coin for coin in coins if coin.minor >= least))


def pick(amount: Money, there: Denominations) -> tuple[Money, ...]:
    """The notes and coins that an amount is given in, the largest first; what no coin makes is left out."""
    picked, left = [], amount.minor
    for piece in (*there.notes, *there.coins):
        while piece.minor <= left:
            picked.append(piece)
            left -= piece.minor
    return tuple(picked)


def _money(amount: str, currency: str, places: int) -> Money:
    return Money(int(Decimal(amount).scaleb(places)), currency)


def _plain(currency: str, places: int) -> tuple[list[Money], list[Money]]:
    """Notes from five whole units up and coins below, 1, 2 and 5 of each power of ten; without decimals from 1000."""
    small = 10**places if places else 100
    series = [step * 10**power for power in range(len(str(small)) + 2, -1, -1) for step in _STEPS]
    notes = [Money(minor, currency) for minor in series if minor >= small * 5]
    coins = [Money(minor, currency) for minor in series if minor < small * 5]
    return notes[-_MOST:], coins[:_MOST]
