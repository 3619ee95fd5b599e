"""What was decided in the shop: who, when, what, and what was so before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection

from counter.journal.fact import read_back
from counter.journal.queries import entries
from counter.kernel.ids import FactId, Seq, TerminalId
from counter.reports.story import staff_names
from counter.settings.facts import SettingChanged
from counter.settings.first_start import COFFEE, DONE
from counter.settings.taken_back import GONE

FIRST_START = "first_start"
"""How far a new owner is in setting the shop up: what is decided until the first coffee is what it began with."""


@dataclass(frozen=True, slots=True)
class Change:
    """A setting that somebody decided: its key, what it was (GONE where nobody had decided) and is, plain JSON.

    `terminal` is whose own it is, None where it is the shop's; `arrived` is the number of its fact here. `act` is the
    act it was decided in: a terminal, and its number there.
    """

    fact_id: FactId
    at: datetime
    by: str
    key: str
    before: Any
    after: Any
    terminal: TerminalId | None = None
    arrived: int = 0
    act: tuple[TerminalId, Seq] | None = None

    @property
    def name(self) -> str:
        """What tells it from every other setting."""
        return f"{self.terminal}:{self.key}" if self.terminal else self.key


def setting_changes(connection: Connection) -> tuple[Change, ...]:
    """Every change of the settings, the newest first; what a shop began with is none."""
    names = staff_names(connection)
    known: dict[str, Any] = {}
    begun_with: int | None = None
    found: list[Change] = []
    for arrived, entry in entries(connection, kinds=[SettingChanged]):
        fact = read_back(SettingChanged, entry.body, entry.private)
        value = msgspec.json.decode(fact.value)
        by, was = names.get(entry.by, ""), known.get(fact.name, GONE)
        act = entry.terminal, entry.act
        change = Change(FactId(entry.id), entry.at, by, fact.key, was, value, fact.terminal, arrived, act)
        begun_with = entry.act if begun_with is None else begun_with
        setting_up = isinstance(known.get(FIRST_START), dict) and known[FIRST_START]["step"] not in (DONE, COFFEE)
        if change.before != change.after and entry.act != begun_with and not (setting_up or fact.name == FIRST_START):
            found.append(change)
        known[fact.name] = value
    return tuple(reversed(found))


def decided_anew(changes: Sequence[Change]) -> dict[FactId, Change]:
    """Of all `changes`, the newest first, those that cannot be taken back, with the one that stands over each.

    A part of what they were about has been decided again since, and is not as they left it.
    """
    now = {change.name: change.after for change in reversed(changes)}
    touched = {change.fact_id: [path for path, _, _ in leaves(change.before, change.after)] for change in changes}
    found: dict[FactId, Change] = {}
    for place, change in enumerate(changes):
        for path in touched[change.fact_id]:
            if not _is_same(_part(now[change.name], path), _part(change.after, path)):
                later = (each for each in changes[:place] if each.name == change.name)
                found[change.fact_id] = next(each for each in later if _touches(touched[each.fact_id], path))
                break
    return found


def _touches(paths: Iterable[tuple[str, ...]], path: tuple[str, ...]) -> bool:
    """Whether one of them is about `path`, or a part of it, or what it is a part of."""
    return any(each[: len(path)] == path[: len(each)] for each in paths)


def _part(value: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        value = value.get(name, GONE) if isinstance(value, dict) else GONE
    return value


def _is_same(one: Any, other: Any) -> bool:
    return bool(one == other) or (_is_nothing(one) and _is_nothing(other))


def leaves(before: Any, after: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """Each part that a change was about: where it stands, what it was and became; GONE where it is not there."""
    if _is_same(before, after):
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
