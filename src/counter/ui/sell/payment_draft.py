"""How the ticket in work is about to be paid: the tender, what the customer gives, the voucher's story. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counter.flows.attach_voucher import Welcome
from counter.kernel.ids import OrderId
from counter.kernel.money import Money
from counter.till.rules import CASH
from counter.till.settlement import Tender

_DIGITS_AT_LEAST, _DIGITS_BEYOND = 7, 3
"""How many digits of an amount can be typed: so many, and so many more than what is due has."""


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """`due` is what is to be paid, `in_cash` what of it in coins, `by` which tender, empty while none is chosen.

    An amount chooses cash.
    `given` is what the customer hands over, None for exactly enough.
    `typed` are the digits on the keypad, cents last. `welcome` is why they have the voucher that is on the ticket,
    `greeted` whether somebody welcomed them back.
    """

    order_id: OrderId
    due: Money
    in_cash: Money
    by: str = ""
    typed: str = ""
    given: Money | None = None
    welcome: Welcome | None = None
    greeted: bool = False

    @property
    def can_take(self) -> bool:
        """Whether somebody said how it is paid, and what is given covers what is due."""
        return bool(self.by) and (self.given is None or self.given.minor >= self.in_cash.minor)

    @property
    def taken(self) -> Money:
        """What the chosen tender takes of it."""
        return self.in_cash if self.by == CASH else self.due

    @property
    def exactly_in_cash(self) -> bool:
        """Whether cash is chosen, and neither more nor less than is due."""
        return self.by == CASH and self.given is None

    def with_none_chosen(self) -> PaymentDraft:
        """As on arrival: neither a tender nor an amount."""
        return self.pay_by("")

    def pay_by(self, tender: str) -> PaymentDraft:
        """By a tender, exactly enough."""
        return replace(self, by=tender, typed="", given=None)

    def with_due(self, due: Money, in_cash: Money) -> PaymentDraft:
        """The ticket costs `due` now; where that is another amount, what was given is said again."""
        if (due, in_cash) == (self.due, self.in_cash):
            return self
        return replace(self if self.given is None else self.with_none_chosen(), due=due, in_cash=in_cash)

    def with_given(self, minor: int) -> PaymentDraft:
        """The customer gives so many minor units, in cash."""
        given = None if minor == self.in_cash.minor else Money(minor, self.due.currency)
        return replace(self, by=CASH, typed="", given=given)

    def with_digits(self, digits: str) -> PaymentDraft:
        """More digits of what the customer gives in cash; leading zeros are none."""
        most = max(_DIGITS_AT_LEAST, len(str(self.due.minor)) + _DIGITS_BEYOND)
        return self._with_typed((self.typed + digits).lstrip("0")[:most])

    def without_last_digit(self) -> PaymentDraft:
        """The last digit away; with the last of all nothing is chosen any more."""
        return self._with_typed(self.typed[:-1])

    def _with_typed(self, typed: str) -> PaymentDraft:
        if not typed:
            return self.with_none_chosen()
        return replace(self, by=CASH, typed=typed, given=Money(int(typed), self.due.currency))

    def tender(self) -> Tender:
        """As the flow takes it, once a tender is chosen."""
        return Tender(self.by, tendered=self.given)
