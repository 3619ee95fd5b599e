"""Reads the sheets of an XLSX workbook as text. Formulas and links in it are text as well: nothing is worked out."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from counter.kernel.errors import Refused
from counter.kernel.system_words import why

_ZIP = b"PK\x03\x04"
_MOST_BYTES = 32 * 1024 * 1024
_MOST_UNPACKED = 256 * 1024 * 1024
_MOST_RATIO = 100
"""How many times its size a workbook may unpack to, from a megabyte on."""
_MEGABYTE = 1024 * 1024
_MOST_PARTS = 2_000
_ROWS_BEFORE = 40
"""How many empty rows there may be among those that count."""
_DAMAGED = (
    *(OSError, EOFError, BadZipFile, ParseError, ValueError, LookupError, TypeError, AttributeError),
    *(zlib.error, NotImplementedError, RuntimeError),
)
"""What a damaged workbook makes its reader say."""


def is_workbook(path: Path) -> bool:
    """Whether a file begins as an XLSX does. Refused where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except OSError as fault:
        raise Refused("{path} cannot be read: {fault}.", path=path, fault=why(fault)) from fault


def read_workbook(path: Path, most: int) -> Iterator[Iterator[tuple[int, list[str]]]]:
    """The sheets in their order, each its rows with their numbers, at most `most` and one more.

    Refused where it is no workbook, is damaged, or unpacks to more than it should.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to load, and no counter needs it to open

    _check_size(path)
    refusal = Refused("{path} is no XLSX workbook that can be read. Save it as CSV in UTF-8.", path=path)
    with path.open("rb") as file:
        try:
            book = load_workbook(file, read_only=True, keep_links=False)
        except _DAMAGED as fault:
            raise refusal from fault
        for sheet in book.worksheets:
            try:
                rows = sheet.iter_rows(max_row=most + _ROWS_BEFORE, values_only=True)
                lines = [(line, [_text(value) for value in row]) for line, row in enumerate(rows, start=1)]
            except _DAMAGED as fault:
                raise refusal from fault
            yield iter(lines)


def _check_size(path: Path) -> None:
    """Refused where a small file unpacks to a large one: that is no menu."""
    size = path.stat().st_size
    if size > _MOST_BYTES:
        raise Refused("{path} is larger than {most} MB. Split it.", path=path, most=_MOST_BYTES // _MEGABYTE)
    try:
        with ZipFile(path) as parts:
            infos = parts.infolist()
    except (OSError, ValueError, BadZipFile, EOFError) as fault:
        raise Refused("{path} is no XLSX workbook that can be read. Save it as CSV in UTF-8.", path=path) from fault
    unpacked = sum(part.file_size for part in infos)
    too_dense = unpacked > _MEGABYTE and unpacked > size * _MOST_RATIO
    if unpacked > _MOST_UNPACKED or too_dense or len(infos) > _MOST_PARTS:
        raise Refused("{path} unpacks to far more than a menu. Save it as CSV in UTF-8.", path=path)


def _text(value: object) -> str:
    """A cell as text; a whole number has no point, a formula is what is written in it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{Decimal(repr(round(value, 6))):f}"
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return str(value)
