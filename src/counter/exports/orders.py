"""The orders of a period as a table: a row for every line, its service, and what came off it on a later day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec

from counter.exports.queries import CameOff, came_off_later, day_kept, days_between, parts_of_tax
from counter.exports.rows import Exact, Row, Table, Value, percent
from counter.kernel.money import Money, to_decimal
from counter.orders.model import Line, Order, called_out, where_had
from counter.orders.taxed import LineTax, ServiceCharge, Taxed
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
    kept, later = day_kept(connection, day), came_off_later(connection, day)
    names = {of.bytes: name for of, name in staff.items()}
    for order in kept.orders:
        about = _about_kept(order, day, names)
        for line in kept.lines.get(order.order_id, ()):
            yield about | _line_kept(line, order.currency, kept.reductions.get((order.order_id, line.line_id), ()))
        if service := kept.services.get(order.order_id):
            yield about | _service(service)
        for piece in later:
            if piece.order.order_id.bytes == order.order_id:
                yield about | _piece(piece)
    for piece in later:
        if piece.on == day:
            yield _about(piece.order, staff) | _went(piece, day)


def _about_kept(order: Any, day: date, staff: Mapping[bytes, str]) -> dict[str, Value]:
    """The same as `_about` says, of a row."""
    return {
        "day": day, "order": called_out(order.series, order.number, order.nth), "order_id": Exact(order.order_id.hex()),
        "state": order.state, "where": where_had(to_go=order.to_go, delivery=order.delivery),
        "placed_at": order.placed_at, "placed_by": staff.get(order.placed_by), "exempt": order.exempt,
        "currency": order.currency, "cancelled_on": order.cancelled_on,
    }  # fmt: skip


def _line_kept(line: Any, currency: str, reductions: Sequence[Any]) -> dict[str, Value]:
    """The same as `_line` says, of a row: amounts, ids and shares in the words in which they are written."""
    unit, net, tax, cost = line.unit_minor, line.net_minor, line.tax_minor, line.cost_minor
    parts = _taxes(parts_of_tax(line))
    row: dict[str, Value] = {
        "kind": LINE, "line": line.position + 1, "line_id": Exact(line.line_id.hex()), "item": line.name,
        "item_id": Exact(line.item_id.hex()), "category": line.category, "size": line.size,
        "modifiers": _words(line.modifiers), "quantity": line.quantity, "unit_price": _amount(unit, currency),
        "gross": _amount(unit * line.quantity, currency),
        "reduced": _amount(sum(each.amount_minor for each in reductions), currency),
        "reductions": tuple(f"{each.kind} {_amount(each.amount_minor, currency)}" for each in reductions),
        "total": _amount(net + tax, currency), "net": _amount(net, currency), "tax": _amount(tax, currency),
        "tax_class": line.tax_class, "tax_rate": _share(line.tax_rate),
        "taxes": parts or (_tax(line.tax_rate, tax, currency),),
        "cost": None if cost is None else _amount(cost, currency),
    }  # fmt: skip
    if line.served:
        row["where"] = line.served
    return row


@lru_cache(maxsize=8192)
def _amount(minor: int, currency: str) -> Exact:
    return Exact(to_decimal(Money(minor, currency)))


@lru_cache(maxsize=1024)
def _share(kept: str) -> Exact:
    return Exact(f"{Decimal(kept):f}")


@lru_cache(maxsize=8192)
def _tax(rate: str, minor: int, currency: str) -> str:
    return f"{percent(Decimal(rate))} {_amount(minor, currency)}"


@lru_cache(maxsize=1024)
def _words(kept: str) -> tuple[str, ...]:
    return tuple(msgspec.json.decode(kept))


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
    return {"net": of.net, "tax": of.tax, "tax_class": tax_class, "tax_rate": of.tax_rate, "taxes": _taxes(of.taxes)}


def _taxes(taxes: Iterable[LineTax]) -> tuple[str, ...]:
    return tuple(f"{tax.name} {percent(tax.rate)} {to_decimal(tax.tax)}".strip() for tax in taxes)


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
