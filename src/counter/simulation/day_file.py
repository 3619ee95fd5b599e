"""Reads a trading day from a file: what was sold, when, at what price."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from counter.kernel.errors import Refused
from counter.kernel.money import Money, from_decimal
from counter.kernel.table_file import TableRow, read_table

COLUMNS = ("time", "order", "item", "quantity", "unit_price")
MOST = 9999
"""More than this of one item in a line is a slip of whoever wrote the file."""
_DATE = len("2019-04-09")
_WHOLE = re.compile(r"(-?[0-9]{1,10})(?:\.0+)?", re.ASCII)
"""As spreadsheets write it, too: 2.0 is two."""
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

    A time without an offset is local in `zone`. Refused with the line's number where a line cannot be used.
    """
    table = read_table(path, COLUMNS)
    sales = []
    for row in table.rows:
        with table.line(row.line):
            sales.append(_sale(row, currency, zone))
    if not sales:
        raise Refused("The day {path} holds no orders.", path=path)
    return tuple(sales)


def _sale(row: TableRow, currency: str, zone: ZoneInfo) -> SoldLine:
    field = row.fields
    return SoldLine(
        line=row.line,
        order=_whole(field["order"], "order"),
        at=_time(field["time"], zone),
        item=_item(field["item"]),
        quantity=_quantity(field["quantity"]),
        price=_price(field["unit_price"], currency),
    )


def _whole(text: str, column: str) -> int:
    number = _WHOLE.fullmatch(text)
    if number is None:
        raise Refused("“{what}” is no {column}. Write a whole number.", what=text, column=column)
    return int(number[1])


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


def by_order(sales: tuple[SoldLine, ...], path: Path, zone: ZoneInfo) -> tuple[tuple[SoldLine, ...], ...]:
    """The sales of each order, its time being its first line's; in the order of time.

    Refused where orders are a day or more apart by the clock in `zone`: the day when it is set back has 25 hours.
    """
    orders: dict[int, list[SoldLine]] = {}
    for sale in sales:
        orders.setdefault(sale.order, []).append(sale)
    in_time = sorted((tuple(lines) for lines in orders.values()), key=lambda lines: lines[0].at)
    end = (in_time[0][0].at.astimezone(zone) + timedelta(days=1)).astimezone(UTC)
    for lines in in_time:
        if lines[0].at >= end:
            raise Refused(
                "Line {line} of {path} is a day or more after the first order. A file holds one trading day: split it.",
                line=lines[0].line,
                path=path,
            )
    return tuple(in_time)
