"""Rows as CSV and as JSON lines: what a value is in either. Pure."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import lru_cache
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


@lru_cache(maxsize=1024)
def percent(rate: Decimal) -> str:
    """A share as percent, with the places it has: 7.75%."""
    return f"{(rate * 100).normalize():f}%"


class _Line:
    """What `csv` writes into: it gives the line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(table: Table) -> Iterable[str]:
    """The lines of a table as CSV, its heading first (RFC 4180). LookupError where a row has no such column."""
    line: Callable[[Iterable[str]], str] = csv.writer(_Line()).writerow
    yield BOM + line(table.columns)
    written = _IN_CSV.get
    for values in _in_order(table):
        yield line([written(type(value), in_csv)(value) for value in values])


def json_lines(table: Table) -> Iterable[str]:
    """The lines of a table as JSON, an object each. LookupError where a row has no such column."""
    for values in _in_order(table):
        said = zip(table.columns, map(_in_json, values), strict=True)
        yield json.dumps(dict(said), ensure_ascii=False) + "\n"


def _in_order(table: Table) -> Iterator[list[Value]]:
    columns, known = table.columns, frozenset(table.columns)
    for row in table.rows:
        if not row.keys() <= known:
            raise LookupError(f"there is no column {row.keys() - known}")
        said = row.get
        yield [said(column) for column in columns]


def in_csv(value: Value) -> str:
    """A value as a spreadsheet reads it: a text is on one line and no formula, a number is a number."""
    if (written := _IN_CSV.get(type(value))) is not None:
        return written(value)
    return _text(value) if isinstance(value, str) else str(_in_json(value))


def _in_json(value: Value) -> str | int | bool | list[str] | None:
    if isinstance(value, tuple):
        return list(value)
    for kind, written in _WRITTEN:
        if isinstance(value, kind):
            return written(value)
    return value  # type: ignore[return-value] # what JSON has of its own


@lru_cache(maxsize=8192)
def _text(text: str) -> str:
    """Names and words come again on line after line."""
    return guarded(plain_text(text))


@lru_cache(maxsize=8192)
def _texts(texts: tuple[str, ...]) -> str:
    return guarded("; ".join(map(plain_text, texts)))


def _money(money: Money) -> str:
    return _amount(money.minor, money.currency)


@lru_cache(maxsize=8192)
def _amount(minor: int, currency: str) -> str:
    return str(to_decimal(Money(minor, currency)))


@lru_cache(maxsize=1024)
def _number(number: Decimal) -> str:
    return f"{number:f}"


@lru_cache(maxsize=1024)
def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


@lru_cache(maxsize=1024)
def _day(day: date) -> str:
    return day.isoformat()


_WRITTEN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (datetime, _time),
    (Money, _money),
    (Decimal, _number),
    (UUID, lambda of: of.hex),
    (time, lambda at: at.isoformat("minutes")),
    (date, _day),
)
"""How what JSON has no word for is written."""
_IN_CSV: Mapping[type, Callable[[Any], str]] = {
    **dict(_WRITTEN),
    type(None): lambda _nothing: "",
    bool: lambda yes: "yes" if yes else "",
    int: str,
    str: _text,
    Exact: str,
    tuple: _texts,
}
"""How a value of exactly such a type stands in CSV."""
