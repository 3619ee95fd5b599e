"""Reads a menu from a file of another till, of a spreadsheet or of Counter, as far as it can be understood."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from counter.imports.formats import OURS, SQUARE_ITEMS, Heading
from counter.imports.model import Column, FileRead
from counter.imports.our_menu import read_ours
from counter.imports.recognise import recognise
from counter.imports.sales import items_sold
from counter.imports.sheet import Sheet
from counter.imports.till_items import items_of
from counter.kernel.errors import Refused

MOST_ITEMS = 5_000
"""How many items one file may bring in."""


def read_file(
    path: Path, currency: str, shop_name: str = "", told: str = "", mapped: Mapping[str, str] | None = None
) -> FileRead:
    """What a file says of a menu, its prices taken as in `currency`.

    The file's format is recognised, or as `told` (a key of FORMATS); `mapped` says what single columns are. Refused
    where it cannot be read or recognised, is larger than a menu is, or has no items.
    """
    heading, sheet = recognise(path, told, mapped)
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
            rows=len(sheet),
            columns=_columns(heading, sheet),
            items=tuple(items),
            notes=in_order,
        )
    if not (read.items or read.groups or read.combos):
        raise Refused("{path} has no items. Write one a line.", path=path)
    if len(read.items) > MOST_ITEMS:
        raise Refused("{path} has more than {most} items. Split it.", path=path, most=MOST_ITEMS)
    return read


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
