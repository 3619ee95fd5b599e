"""What a voucher is worth so that it means something: a tenth to a third of a usual order. Pure.

Less is felt as an insult, more as a bribe. The owner chooses all the same: outside of it the nearest is offered.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from statistics import median_low

from counter.kernel.language import Language
from counter.kernel.money import Money, from_decimal, to_decimal

LEAST_ORDERS = 20
"""Of fewer orders nothing is usual yet: it is what three items of the menu cost."""
_ITEMS, _LEAST, _MOST = 3, 10, 3
_STEP = Decimal("0.5")


def usual_order(totals: Sequence[int], prices: Sequence[int], currency: str) -> Money | None:
    """What an order usually comes to, of totals and of the menu's prices in minor units; None where there is neither.

    The middle one, as a large party or a free coffee says nothing about what is usual.
    """
    paid, asked = [each for each in totals if each > 0], [each for each in prices if each > 0]
    if len(paid) >= LEAST_ORDERS:
        return Money(median_low(paid), currency)
    return Money(_ITEMS * median_low(asked), currency) if asked else None


def nearest_worth(worth: Money, usual: Money) -> Money | None:
    """The nearest round amount that means something; None where this one does."""
    if worth.minor * _LEAST < usual.minor:
        return _round(to_decimal(usual) / _LEAST, usual.currency, ROUND_CEILING)
    if worth.minor * _MOST > usual.minor:
        return _round(to_decimal(usual) / _MOST, usual.currency, ROUND_FLOOR)
    return None


def worth_words(worth: Money, usual: Money, language: Language) -> str:
    """That an amount is outside of what means something, and what is nearest; empty where it is not."""
    nearest = nearest_worth(worth, usual)
    if nearest is None:
        return ""
    values = {
        "amount": language.money(worth), "usual": language.money(usual), "nearest": language.money(nearest),
    }  # fmt: skip
    if worth.minor < nearest.minor:
        return language.say(
            "A voucher of {amount} is less than a tenth of a usual order here ({usual}): give {nearest} at least.",
            **values,
        )
    return language.say(
        "A voucher of {amount} is more than a third of a usual order here ({usual}): {nearest} is enough.", **values
    )


def _round(bound: Decimal, currency: str, way: str) -> Money:
    """In halves of its first figure: 3.50, 450, 0.35; to the coin where the currency has no smaller one."""
    step = _STEP.scaleb(bound.adjusted())
    coin = to_decimal(Money(1, currency))
    step = max(step, coin)
    return from_decimal((bound / step).to_integral_value(way) * step, currency)
