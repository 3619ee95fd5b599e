"""Reads a trading day from a file: what was sold, when, at what price."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from zoneinfo import ZoneInfo

from counter.kernel.errors import Refused
from counter.kernel.money import Money, from_decimal

COLUMNS = ("time", "order", "item", "quantity", "unit_price")
MOST = 9999
"""More than this of one item in a line is a slip of whoever wrote the file."""
_DATE = len("2019-04-09")
_DIGITS = 9
_YEARS = range(1970, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldLine:
    """One line of a day: `line` in the file (the first is 1), `at` aware UTC, `price` of one, tax included."""

    line: int
    order: int
    at: datetime
    item: str
    quantity: int
    price: Money


def read_day(path: Path, currency: str, zone: ZoneInfo) -> tuple[SoldLine, ...]:
    """A day with the columns time, order, item, quantity, unit_price, as the file has them; others are passed over.

    A time without an offset is local in `zone`. Refused with the line's number where a line cannot be used, and where
    the orders are more than a day apart: a file is one trading day.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            sales = tuple(_sales(csv.DictReader(file, strict=True), path, currency, zone))
    except OSError as fault:
        raise Refused("The day {path} cannot be read: {fault}.", path=path, fault=fault.strerror) from fault
    except UnicodeDecodeError as fault:
        raise Refused("The day {path} is no UTF-8 text. Save it as CSV in UTF-8.", path=path) from fault
    if not sales:
        raise Refused("The day {path} holds no orders.", path=path)
    return sales


def _sales(rows: csv.DictReader[str], path: Path, currency: str, zone: ZoneInfo) -> Iterator[SoldLine]:
    try:
        rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
        missing = [name for name in COLUMNS if name not in rows.fieldnames]
        if missing:
            raise Refused("Line 1 of {path} needs the columns {names}.", path=path, names=", ".join(missing))
        for row in rows:
            yield _sale(row, path, rows.line_num, currency, zone)
    except csv.Error as fault:
        raise Refused("Line {line} of {path}: {fault}.", line=rows.line_num, path=path, fault=fault) from fault


def _sale(row: dict[str, str], path: Path, line: int, currency: str, zone: ZoneInfo) -> SoldLine:
    try:
        if None in row or None in row.values():
            raise Refused("there are more or fewer fields than columns. Put a field with a comma in quotes.")
        return SoldLine(
            line=line,
            order=_whole(row["order"], "order"),
            at=_time(row["time"].strip(), zone),
            item=_item(row["item"].strip()),
            quantity=_quantity(row["quantity"]),
            price=_price(row["unit_price"].strip(), currency),
        )
    except Refused as fault:
        raise Refused("Line {line} of {path}: {fault}", line=line, path=path, fault=fault) from fault


def _whole(text: str, column: str) -> int:
    try:
        number = Decimal(text.strip())
        if not number.is_finite() or number != number.to_integral_value() or number.adjusted() > _DIGITS:
            raise InvalidOperation
    except InvalidOperation:
        raise Refused("“{what}” is no {column}. Write a whole number.", what=text, column=column) from None
    return int(number)


def _quantity(text: str) -> int:
    quantity = _whole(text, "quantity")
    if not 1 <= quantity <= MOST:
        raise Refused("a quantity is 1 to {most}, not {quantity}.", most=MOST, quantity=quantity)
    return quantity


def _item(name: str) -> str:
    if not name:
        raise Refused("there is no item.")
    return name


def _price(text: str, currency: str) -> Money:
    price = from_decimal(text, currency)
    if price.minor < 0:
        raise Refused("{price} is no price. Write one like 3.80, zero or more.", price=text)
    return price


def _time(text: str, zone: ZoneInfo) -> datetime:
    try:
        at = datetime.fromisoformat(text)
        if len(text) <= _DATE or at.year not in _YEARS:
            raise ValueError(text)
    except ValueError:
        raise Refused("“{what}” is no time. Write it like 2019-04-09T06:31:57.", what=text) from None
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)


def by_order(sales: tuple[SoldLine, ...], path: Path) -> tuple[tuple[SoldLine, ...], ...]:
    """The sales of each order, its time being its first line's; in the order of time.

    Refused where orders are more than a day apart.
    """
    orders: dict[int, list[SoldLine]] = {}
    for sale in sales:
        orders.setdefault(sale.order, []).append(sale)
    in_time = sorted((tuple(lines) for lines in orders.values()), key=lambda lines: lines[0].at)
    earliest = in_time[0][0].at
    for lines in in_time:
        if lines[0].at - earliest >= timedelta(days=1):
            raise Refused(
                "Line {line} of {path} is a day or more after the first order. A file holds one trading day: split it.",
                line=lines[0].line,
                path=path,
            )
    return tuple(in_time)
