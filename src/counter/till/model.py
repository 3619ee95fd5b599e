"""Money in and money back, as it was taken and given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from counter.kernel.ids import LineId, OrderId, PaymentId, RefundId, StaffId, TipId
from counter.kernel.money import Money, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money that came in by one tender: `tendered` less `change` and `tip` is the `amount` towards the order.

    It pays `amount − rounding` of the order: `rounding` is what cash is more than that, or less. A tip
    that is nobody's (`tip_to` None) is shared among all. `source` is the gift card or the house account that it came
    from. Times are aware UTC.
    """

    payment_id: PaymentId
    order_id: OrderId
    tender: str
    amount: Money
    rounding: Money
    tendered: Money
    change: Money
    tip: Money
    tip_to: StaffId | None
    at: datetime
    by: StaffId
    source: UUID | None = None


@dataclass(frozen=True, slots=True)
class MoneyBack:
    """What goes back by one tender; `source` is the gift card or the house account that it goes back to."""

    tender: str
    amount: Money
    source: UUID | None = None


@dataclass(frozen=True, slots=True)
class LineBack:
    """So many of a line, and what of its price goes back for them."""

    line_id: LineId
    quantity: int
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundMade:
    """Money that went back: `amount` in all, by which tenders, and for which lines; without lines it was for none.

    `approved_by` said yes to it, where it was not theirs to give alone. `goods` is what became of what came back
    (`THROWN_AWAY`, `SOLD_AGAIN`), "" where nothing did. Where it was for lines that were taken off, so much of what was
    paid is `undone` by it, and it gave `rounding` more than that, or less.
    """

    refund_id: RefundId
    order_id: OrderId
    amount: Money
    back: tuple[MoneyBack, ...]
    lines: tuple[LineBack, ...]
    reason: str
    at: datetime
    by: StaffId
    approved_by: StaffId | None = None
    goods: str = ""
    undone: Money | None = None
    rounding: Money | None = None


@dataclass(frozen=True, slots=True)
class Tip:
    """A tip that was given after the order was paid; nobody's (`tip_to` None) is shared among all."""

    tip_id: TipId
    tender: str
    amount: Money
    tip_to: StaffId | None
    at: datetime
    by: StaffId


@dataclass(frozen=True, slots=True)
class Corrected:
    """A payment that went back before all was paid, tip and all, or that was put down to another tender (`now`).

    `at` is aware UTC; `now` is "" where it went back.
    """

    at: datetime
    by: StaffId
    was: str
    now: str
    amount: Money
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Paid:
    """All the money that came in for an order and went back, oldest first.

    `payments` stand, each by the tender that it came by in the end; `returned` ones went back before all was paid.
    `tips_after` were given afterwards.
    """

    payments: tuple[Payment, ...]
    refunds: tuple[RefundMade, ...]
    currency: str
    returned: tuple[Payment, ...] = ()
    tips_after: tuple[Tip, ...] = ()

    @property
    def amount(self) -> Money:
        """What was paid towards the order, tips apart."""
        return total((payment.amount for payment in self.payments), self.currency)

    @property
    def rounding(self) -> Money:
        """What rounding cash added to what was owed, less what of it was undone again; negative where less was paid."""
        back = (refund.rounding for refund in self.refunds if refund.rounding is not None)
        added = total((payment.rounding for payment in self.payments), self.currency)
        return added - total(back, self.currency)

    @property
    def settled(self) -> Money:
        """What of the order's total is paid: the amounts, less what rounding cash added, and what was undone."""
        undone = (refund.undone for refund in self.refunds if refund.undone is not None)
        paid = total((payment.amount - payment.rounding for payment in self.payments), self.currency)
        return paid - total(undone, self.currency)

    @property
    def given_back(self) -> tuple[RefundMade, ...]:
        """The refunds for what is on the order still, not those for what was taken off."""
        return tuple(refund for refund in self.refunds if refund.undone is None)

    @property
    def change(self) -> Money:
        """What was given back in change."""
        return total((payment.change for payment in self.payments), self.currency)

    @property
    def tips(self) -> Money:
        """What was given on top."""
        tips = (*(payment.tip for payment in self.payments), *(tip.amount for tip in self.tips_after))
        return total(tips, self.currency)

    @property
    def refunded(self) -> Money:
        """What went back."""
        return total((refund.amount for refund in self.refunds), self.currency)

    @property
    def left(self) -> Money:
        """What can still go back."""
        return self.amount - self.refunded

    def left_by(self, tender: str, source: UUID | None = None) -> Money:
        """What of the money that came in by one tender can still go back by it; negative where more did.

        By a gift card or a house account it is what came from `source`.
        """
        way = tender, source
        came = total((each.amount for each in self.payments if (each.tender, each.source) == way), self.currency)
        backs = (back for refund in self.refunds for back in refund.back)
        return came - total((back.amount for back in backs if (back.tender, back.source) == way), self.currency)

    @property
    def ways(self) -> tuple[tuple[str, UUID | None], ...]:
        """Each tender that it was paid by, and the gift card or the house account where it was one."""
        return tuple(dict.fromkeys((payment.tender, payment.source) for payment in self.payments))

    @property
    def tenders(self) -> tuple[str, ...]:
        """How it was paid, in the order of the payments."""
        return tuple(dict.fromkeys(payment.tender for payment in self.payments))
