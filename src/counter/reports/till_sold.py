"""What a terminal sold since a fact, as its receipts say it: the sums of X and Z reports that are of receipts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from counter.journal.fact import read_back
from counter.journal.heads import Head
from counter.journal.queries import own_entries
from counter.kernel.ids import OrderId, TerminalId
from counter.kernel.money import Money, round_half_up, total
from counter.orders.line_rows import RAISED, LineRow, ReductionRow, raised_by
from counter.orders.model import COMP, REDUCTION_KINDS, VOUCHER
from counter.receipts.content import ReceiptContent, below_nothing
from counter.receipts.facts import ReceiptIssued
from counter.receipts.queries import shares_back
from counter.receipts.shares import Share
from counter.recovery.facts import GestureMade
from counter.reports.comps import worth_by_order
from counter.till.till_report import KindSum, TaxSum


@dataclass(frozen=True, slots=True)
class SoldReceipt:
    """A receipt of a sale that counts; `is_back`: below nothing, since it was in a report before."""

    order_id: OrderId
    content: ReceiptContent
    share: Share | None
    is_back: bool = False

    @property
    def sign(self) -> int:
        """1, or -1 where it is back."""
        return -1 if self.is_back else 1


@dataclass(frozen=True, slots=True)
class Sold:
    """The receipts that count, those of refunds, and what was done to make things right, at a terminal since a fact."""

    receipts: tuple[SoldReceipt, ...]
    refunded: tuple[ReceiptContent, ...]
    gestures: tuple[GestureMade, ...]
    currency: str

    @property
    def orders(self) -> int:
        """How many orders have a receipt among them."""
        return len({receipt.order_id for receipt in self.receipts if not receipt.is_back})

    @property
    def sales(self) -> Money:
        """What they come to."""
        return total((receipt.content.total for receipt in self.receipts), self.currency)

    @property
    def by_order(self) -> Iterator[tuple[OrderId, Money]]:
        """What each of them comes to, and of which order it is."""
        return ((receipt.order_id, receipt.content.total) for receipt in self.receipts)

    @property
    def taxes(self) -> tuple[TaxSum, ...]:
        """What was taxed of the sales, by rate."""
        return _taxes(receipt.content for receipt in self.receipts)

    @property
    def refund_taxes(self) -> tuple[TaxSum, ...]:
        """What was taxed of what went back, by rate, below nothing."""
        return _taxes(self.refunded)

    @property
    def refund_rounding(self) -> Money:
        """What cash that went back was rounded by."""
        return total((content.rounding for content in self.refunded if content.rounding), self.currency)

    @property
    def made_right(self) -> KindSum:
        """The gestures, and what they cost."""
        return KindSum(
            "gestures", len(self.gestures), total((gesture.cost for gesture in self.gestures), self.currency)
        )


def sold_since(connection: Connection, terminal: TerminalId, after: int, head: Head, currency: str) -> Sold:
    """What a terminal sold after one of its facts, up to its last one, `head`.

    A share of a bill whose payments went back counts not at all, or below nothing where it was in a report before.
    """
    kinds = {ReceiptIssued.__name__, GestureMade.__name__}
    entries = [each for each in own_entries(connection, terminal, after + 1, head.seq) if each.kind in kinds]
    issued = [_read(ReceiptIssued, each) for each in entries if each.kind == ReceiptIssued.__name__]
    back = {each.receipt_id: each for each in shares_back(connection, terminal, after, head.seq)}
    here = {each.receipt_id for each in issued}
    receipts = [
        SoldReceipt(each.order_id, each.content, each.share)
        for each in issued
        if each.refund_id is None and each.takes_back is None and each.receipt_id not in back
    ]
    receipts += [
        SoldReceipt(each.order_id, below_nothing(each.content), each.share, is_back=True)
        for each in back.values()
        if each.receipt_id not in here
    ]
    return Sold(
        receipts=tuple(receipts),
        refunded=tuple(each.content for each in issued if each.refund_id is not None),
        gestures=tuple(_read(GestureMade, each) for each in entries if each.kind == GestureMade.__name__),
        currency=currency,
    )


def reductions(connection: Connection, sold: Sold) -> tuple[KindSum, ...]:
    """What lowered the sales, by kind: each reduction once, in however many shares of its order it is."""
    amounts: dict[str, list[Money]] = defaultdict(list)
    for receipt in sold.receipts:
        for kind, amount in _reduced(receipt.content):
            amounts[kind].append(amount)
    times = _times(connection, sold.receipts)
    return tuple(KindSum(kind, times[kind], total(amounts[kind], sold.currency)) for kind in REDUCTION_KINDS)


def comps_cost(connection: Connection, sold: Sold) -> Money:
    """What of the sales was on us at its cost, or at its price where nobody knows that; of a share its part of it."""
    off: Counter[UUID] = Counter()
    for receipt in sold.receipts:
        off[receipt.order_id] += sum(amount.minor for kind, amount in _reduced(receipt.content) if kind == COMP)
    worth = worth_by_order(connection, [order_id for order_id, minor in off.items() if minor])
    costs = (round_half_up(Decimal(off[order_id] * cost) / whole) for order_id, (whole, cost) in worth.items())
    return Money(sum(costs), sold.currency)


def raised(connection: Connection, sold: Sold) -> KindSum:
    """The lines of these orders at a price above the menu's, and what that came to; an order once in a report."""
    orders = {receipt.order_id for receipt in sold.receipts if not receipt.is_back}
    rows = connection.execute(RAISED.where(LineRow.order_id.in_(orders))).all() if orders else []
    more = [raised_by(row) for row in rows]
    return KindSum("raised", len(more), Money(sum(more), sold.currency))


def _reduced(content: ReceiptContent) -> Iterator[tuple[str, Money]]:
    for reduced in (*content.reductions, *(each for line in content.lines for each in line.reductions)):
        yield reduced.kind, reduced.amount
    for voucher in content.vouchers:
        yield VOUCHER, voucher.amount


def _times(connection: Connection, receipts: Iterable[SoldReceipt]) -> Counter[str]:
    """How often each kind lowered something; in a share that is back, once less."""
    times: Counter[str] = Counter()
    shares: list[SoldReceipt] = []
    for receipt in receipts:
        if receipt.share is not None and any(part.reductions for part in receipt.share.parts):
            shares.append(receipt)
        else:
            for kind, _amount in _reduced(receipt.content):
                times[kind] += receipt.sign
    named = _names(connection, {receipt.order_id for receipt in shares})
    for sign in (1, -1):
        found = (_of_share(named, each) for each in shares if each.sign == sign)
        for _order_id, kind, *_rest in set().union(*found):
            times[kind] += sign
    return times


Named = tuple[UUID, str, UUID | None, str]
"""A reduction as a receipt of the whole order names it: the order, the kind, its line or its voucher, the reason."""


def _names(connection: Connection, orders: set[OrderId]) -> Mapping[UUID, list[Named]]:
    """By line what its reductions are, in their order: those on the whole order are one in all its lines."""
    wanted = select(ReductionRow.__table__).where(ReductionRow.order_id.in_(orders)).order_by(ReductionRow.nth)
    found: dict[UUID, list[Named]] = defaultdict(list)
    for row in connection.execute(wanted) if orders else ():
        of = row.line_id if row.source is None else row.source if row.kind == VOUCHER else None
        found[row.line_id].append((row.order_id, row.kind, of, row.reason))
    return found


def _of_share(named: Mapping[UUID, list[Named]], receipt: SoldReceipt) -> set[Named]:
    parts = receipt.share.parts if receipt.share else ()
    return {
        name
        for part in parts
        if part.line_id is not None
        for name, amount in zip(named[part.line_id], part.reductions, strict=False)
        if amount
    }


def _read(kind: Any, entry: Any) -> Any:
    return read_back(kind, entry.body, entry.private)


def _taxes(contents: Iterable[ReceiptContent]) -> tuple[TaxSum, ...]:
    sums: dict[tuple[Decimal, str], tuple[Money, Money]] = {}
    for tax in (tax for content in contents for tax in content.taxes):
        net, own = sums.get((tax.rate, tax.name), (tax.net * 0, tax.tax * 0))
        sums[tax.rate, tax.name] = net + tax.net, own + tax.tax
    return tuple(TaxSum(name, rate, *sums[rate, name]) for rate, name in sorted(sums))
