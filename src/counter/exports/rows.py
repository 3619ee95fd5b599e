"""Rows as CSV and as JSON lines: what a value is in either. Pure."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import StringIO
from typing import Any
from uuid import UUID

from counter.kernel.money import Money, to_decimal
from counter.kernel.spreadsheet import guarded
from counter.kernel.typed_text import plain_text

Value = str | int | bool | Decimal | Money | UUID | date | datetime | time | tuple[str, ...] | None
"""What stands in a field: times are aware, a tuple is a list of texts, None is an empty field."""
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a file, in their order, and its rows, each with what it says in some of them."""

    columns: tuple[str, ...]
    rows: Iterable[Row]


class Exact(str):
    """A text that stands as it is, whatever is in it: what was sealed."""

    __slots__ = ()


BOM = "\ufeff"
"""What a file of UTF-8 begins with, so that Excel does not take it for something else."""


def percent(rate: Decimal) -> str:
    """A share as percent, with the places it has: 7.75%."""
    return f"{(rate * 100).normalize():f}%"


def csv_lines(table: Table) -> Iterable[str]:
    """The lines of a table as CSV, its heading first (RFC 4180). LookupError where a row has no such column."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.columns)
    yield BOM + text.getvalue()
    for row in table.rows:
        text.seek(0)
        text.truncate()
        writer.writerow([in_csv(value) for value in _in_order(table, row)])
        yield text.getvalue()


def json_lines(table: Table) -> Iterable[str]:
    """The lines of a table as JSON, an object each. LookupError where a row has no such column."""
    for row in table.rows:
        values = zip(table.columns, map(_in_json, _in_order(table, row)), strict=True)
        yield json.dumps(dict(values), ensure_ascii=False) + "\n"


def _in_order(table: Table, row: Row) -> list[Value]:
    if unknown := row.keys() - set(table.columns):
        raise LookupError(f"there is no column {unknown}")
    return [row.get(column) for column in table.columns]


def in_csv(value: Value) -> str:
    """A value as a spreadsheet reads it: a text is on one line and no formula, a number is a number."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else ""
        case tuple():
            return guarded("; ".join(map(plain_text, value)))
        case str():
            return value if isinstance(value, Exact) else guarded(plain_text(value))
    return str(_in_json(value))


def _in_json(value: Value) -> str | int | bool | list[str] | None:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    for kind, written in _WRITTEN:
        if isinstance(value, kind):
            return written(value)
    return value  # type: ignore[return-value] # what JSON has of its own


_WRITTEN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Money, lambda money: str(to_decimal(money))),
    (Decimal, lambda number: f"{number:f}"),
    (UUID, lambda of: of.hex),
    (time, lambda at: at.isoformat("minutes")),
    (date, lambda day: day.isoformat()),
)
"""How what JSON has no word for is written."""
