"""Rows as they stand in a file, CSV or XLSX, each with its line. What they mean is not asked here."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from counter.imports.workbook import is_workbook, read_workbook
from counter.kernel.errors import Refused
from counter.kernel.spreadsheet import unguarded
from counter.kernel.table_file import text_of
from counter.kernel.typed_text import plain_text

MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_LETTERS = 2_000
"""The longest field that is read whole."""
_SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with something in it: its line (1 is the first), and its fields as plain text."""

    line: int
    fields: tuple[str, ...]


Sheet = tuple[SheetRow, ...]


def read_sheets(path: Path) -> Iterator[Sheet]:
    """Every way in which a file is a table: the sheets of a workbook, or text at each separator it might have.

    Refused where it cannot be read, is too large, or has too many rows or columns.
    """
    if is_workbook(path):
        yield from (_sheet(path, rows) for rows in read_workbook(path, MOST_ROWS))
        return
    text = text_of(path)
    faults: list[Refused] = []
    for separator in _SEPARATORS:
        try:
            yield _sheet(path, _lines(path, text, separator))
        except Refused as fault:
            faults.append(fault)
    if len(faults) == len(_SEPARATORS):
        raise faults[0]


def _lines(path: Path, text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for fields in reader:
            yield line, fields
            line = reader.line_num + 1
    except csv.Error as fault:
        raise Refused("Line {line} of {path}: {fault}.", line=line, path=path, fault=fault) from fault


def _sheet(path: Path, rows: Iterator[tuple[int, list[str]]]) -> Sheet:
    found: list[SheetRow] = []
    for line, fields in rows:
        if not any(field.strip() for field in fields):
            continue
        while fields and not fields[-1].strip():
            fields.pop()
        if len(found) >= MOST_ROWS:
            raise Refused("{path} has more than {most} lines. Split it.", path=path, most=MOST_ROWS)
        if len(fields) > MOST_COLUMNS:
            raise Refused("{path} has more than {most} columns. Take some out.", path=path, most=MOST_COLUMNS)
        found.append(SheetRow(line, tuple(unguarded(plain_text(field[:MOST_LETTERS])) for field in fields)))
    return tuple(found)
