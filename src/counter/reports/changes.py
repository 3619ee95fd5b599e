"""What was decided in the shop: who, when, what, and what was so before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection

from counter.journal.fact import read_back
from counter.journal.queries import entries
from counter.kernel.ids import FactId
from counter.reports.story import staff_names
from counter.settings.facts import SettingChanged
from counter.settings.taken_back import GONE


@dataclass(frozen=True, slots=True)
class Change:
    """A setting that somebody decided: its name, what it was (GONE where nobody had decided) and is, plain JSON."""

    fact_id: FactId
    at: datetime
    by: str
    key: str
    before: Any
    after: Any


def setting_changes(connection: Connection) -> tuple[Change, ...]:
    """Every change of the settings, the newest first; what a shop began with is none."""
    names = staff_names(connection)
    known: dict[str, Any] = {}
    begun_with: int | None = None
    found: list[Change] = []
    for _arrived, entry in entries(connection, kinds=[SettingChanged]):
        fact = read_back(SettingChanged, entry.body, entry.private)
        value = msgspec.json.decode(fact.value)
        change = Change(
            FactId(entry.id), entry.at, names.get(entry.by, ""), fact.key, known.get(fact.name, GONE), value
        )
        begun_with = entry.act if begun_with is None else begun_with
        if change.before != change.after and entry.act != begun_with:
            found.append(change)
        known[fact.name] = value
    return tuple(reversed(found))


def leaves(before: Any, after: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """Each part that a change was about: where it stands, what it was and became; GONE where it is not there."""
    if before == after or (_is_nothing(before) and _is_nothing(after)):
        return
    parts = [each for each in (before, after) if isinstance(each, dict)]
    if parts and all(isinstance(each, dict) or each is GONE for each in (before, after)):
        was, became = ({} if each is GONE else each for each in (before, after))
        for key in sorted(was.keys() | became.keys()):
            yield from leaves(was.get(key, GONE), became.get(key, GONE), (*path, key))
    else:
        yield path, before, after


def _is_nothing(value: Any) -> bool:
    """Whether nobody decided anything there."""
    return value is GONE or value in (None, "", [], {})
