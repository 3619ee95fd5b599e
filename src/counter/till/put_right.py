"""What moved by a tender at a terminal: paid, given back, put down to another tender, a tip afterwards."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, select

from counter.kernel.ids import OrderId, TerminalId
from counter.kernel.money import Money
from counter.store.prepared import Question
from counter.till.model import Corrected
from counter.till.tables import PaymentReturnRow, PaymentRow, TenderChangeRow, TipRow


@dataclass(frozen=True, slots=True)
class TenderMove:
    """Money of an order that came by a tender at a fact (`seq`), or went where below nothing; the tip apart.

    It is of a `payment`: None is a tip that came afterwards.
    """

    seq: int
    order_id: UUID
    payment: UUID | None
    tender: str
    amount_minor: int
    tip_minor: int = 0
    rounding_minor: int = 0
    tip_to: UUID | None = None

    @property
    def minor(self) -> int:
        """All of it, the tip with it."""
        return self.amount_minor + self.tip_minor


def moves_since(connection: Connection, terminal: TerminalId, after: int) -> list[TenderMove]:
    """What moved for orders at a terminal after a fact, as it moved: what went back, too, whoever had taken it."""
    return list(_moves(connection, _since, terminal=terminal, seq=after))


def moves_before(
    connection: Connection, terminal: TerminalId, until: int, orders: Collection[UUID]
) -> list[TenderMove]:
    """What moved for these orders at a terminal up to a fact."""
    if not orders:
        return []
    return list(_moves(connection, _before, terminal=terminal, seq=until, orders=list(orders)))


def moves_by(connection: Connection, tender: str, terminal: TerminalId, after: int) -> list[TenderMove]:
    """What moved by one tender at a terminal after a fact."""
    return [move for move in moves_since(connection, terminal, after) if move.tender == tender]


def corrections_of(connection: Connection, order_id: OrderId) -> tuple[Corrected, ...]:
    """What of an order's payments went back before all was paid, or was put down to another tender, oldest first."""
    back, changed = PaymentReturnRow, TenderChangeRow
    found = [
        Corrected(
            row.returned_at, row.returned_by, row.tender, "", Money(row.amount_minor + row.tip_minor, row.currency)
        )
        for row in connection.execute(select(back.__table__).where(back.order_id == order_id))
    ]
    found += [
        Corrected(row.changed_at, row.changed_by, row.was, row.now, Money(row.amount_minor, row.currency), row.reason)
        for row in connection.execute(select(changed.__table__).where(changed.order_id == order_id))
    ]
    return tuple(sorted(found, key=lambda each: each.at))


def _moves(connection: Connection, asked: Callable[[Any], Question], **values: Any) -> Iterator[TenderMove]:
    for row in asked(PaymentRow).rows(connection, **values):
        yield _move(row, row.tender, row.amount_minor, row.tip_minor, row.rounding_minor)
    for row in asked(PaymentReturnRow).rows(connection, **values):
        yield _move(row, row.tender, -row.amount_minor, -row.tip_minor, -row.rounding_minor)
    for row in asked(TenderChangeRow).rows(connection, **values):
        yield _move(row, row.was, -row.amount_minor, -row.tip_minor, 0)
        yield _move(row, row.now, row.amount_minor + row.more_minor, row.tip_minor, row.more_minor)
    for row in asked(TipRow).rows(connection, **values):
        yield TenderMove(row.seq, row.order_id, None, row.tender, 0, row.tip_minor, 0, row.tip_to)


@cache
def _since(table: Any) -> Question:
    """Its rows of a `terminal` after a fact."""
    return Question(_rows(table).where(table.seq > bindparam("seq")))


@cache
def _before(table: Any) -> Question:
    """Its rows of a `terminal` up to a fact, of these `orders`."""
    which = table.seq <= bindparam("seq"), table.order_id.in_(bindparam("orders", expanding=True))
    return Question(_rows(table).where(*which))


def _rows(table: Any) -> Select[Any]:
    """Its rows of a `terminal`; what is about a payment says whom its tip is for."""
    wanted = select(table.__table__).where(table.terminal == bindparam("terminal")).order_by(table.seq)
    if table in (PaymentReturnRow, TenderChangeRow):
        of_payment = PaymentRow.payment_id == table.payment_id
        wanted = wanted.add_columns(PaymentRow.tip_to).join(PaymentRow, of_payment, isouter=True)
    return wanted


def _move(row: Any, tender: str, amount: int, tip: int, rounding: int) -> TenderMove:
    return TenderMove(row.seq, row.order_id, row.payment_id, tender, amount, tip, rounding, row.tip_to)
