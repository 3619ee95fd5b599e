"""What a shop decided about money in the drawer: the step that cash is rounded to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from babel.numbers import get_currency_precision

from counter.kernel.errors import Refused
from counter.kernel.money import Money

CashMethod = Literal["half up", "half down", "up", "down"]
"""To which step an amount between two goes."""
_ROUNDINGS = {"half up": ROUND_HALF_UP, "half down": ROUND_HALF_DOWN, "up": ROUND_CEILING, "down": ROUND_FLOOR}
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
    if minor != minor.to_integral_value() or not 0 < minor <= _MOST:
        raise Refused(
            "Cash cannot be rounded to steps of {step} {currency}. Choose a coin, like 0.05.",
            step=rounding.step,
            currency=currency,
        )
