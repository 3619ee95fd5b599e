"""Asks about money that came in for no order."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, case, func, select

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


def received_for(connection: Connection, of: UUID, currency: str) -> tuple[tuple[str, Money, Money], ...]:
    """What came in for a card or an account: by which tender, how much, and what of it is rounding."""
    wanted = select(ReceivedRow.tender, ReceivedRow.amount_minor, ReceivedRow.rounding_minor)
    rows = connection.execute(wanted.where(ReceivedRow.of == of).order_by(ReceivedRow.seq))
    return tuple((tender, Money(minor, currency), Money(rounding, currency)) for tender, minor, rounding in rows)


def _sums(connection: Connection, conditions: tuple[Any, ...], currency: str) -> tuple[ReceivedSum, ...]:
    by = ReceivedRow.what, ReceivedRow.tender
    wanted = (
        select(*by, func.sum(case((ReceivedRow.amount_minor < 0, -1), else_=1)), func.sum(ReceivedRow.amount_minor))
        .where(*conditions)
        .group_by(*by)
    )
    rows = connection.execute(wanted.order_by(*by))
    return tuple(ReceivedSum(what, tender, count, Money(minor, currency)) for what, tender, count, minor in rows)
