"""How the ticket in work is about to be paid: the tender, what the customer gives, the voucher's story. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counter.flows.attach_voucher import Welcome
from counter.kernel.ids import OrderId
from counter.kernel.money import Money
from counter.till.rules import CASH
from counter.till.settlement import Tender

_DIGITS_MOST = 7


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """`due` is what is to be paid, `by` which tender; `given` what the customer hands over, None for exactly enough.

    `typed` are the digits on the keypad, cents last. `welcome` is why they have the voucher that is on the ticket,
    `greeted` whether somebody welcomed them back.
    """

    order_id: OrderId
    due: Money
    by: str = CASH
    typed: str = ""
    given: Money | None = None
    welcome: Welcome | None = None
    greeted: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether what is given covers what is due."""
        return self.given is None or self.given.minor >= self.due.minor

    @property
    def by_cash(self) -> bool:
        """Whether it is paid in cash: then there may be more given than is due."""
        return self.by == CASH

    def pay_by(self, tender: str) -> PaymentDraft:
        """By a tender, exactly enough."""
        return replace(self, by=tender, typed="", given=None)

    def with_due(self, due: Money) -> PaymentDraft:
        """The ticket costs `due` now; where that is another amount, what was given is said again."""
        return self if due == self.due else replace(self, due=due, typed="", given=None)

    def with_given(self, minor: int) -> PaymentDraft:
        """The customer gives so many minor units."""
        given = None if minor == self.due.minor else Money(minor, self.due.currency)
        return replace(self, typed="", given=given)

    def with_digits(self, digits: str) -> PaymentDraft:
        """More digits typed; only where it is paid in cash."""
        return self._with_typed((self.typed + digits).lstrip("0")[:_DIGITS_MOST])

    def without_last_digit(self) -> PaymentDraft:
        """The last digit away."""
        return self._with_typed(self.typed[:-1])

    def _with_typed(self, typed: str) -> PaymentDraft:
        if not self.by_cash:
            return self
        return replace(self, typed=typed, given=Money(int(typed), self.due.currency) if typed else None)

    def tender(self) -> Tender:
        """As the flow takes it."""
        return Tender(self.by, tendered=self.given)
