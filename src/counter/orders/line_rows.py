"""The lines of orders as they stand: their rows, and how each is written and read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, bindparam, select, text

from counter.journal.fact import Entry
from counter.journal.fit import insert_all
from counter.kernel.money import Money
from counter.kernel.typed_json import read_plain
from counter.orders.model import InCombo, Line, OrderLine, Reduction, Weighed
from counter.orders.raised import Raised
from counter.orders.taxed import LineTax
from counter.store.base import Base, DecimalText, JsonText, Mapped, mapped_column
from counter.store.prepared import Question


class LineRow(Base):
    """A line of an order as sold, and when it was ticked as made. Amounts are minor units.

    `tax_parts` are its taxes where they are several or have names, as in `Line`. `served` is where it is had, where
    that is elsewhere than the rest of the order. `modifier_minor` is what each of its `modifiers` added to the price of
    one. What `belongs_to` another line is made with it from the start.

    An order that is ready has what was not ticked made too, but for what was `left_off` and why. `quantity` and the
    amounts are what is still on the order: `off` pieces were taken off, of which `lost` were made and thrown away.
    """

    __tablename__ = "order_lines"

    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.order_id"), primary_key=True)
    line_id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int]
    item_id: Mapped[UUID]
    name: Mapped[str]
    category: Mapped[str]
    station: Mapped[str]
    quantity: Mapped[int]
    size: Mapped[str] = mapped_column(server_default=text("''"))
    modifiers: Mapped[Any] = mapped_column(JsonText)
    modifier_minor: Mapped[Any | None] = mapped_column(JsonText)
    note: Mapped[str]
    unit_minor: Mapped[int]
    reduced_minor: Mapped[int]
    tax_class: Mapped[str]
    tax_rate: Mapped[Decimal] = mapped_column(DecimalText)
    net_minor: Mapped[int]
    tax_minor: Mapped[int]
    tax_parts: Mapped[Any | None] = mapped_column(JsonText)
    served: Mapped[str | None]
    grams: Mapped[int | None]
    per_kilo_minor: Mapped[int | None]
    cost_minor: Mapped[int | None]
    combo: Mapped[UUID | None]
    combo_name: Mapped[str | None]
    belongs_to: Mapped[UUID | None]
    raised: Mapped[Any | None] = mapped_column(JsonText)
    made_at: Mapped[datetime | None]
    made_by: Mapped[UUID | None]
    left_off: Mapped[str]
    document: Mapped[int] = mapped_column(server_default=text("0"))
    added_at: Mapped[datetime | None]
    added_by_fact: Mapped[UUID | None]
    off: Mapped[int] = mapped_column(server_default=text("0"))
    lost: Mapped[int] = mapped_column(server_default=text("0"))


class ReductionRow(Base):
    """What lowered a line's price; `nth` is its place among the line's own. Amounts are minor units."""

    __tablename__ = "line_reductions"

    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.order_id"), primary_key=True)
    line_id: Mapped[UUID] = mapped_column(primary_key=True)
    nth: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    source: Mapped[UUID | None] = mapped_column(index=True)
    reason: Mapped[str]
    amount_minor: Mapped[int]
    given_by: Mapped[UUID | None]
    approved_by: Mapped[UUID | None]


def insert_lines(
    connection: Connection,
    order_id: UUID,
    lines: Iterable[Line],
    notes: Mapping[str, str],
    entry: Entry,
    *,
    begin: int = 0,
) -> None:
    """Lines of an order from a position on, and what lowered their prices; `notes` by the line's id."""
    rows = [
        _line_values(order_id, i, line, notes.get(str(line.line_id), ""), entry) for i, line in enumerate(lines, begin)
    ]
    insert_all(connection, LineRow, rows)
    reductions = [
        {
            "order_id": order_id,
            "line_id": line.line_id,
            "nth": nth,
            "kind": reduction.kind,
            "source": reduction.source,
            "reason": reduction.reason,
            "amount_minor": reduction.amount.minor,
            "given_by": reduction.by,
            "approved_by": reduction.approved_by,
        }
        for line in lines
        for nth, reduction in enumerate(line.reductions)
    ]
    insert_all(connection, ReductionRow, reductions)


def _line_values(order_id: UUID, position: int, line: Line, note: str, entry: Entry) -> dict[str, Any]:
    made = line.belongs_to is not None
    return {
        "order_id": order_id,
        "line_id": line.line_id,
        "position": position,
        "item_id": line.item_id,
        "name": line.name,
        "category": line.category,
        "station": line.station,
        "quantity": line.quantity,
        "size": line.size,
        "modifiers": list(line.modifiers),
        "modifier_minor": [price.minor for price in line.modifier_prices] or None,
        "note": note,
        "unit_minor": line.unit_price.minor,
        "reduced_minor": line.reduced.minor,
        "tax_class": line.tax_class,
        "tax_rate": line.tax_rate,
        "net_minor": line.net.minor,
        "tax_minor": line.tax.minor,
        "tax_parts": line.tax_parts or None,
        "served": line.where,
        "grams": line.weighed.grams if line.weighed else None,
        "per_kilo_minor": line.weighed.per_kilo.minor if line.weighed else None,
        "cost_minor": line.cost.minor if line.cost is not None else None,
        "combo": line.combo.combo if line.combo else None,
        "combo_name": line.combo.name if line.combo else None,
        "belongs_to": line.belongs_to,
        "raised": line.raised,
        "made_at": entry.at if made else None,
        "made_by": entry.by if made else None,
        "left_off": "",
    }


def read_tax_parts(stored: Any | None) -> tuple[LineTax, ...]:
    """What a line's tax is made of, as its row has it: nothing where there is one without a name."""
    return read_plain(stored, tuple[LineTax, ...]) if stored else ()


def _raised(row: Any) -> Raised | None:
    return read_plain(row.raised, Raised) if row.raised else None


RAISED = select(LineRow.raised, LineRow.unit_minor, LineRow.quantity).where(
    LineRow.raised.is_not(None), LineRow.quantity > 0
)
"""Asks for the lines that were sold above the menu's price."""


def raised_by(row: Any) -> int:
    """By how much such a line was raised, in minor units."""
    raised = _raised(row)
    return (row.unit_minor - raised.listed.minor) * int(row.quantity) if raised else 0


# Asked with every order that is looked at: put together once.
_LINES = Question(
    select(LineRow.__table__)
    .where(LineRow.order_id.in_(bindparam("of", expanding=True)), LineRow.quantity > 0)
    .order_by(LineRow.order_id, LineRow.position)
)


def lines_by_order(
    connection: Connection, orders: Mapping[UUID, datetime | None], currency: str
) -> dict[UUID, list[OrderLine]]:
    """The lines that are on these orders, each order with the time since which it is ready, if it is."""
    rows = _LINES.rows(connection, of=list(orders))
    reductions = _reductions(connection, {row.order_id for row in rows if row.reduced_minor}, currency)
    lines: dict[UUID, list[OrderLine]] = {order_id: [] for order_id in orders}
    for row in rows:
        sold = _sold(row, currency, tuple(reductions.get((row.order_id, row.line_id), ())))
        made_at = row.made_at or (None if row.left_off else orders[row.order_id])
        line = OrderLine(
            sold=sold,
            note=row.note,
            made_at=made_at,
            left_off=row.left_off,
            made_by=row.made_by,
            place=row.position + 1,
            document=row.document,
            added_at=row.added_at,
        )
        lines[row.order_id].append(line)
    return lines


def _reductions(
    connection: Connection, order_ids: set[UUID], currency: str
) -> dict[tuple[UUID, UUID], list[Reduction]]:
    """By order and line, in the order in which they counted; most orders have none and are not asked for."""
    found: dict[tuple[UUID, UUID], list[Reduction]] = {}
    if not order_ids:
        return found
    wanted = select(ReductionRow.__table__).where(ReductionRow.order_id.in_(order_ids)).order_by(ReductionRow.nth)
    for row in connection.execute(wanted):
        reduction = Reduction(
            kind=row.kind,
            amount=Money(row.amount_minor, currency),
            reason=row.reason,
            source=row.source,
            by=row.given_by,
            approved_by=row.approved_by,
        )
        found.setdefault((row.order_id, row.line_id), []).append(reduction)
    return found


def _sold(row: Any, currency: str, reductions: tuple[Reduction, ...]) -> Line:
    return Line(
        line_id=row.line_id,
        item_id=row.item_id,
        name=row.name,
        category=row.category,
        station=row.station,
        quantity=row.quantity,
        size=row.size,
        modifiers=tuple(row.modifiers),
        modifier_prices=tuple(Money(minor, currency) for minor in row.modifier_minor or ()),
        unit_price=Money(row.unit_minor, currency),
        reductions=reductions,
        tax_class=row.tax_class,
        tax_rate=row.tax_rate,
        net=Money(row.net_minor, currency),
        tax=Money(row.tax_minor, currency),
        tax_parts=read_tax_parts(row.tax_parts),
        where=row.served,
        weighed=Weighed(row.grams, Money(row.per_kilo_minor, currency)) if row.grams else None,
        cost=None if row.cost_minor is None else Money(row.cost_minor, currency),
        combo=InCombo(row.combo, row.combo_name) if row.combo else None,
        belongs_to=row.belongs_to,
        raised=_raised(row),
    )
