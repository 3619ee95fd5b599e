"""Reads a menu from a file of another till, of a spreadsheet or of Counter, as far as it can be understood."""

from __future__ import annotations

from pathlib import Path

from counter.imports.formats import FORMATS, OURS, SQUARE_ITEMS, Heading
from counter.imports.model import AS_IT_IS, Column, FileRead, Meant
from counter.imports.our_menu import read_ours
from counter.imports.recognise import LOOKED_AT, recognise
from counter.imports.sales import items_sold
from counter.imports.sheet import Sheet, read_sheets
from counter.imports.till_items import items_of
from counter.kernel.errors import Refused

MOST_ITEMS = 5_000
"""How many items one file may bring in."""


def read_file(path: Path, currency: str, shop_name: str = "", meant: Meant = AS_IT_IS) -> FileRead:
    """What a file says of a menu, its prices taken as in `currency`.

    Its format and its columns are recognised, or as they are `meant`. Refused where it cannot be read or recognised
    (NotRecognised), is larger than a menu is, or has no items.
    """
    heading, whole = recognise(path, meant.format, meant.columns)
    sheet = tuple(row for row in whole if row.line not in meant.without)
    if heading.format.key == OURS:
        read = read_ours(heading, sheet, currency)
    else:
        if heading.format.key == SQUARE_ITEMS:
            items, notes = items_sold(heading, sheet, currency)
        else:
            items, notes = items_of(heading, sheet, currency, shop_name)
        in_order = tuple(sorted(notes, key=lambda note: note.line))
        read = FileRead(
            format=heading.format.key,
            rows=len(whole),
            columns=_columns(heading, sheet),
            items=tuple(items),
            notes=in_order,
        )
    if not (read.items or read.groups or read.combos):
        raise Refused("{path} has no items. Write one a line.", path=path)
    if len(read.items) > MOST_ITEMS:
        raise Refused("{path} has more than {most} items. Split it.", path=path, most=MOST_ITEMS)
    return read


def headings_of(path: Path) -> tuple[Column, ...]:
    """The columns of a file that is not recognised, each left out: somebody has to say which is which.

    The headings are its first row of most fields. Refused where it cannot be read, or has no columns.
    """
    sheets = tuple(read_sheets(path))
    rows = max((sheet for sheet in sheets if sheet), key=_widest, default=())
    place = next((i for i, row in enumerate(rows) if len(row.fields) == _widest(rows)), 0)
    if not rows:
        raise Refused("{path} has no items. Write one a line.", path=path)
    heading = Heading(FORMATS[-1], rows[place].fields, {})
    return _columns(heading, rows[place + 1 :])


def _widest(sheet: Sheet) -> int:
    return max(len(row.fields) for row in sheet[:LOOKED_AT])


def _columns(heading: Heading, sheet: Sheet) -> tuple[Column, ...]:
    """What became of each column; an example is the first field with something in it."""
    names = {place: name for name, place in heading.fields.items()}
    names |= {place: many.kind for place, many in heading.many.items()}
    examples = ["" for _ in heading.theirs]
    for row in sheet:
        for place, text in enumerate(row.fields[: len(examples)]):
            examples[place] = examples[place] or text
    return tuple(
        Column(theirs, names.get(place, ""), examples[place]) for place, theirs in enumerate(heading.theirs) if theirs
    )
