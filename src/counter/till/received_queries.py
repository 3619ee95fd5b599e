"""Asks about money that came in for no order."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from counter.kernel.ids import TerminalId
from counter.kernel.money import Money
from counter.till.received_tables import ReceivedRow
from counter.till.till_report import ReceivedSum


def received_since(connection: Connection, terminal: TerminalId, after: int, tender: str) -> list[tuple[int, int]]:
    """What came in so by one tender at a terminal after a fact: each one's number, and its minor units."""
    wanted = (
        select(ReceivedRow.seq, ReceivedRow.amount_minor)
        .where(ReceivedRow.terminal == terminal, ReceivedRow.seq > after, ReceivedRow.tender == tender)
        .order_by(ReceivedRow.seq)
    )
    return [(row.seq, row.amount_minor) for row in connection.execute(wanted)]


def received_sums(connection: Connection, terminal: TerminalId, after: int, currency: str) -> tuple[ReceivedSum, ...]:
    """The same summed, for what it came in and by which tender."""
    return _sums(connection, (ReceivedRow.terminal == terminal, ReceivedRow.seq > after), currency)


def _sums(connection: Connection, conditions: tuple[Any, ...], currency: str) -> tuple[ReceivedSum, ...]:
    by = ReceivedRow.what, ReceivedRow.tender
    wanted = select(*by, func.count(), func.sum(ReceivedRow.amount_minor)).where(*conditions).group_by(*by)
    rows = connection.execute(wanted.order_by(*by))
    return tuple(ReceivedSum(what, tender, count, Money(minor, currency)) for what, tender, count, minor in rows)
