"""Asks about a terminal's drawers since its last close. Numbers (`seq`) are of the terminal's facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from counter.journal.queries import the_fact
from counter.kernel.ids import TerminalId
from counter.kernel.money import Money
from counter.store.prepared import Question
from counter.till.drawer_facts import DayClosed
from counter.till.drawer_tables import (
    CashMoveRow,
    DayClosedRow,
    DrawerCountRow,
    DrawerOpeningRow,
    DrawerSessionRow,
    TenderCountRow,
)
from counter.till.put_right import moves_by
from counter.till.received_queries import received_since
from counter.till.rules import CARD, CASH
from counter.till.tables import RefundRow, RefundTenderRow
from counter.till.till_report import DrawerSum, TillReport

FIRST_DRAWER = "1"
"""The drawer that is in use where none was opened."""


@dataclass(frozen=True, slots=True)
class Close:
    """The last close of a terminal: its Z report and up to which fact it goes; number 0 where there was none."""

    number: int
    last_seq: int
    at: datetime | None
    report: TillReport | None


def last_close(connection: Connection, terminal: TerminalId) -> Close:
    """A terminal's last close."""
    wanted = select(DayClosedRow.__table__).where(DayClosedRow.terminal == terminal)
    row = connection.execute(wanted.order_by(DayClosedRow.number.desc()).limit(1)).one_or_none()
    if row is None:
        return Close(0, 0, None, None)
    return Close(row.number, row.last_seq, row.at, the_fact(connection, row.fact_id, DayClosed).report)


def count_closes(connection: Connection, terminal: TerminalId) -> int:
    """How often a terminal's day was closed."""
    return connection.execute(select(func.count()).where(DayClosedRow.terminal == terminal)).scalar_one()


def z_report(connection: Connection, terminal: TerminalId, number: int) -> TillReport | None:
    """The Z report of that number, as it was printed, or None where there is none."""
    wanted = select(DayClosedRow.fact_id).where(DayClosedRow.terminal == terminal, DayClosedRow.number == number)
    fact_id = connection.execute(wanted).scalar_one_or_none()
    return None if fact_id is None else the_fact(connection, fact_id, DayClosed).report


@dataclass(frozen=True, slots=True)
class DrawerMove:
    """Something that moved cash in a drawer, or could have: at which fact, by how much, and what it was."""

    seq: int
    kind: str
    amount: int


OPENED, SALE, REFUND, MOVED, RECEIVED = "opened", "sale", "refund", "moved", "received"


@dataclass(frozen=True, slots=True)
class DrawerDay:
    """A drawer since the last close: its sums, and whether it is open and counted after all that moved.

    `said` is what was said with its count of other tenders, by their names: the card machine's total, the shop's own.
    """

    sums: DrawerSum
    opened_at: datetime | None
    is_counted: bool
    said: Mapping[str, Money]


def said_of(days: Iterable[DrawerDay], tender: str) -> Money | None:
    """What was said last of a tender as these drawers were counted; None where nobody said anything."""
    said = [day.said[tender] for day in days if tender in day.said]
    return said[-1] if said else None


def drawers_since(connection: Connection, close: Close, terminal: TerminalId, currency: str) -> tuple[DrawerDay, ...]:
    """Every drawer that was opened, used or counted since a close, by name; the first one where none was.

    Cash of sales goes into the drawer that was opened last, and comes out of it.
    """
    return tuple(_read_days(connection, close, terminal, currency, ()).values())


def drawer_since(connection: Connection, close: Close, terminal: TerminalId, currency: str, name: str) -> DrawerDay:
    """One drawer since a close."""
    return _read_days(connection, close, terminal, currency, (name,))[name]


def _read_days(
    connection: Connection, close: Close, terminal: TerminalId, currency: str, wanted: tuple[str, ...]
) -> dict[str, DrawerDay]:
    sessions = _rows(connection, DrawerSessionRow, terminal, close.last_seq)
    by_drawer: dict[str, list[DrawerMove]] = {row.drawer: [] for row in sessions}
    for row in sessions:
        by_drawer[row.drawer].append(DrawerMove(row.seq, OPENED, row.float_minor))
    moves = (each(connection, terminal, close.last_seq) for each in (_sales, _refunds, _received))
    for move in chain.from_iterable(moves):
        by_drawer.setdefault(_in_use(sessions, move.seq), []).append(move)
    for row in _rows(connection, CashMoveRow, terminal, close.last_seq):
        by_drawer.setdefault(row.drawer, []).append(DrawerMove(row.seq, MOVED, row.amount_minor))
    counts = {row.drawer: row for row in _rows(connection, DrawerCountRow, terminal, close.last_seq)}
    names = sorted({*by_drawer, *counts, *wanted}) or [FIRST_DRAWER]
    opened = {row.drawer: row for row in sessions}
    days = {}
    for name in names:
        count, left = counts.get(name), _left(close, name, currency)
        said = {} if count is None else _said(connection, count, currency)
        days[name] = _day(name, by_drawer.get(name, []), opened.get(name), count, left, said, currency)
    return days


def _said(connection: Connection, count: Any, currency: str) -> dict[str, Money]:
    """What was said of other tenders as a drawer was counted."""
    rows = connection.execute(select(TenderCountRow.__table__).where(TenderCountRow.count_id == count.count_id))
    said = {row.tender: Money(row.counted_minor, currency) for row in rows}
    return said if count.card_minor is None else {CARD: Money(count.card_minor, currency), **said}


def drawer_in_use(connection: Connection, close: Close, terminal: TerminalId) -> str:
    """The drawer that cash goes into: the one that was opened last since a close, else the first one."""
    sessions = _rows(connection, DrawerSessionRow, terminal, close.last_seq)
    return sessions[-1].drawer if sessions else FIRST_DRAWER


def openings_since(connection: Connection, close: Close, terminal: TerminalId) -> int:
    """How often a drawer was opened without a sale since a close."""
    wanted = (
        select(func.count())
        .select_from(DrawerOpeningRow)
        .where(DrawerOpeningRow.terminal == terminal, DrawerOpeningRow.seq > close.last_seq)
    )
    return int(connection.execute(wanted).scalar_one())


def _day(
    name: str,
    moves: list[DrawerMove],
    session: Any,
    count: Any,
    left: Money,
    said: Mapping[str, Money],
    currency: str,
) -> DrawerDay:
    def of(kind: str, *, above: bool) -> Money:
        amounts = (move.amount for move in moves if move.kind == kind and (move.amount > 0) == above)
        return Money(abs(sum(amounts)), currency)

    moved = [move.seq for move in moves]
    is_counted = count is not None and count.seq > max(moved, default=0)
    sums = DrawerSum(
        drawer=name,
        float_counted=Money(session.float_minor if session else 0, currency),
        left=left,
        sales=Money(sum(move.amount for move in moves if move.kind == SALE), currency),
        refunds=of(REFUND, above=True),
        cash_in=of(MOVED, above=True),
        cash_out=of(MOVED, above=False),
        received=Money(sum(move.amount for move in moves if move.kind == RECEIVED), currency),
        counted=Money(count.counted_minor, currency) if is_counted else None,
    )
    return DrawerDay(sums, session.at if session else None, is_counted, said if is_counted else {})


def _left(close: Close, drawer: str, currency: str) -> Money:
    """What the close left in a drawer."""
    stays = [sums.stays for sums in (close.report.drawers if close.report else ()) if sums.drawer == drawer]
    return stays[0] if stays and stays[0] is not None else Money(0, currency)


def _in_use(sessions: list[Any], seq: int) -> str:
    before = [row.drawer for row in sessions if row.seq < seq]
    return before[-1] if before else (sessions[0].drawer if sessions else FIRST_DRAWER)


def _rows(connection: Connection, table: Any, terminal: TerminalId, after: int) -> list[Any]:
    return _since(table).rows(connection, terminal=terminal, seq=after)


@cache
def _since(table: Any) -> Question:
    after = table.terminal == bindparam("terminal"), table.seq > bindparam("seq")
    return Question(select(table.__table__).where(*after).order_by(table.seq))


def _sales(connection: Connection, terminal: TerminalId, after: int) -> Iterable[DrawerMove]:
    """What cash payments left in the drawer: what was handed over less the change, tips included."""
    return [DrawerMove(move.seq, SALE, move.minor) for move in moves_by(connection, CASH, terminal, after)]


def _received(connection: Connection, terminal: TerminalId, after: int) -> Iterable[DrawerMove]:
    return [DrawerMove(seq, RECEIVED, minor) for seq, minor in received_since(connection, terminal, after, CASH)]


def _refunds(connection: Connection, terminal: TerminalId, after: int) -> Iterable[DrawerMove]:
    wanted = (
        select(RefundRow.seq, func.sum(RefundTenderRow.amount_minor))
        .join(RefundTenderRow, RefundTenderRow.refund_id == RefundRow.refund_id)
        .where(RefundRow.terminal == terminal, RefundRow.seq > after, RefundTenderRow.tender == CASH)
        .group_by(RefundRow.refund_id)
    )
    return [DrawerMove(seq, REFUND, int(minor)) for seq, minor in connection.execute(wanted)]
