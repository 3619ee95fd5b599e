"""What was forgotten on request, kept apart from the books: a backup of before has it still.

Facts that erase say no more than which facts they erase. They are kept beside the backups, each under a seal, and
recorded again in books that were put back without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from counter.journal.fact import Fact
from counter.journal.queries import entry_with_id, newest_first
from counter.journal.registry import Registry
from counter.journal.seal import Keyring
from counter.kernel.ids import FactId
from counter.kernel.private_files import write_anew
from counter.kernel.typed_json import read_json

FORGOTTEN = "forgotten.json"
"""The file beside backups."""


class Forgotten(msgspec.Struct, frozen=True):
    """A fact that erases; `seal` (hex) proves that a Counter with this terminal's key kept it."""

    id: UUID
    kind: str
    version: int
    body: str
    seal: str = ""


def keep_forgotten(connection: Connection, registry: Registry, keys: Keyring, place: Path) -> None:
    """Adds what the books forgot to what the folder `place` keeps of it. OSError where it cannot be written."""
    known = {each.id: each for each in _kept(place)}
    for kind in registry.erasing:
        for entry in newest_first(connection, kind):
            if entry.sealed == b"":
                each = Forgotten(entry.id, entry.kind, entry.version, entry.body)
                known[each.id] = msgspec.structs.replace(each, seal=_seal(each, keys))
    write_anew(place / FORGOTTEN, msgspec.json.encode(sorted(known.values(), key=lambda each: each.id)))


def to_forget_again(
    connection: Connection, registry: Registry, keys: Keyring, place: Path
) -> Iterator[tuple[FactId, Fact]]:
    """The facts kept in `place` that these books lack, though they have what those erase; with their ids."""
    for each in _kept(place):
        if each.seal != _seal(each, keys) or entry_with_id(connection, each.id) is not None:
            continue
        try:
            fact = registry.read_plain(each.kind, each.version, each.body)
        except (KeyError, ValueError):
            continue
        erased = [entry_with_id(connection, fact_id) for fact_id in fact.erases()]
        if erased and all(entry is not None and entry.private is not None for entry in erased):
            yield FactId(each.id), fact


def _kept(place: Path) -> tuple[Forgotten, ...]:
    try:
        return read_json((place / FORGOTTEN).read_bytes(), tuple[Forgotten, ...])
    except (OSError, msgspec.MsgspecError):
        return ()


def _seal(each: Forgotten, keys: Keyring) -> str:
    return keys.local.sign("forgotten", each.id, each.kind, each.version, each.body).hex()
