"""What moved by a tender at a terminal, with what was put right since: given back, another tender, a tip afterwards."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from counter.kernel.ids import TerminalId
from counter.till.tables import PaymentReturnRow, PaymentRow, TenderChangeRow, TipRow


@dataclass(frozen=True, slots=True)
class TenderMove:
    """Money of an order that came by a tender at a fact (`seq`), or went where below nothing; the tip apart."""

    seq: int
    tender: str
    amount_minor: int
    tip_minor: int = 0
    rounding_minor: int = 0
    tip_to: UUID | None = None

    @property
    def minor(self) -> int:
        """All of it, the tip with it."""
        return self.amount_minor + self.tip_minor


def put_right(
    connection: Connection, terminal: TerminalId, after: int, taken: Sequence[Any], before: Container[UUID]
) -> list[TenderMove]:
    """The payments that count in a report (`taken`), with what was put right of them since its last close.

    A payment that went back counts not at all, or below nothing where it counted `before`: in an earlier report, or at
    another terminal.
    """
    returns = list(_since(connection, PaymentReturnRow, terminal, after))
    went_back = {row.payment_id for row in returns}
    moves = [_payment(row) for row in taken if row.payment_id not in went_back]
    moves += [_returned(row) for row in returns if row.payment_id in before]
    for row in _since(connection, TenderChangeRow, terminal, after):
        moves += [replace(move, tip_minor=0) for move in _changed(row)]
    return moves + [_tip(row) for row in _since(connection, TipRow, terminal, after)]


def moves_by(connection: Connection, tender: str, terminal: TerminalId, after: int) -> list[TenderMove]:
    """What moved by one tender at a terminal after a fact, as it moved."""
    moves = [_payment(row) for row in _since(connection, PaymentRow, terminal, after)]
    moves += [_returned(row) for row in _since(connection, PaymentReturnRow, terminal, after)]
    for row in _since(connection, TenderChangeRow, terminal, after):
        moves += _changed(row)
    moves += [_tip(row) for row in _since(connection, TipRow, terminal, after)]
    return [move for move in moves if move.tender == tender]


def _since(connection: Connection, table: Any, terminal: TerminalId, after: int) -> Iterator[Any]:
    wanted = select(table.__table__).where(table.terminal == terminal, table.seq > after)
    return iter(connection.execute(wanted.order_by(table.seq)).all())


def _payment(row: Any) -> TenderMove:
    return TenderMove(row.seq, row.tender, row.amount_minor, row.tip_minor, row.rounding_minor, row.tip_to)


def _returned(row: Any) -> TenderMove:
    return TenderMove(row.seq, row.tender, -row.amount_minor, -row.tip_minor, -row.rounding_minor)


def _changed(row: Any) -> list[TenderMove]:
    return [
        TenderMove(row.seq, row.was, -row.amount_minor, -row.tip_minor),
        TenderMove(row.seq, row.now, row.amount_minor + row.more_minor, row.tip_minor, row.more_minor),
    ]


def _tip(row: Any) -> TenderMove:
    return TenderMove(row.seq, row.tender, 0, row.tip_minor, 0, row.tip_to)
