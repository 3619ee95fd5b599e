"""Items of which more were sold than somebody had said there were, at terminals that did not know of each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from counter.journal.fact import Entry, subject_of
from counter.journal.queries import entry_with_id, in_order
from counter.kernel.money import Money
from counter.menu.tables import CountRow
from counter.orders.line_rows import LineRow
from counter.orders.rules import CANCELLED
from counter.orders.tables import OrderRow


@dataclass(frozen=True, slots=True)
class Said:
    """So many (`count`) were counted or sold: by whom, at which terminal, when (aware UTC)."""

    count: int
    by: UUID
    terminal: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Oversold:
    """An item of which somebody `said` that so many were `left`, 0 none; what was sold beyond that, and its price."""

    item: str
    left: int
    said: Said
    too_many: tuple[Said, ...]
    amount: Money


@dataclass(frozen=True, slots=True)
class _Sold:
    """Pieces of a line that was sold, and the fact that sold them."""

    line: Any
    entry: Entry
    pieces: int


def oversold_on(connection: Connection, day: date) -> Iterator[Oversold]:
    """All of a trading day, by when somebody counted. What one knew as they sold it was theirs to sell."""
    counts = connection.execute(
        select(CountRow.__table__).where(CountRow.business_date == day).order_by(CountRow.at, CountRow.fact_id)
    ).all()
    for nth, count in enumerate(counts):
        if count.left is not None:
            until = next((later.at for later in counts[nth + 1 :] if later.item_id == count.item_id), None)
            found = _oversold(connection, count, until)
            if found is not None:
                yield found


def _oversold(connection: Connection, count: Any, until: datetime | None) -> Oversold | None:
    lines = _sold_since(connection, count, until)
    over = sum(line.pieces for line in lines) - count.left
    if over <= 0:
        return None
    said = entry_with_id(connection, count.fact_id)
    sold = [_Sold(line, _entry(connection, line), line.pieces) for line in lines]
    too_many = _last(sold, over)
    before = [each.entry for each in sold]
    if said is None or not any(_did_not_know(each.entry, [said, *before]) for each in too_many):
        return None
    return Oversold(
        item=lines[0].name,
        left=count.left,
        said=Said(count.left, said.by, said.terminal, said.at),
        too_many=tuple(Said(each.pieces, each.entry.by, each.entry.terminal, each.entry.at) for each in too_many),
        amount=Money(sum(each.line.unit_minor * each.pieces for each in too_many), lines[0].currency),
    )


def _sold_since(connection: Connection, count: Any, until: datetime | None) -> Sequence[Any]:
    at = func.coalesce(LineRow.added_at, OrderRow.placed_at)
    pieces = (LineRow.quantity + LineRow.lost).label("pieces")
    columns = (LineRow.order_id, LineRow.name, LineRow.unit_minor, LineRow.added_by_fact, OrderRow.currency, pieces)
    sold = (
        select(*columns)
        .join(OrderRow, OrderRow.order_id == LineRow.order_id)
        .where(
            OrderRow.business_date == count.business_date,
            OrderRow.state != CANCELLED,
            LineRow.item_id == count.item_id,
            at > count.at,
            pieces > 0,
        )
        .order_by(at, LineRow.order_id)
    )
    return connection.execute(sold if until is None else sold.where(at <= until)).all()


def _entry(connection: Connection, line: Any) -> Entry:
    """The fact by which a line was sold: what was added later has its own, the rest came with the order."""
    added = line.added_by_fact and entry_with_id(connection, line.added_by_fact)
    return added or next(in_order(connection, subject_of("order", line.order_id)))


def _last(sold: Sequence[_Sold], over: int) -> tuple[_Sold, ...]:
    """The pieces sold last, so many of them, oldest first."""
    found = list[_Sold]()
    for each in reversed(sold):
        pieces = min(each.pieces, over)
        over -= pieces
        if pieces:
            found.insert(0, _Sold(each.line, each.entry, pieces))
    return tuple(found)


def _did_not_know(entry: Entry, others: Sequence[Entry]) -> bool:
    """Whether another terminal had done one of these before, and its word was not there yet."""
    return any(
        other.terminal != entry.terminal
        and other.at <= entry.at
        and (other.position is None or entry.seen < other.position)
        for other in others
    )
