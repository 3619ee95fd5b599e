"""A discount that is half said: how much, and why. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from counter.kernel.ids import LineId
from counter.kernel.money import Money

COMP, OTHER = "comp", "other"
PERCENTS = (5, 10, 15, 20, 25, 50)
AMOUNTS = (1, 2, 3)
"""In euros; of a currency with other coins so many of its units as are worth that."""
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class HowMuch:
    """A percentage, an amount, or all of it; one of them."""

    percent: Decimal | None = None
    amount: Money | None = None

    @property
    def is_comp(self) -> bool:
        """Whether it is on the house."""
        return self.percent is None and self.amount is None


@dataclass(frozen=True, slots=True)
class DiscountDraft:
    """Off one line, or off the whole ticket (None); `typed` are the digits of another amount, None while none is typed.

    It is complete once both are said.
    """

    line_id: LineId | None = None
    how: HowMuch | None = None
    reason: str = ""
    typed: str | None = None
    in_percent: bool = True

    @property
    def is_complete(self) -> bool:
        """Whether it says how much and why."""
        return self.how is not None and bool(self.reason)

    def with_digits(self, digits: str) -> DiscountDraft:
        """More digits of the other amount."""
        return replace(self, typed=((self.typed or "") + digits).lstrip("0")[:_LONGEST])

    def without_last_digit(self) -> DiscountDraft:
        """The last digit away."""
        return replace(self, typed=(self.typed or "")[:-1])

    def typed_for(self, currency: str) -> HowMuch | None:
        """What was typed: whole percents, or an amount whose last digits are its cents; None where nothing was."""
        if not self.typed:
            return None
        if self.in_percent:
            return HowMuch(percent=Decimal(self.typed))
        return HowMuch(amount=Money(int(self.typed), currency))
