"""Money: whole minor units of one currency. No float comes near it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

import msgspec
from babel.numbers import get_currency_precision

from counter.kernel.errors import Refused

_MOST = 10**9
"""Whole units of a currency that no single amount reaches; sums of them fit the database."""

_AMOUNT = re.compile(r"-?[0-9]+(?:\.[0-9]+|,[0-9]{1,2})?", re.ASCII)
"""Plain figures: “1e2”, “1_0” and “1,234” are somebody’s slip or can be read in two ways, never silently a number."""


class Money(msgspec.Struct, frozen=True, order=True, array_like=True):
    """An amount: `minor` whole minor units (cents) of the ISO 4217 `currency`. In JSON a pair: [380,"EUR"]."""

    minor: int
    currency: str

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __mul__(self, times: int) -> Money:
        return Money(self.minor * times, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __bool__(self) -> bool:
        return self.minor != 0

    def __str__(self) -> str:
        return f"{to_decimal(self)} {self.currency}"

    def _same(self, other: Money) -> int:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added")
        return other.minor


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum of `amounts`, all of `currency`; nothing gives zero."""
    return sum(amounts, Money(0, currency))


def round_half_up(amount: Decimal) -> int:
    """`amount` to a whole number, halves away from zero. The one rounding of money."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def from_decimal(text: str | Decimal, currency: str) -> Money:
    """Money from a decimal amount in whole currency units ("3.80" or "3,80" EUR is 380 minor units).

    Refused where it is not a number, finer than the currency's smallest coin, or beyond any price.
    """
    places = get_currency_precision(currency)
    if isinstance(text, str) and not _AMOUNT.fullmatch(text):
        raise Refused("“{amount}” is not an amount. Write it like 3.80.", amount=text)
    amount = Decimal(text.replace(",", ".")) if isinstance(text, str) else text
    if abs(amount) >= _MOST:
        raise Refused("“{amount}” is too much. Write less than {most}.", amount=str(text), most=_MOST)
    minor = amount.scaleb(places)
    if minor != minor.to_integral_value():
        raise Refused("“{amount}” is finer than a {currency} coin. Round it.", amount=str(text), currency=currency)
    return Money(int(minor), currency)


def to_decimal(money: Money) -> Decimal:
    """The amount in whole currency units, as for a file or a JSON line."""
    return Decimal(money.minor).scaleb(-get_currency_precision(money.currency))


def share_out(amount: int, weights: Sequence[int]) -> list[int]:
    """`amount` minor units shared in proportion to `weights`; the shares add up to `amount` to the cent.

    Largest remainder: each share is rounded down, what is left goes cent by cent to the largest fractions,
    the earlier one on a tie. Weights are not negative; where all are zero the first takes everything.
    """
    whole = sum(weights)
    if not weights or whole == 0:
        return [amount, *[0] * (len(weights) - 1)] if weights else []
    sign = -1 if amount < 0 else 1
    shares = [abs(amount) * weight // whole for weight in weights]
    rest = abs(amount) - sum(shares)
    by_fraction = sorted(range(len(weights)), key=lambda i: (-(abs(amount) * weights[i] % whole), i))
    for i in by_fraction[:rest]:
        shares[i] += 1
    return [sign * share for share in shares]
