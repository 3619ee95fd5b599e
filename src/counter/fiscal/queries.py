"""Asks the books for what an export needs: the closes of a period, which days have none, and what stands in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, func, select, union_all

from counter.fiscal.model import Refers
from counter.journal.queries import the_fact
from counter.journal.tables import JournalRow
from counter.kernel.ids import OrderId, ReceiptId, TerminalId
from counter.orders.model import Line, Order
from counter.orders.queries import find_order
from counter.receipts.model import Receipt
from counter.receipts.queries import OF_SALE, shares_back
from counter.receipts.tables import ReceiptRow
from counter.till.drawer_facts import DayClosed
from counter.till.drawer_tables import CashMoveRow, DayClosedRow, DrawerSessionRow
from counter.till.received_tables import ReceivedRow
from counter.till.tables import PaymentReturnRow, PaymentRow, RefundRow
from counter.till.till_report import TillReport


@dataclass(frozen=True, slots=True)
class Closed:
    """A close of a terminal: its Z's number and report, from which of its facts to which, and of which day."""

    terminal: TerminalId
    number: int
    first_seq: int
    last_seq: int
    fact_id: UUID
    day: date
    at: datetime
    by: UUID
    report: TillReport

    @property
    def till(self) -> str:
        """The till whose Z it is (Z_KASSE_ID): the terminal, and another after its books were put back."""
        return self.report.series or self.terminal


def closes_between(connection: Connection, first: date, last: date) -> tuple[UUID, ...]:
    """The closes of these trading days, by their facts: terminal after terminal, each in the order of its Zs."""
    wanted = select(DayClosedRow.fact_id).where(DayClosedRow.business_date.between(first, last))
    return tuple(connection.execute(wanted.order_by(DayClosedRow.terminal, DayClosedRow.number)).scalars())


def the_close(connection: Connection, fact_id: UUID) -> Closed:
    """A close by its fact."""
    row = connection.execute(select(DayClosedRow.__table__).where(DayClosedRow.fact_id == fact_id)).one()
    report = the_fact(connection, fact_id, DayClosed).report
    return Closed(
        row.terminal, row.number, row.first_seq, row.last_seq, fact_id, row.business_date, row.at, row.by, report
    )


_MOVED = (PaymentRow, RefundRow, CashMoveRow, DrawerSessionRow, ReceivedRow)


def days_not_closed(connection: Connection, first: date, last: date) -> tuple[tuple[date, str], ...]:
    """The trading days on which money moved that no Z closes yet, each with the terminal."""
    closed = (
        select(DayClosedRow.terminal, func.max(DayClosedRow.last_seq).label("seq"))
        .group_by(DayClosedRow.terminal)
        .subquery()
    )
    receipts = ReceiptRow.business_date, JournalRow.terminal, JournalRow.seq
    moved = [
        select(*receipts).join_from(ReceiptRow, JournalRow, JournalRow.id == ReceiptRow.fact_id),
        *(select(table.business_date, table.terminal, table.seq) for table in _MOVED),
    ]
    every = union_all(*moved).subquery()
    wanted = (
        select(every.c.business_date, every.c.terminal)
        .join(closed, closed.c.terminal == every.c.terminal, isouter=True)
        .where(every.c.business_date.between(first, last), every.c.seq > func.coalesce(closed.c.seq, 0))
        .distinct()
    )
    return tuple(sorted((day, terminal) for day, terminal in connection.execute(wanted)))


def went_back(connection: Connection, close: Closed) -> dict[int, list[Receipt]]:
    """The receipts of shares that went back in a close, by the number of the fact with which the last of it went."""
    found: dict[int, list[Receipt]] = {}
    for receipt in shares_back(connection, close.terminal, close.first_seq - 1, close.last_seq):
        payments = receipt.share.payments if receipt.share else ()
        wanted = select(func.max(PaymentReturnRow.seq)).where(
            PaymentReturnRow.payment_id.in_(payments), PaymentReturnRow.terminal == close.terminal
        )
        found.setdefault(connection.execute(wanted).scalar_one(), []).append(receipt)
    return found


def refers_to(connection: Connection, receipt_ids: list[ReceiptId]) -> tuple[Refers, ...]:
    """What refers to these receipts: each with the close that it is in, where it is in one."""
    in_close = (
        (DayClosedRow.terminal == JournalRow.terminal)
        & (DayClosedRow.first_seq <= JournalRow.seq)
        & (JournalRow.seq <= DayClosedRow.last_seq)
    )
    wanted = (
        select(ReceiptRow.receipt_id, JournalRow.terminal, DayClosedRow.fact_id)
        .join_from(ReceiptRow, JournalRow, JournalRow.id == ReceiptRow.fact_id)
        .join(DayClosedRow, in_close, isouter=True)
        .where(ReceiptRow.receipt_id.in_(receipt_ids))
        .order_by(ReceiptRow.issued_at, ReceiptRow.number)
    )
    return tuple(_refers(connection, *row) for row in connection.execute(wanted).all())


def _refers(connection: Connection, receipt_id: UUID, terminal: str, closed_by: UUID | None) -> Refers:
    if closed_by is None:
        return Refers(str(receipt_id), terminal)
    close = the_close(connection, closed_by)
    return Refers(str(receipt_id), close.till, close.number, close.at)


def sale_receipts(connection: Connection, order_id: OrderId) -> list[ReceiptId]:
    """The receipts of an order's sale."""
    wanted = select(ReceiptRow.receipt_id).where(ReceiptRow.order_id == order_id, OF_SALE)
    return [ReceiptId(each) for each in connection.execute(wanted).scalars()]


def order_with_lines(connection: Connection, order_id: OrderId) -> tuple[Order | None, dict[str, Line]]:
    """An order, and everything that ever stood on it by its name."""
    order = find_order(connection, order_id)
    if order is None:
        return None, {}
    pieces = [off.piece for off in order.taken_off]
    return order, {line.name: line for line in (*pieces, *order.sold)}
