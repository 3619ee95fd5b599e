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
from counter.journal.tables import JournalHead
from counter.kernel.private_files import make_folder, write_anew

log = logging.getLogger(__name__)


class _Kept(msgspec.Struct, frozen=True):
    """Of each terminal the number and the hash of its last fact; `at` is when the books were closed, aware UTC."""

    folder: str
    at: datetime
    heads: dict[str, tuple[int, bytes]]
    seal: str = ""


def keep_heads(connection: Connection, folder: Path, keys: Keyring, at: datetime, own: Head) -> None:
    """Keeps where the chains of the books in `folder` end; the `own` one as it was written last, whatever they say.

    Where the system lets nobody, that is logged.
    """
    first = first_entry(connection)
    if first is None:
        return
    rows = connection.execute(select(JournalHead.terminal, JournalHead.seq, JournalHead.hash))
    heads: dict[str, tuple[int, bytes]] = {row.terminal: (row.seq, row.hash) for row in rows}
    if own.seq:
        heads[keys.terminal] = (own.seq, own.hash)
    kept = _Kept(_name(folder).decode("utf-8", "replace"), at, heads)
    try:
        path = _place(first.shop, folder)
        make_folder(path.parent)
        write_anew(path, msgspec.json.encode(msgspec.structs.replace(kept, seal=_seal(kept, keys))))
    except OSError as fault:
        log.warning("where the books end cannot be kept apart from them: %s", fault)


def head_fault(connection: Connection, folder: Path, keys: Keyring) -> str:
    """What the heads that were kept say against the books in `folder`; "" too where none were kept on this machine."""
    first = first_entry(connection)
    if first is None:
        return ""
    try:
        path = _place(first.shop, folder)
        written = path.read_bytes()
    except FileNotFoundError:
        return ""
    except OSError as fault:
        log.warning("where the books ended cannot be read: %s", fault)
        return ""
    try:
        kept = msgspec.json.decode(written, type=_Kept)
    except msgspec.DecodeError:
        return f"{path}, which says where the books ended when they were closed, cannot be read"
    if kept.seal != _seal(kept, keys):
        return f"{path}, which says where the books ended when they were closed, was changed outside Counter"
    return next((fault for fault in _faults(connection, kept.heads, f"{kept.at:%Y-%m-%d %H:%M} UTC") if fault), "")


def _faults(connection: Connection, heads: Mapping[str, tuple[int, bytes]], at: str) -> list[str]:
    ends = {row.terminal: row.seq for row in connection.execute(select(JournalHead.terminal, JournalHead.seq))}
    faults = []
    for terminal, (seq, last) in sorted(heads.items()):
        end = ends.get(terminal, 0)
        if end < seq:
            facts = f"facts {end + 1} to {seq} of {terminal} are" if end + 1 < seq else f"fact {seq} of {terminal} is"
            faults.append(f"the books are older than those that were closed here on {at}: {facts} missing")
        elif hash_at(connection, terminal, seq) != last:
            faults.append(f"the books are not those that were closed here on {at}: fact {seq} of {terminal} is another")
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
    return keys.local.sign("closed", kept.folder, kept.at.isoformat(), *heads).hex()
