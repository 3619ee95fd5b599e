"""What a terminal took and gave back since a fact, by tender: one sum, for X and Z reports and for the Till page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from counter.journal.tables import JournalRow
from counter.kernel.ids import OrderId, TerminalId
from counter.kernel.money import Money
from counter.receipts.facts import ReceiptIssued
from counter.receipts.tables import ReceiptRow
from counter.till.drawer_queries import DrawerDay, said_of
from counter.till.put_right import TenderMove, moves_before, moves_by, moves_since
from counter.till.received_queries import received_since
from counter.till.rules import CARD, CASH
from counter.till.tables import PaymentReturnRow, RefundRow, RefundTenderRow
from counter.till.till_report import KindSum, OwnTenderSum, TenderSum

SHARED = "shared"
"""The name of tips that are nobody's."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The `moves` of money of orders that count, and what went back once they were paid: (tender, minor units).

    `orders` are those with a receipt since then, of a sale or of a refund. `waiting` moved since then for orders that
    have none yet, in minor units and tips with it; `carried` is what counts now and moved before.
    """

    orders: frozenset[OrderId]
    moves: Sequence[TenderMove]
    back: Sequence[tuple[str, int]]
    waiting: int
    carried: int
    currency: str

    @property
    def tenders(self) -> tuple[TenderSum, ...]:
        """By tender what came in, tips apart; cash and card always."""
        return _by_tender(((move.tender, move.amount_minor) for move in self.moves if move.amount_minor), self.currency)

    @property
    def refunds(self) -> tuple[TenderSum, ...]:
        """By tender what went back."""
        return _by_tender(self.back, self.currency)

    @property
    def rounding(self) -> Money:
        """What rounding cash added."""
        return Money(sum(move.rounding_minor for move in self.moves), self.currency)

    def tips(self, names: Mapping[UUID, str]) -> tuple[KindSum, ...]:
        """The tips, by the names of those that they are for."""
        tips: dict[str, list[int]] = defaultdict(list)
        for move in self.moves:
            if move.tip_minor:
                tips[names.get(move.tip_to, SHARED) if move.tip_to else SHARED].append(move.tip_minor)
        sums = (KindSum(name, _times(each), Money(sum(each), self.currency)) for name, each in sorted(tips.items()))
        return tuple(each for each in sums if each.count or each.amount)

    def elsewhere(self, sold: Iterable[tuple[OrderId, Money]]) -> tuple[Money, Money]:
        """What counts of orders whose receipt is of another report or till; what is on receipts here and counts there.

        `sold` is what the receipts of orders come to, below nothing what went back. So the tenders are what was sold,
        and the first, less the second, and the rounding.
        """
        left: Counter[UUID] = Counter()
        for move in self.moves:
            left[move.order_id] += move.amount_minor - move.rounding_minor
        for order_id, amount in sold:
            left[order_id] -= amount.minor
        here, there = (sum(max(0, sign * minor) for minor in left.values()) for sign in (1, -1))
        return Money(here, self.currency), Money(there, self.currency)


def taken_since(connection: Connection, terminal: TerminalId, after: int, currency: str) -> Taken:
    """What a terminal took after one of its facts.

    A payment counts at the till that took it, once its order has a receipt of whichever till, and in one report only:
    the first one after both are known here. What went back counts where it went, but for what went back before there
    was any receipt: that never counts.
    """
    arrived = _arrived(connection, terminal, after)
    fresh = moves_since(connection, terminal, after)
    older = moves_before(connection, terminal, after, _with_receipt(connection, JournalRow.arrived > arrived))
    first = _first_receipts(connection, {move.order_id for move in (*fresh, *older)})
    never = _back_before(connection, first)
    counts = [move for move in fresh if _counts(move, first, never)]
    carried = [move for move in older if _counts(move, first, never) and first[move.order_id].known > arrived]
    return Taken(
        orders=_with_receipt(connection, JournalRow.terminal == terminal, JournalRow.seq > after),
        moves=(*carried, *counts),
        back=_refunds(connection, terminal, after),
        waiting=_minor(fresh) - _minor(counts),
        carried=_minor(carried),
        currency=currency,
    )


def _minor(moves: Iterable[TenderMove]) -> int:
    return sum(move.minor for move in moves)


def _counts(move: TenderMove, first: Mapping[UUID, _First], never: AbstractSet[UUID]) -> bool:
    return move.payment is None or (move.order_id in first and move.payment not in never)


def should_be(connection: Connection, terminal: TerminalId, after: int, tender: str, currency: str) -> Money:
    """What a tender other than cash should have brought after a fact: payments, their tips, less what went back."""
    taken = sum(move.minor for move in moves_by(connection, tender, terminal, after))
    received = sum(minor for _, minor in received_since(connection, terminal, after, tender))
    back = sum(minor for by, minor in _refunds(connection, terminal, after) if by == tender)
    return Money(taken + received - back, currency)


def own_tenders(
    connection: Connection, terminal: TerminalId, after: int, own: Iterable[str], days: Sequence[DrawerDay]
) -> tuple[OwnTenderSum, ...]:
    """The shop's own tenders that something came by or was said of: what it should be after a fact, what was said."""
    currency = days[0].sums.left.currency
    sums = [
        OwnTenderSum(each, should_be(connection, terminal, after, each, currency), said_of(days, each)) for each in own
    ]
    return tuple(each for each in sums if each.expected or each.counted is not None)


def _arrived(connection: Connection, terminal: TerminalId, seq: int) -> int:
    """When this database came to know a fact of a terminal: what came later has a higher number."""
    wanted = select(JournalRow.arrived).where(JournalRow.terminal == terminal, JournalRow.seq == seq)
    return connection.execute(wanted).scalar_one_or_none() or 0


def _with_receipt(connection: Connection, *which: ColumnElement[bool]) -> frozenset[OrderId]:
    """The orders whose receipts are such facts, but for what takes back those of shares."""
    facts = select(JournalRow.id).where(JournalRow.kind == ReceiptIssued.__name__, *which)
    wanted = select(ReceiptRow.order_id).where(ReceiptRow.fact_id.in_(facts), ReceiptRow.takes_back.is_(None))
    return frozenset(map(OrderId, connection.execute(wanted).scalars()))


@dataclass(frozen=True, slots=True)
class _First:
    """The first receipt of an order: as which fact of which terminal, when, and since when one is `known` here."""

    terminal: str
    seq: int
    at: datetime
    known: int


def _first_receipts(connection: Connection, orders: AbstractSet[UUID]) -> dict[UUID, _First]:
    """Of those of the orders that have a receipt."""
    receipt, fact = ReceiptRow.__table__.c, JournalRow.__table__.c
    wanted = (
        select(receipt.order_id, receipt.issued_at, fact.terminal, fact.seq, fact.arrived)
        .join(JournalRow, fact.id == receipt.fact_id)
        .where(receipt.order_id.in_(orders), receipt.takes_back.is_(None))
        .order_by(receipt.issued_at.desc(), fact.seq.desc())
    )
    found: dict[UUID, _First] = {}
    for row in connection.execute(wanted):
        known = min(row.arrived, found[row.order_id].known) if row.order_id in found else row.arrived
        found[row.order_id] = _First(row.terminal, row.seq, row.issued_at, known)
    return found


def _back_before(connection: Connection, first: Mapping[UUID, _First]) -> set[UUID]:
    """The payments that went back before their order had its first receipt."""
    wanted = select(PaymentReturnRow.__table__).where(PaymentReturnRow.order_id.in_(first))
    return {row.payment_id for row in connection.execute(wanted) if _is_before(row, first[row.order_id])}


def _is_before(back: Any, first: _First) -> bool:
    if back.terminal == first.terminal:
        return bool(back.seq < first.seq)
    return bool(back.returned_at < first.at)


def _refunds(connection: Connection, terminal: TerminalId, after: int) -> list[tuple[str, int]]:
    wanted = (
        select(RefundTenderRow.tender, RefundTenderRow.amount_minor)
        .join(RefundRow, RefundRow.refund_id == RefundTenderRow.refund_id)
        .where(RefundRow.terminal == terminal, RefundRow.seq > after)
    )
    return [(tender, minor) for tender, minor in connection.execute(wanted)]


def _by_tender(moved: Iterable[tuple[str, int]], currency: str) -> tuple[TenderSum, ...]:
    """Every tender that money moved by, cash and card always."""
    found: dict[str, list[int]] = {CASH: [], CARD: []}
    for tender, minor in moved:
        found.setdefault(tender, []).append(minor)
    sums = (TenderSum(tender, _times(minor), Money(sum(minor), currency)) for tender, minor in found.items())
    return tuple(each for each in sums if each.tender in (CASH, CARD) or each.count or each.amount)


def _times(minor: Iterable[int]) -> int:
    """How often; what went back takes one off."""
    return sum(1 if each >= 0 else -1 for each in minor)
