"""A machine that joined a shop on its first page: the books it made there take the place of those it began with.

They are made in a folder beside the others, since the shop that a new machine finds is open meanwhile. Whatever cuts
the moving off, the next start goes on with it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from counter.journal.mail_password import MAIL_PASSWORD
from counter.journal.pin_key import PIN_KEY
from counter.journal.seal import SHOP_KEY, TERMINAL_KEYS
from counter.kernel.errors import Sentence
from counter.kernel.private_files import keep_names, make_folder
from counter.store.lock import ShopLock

JoinShopIn = Callable[[Path, str, str, Callable[[Sentence], object]], object]
"""Makes this machine a terminal of the shop whose server is at an address (libpq's), by a code, in a folder.

What it calls hears how far it is. Refused or Unavailable where that cannot be.
"""
JOINING, JOINED, MOVING = "joining", "joined", "moving-in"
"""The folder in which a machine joins; its name once all of it is there; and once the others are set aside."""
_KEYS = (SHOP_KEY, TERMINAL_KEYS, PIN_KEY, MAIL_PASSWORD)
_BACKUPS = "backups"


def all_is_there(folder: Path) -> None:
    """What was made in the folder JOINING of `folder` is whole: it moves in at the next start."""
    (folder / JOINING).rename(folder / JOINED)
    keep_names(folder)


def move_in(database: Path) -> bool:
    """Books that joined a shop take the place of `database`, which is set aside with its keys; whether there were any.

    Nothing is overwritten. AlreadyOpen where another process has the books open; OSError where the disk is in the way.
    """
    folder = database.parent
    if not any((folder / name).is_dir() for name in (JOINED, MOVING)):
        return False
    lock = ShopLock(folder)
    lock.take()
    try:
        if (folder / JOINED).is_dir():
            _set_aside(database)
            (folder / JOINED).rename(folder / MOVING)
        _bring(folder / MOVING, database)
    finally:
        lock.let_go()
    return True


def _set_aside(database: Path) -> None:
    folder = database.parent
    left = [*folder.glob(f"{database.name}*"), *(folder / name for name in (*_KEYS, _BACKUPS))]
    aside = folder / f"set-aside-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    make_folder(aside)
    for path in left:
        if path.exists():
            path.rename(aside / path.name)
    keep_names(aside)


def _bring(moving: Path, database: Path) -> None:
    """The books last: until they are there it is not over."""
    for path in sorted(moving.iterdir(), key=lambda each: each.name.startswith(database.name)):
        path.rename(database.parent / path.name)
    keep_names(database.parent)
    moving.rmdir()
