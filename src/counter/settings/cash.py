"""What a shop decided about taking money: the step that cash is rounded to, and its own ways to pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from babel.numbers import get_currency_precision

from counter.kernel.errors import Refused
from counter.kernel.money import Money, from_decimal, to_decimal
from counter.kernel.typed_text import tidy_text
from counter.settings.coins import coins_make, steps_of

CashMethod = Literal["half up", "half down", "up", "down"]
"""To which step an amount between two goes."""
_ROUNDINGS = {"half up": ROUND_HALF_UP, "half down": ROUND_HALF_DOWN, "up": ROUND_CEILING, "down": ROUND_FLOOR}
EVERYWHERE = frozenset({"cash", "card", "gift card", "house"})
"""Ways to pay that every shop has or may have: no shop calls one of its own so."""
_LONGEST_NAME, _MOST_TENDERS = 20, 4
_MOST = 100_000
"""Minor units of the largest step: a thousand rupiah, with their decimals."""


@dataclass(frozen=True, slots=True)
class CashRounding:
    """Cash is paid in multiples of `step`, whole units of the currency (0.05 is five cents)."""

    step: Decimal
    method: CashMethod = "half up"

    def step_in(self, currency: str) -> Money:
        """The step as money."""
        return Money(int(self.step.scaleb(get_currency_precision(currency))), currency)


def round_cash(amount: Money, rounding: CashRounding | None) -> Money:
    """What of an amount is paid in cash: the nearest multiple of the step by its method; without rounding all of it."""
    if rounding is None:
        return amount
    step = rounding.step_in(amount.currency).minor
    steps = (Decimal(amount.minor) / step).quantize(Decimal(1), rounding=_ROUNDINGS[rounding.method])
    return Money(int(steps) * step, amount.currency)


def check_cash_rounding(rounding: CashRounding | None, currency: str) -> None:
    """Refused where no coin of the currency is such a step."""
    if rounding is None:
        return
    minor = rounding.step.scaleb(get_currency_precision(currency))
    is_whole = minor.is_finite() and minor == minor.to_integral_value() and 0 < minor <= _MOST
    if not is_whole or not coins_make(rounding.step_in(currency)):
        coins = ", ".join(str(to_decimal(coin)) for coin in steps_of(currency))
        raise Refused(
            "Cash cannot be rounded to steps of {step} {currency}. Choose a coin: {coins}.",
            step=rounding.step,
            currency=currency,
            coins=coins,
        )


def check_account_limit(limit: Decimal | None, currency: str) -> None:
    """Refused where no house account could owe so much."""
    if limit is not None and (limit.is_nan() or from_decimal(limit, currency).minor < 0):
        raise Refused("A house account cannot owe {limit}. Write an amount, or none at all.", limit=limit)


def check_offline_cap(cap: Decimal, currency: str) -> None:
    """Refused where a voucher could not give so much while the shop's server is away."""
    if cap.is_nan() or from_decimal(cap, currency).minor < 0:
        raise Refused("While the server is away a voucher cannot take off {cap}. Write an amount, or 0.", cap=cap)


def check_tenders(names: Sequence[str]) -> None:
    """Refused where a shop's own ways to pay have no name of their own each, or are too many for the Pay page."""
    known = set(EVERYWHERE)
    for name in names:
        if name != tidy_text(name) or not 0 < len(name) <= _LONGEST_NAME:
            raise Refused("“{name}” is no name for a way to pay. Write at most 20 letters, like twint.", name=name)
        if name.casefold() in known:
            raise Refused("“{name}” is a way to pay already. Give this one another name.", name=name)
        known.add(name.casefold())
    if len(names) > _MOST_TENDERS:
        raise Refused("A shop has at most {most} ways to pay of its own. Leave some out.", most=_MOST_TENDERS)


def check_tip_tenders(names: Sequence[str], own: Sequence[str]) -> None:
    """Refused where a tip would come by what nobody pays by; `own` are the shop's own ways to pay."""
    for name in names:
        if name not in {*EVERYWHERE, *own}:
            raise Refused("Nobody can pay by “{name}” here, so no tip comes by it. Leave it out.", name=name)
