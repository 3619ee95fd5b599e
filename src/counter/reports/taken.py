"""What a terminal took and gave back since a fact, by tender: one sum, for X and Z reports and for the Till page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from counter.journal.tables import JournalRow
from counter.kernel.ids import OrderId, TerminalId
from counter.kernel.money import Money
from counter.receipts.tables import ReceiptRow
from counter.till.drawer_queries import DrawerDay, said_of
from counter.till.put_right import TenderMove, moves_by, put_right
from counter.till.received_queries import received_since
from counter.till.rules import CARD, CASH
from counter.till.tables import PaymentReturnRow, PaymentRow, RefundRow, RefundTenderRow
from counter.till.till_report import KindSum, OwnTenderSum, TenderSum

SHARED = "shared"
"""The name of tips that are nobody's."""
_BACK = PaymentReturnRow.__table__.c
_WITH_RETURN = (
    select(PaymentRow.__table__, _BACK.terminal.label("back_terminal"), _BACK.seq.label("back_seq"), _BACK.returned_at)
    .join(PaymentReturnRow, _BACK.payment_id == PaymentRow.payment_id, isouter=True)
    .order_by(PaymentRow.seq)
)


@dataclass(frozen=True, slots=True)
class Taken:
    """The `moves` of money that count, with what was put right of them, and what went back: (tender, minor units).

    `orders` are those with a receipt since then, of a sale or of a refund.
    """

    orders: frozenset[OrderId]
    moves: Sequence[TenderMove]
    back: Sequence[tuple[str, int]]
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
        return tuple(KindSum(name, len(each), Money(sum(each), self.currency)) for name, each in sorted(tips.items()))


def taken_since(connection: Connection, terminal: TerminalId, after: int, currency: str) -> Taken:
    """What a terminal took after one of its facts.

    A payment counts as soon as it is taken and its order has a receipt, once and in one report only.
    """
    orders = _with_receipt(connection, terminal, after)
    taken, before = _paid(connection, terminal, after, orders), _counted_before(connection, terminal, after)
    moves = put_right(connection, terminal, after, taken, before)
    back = _refunds(connection, terminal, after)
    return Taken(frozenset(map(OrderId, orders)), moves, back, currency)


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


def _with_receipt(connection: Connection, terminal: TerminalId, after: int) -> set[UUID]:
    wanted = (
        select(ReceiptRow.order_id)
        .join(JournalRow, JournalRow.id == ReceiptRow.fact_id)
        .where(JournalRow.terminal == terminal, JournalRow.seq > after)
    )
    return set(connection.execute(wanted).scalars())


def _paid(connection: Connection, terminal: TerminalId, after: int, orders: set[UUID]) -> list[Any]:
    """The payments that count, once and in one report only: each as soon as it is taken and its order has a receipt.

    `orders` are those with a receipt since the last close; where nothing but what went back has one, the money that
    came in for it counts with that. What went back before its order had a receipt never counts.
    """
    concerned = orders | _just_paid(connection, terminal, after)
    first = _first_receipts(connection, terminal, concerned)
    rows = connection.execute(_WITH_RETURN.where(PaymentRow.terminal == terminal, PaymentRow.order_id.in_(first)))
    return [row for row in rows if _counts(row, first[row.order_id]) and max(row.seq, first[row.order_id].seq) > after]


def _counted_before(connection: Connection, terminal: TerminalId, after: int) -> set[UUID]:
    """The payments that went back here since a fact though they counted: in a report before, or at another terminal."""
    went_back = connection.execute(_WITH_RETURN.where(_BACK.terminal == terminal, _BACK.seq > after)).all()
    counted = set()
    for row in went_back:
        first = _first_receipts(connection, TerminalId(row.terminal), {row.order_id}).get(row.order_id)
        is_before = row.terminal != terminal or (first is not None and max(row.seq, first.seq) <= after)
        if first is not None and is_before and _counts(row, first):
            counted.add(row.payment_id)
    return counted


def _counts(payment: Any, first: Any) -> bool:
    """Whether a payment did not go back before its order had its `first` receipt at the till that took it."""
    if payment.back_terminal is None:
        return True
    if payment.back_terminal == payment.terminal:
        return bool(payment.back_seq > first.seq)
    return bool(payment.returned_at >= first.at)


def _first_receipts(connection: Connection, terminal: TerminalId, orders: AbstractSet[UUID]) -> dict[UUID, Any]:
    """Of those of the orders that have one the first receipt at a terminal: its fact's number, and when it was."""
    wanted = (
        select(ReceiptRow.order_id, func.min(JournalRow.seq).label("seq"), func.min(ReceiptRow.issued_at).label("at"))
        .join(JournalRow, JournalRow.id == ReceiptRow.fact_id)
        .where(JournalRow.terminal == terminal, ReceiptRow.order_id.in_(orders))
        .group_by(ReceiptRow.order_id)
    )
    return {row.order_id: row for row in connection.execute(wanted)}


def _just_paid(connection: Connection, terminal: TerminalId, after: int) -> set[UUID]:
    wanted = select(PaymentRow.order_id).where(PaymentRow.terminal == terminal, PaymentRow.seq > after)
    return set(connection.execute(wanted).scalars())


def _refunds(connection: Connection, terminal: TerminalId, after: int) -> list[tuple[str, int]]:
    wanted = (
        select(RefundTenderRow.tender, RefundTenderRow.amount_minor)
        .join(RefundRow, RefundRow.refund_id == RefundTenderRow.refund_id)
        .where(RefundRow.terminal == terminal, RefundRow.seq > after)
    )
    return [(tender, minor) for tender, minor in connection.execute(wanted)]


def _by_tender(moved: Iterable[tuple[str, int]], currency: str) -> tuple[TenderSum, ...]:
    """Every tender that money moved by, cash and card always."""
    sums, counts = Counter({CASH: 0, CARD: 0}), Counter[str]()
    for tender, minor in moved:
        sums[tender] += minor
        counts[tender] += 1 if minor >= 0 else -1
    return tuple(TenderSum(tender, counts[tender], Money(minor, currency)) for tender, minor in sums.items())
