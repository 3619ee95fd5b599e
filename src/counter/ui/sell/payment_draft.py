"""How a bill is about to be paid: the tender, what the customer gives, the tip, the voucher's story. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from counter.flows.attach_voucher import Welcome
from counter.kernel.ids import OrderId, StaffId
from counter.kernel.money import Money, round_half_up
from counter.till.rules import CASH, GIFT_CARD, HOUSE, KEPT
from counter.till.settlement import Tender

_DIGITS_AT_LEAST, _DIGITS_BEYOND = 7, 3
"""How many digits of an amount can be typed: so many, and so many more than what is due has."""
_ALL = 100


@dataclass(frozen=True, slots=True)
class TipDraft:
    """A tip: so many percent, the digits of an amount that is `typed`, or all the `change`; none of them: no tip.

    `is_mine`: it is for whoever takes the money, not shared among all.
    """

    percent: int = 0
    typed: str | None = None
    change: bool = False
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """`whole` is what the bill comes to, `due` what of it is left to pay, `in_cash` that in coins.

    `by` is the tender, empty while none is chosen; an amount chooses cash. `given` is what the customer hands over in
    cash, or the part of it that another tender pays; None for exactly all that is left. `typed` are the digits on the
    keypad, cents last. `welcome` is why they have the voucher that is on the ticket, `greeted` whether somebody
    welcomed them back, `declined` whether the card machine did not take their card.
    A gift card pays by its `code`, at most its `balance`; a house account in the name of `account`.
    """

    order_id: OrderId
    whole: Money
    due: Money
    in_cash: Money
    by: str = ""
    typed: str = ""
    given: Money | None = None
    tipped: TipDraft = TipDraft()
    welcome: Welcome | None = None
    greeted: bool = False
    declined: bool = False
    code: str = ""
    balance: Money | None = None
    account: str = ""

    @property
    def pays(self) -> Money:
        """What the chosen tender pays of it: all that is left, or a part; cash that is more gives change."""
        if self.by != CASH and self.by:
            return self.due if self.given is None else self.given
        return self.in_cash if self.given is None else min(self.given, self.in_cash)

    @property
    def stays(self) -> Money:
        """What is left to pay after it; negative where a tender takes more than is left."""
        return (self.in_cash if self.by == CASH else self.due) - self.pays

    @property
    def tip(self) -> Money:
        """What comes on top."""
        tipped, nothing = self.tipped, self.due * 0
        if tipped.change:
            return max(nothing, (self.given or self.in_cash) - self.in_cash)
        if tipped.typed is not None:
            return Money(int(tipped.typed or "0"), self.due.currency)
        return self.tip_of(tipped.percent)

    def tip_of(self, percent: int) -> Money:
        """So many percent of the whole bill, or of the part that is paid."""
        of = self.pays if self.stays.minor > 0 else self.whole
        return Money(round_half_up(Decimal(of.minor * percent) / _ALL), of.currency)

    @property
    def takes(self) -> Money:
        """What is taken of the customer, tip included: what a card terminal has to show."""
        return self.pays + self.tip

    @property
    def change(self) -> Money:
        """What goes back of the cash; negative where it is short of the tip."""
        if self.by != CASH or self.given is None or self.given.minor <= self.in_cash.minor:
            return self.due * 0
        return self.given - self.takes

    @property
    def can_take(self) -> bool:
        """Whether somebody said how it is paid, and what is given covers it."""
        if self.by in KEPT and (self.stays.minor < 0 or not (self.code or self.account)):
            return False
        if self.balance is not None and self.pays > self.balance:
            return False
        return bool(self.by) and self.change.minor >= 0 and self.pays.minor >= 0

    @property
    def is_exact(self) -> bool:
        """Whether a tender is chosen, and pays neither more nor less than all that is left."""
        return bool(self.by) and self.given is None

    @property
    def is_typing_tip(self) -> bool:
        """Whether the keypad types the tip."""
        return self.tipped.typed is not None

    def with_none_chosen(self) -> PaymentDraft:
        """As on arrival: neither a tender nor an amount."""
        return self.pay_by("")

    def pay_by(self, tender: str) -> PaymentDraft:
        """By a tender, exactly enough, without a tip."""
        return replace(
            self,
            by=tender,
            typed="",
            given=None,
            tipped=TipDraft(),
            declined=False,
            code="",
            balance=None,
            account="",
        )

    def by_gift_card(self, code: str, balance: Money) -> PaymentDraft:
        """By a gift card: all that is left, or all that is on it."""
        given = balance if balance < self.due else None
        return replace(self.pay_by(GIFT_CARD), code=code, balance=balance, given=given)

    def by_account(self, name: str) -> PaymentDraft:
        """Put down to a house account."""
        return replace(self.pay_by(HOUSE), account=name)

    def with_bill(self, whole: Money, due: Money, in_cash: Money) -> PaymentDraft:
        """The bill is so much now; where that is another amount, what was given is said again."""
        if (whole, due, in_cash) == (self.whole, self.due, self.in_cash):
            return self
        chosen = self if self.given is None else self.with_none_chosen()
        return replace(chosen, whole=whole, due=due, in_cash=in_cash)

    def with_given(self, minor: int) -> PaymentDraft:
        """So many minor units: in cash, unless another tender is chosen."""
        by = self.by or CASH
        exact = (self.in_cash if by == CASH else self.due).minor
        given = None if minor == exact else Money(minor, self.due.currency)
        return replace(self, by=by, typed="", given=given, tipped=self._tip_without_change())

    def with_digits(self, digits: str) -> PaymentDraft:
        """More digits of the amount, or of the tip while that is typed; leading zeros are none."""
        most = max(_DIGITS_AT_LEAST, len(str(self.due.minor)) + _DIGITS_BEYOND)
        if self.tipped.typed is not None:
            return self._with_tip_typed((self.tipped.typed + digits).lstrip("0")[:most])
        return self._with_typed((self.typed + digits).lstrip("0")[:most])

    def without_last_digit(self) -> PaymentDraft:
        """The last digit away; with the last of all nothing is chosen any more."""
        if self.tipped.typed is not None:
            return self._with_tip_typed(self.tipped.typed[:-1])
        return self._with_typed(self.typed[:-1])

    def with_tip(self, tipped: TipDraft) -> PaymentDraft:
        """Another tip, for whom it was."""
        return replace(self, tipped=replace(tipped, is_mine=self.tipped.is_mine))

    def tip_for(self, *, is_mine: bool) -> PaymentDraft:
        """The tip is for whoever takes the money, or for all."""
        return replace(self, tipped=replace(self.tipped, is_mine=is_mine))

    def _with_typed(self, typed: str) -> PaymentDraft:
        if not typed:
            return self.with_none_chosen()
        given, tipped = Money(int(typed), self.due.currency), self._tip_without_change()
        return replace(self, by=self.by or CASH, typed=typed, given=given, tipped=tipped)

    def _with_tip_typed(self, typed: str) -> PaymentDraft:
        return replace(self, tipped=replace(self.tipped, typed=typed))

    def _tip_without_change(self) -> TipDraft:
        return replace(self.tipped, change=False)

    def tender(self, me: StaffId | None = None) -> Tender:
        """As the flow takes it, once a tender is chosen; `me` is whose the tip is that is not shared."""
        tip, tip_to = self.tip or None, me if self.tipped.is_mine else None
        if self.by == CASH and self.given is not None and self.given.minor >= self.in_cash.minor:
            return Tender(CASH, tendered=self.given, tip=tip, tip_to=tip_to)
        return Tender(self.by, amount=self.given, tip=tip, tip_to=tip_to, code=self.code, account=self.account)
