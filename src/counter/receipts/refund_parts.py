"""What of an order each refund takes back: which part of which lines, of the service, and of which taxes.

Reckoned of what the refunds before left, and the last one takes the rest: all of them add up to the order, rate by
rate, however it was refunded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import floor

from counter.kernel.ids import LineId
from counter.kernel.money import Money, round_half_up, share_out
from counter.orders.model import Order
from counter.orders.taxed import Taxed
from counter.receipts.shares import Share, SharePart
from counter.till.model import LineBack, Paid, RefundMade


@dataclass(frozen=True, slots=True)
class PartRefunded:
    """A refund as it is written down: its `share` of what was sold, and what else is in it.

    `rounding` is its part of what cash was rounded by, `too_much` what was taken beyond what was owed. All three come
    to the refund.
    """

    share: Share
    rounding: Money
    too_much: Money


def parts_refunded(order: Order, paid: Paid) -> tuple[PartRefunded, ...]:
    """What each refund of an order took back, oldest first; not those for lines that were taken off since.

    What was taken too much goes back first, where it is for no line; then of the lines that a refund is for, or of all.
    """
    folded = _Folded(order, paid)
    return tuple(folded.take(refund) for refund in paid.given_back)


def part_undone(order: Order, paid: Paid, refund: RefundMade) -> PartRefunded:
    """What a refund takes back of lines that are about to come off the order, after those before it."""
    before = tuple(each for each in paid.refunds if each.refund_id != refund.refund_id)
    folded = _Folded(order, replace(paid, refunds=before))
    for each in before:
        if each.undone is None:
            folded.take(each)
    return folded.undo(refund)


@dataclass(slots=True)
class _Left:
    """What is left of a line, or of the service (no line), in minor units."""

    line_id: LineId | None
    owed: int
    taxes: list[int]

    def take(self, owed: int, pieces: str, currency: str) -> SharePart:
        """So much of it, with its part of each tax."""
        if owed == self.owed:
            taxes = self.taxes
        else:
            taxes = [round_half_up(Decimal(tax * owed) / self.owed) for tax in self.taxes]
        self.owed -= owed
        self.taxes = [left - taken for left, taken in zip(self.taxes, taxes, strict=True)]
        return SharePart(self.line_id, pieces, Money(owed, currency), tuple(Money(tax, currency) for tax in taxes))


def _left(of: Taxed, line_id: LineId | None) -> _Left:
    return _Left(line_id, of.owed.minor, [tax.tax.minor for tax in of.taxes])


class _Folded:
    """An order's refunds one after the other."""

    def __init__(self, order: Order, paid: Paid) -> None:
        self._currency = order.total.currency
        self._owed = order.total.minor
        self._worth = self._owed + paid.rounding.minor
        undone = sum(refund.amount.minor for refund in paid.refunds if refund.undone is not None)
        self._too_much = max(0, paid.amount.minor - undone - self._worth)
        self._lines = [_left(line, line.line_id) for line in order.sold]
        self._service = _left(order.service, None) if order.service else None
        self._whole_service = self._service.owed if self._service else 0
        deposits = {line.line_id: line.owed.minor for line in order.sold if line.belongs_to}
        self._deposits, self._served = frozenset(deposits), self._owed - sum(deposits.values())
        self._went, self._sold_back, self._served_back = 0, 0, Fraction(0)

    def take(self, refund: RefundMade) -> PartRefunded:
        amount = refund.amount.minor
        of_lines = sum(line.amount.minor for line in refund.lines)
        too_much = max(0, min(amount - of_lines, self._too_much))
        self._too_much -= too_much
        before, sold_before = self._went, self._sold_back
        self._went = min(before + amount - too_much, max(self._worth, before))
        self._sold_back = self._sold_by(self._went)
        sold = self._sold_back - sold_before
        rounding = self._went - before - sold
        share = Share(amount=self._money(sold), parts=self._parts(sold, refund.lines))
        return PartRefunded(share, self._money(rounding), self._money(amount - sold - rounding))

    def undo(self, refund: RefundMade) -> PartRefunded:
        """So much of the order as it says; what it gave more, or less, is rounding."""
        sold = refund.undone.minor if refund.undone else 0
        self._sold_back += sold
        share = Share(amount=self._money(sold), parts=self._parts(sold, refund.lines))
        return PartRefunded(share, self._money(refund.amount.minor - sold), self._money(0))

    def _sold_by(self, went: int) -> int:
        """What of the order's total is back once so much money went."""
        if not self._worth:
            return self._owed
        return min(self._owed, round_half_up(Decimal(went * self._owed) / self._worth))

    def _parts(self, sold: int, lines: Sequence[LineBack]) -> tuple[SharePart, ...]:
        service = self._of_service(sold, lines)
        rest = sold - (service.owed.minor if service else 0)
        of_lines = self._share(rest, lines)
        parts = [
            left.take(minor, pieces, self._currency)
            for left, (minor, pieces) in zip(self._lines, of_lines, strict=True)
            if minor or pieces
        ]
        return (*parts, service) if service else tuple(parts)

    def _of_service(self, sold: int, lines: Sequence[LineBack]) -> SharePart | None:
        """Its part of what goes back; no service is for a deposit."""
        if self._service is None:
            return None
        of_lines = sum(line.amount.minor for line in lines)
        served = sum(line.amount.minor for line in lines if line.line_id not in self._deposits)
        share = Fraction(served, of_lines) if of_lines else Fraction(self._served, self._owed or 1)
        self._served_back = min(self._served_back + sold * share, Fraction(self._served))
        whole = self._sold_back == self._owed or not self._served
        exact = self._whole_service if whole else self._served_back * self._whole_service / self._served
        back = floor(exact + Fraction(1, 2))
        owed = back - (self._whole_service - self._service.owed)
        return self._service.take(owed, "", self._currency) if owed else None

    def _share(self, sold: int, lines: Sequence[LineBack]) -> list[tuple[int, str]]:
        """What each line's part is: of those that the refund is for as far as they go, else of all."""
        wanted = {line.line_id: line for line in lines}
        weights = [
            wanted[left.line_id].amount.minor * self._priced(left.line_id) if left.line_id in wanted else 0
            for left in self._lines
        ]
        of_them = share_out(sold, weights) if any(weights) else [0] * len(weights)
        shares = [min(share, left.owed) for share, left in zip(of_them, self._lines, strict=True)]
        rest = [left.owed - share for share, left in zip(shares, self._lines, strict=True)]
        over = share_out(sold - sum(shares), rest)
        return [
            (share + more, str(wanted[left.line_id].quantity) if left.line_id in wanted else "")
            for share, more, left in zip(shares, over, self._lines, strict=True)
        ]

    def _priced(self, line_id: LineId | None) -> int:
        """How much of what goes back for a line is its price, the rest being service, as a weight."""
        return max(self._served, 1) if line_id in self._deposits else self._served - self._whole_service

    def _money(self, minor: int) -> Money:
        return Money(minor, self._currency)
