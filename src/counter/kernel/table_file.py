"""Reads tables as spreadsheets and other tills write them: CSV, whatever its separator, text code and headings."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from counter.kernel.errors import Refused
from counter.kernel.system_words import why
from counter.kernel.typed_text import plain_text

_MOST_BYTES = 32 * 1024 * 1024
_MOST_LINES = 100_000
_SEPARATORS = (",", ";", "\t")
_TEXT_CODES = ("utf-8-sig", "cp1252")
"""Tried in turn; what Excel calls CSV is of the second kind."""
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with something in it: its line in the file (the heading is 1), and its fields by heading, as plain text."""

    line: int
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table on disk. Headings are small and trimmed; blank rows are passed over."""

    path: Path
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]

    @contextmanager
    def line(self, number: int) -> Iterator[None]:
        """What is refused within says which line of which file it is about."""
        with _line_named(self.path, number):
            yield


def read_table(path: Path, needed: Sequence[str], also: Sequence[str] = ()) -> TableFile:
    """The table in `path`, which must have the columns `needed` and may have those `also` asked for.

    Refused with the line's number where a row does not fit its headings, and with the cure where the file is too long,
    is no text, or lacks a column or has one twice.
    """
    text = text_of(path)
    separator = _separator(text, needed)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    headings: tuple[str, ...] = ()
    rows: list[TableRow] = []
    try:
        for fields in reader:
            if not any(field.strip() for field in fields):
                continue
            if not headings:
                headings = _headings(fields, needed, also, path)
                continue
            if len(rows) >= _MOST_LINES:
                raise Refused("{path} has more than {most} lines. Split it.", path=path, most=_MOST_LINES)
            with _line_named(path, reader.line_num):
                rows.append(TableRow(reader.line_num, _fields(fields, headings)))
    except csv.Error as fault:
        raise Refused("Line {line} of {path}: {fault}.", line=reader.line_num, path=path, fault=fault) from fault
    if not headings:
        _headings([], needed, also, path)
    return TableFile(path, headings, tuple(rows))


@contextmanager
def _line_named(path: Path, line: int) -> Iterator[None]:
    try:
        yield
    except Refused as fault:
        raise Refused("Line {line} of {path}: {fault}", line=line, path=path, fault=fault) from fault


def text_of(path: Path) -> str:
    """What a text file says, in UTF-8, UTF-16 or cp1252. Refused where it cannot be read, is too long or is no text."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as fault:
        raise Refused("{path} cannot be read: {fault}.", path=path, fault=why(fault)) from fault
    if len(content) > _MOST_BYTES:
        raise Refused("{path} is larger than {most} MB. Split it.", path=path, most=_MOST_BYTES // 1024**2)
    for code in ("utf-16",) if content.startswith(_WIDE_MARKS) else _TEXT_CODES:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused("{path} is no text. Save it as CSV in UTF-8.", path=path)


def _separator(text: str, needed: Sequence[str]) -> str:
    """Whichever separator finds the most of the needed columns in the first line with something in it."""
    first = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    return max(
        _SEPARATORS, key=lambda separator: len(set(needed) & set(_tidy(first.replace('"', "").split(separator))))
    )


def _tidy(headings: Sequence[str]) -> list[str]:
    return [heading.strip().lower() for heading in headings]


def _headings(fields: Sequence[str], needed: Sequence[str], also: Sequence[str], path: Path) -> tuple[str, ...]:
    headings = _tidy(fields)
    missing = [name for name in needed if name not in headings]
    if missing:
        raise Refused("Line 1 of {path} needs the columns {names}.", path=path, names=", ".join(missing))
    for name in (*needed, *also):
        if headings.count(name) > 1:
            raise Refused("{path} has the column {name} twice. Take one of them out.", path=path, name=name)
    return tuple(headings)


def _fields(fields: Sequence[str], headings: Sequence[str]) -> dict[str, str]:
    left_over = fields[len(headings) :]
    if len(fields) < len(headings) or any(field.strip() for field in left_over):
        raise Refused("it has more or fewer fields than the first line. Put quotes around a field with a comma.")
    return {heading: plain_text(field) for heading, field in zip(headings, fields, strict=False)}
