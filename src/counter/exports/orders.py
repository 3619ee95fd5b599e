"""The orders of a period as a table: a row for every line, its service, and what came off it on a later day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from counter.exports.queries import CameOff, came_off_later, cancelled_on, days_between, orders_of_day
from counter.exports.rows import Row, Table, Value, percent
from counter.kernel.money import Money, to_decimal
from counter.orders.model import Line, Order
from counter.orders.taxed import ServiceCharge, Taxed
from counter.people.queries import names_of_everybody
from counter.store.unit import Connection

COLUMNS = (
    *("day", "kind", "order", "order_id", "state", "cancelled_on", "where", "placed_at", "placed_by", "line"),
    *("line_id", "item", "item_id", "category", "size", "modifiers", "quantity", "unit_price", "gross", "reduced"),
    *("reductions", "total", "net", "tax", "tax_class", "tax_rate", "taxes", "exempt", "cost", "reason", "currency"),
)
LINE, SERVICE, CAME_OFF = "line", "service", "came off"
"""What a row is."""


def orders_table(connection: Connection, first: date, last: date) -> Table:
    """The orders of these trading days, oldest first, as they are now: none of what came off on its own day.

    What came off on a later day is a line of its order's day, and below nothing a row of the day on which it went.
    """
    staff = names_of_everybody(connection)

    def rows() -> Iterator[Row]:
        for day in days_between(first, last):
            yield from _of_day(connection, day, staff)

    return Table(COLUMNS, rows())


def _of_day(connection: Connection, day: date, staff: Mapping[UUID, str]) -> Iterator[Row]:
    off = cancelled_on(connection, day)
    later = came_off_later(connection, day)
    for order in orders_of_day(connection, day):
        about = _about(order, staff) | {"cancelled_on": off.get(order.order_id)}
        for line in order.lines:
            yield about | _line(line.place, line.sold)
        if order.service:
            yield about | _service(order.service)
        for piece in later:
            if piece.order.order_id == order.order_id:
                yield about | _piece(piece)
    for piece in later:
        if piece.on == day:
            yield _about(piece.order, staff) | _went(piece, day)


def _about(order: Order, staff: Mapping[UUID, str]) -> dict[str, Value]:
    return {
        "day": order.business_date, "order": order.called, "order_id": order.order_id, "state": order.state,
        "where": order.where, "placed_at": order.placed_at, "placed_by": staff.get(order.placed_by),
        "exempt": order.exempt, "currency": order.total.currency,
    }  # fmt: skip


def _line(place: int, line: Line) -> dict[str, Value]:
    row: dict[str, Value] = {
        "kind": LINE, "line": place, "line_id": line.line_id, "item": line.name, "item_id": line.item_id,
        "category": line.category, "size": line.size, "modifiers": line.modifiers, "quantity": line.quantity,
        "unit_price": line.unit_price, "gross": line.gross, "reduced": line.reduced,
        "reductions": tuple(f"{each.kind} {to_decimal(each.amount)}" for each in line.reductions),
        "total": line.owed, "cost": line.cost, **_taxed(line, line.tax_class),
    }  # fmt: skip
    return row | ({"where": line.where} if line.where else {})


def _service(service: ServiceCharge) -> dict[str, Value]:
    return {
        "kind": SERVICE, "gross": service.amount, "total": service.owed, **_taxed(service, service.tax_class),
    }  # fmt: skip


def _taxed(of: Taxed, tax_class: str) -> dict[str, Value]:
    taxes = tuple(f"{tax.name} {percent(tax.rate)} {to_decimal(tax.tax)}".strip() for tax in of.taxes)
    return {"net": of.net, "tax": of.tax, "tax_class": tax_class, "tax_rate": of.tax_rate, "taxes": taxes}


def _piece(off: CameOff) -> dict[str, Value]:
    """A piece as it was sold with its part of the service, on its order's day."""
    owed, tax = off.less - off.piece.reduced, off.piece.tax + off.service_tax
    return _line(0, off.piece) | {"line": None, "total": owed, "net": owed - tax, "tax": tax, "reason": off.reason}


def _went(off: CameOff, day: date) -> dict[str, Value]:
    """The same on the day on which it went, below nothing."""
    row = _piece(off)
    below = {
        name: -amount for name in ("gross", "reduced", "total", "net", "tax") if isinstance(amount := row[name], Money)
    }
    return row | below | {"day": day, "kind": CAME_OFF, "quantity": -off.piece.quantity}
