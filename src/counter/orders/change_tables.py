"""Changes of placed orders, and what each does to the order and its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, select, update

from counter.journal.fact import Entry
from counter.journal.fit import DidNotFit, Fit, Outcome, insert_once
from counter.kernel.money import Money
from counter.kernel.typed_json import read_plain
from counter.orders.change_facts import CustomerForgotten, LineRemoved, LinesAdded, TaxShift
from counter.orders.changes import plus, without
from counter.orders.line_rows import LineRow, ReductionRow, insert_lines, read_tax_parts
from counter.orders.model import Line
from counter.orders.rules import CANCELLED, PLACED, READY
from counter.orders.tables import OrderRow, read_later_services, read_service
from counter.orders.taxed import LineTax, ServiceCharge
from counter.settings.stations import COUNTER
from counter.store.base import Base, JsonText, Mapped, mapped_column
from counter.store.prepared import Prepared, Question, change_rows


class AdditionRow(Base):
    """Lines that were added to a placed order; `document` is what they were taxed with."""

    __tablename__ = "order_additions"

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    document: Mapped[int]
    reason: Mapped[str]
    terminal: Mapped[str]
    seq: Mapped[int]
    added_at: Mapped[datetime]
    added_by: Mapped[UUID]


class RemovalRow(Base):
    """Pieces of a line that were taken off a placed order. Amounts are minor units; the rest is as in `LineRemoved`.

    `of_document` is the line's. `later_minor` is by how much its order cost less, before reductions, where that was of
    an earlier trading day: those figures do not move.
    """

    __tablename__ = "line_removals"

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    fact_id: Mapped[UUID] = mapped_column(primary_key=True)
    line_id: Mapped[UUID]
    place: Mapped[int]
    piece: Mapped[Any] = mapped_column(JsonText)
    service: Mapped[Any | None] = mapped_column(JsonText)
    reason: Mapped[str]
    made: Mapped[bool]
    of_document: Mapped[int]
    document: Mapped[int | None]
    refund_id: Mapped[UUID | None]
    undone_minor: Mapped[int]
    rounding_minor: Mapped[int]
    terminal: Mapped[str]
    seq: Mapped[int]
    business_date: Mapped[date] = mapped_column(index=True)
    removed_at: Mapped[datetime]
    removed_by: Mapped[UUID]
    later_minor: Mapped[int | None]


# Asked and written with every change: put together once.
_ORDER = Question(select(OrderRow.__table__).where(OrderRow.order_id == bindparam("of", type_=OrderRow.order_id.type)))
_OF_LINE = LineRow.order_id == bindparam("of", type_=LineRow.order_id.type)
_LINES = Base.metadata.tables[LineRow.__tablename__]
_LAST_PLACE = Question(select(func.max(LineRow.position).label("place")).where(_OF_LINE))
_ADD_UP = Prepared(
    update(OrderRow)
    .where(OrderRow.order_id == bindparam("of", type_=OrderRow.order_id.type))
    .values(
        total_minor=select(func.sum(LineRow.net_minor + LineRow.tax_minor)).where(_OF_LINE).scalar_subquery()
        + OrderRow.service_minor
    )
)


def _added(connection: Connection, fact: LinesAdded, entry: Entry) -> Outcome:
    order = _order(connection, fact.order_id)
    if order is None or (order.state == CANCELLED and not fact.brings_back):
        return _not_open(order)
    row = {
        "fact_id": entry.id,
        "order_id": fact.order_id,
        "document": fact.document,
        "reason": fact.reason,
        "terminal": entry.terminal,
        "seq": entry.seq,
        "added_at": entry.at,
        "added_by": entry.by,
    }
    if insert_once(connection, AdditionRow, row) is Fit.ALREADY:
        return Fit.ALREADY
    if order.state == CANCELLED:
        order = _stands_again(connection, order)
    unmade = [line for line in fact.lines if line.line_id not in fact.made]
    back_to_bar = order.state != PLACED and any(line.station != COUNTER for line in unmade)
    if back_to_bar:
        _back_to_bar(connection, order)
    begin = (_LAST_PLACE.first(connection, of=fact.order_id).place or 0) + 1
    insert_lines(connection, fact.order_id, fact.lines, fact.notes, entry, begin=begin)
    new: dict[str, Any] = {"document": fact.document, "added_at": entry.at, "added_by_fact": entry.id}
    _update_lines(connection, fact, fact.lines, new)
    of_counter = unmade if order.state != PLACED and not back_to_bar else []  # handed over as it is asked for
    made = [line for line in fact.lines if line.line_id in fact.made]
    _update_lines(connection, fact, [*made, *of_counter], {"made_at": entry.at, "made_by": entry.by})
    if unmade and order.allergy_confirmed_at is not None:  # what came may hold it
        again = {"allergy_confirmed_at": None, "allergy_confirmed_by": None}
        connection.execute(update(OrderRow).where(OrderRow.order_id == fact.order_id).values(again))
    _shift(connection, order, fact.shifts, 1)
    _service(connection, order, fact.service, fact.document, 1)
    _add_up(connection, fact.order_id)
    return Fit.FITS


def _update_lines(connection: Connection, fact: LinesAdded, lines: Sequence[Line], values: dict[str, Any]) -> None:
    if ids := tuple(line.line_id for line in lines):
        change_rows(connection, _LINES, {"order_id": fact.order_id, "line_id": ids}, values)


def _stands_again(connection: Connection, order: Any) -> Any:
    """An order that was cancelled is as far as it was before."""
    nobody = dict.fromkeys(("cancelled_at", "cancelled_on", "cancelled_by")) | {"cancel_reason": ""}
    again = nobody | {"state": READY if order.ready_at else PLACED}
    connection.execute(update(OrderRow).where(OrderRow.order_id == order.order_id).values(again))
    return _order(connection, order.order_id)


def _back_to_bar(connection: Connection, order: Any) -> None:
    """What stood ready stays made; the order is not ready any more."""
    made = update(LineRow).where(LineRow.order_id == order.order_id, LineRow.made_at.is_(None), LineRow.left_off == "")
    connection.execute(made.values(made_at=order.ready_at, made_by=order.ready_by))
    on_bar = dict.fromkeys(("ready_at", "ready_by", "handed_over_at", "handed_over_by", "recalled_at", "was_ready_at"))
    connection.execute(update(OrderRow).where(OrderRow.order_id == order.order_id).values(state=PLACED, **on_bar))


def _removed(connection: Connection, fact: LineRemoved, entry: Entry) -> Outcome:
    order, piece = _order(connection, fact.order_id), fact.piece
    if order is None or order.state == CANCELLED:
        return _not_open(order)
    line = connection.execute(
        select(LineRow.__table__).where(LineRow.order_id == fact.order_id, LineRow.line_id == piece.line_id)
    ).one_or_none()
    if line is None or line.quantity < piece.quantity:
        return DidNotFit("there are not as many of that line on the order any more")
    row = {
        "fact_id": entry.id,
        "order_id": fact.order_id,
        "line_id": piece.line_id,
        "place": line.position + 1,
        "piece": piece,
        "service": fact.service,
        "reason": fact.reason,
        "made": fact.made,
        "of_document": line.document,
        "document": fact.document,
        "refund_id": fact.refund_id,
        "undone_minor": fact.undone.minor if fact.undone else 0,
        "rounding_minor": fact.rounding.minor if fact.rounding else 0,
        "terminal": entry.terminal,
        "seq": entry.seq,
        "business_date": fact.day(entry.at),
        "removed_at": entry.at,
        "removed_by": entry.by,
        "later_minor": _worth(fact, order) if fact.day(entry.at) > order.business_date else None,
    }
    if insert_once(connection, RemovalRow, row) is Fit.ALREADY:
        return Fit.ALREADY
    _take_off(connection, line, piece, lost=fact.made)
    _shift(connection, order, fact.shifts, 1)
    _service(connection, order, fact.service, line.document, -1)
    _add_up(connection, fact.order_id)
    return Fit.FITS


def _worth(fact: LineRemoved, order: Any) -> int:
    """By how much an order costs less, before what lowered it; tax on top shifts with it."""
    piece, service = fact.piece, fact.service
    worth = piece.net + piece.tax + piece.reduced
    if service is not None:
        worth += service.owed
    shifted = sum(tax.minor for shift in fact.shifts for tax in shift.taxes)
    return worth.minor if order.prices_include_tax else worth.minor - shifted


def _take_off(connection: Connection, line: Any, piece: Line, *, lost: bool) -> None:
    """A row less a piece; the last piece takes all that is left on it."""
    mine = LineRow.order_id == line.order_id, LineRow.line_id == line.line_id
    quantity = line.quantity - piece.quantity
    less = {"quantity": quantity, "off": line.off + piece.quantity, "lost": line.lost + piece.quantity * lost}
    if quantity:
        parts = read_tax_parts(line.tax_parts)
        less |= {
            "reduced_minor": line.reduced_minor - piece.reduced.minor,
            "net_minor": line.net_minor - piece.net.minor,
            "tax_minor": line.tax_minor - piece.tax.minor,
            "tax_parts": _shifted(parts, [-part.tax for part in piece.tax_parts]) or None,
        }
    else:
        parts = tuple(replace(part, tax=part.tax * 0) for part in read_tax_parts(line.tax_parts))
        less |= {"reduced_minor": 0, "net_minor": 0, "tax_minor": 0, "tax_parts": parts or None}
    connection.execute(update(LineRow).where(*mine).values(less))
    reductions = ReductionRow.order_id == line.order_id, ReductionRow.line_id == line.line_id
    for gone in piece.reductions:
        alike = ReductionRow.kind == gone.kind, ReductionRow.source == gone.source, ReductionRow.reason == gone.reason
        connection.execute(
            update(ReductionRow)
            .where(*reductions, *alike)
            .values(amount_minor=ReductionRow.amount_minor - gone.amount.minor)
        )
    nothing = () if not quantity else (ReductionRow.amount_minor == 0,)
    connection.execute(delete(ReductionRow).where(*reductions, *nothing))


def _shift(connection: Connection, order: Any, shifts: Sequence[TaxShift], sign: int) -> None:
    """Taxes of other lines as they are rounded now; a line that is gone has none."""
    for shift in shifts:
        mine = LineRow.order_id == order.order_id, LineRow.line_id == shift.line_id
        line = connection.execute(select(LineRow.__table__).where(*mine, LineRow.quantity > 0)).one_or_none()
        if line is None:
            continue
        more = sum(tax.minor for tax in shift.taxes) * sign
        net = line.net_minor - more if order.prices_include_tax else line.net_minor
        parts = _shifted(read_tax_parts(line.tax_parts), [tax * sign for tax in shift.taxes])
        connection.execute(
            update(LineRow).where(*mine).values(net_minor=net, tax_minor=line.tax_minor + more, tax_parts=parts or None)
        )


def _shifted(parts: Sequence[LineTax], by: Sequence[Money]) -> tuple[LineTax, ...]:
    return tuple(replace(part, tax=part.tax + more) for part, more in zip(parts, by, strict=False))


def _service(connection: Connection, order: Any, part: ServiceCharge | None, document: int, sign: int) -> None:
    if part is None:
        return
    row = _order(connection, order.order_id)
    whole, later = read_service(row.service), read_later_services(row.later_services)
    whole = _sum(whole, part, sign)
    if document:
        later[document] = _sum(later.get(document), part, sign)
    values = {"service": whole, "service_minor": whole.owed.minor, "later_services": _as_json(later) or None}
    connection.execute(update(OrderRow).where(OrderRow.order_id == order.order_id).values(values))


def _as_json(later: dict[int, ServiceCharge]) -> dict[str, ServiceCharge]:
    return {str(document): service for document, service in sorted(later.items())}


def _sum(whole: ServiceCharge | None, part: ServiceCharge, sign: int) -> ServiceCharge:
    nothing = without(part, part)
    return plus(whole or nothing, part) if sign > 0 else without(whole or nothing, part)


def _add_up(connection: Connection, order_id: UUID) -> None:
    """The order's total is what its lines and its service come to."""
    _ADD_UP.run(connection, {"of": order_id})


def _forgotten(connection: Connection, fact: CustomerForgotten, _entry: Entry) -> Outcome:
    nobody = update(OrderRow).where(OrderRow.order_id == fact.order_id).values(customer="", allergies=[], note="")
    known = connection.execute(nobody).rowcount
    connection.execute(update(LineRow).where(LineRow.order_id == fact.order_id).values(note=""))
    return Fit.FITS if known else _not_open(None)


def _order(connection: Connection, order_id: UUID) -> Any:
    return _ORDER.first(connection, of=order_id)


def _not_open(order: Any) -> DidNotFit:
    return DidNotFit("the order is not known" if order is None else f"the order is {order.state}")


def read_piece(stored: Any) -> Line:
    """What was taken off, as its row has it."""
    return read_plain(stored, Line)


APPLY = {LinesAdded: _added, LineRemoved: _removed, CustomerForgotten: _forgotten}
ROWS = {"order": ((AdditionRow.order_id,), (RemovalRow.order_id,))}
