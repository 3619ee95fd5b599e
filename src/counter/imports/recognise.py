"""Finds out which format a file is of, by the row of headings, wherever that stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from counter.imports.formats import FIELDS, FORMATS, LEAVE_OUT, Format, Heading, Many, many_of, tidy
from counter.imports.sheet import Sheet, read_sheets
from counter.kernel.errors import Refused

LOOKED_AT = 10
"""How many rows are looked at for headings."""


class NotRecognised(Refused):
    """No row of a file says what an item is called and what it costs: somebody has to say which column is which."""


def recognise(path: Path, told: str = "", mapped: Mapping[str, str] | None = None) -> tuple[Heading, Sheet]:
    """The headings of a file and its rows after them; `told` is the key of its format where somebody said it.

    `mapped` says of their columns, by heading, which field each is (FIELDS, or "leave out"). NotRecognised where no
    row of it says what an item is and costs; Refused where a column is there twice, and where what was said is unknown.
    """
    formats = _told(told)
    wanted = {tidy(theirs): ours for theirs, ours in (mapped or {}).items()}
    for ours in wanted.values():
        if ours not in FIELDS and ours != LEAVE_OUT:
            known = ", ".join((*FIELDS, LEAVE_OUT))
            raise Refused("“{name}” is nothing a column can be. Write one of {known}.", name=ours, known=known)
    best: tuple[Heading, Sheet] | None = None
    for sheet in read_sheets(path):
        for place, row in enumerate(sheet[:LOOKED_AT]):
            heading = _heading(row.fields, formats, wanted)
            if heading is not None:
                if best is None or len(heading.theirs) > len(best[0].theirs):
                    best = heading, sheet[place + 1 :]
                break
    if best is None:
        raise NotRecognised(
            "{path} does not say what an item is called and what it costs. "
            "Write headings above its columns, item and price at least, or say which column is which.",
            path=path,
        )
    _check(path, best[0], wanted)
    return best


def _told(key: str) -> tuple[Format, ...]:
    if not key:
        return FORMATS
    found = tuple(each for each in FORMATS if each.key == key)
    if not found:
        known = ", ".join(each.key for each in FORMATS)
        raise Refused("There is no format “{name}”. There are {known}.", name=key, known=known)
    return found


def _heading(theirs: tuple[str, ...], formats: tuple[Format, ...], wanted: Mapping[str, str]) -> Heading | None:
    names = [tidy(each) for each in theirs]
    for known in formats:
        many = {i: found for i, each in enumerate(theirs) if names[i] not in wanted and (found := many_of(each))}
        fields = _fields(names, known, wanted, many)
        if not all(need in fields for need in known.needs):
            continue
        if not known.one_of or any(each in fields for each in known.one_of):
            return Heading(known, theirs, fields, many)
    return None


def _fields(names: list[str], known: Format, wanted: Mapping[str, str], many: Mapping[int, Many]) -> dict[str, int]:
    """Which column is which field: as somebody said, else by the first heading that the format has for it."""
    fields = {ours: i for i, name in enumerate(names) if (ours := wanted.get(name, LEAVE_OUT)) != LEAVE_OUT}
    for ours, headings in known.columns.items():
        if ours not in fields:
            folded_ones = (tidy(each) for each in headings)
            place = next((names.index(each) for each in folded_ones if each in names and each not in wanted), None)
            if place is not None and place not in many and place not in fields.values():
                fields[ours] = place
    return fields


def _check(path: Path, heading: Heading, wanted: Mapping[str, str]) -> None:
    names = [tidy(each) for each in heading.theirs]
    for place in heading.fields.values():
        if names.count(names[place]) > 1:
            name = heading.theirs[place]
            raise Refused("{path} has the column {name} twice. Take one of them out.", path=path, name=name)
    for theirs in wanted:
        if theirs not in names:
            raise Refused("{path} has no column “{name}”.", path=path, name=theirs)
