"""Numbers that were given twice. Where one terminal did so, the program is wrong.

Where two did, one of them had another name before: its books were put back from an older copy and went on by
themselves, and what it recorded then stands under its new name. Both papers are in somebody's hands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from counter.journal.fact import subject_of
from counter.journal.queries import entry_with_id, in_order
from counter.kernel.errors import Sentence
from counter.orders.facts import OrderPlaced
from counter.orders.tables import OrderRow
from counter.receipts.tables import ReceiptRow
from counter.reports.tax_books import NAMED, order_said


@dataclass(frozen=True, slots=True)
class GivenTwice:
    """A number that stands on more than one paper, as a sentence names it, and at which terminals it was given."""

    said: Sentence
    terminals: tuple[str, ...]

    @property
    def by_one(self) -> bool:
        """Whether one terminal gave it more than once."""
        return len(set(self.terminals)) < len(self.terminals)


def orders_twice(connection: Connection) -> Iterator[GivenTwice]:
    """Numbers of a series that two orders of a day have."""
    alike = (OrderRow.series, OrderRow.number, OrderRow.business_date)
    first = select(*alike).where(OrderRow.remake_of.is_(None)).group_by(*alike).having(func.count() > 1)
    for row in connection.execute(first).all():
        wanted = select(*NAMED, OrderRow.order_id).where(OrderRow.remake_of.is_(None), *_same(alike, row))
        orders = connection.execute(wanted).all()
        yield GivenTwice(order_said(orders[0]), tuple(sorted(_placed_at(connection, each.order_id) for each in orders)))


def receipts_twice(connection: Connection) -> Iterator[GivenTwice]:
    """Numbers of a series that two receipts have."""
    alike = (ReceiptRow.series, ReceiptRow.number)
    for row in connection.execute(select(*alike).group_by(*alike).having(func.count() > 1)).all():
        ids = connection.execute(select(ReceiptRow.fact_id).where(*_same(alike, row))).scalars()
        entries = [entry_with_id(connection, fact_id) for fact_id in ids]
        said = Sentence("receipt {receipt}", receipt=f"{row.series}-{row.number:06d}")
        yield GivenTwice(said, tuple(sorted(entry.terminal for entry in entries if entry is not None)))


def numbers_twice(connection: Connection) -> Iterator[Sentence]:
    """A sentence for each number that two terminals gave."""
    for twice in (*orders_twice(connection), *receipts_twice(connection)):
        if not twice.by_one:
            yield Sentence(
                "{what} may be on paper twice: its number was given at {terminals}, in books that were an older copy",
                what=twice.said,
                terminals=", ".join(twice.terminals),
            )


def _same(columns: tuple[Any, ...], row: Any) -> list[Any]:
    return [column == value for column, value in zip(columns, row, strict=True)]


def _placed_at(connection: Connection, order_id: UUID) -> str:
    entries = in_order(connection, subject_of("order", order_id))
    return next((entry.terminal for entry in entries if entry.kind == OrderPlaced.__name__), "")
