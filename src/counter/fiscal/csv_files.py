"""The files of an export while they are written: row by row, so that a year needs no more memory than a day."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Self

from counter.fiscal.fields import TABLES, Column
from counter.kernel.spreadsheet import guarded

Value = str | int | Decimal | bool | datetime | None
"""What stands in a field. None is an empty one; times are aware."""


class CsvFiles:
    """The open files of an export in a folder; each begins with its heading."""

    def __init__(self, folder: Path) -> None:
        self._open = ExitStack()
        self._writers: dict[str, Any] = {}
        for table in TABLES:
            file = self._open.enter_context((folder / table.file).open("w", encoding="utf-8", newline=""))
            writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
            writer.writerow([column.name for column in table.columns])
            self._writers[table.file] = writer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self._open.close()

    def write(self, file: str, values: Mapping[str, Value]) -> None:
        """A row of a file ("lines"): what it says in its columns; the others stay empty."""
        columns = _COLUMNS[f"{file}.csv"]
        if unknown := values.keys() - {column.name for column in columns}:
            raise LookupError(f"{file} has no {unknown}")
        self._writers[f"{file}.csv"].writerow([_written(column, values.get(column.name)) for column in columns])


_COLUMNS = {table.file: table.columns for table in TABLES}


def iso(at: datetime) -> str:
    """An aware time as the files have it: in UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _written(column: Column, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return iso(value)
    if column.places is not None:
        return f"{Decimal(value):.{column.places}f}".replace(".", ",")
    text = str(value)
    return text[: column.length] if column.exact else _text(text, column.length)


def _text(text: str, length: int) -> str:
    """A text on one line that no spreadsheet takes for a formula."""
    return " ".join("".join(each if each.isprintable() else " " for each in guarded(text)).split())[:length]
