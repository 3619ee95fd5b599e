"""Where the chains ended when the books were last closed here: kept in the user's state folder, apart from the books.

So an older file in their place, or one whose end was cut off, is seen, though every seal in it holds.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec
from platformdirs import user_data_path, user_state_path
from sqlalchemy import Connection, select

from counter.journal.heads import Head
from counter.journal.queries import first_entry, hash_at
from counter.journal.seal import Keyring
from counter.journal.tables import InUse, JournalHead
from counter.kernel.errors import NOTHING, Sentence
from counter.kernel.private_files import make_folder, write_anew
from counter.kernel.typed_json import read_json

log = logging.getLogger(__name__)


class _Kept(msgspec.Struct, frozen=True):
    """Of each terminal the number and the hash of its last fact; `at` is when the books were closed, aware UTC.

    `opening` (hex) tells from which of the times they were opened; empty where they do not say.
    """

    folder: str
    at: datetime
    opening: str
    heads: dict[str, tuple[int, bytes]]
    seal: str = ""


def keep_heads(connection: Connection, folder: Path, keys: Keyring, at: datetime, own: Head) -> None:
    """Keeps where the chains of the books in `folder` end; the `own` one as it was written last, whatever they say.

    Before the mark “in use” is taken off, so that books are known to be whole though the disk did not let it be.
    Where the system lets nobody keep them, that is logged.
    """
    first = first_entry(connection)
    if first is None:
        return
    rows = connection.execute(select(JournalHead.terminal, JournalHead.seq, JournalHead.hash))
    heads: dict[str, tuple[int, bytes]] = {row.terminal: (row.seq, row.hash) for row in rows}
    if own.seq:
        heads[keys.terminal] = (own.seq, own.hash)
    kept = _Kept(_name(folder).decode("utf-8", "replace"), at, _opening(connection), heads)
    try:
        path = _place(first.shop, folder)
        make_folder(path.parent)
        write_anew(path, msgspec.json.encode(msgspec.structs.replace(kept, seal=_seal(kept, keys))))
    except OSError as fault:
        log.warning("where the books end cannot be kept apart from them: %s", fault)


def forget_heads(shop: UUID, folder: Path) -> None:
    """Nothing is known any more of the books of a shop in `folder`: they were moved away, and others may come there."""
    try:
        _place(shop, folder).unlink(missing_ok=True)
    except OSError as fault:
        log.warning("where the books ended cannot be forgotten: %s", fault)


def head_fault(connection: Connection, folder: Path, keys: Keyring) -> Sentence:
    """What the heads that were kept say against the books in `folder`; NOTHING too where none were kept here."""
    kept, fault = _find(connection, folder, keys)
    if kept is None:
        return fault
    return next(iter(_faults(connection, kept.heads, f"{kept.at:%Y-%m-%d %H:%M} UTC")), NOTHING)


def ends_as_closed(connection: Connection, folder: Path, keys: Keyring) -> bool:
    """Whether the books in `folder` end where they did when whoever opened them last was about to close them.

    Then they are whole, whatever the mark “in use” says.
    """
    kept, _ = _find(connection, folder, keys)
    if kept is None or not kept.opening or kept.opening != _opening(connection):
        return False
    rows = connection.execute(select(JournalHead.terminal, JournalHead.seq, JournalHead.hash))
    return {row.terminal: (row.seq, row.hash) for row in rows} == kept.heads


def _find(connection: Connection, folder: Path, keys: Keyring) -> tuple[_Kept | None, Sentence]:
    """What was kept of the books in `folder`, or what is wrong with it; neither where there is nothing to go by."""
    first = first_entry(connection)
    if first is None:
        return None, NOTHING
    try:
        path = _place(first.shop, folder)
        written = path.read_bytes()
    except FileNotFoundError:
        return None, NOTHING
    except OSError as fault:
        log.warning("where the books ended cannot be read: %s", fault)
        return None, NOTHING
    try:
        kept = read_json(written, _Kept)
    except msgspec.DecodeError:
        return None, Sentence(
            "{path}, which says where the books ended when they were closed, cannot be read", path=path
        )
    if kept.seal != _seal(kept, keys):
        return None, Sentence(
            "{path}, which says where the books ended when they were closed, was changed outside Counter", path=path
        )
    return kept, NOTHING


def _opening(connection: Connection) -> str:
    opening = connection.execute(select(InUse.opening)).scalar_one_or_none()
    return opening.hex() if opening else ""


def _faults(connection: Connection, heads: Mapping[str, tuple[int, bytes]], at: str) -> list[Sentence]:
    ends = {row.terminal: row.seq for row in connection.execute(select(JournalHead.terminal, JournalHead.seq))}
    faults = []
    for terminal, (seq, last) in sorted(heads.items()):
        end = ends.get(terminal, 0)
        if end < seq:
            named = {"first": end + 1, "last": seq, "terminal": terminal}
            gone = Sentence("facts {first} to {last} of {terminal} are missing", **named)
            if end + 1 == seq:
                gone = Sentence("fact {seq} of {terminal} is missing", seq=seq, terminal=terminal)
            faults.append(
                Sentence("the books are older than those that were closed here on {at}: {gone}", at=at, gone=gone)
            )
        elif hash_at(connection, terminal, seq) != last:
            faults.append(
                Sentence(
                    "the books are not those that were closed here on {at}: fact {seq} of {terminal} is another",
                    at=at,
                    seq=seq,
                    terminal=terminal,
                )
            )
    return faults


def _place(shop: UUID, folder: Path) -> Path:
    """A file for each shop and each folder: a copy of a shop has a life of its own. OSError where nobody is at home."""
    try:
        state = user_state_path("counter", appauthor=False)
        if state == user_data_path("counter", appauthor=False):  # macOS and Windows make no difference
            state = state.with_name("counter-state")
    except RuntimeError as fault:  # what platformdirs raises for a user without a home
        raise OSError(str(fault)) from fault
    return state / "closed" / f"{shop}-{hashlib.sha256(_name(folder)).hexdigest()[:16]}.json"


def _name(folder: Path) -> bytes:
    return os.fsencode(folder.resolve())


def _seal(kept: _Kept, keys: Keyring) -> str:
    heads = [f"{terminal} {seq} {last.hex()}" for terminal, (seq, last) in sorted(kept.heads.items())]
    return keys.local.sign("closed", kept.folder, kept.at.isoformat(), kept.opening, *heads).hex()
