"""A shop's books and its key in their folder: made together or not at all, and never made anew over what is left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from counter.journal.mail_password import MAIL_PASSWORD
from counter.journal.pin_key import PIN_KEY
from counter.journal.seal import SHOP_KEY, TERMINAL_KEYS, Key, make_key
from counter.kernel.errors import Refused, Sentence
from counter.kernel.private_files import give_name, keep_names, make_folder, write_new

_NEW = ".new"
"""Ends the names of what is being made. The key gets its own name when the books are whole, and the books theirs last:
so a key without books means that there were books, unless those that were just made still wait for their name."""
_DAMAGE = "damage-found"
"""The file in a shop's folder that says so."""
_HALF = ".half"
"""Ends the name of books that are being copied: they are not whole yet."""


class ShopIsThere(Refused):
    """There is a shop in that folder already."""


class BooksLost(Refused):
    """The books in a shop's folder are damaged or gone; a backup can take their place."""


def note_damage(folder: Path) -> None:
    """The books in `folder` were found damaged while they were open: the next opening looks at every page."""
    with suppress(OSError):
        (folder / _DAMAGE).touch()


def was_damage_noted(folder: Path) -> bool:
    """Whether the books in `folder` were found damaged while they were open, and nobody looked since."""
    return (folder / _DAMAGE).exists()


def forget_damage(folder: Path) -> None:
    """Somebody looked: every page is well."""
    (folder / _DAMAGE).unlink(missing_ok=True)


@contextmanager
def making(database: Path) -> Iterator[tuple[Path, Key]]:
    """Hands out a path and a key to make books with; they become those of `database` when the block ends well.

    For whoever holds the shop's lock. What a start that was cut off left is finished or begun anew; where the block
    fails, nothing is left. Refused where there are books, or something is left of such as are gone.
    """
    new, key_file = _new(database), database.with_name(SHOP_KEY)
    new_key = _new(key_file)
    finish_making(database)
    if database.exists():
        raise ShopIsThere("{folder} holds a shop already. Choose another folder.", folder=database.parent)
    check_none_are_gone(database)
    _drop(new, new_key)
    try:
        yield new, make_key(new_key)
        give_name(new_key, key_file)
    except BaseException:
        _drop(new, new_key)
        raise
    _name_books(new, database)


@contextmanager
def bringing(database: Path, keys_in: Path) -> Iterator[Path]:
    """Hands out a path to copy books to; they become those of `database`, with the keys from the folder `keys_in`.

    For whoever holds the shop's lock. Books that are there are set aside in a folder beside them, never overwritten.
    Where the block fails, all is as it was.
    """
    new, half = _new(database), database.with_name(database.name + _HALF)
    _drop(new, half)
    try:
        yield half
        half.replace(new)
        for name in (SHOP_KEY, TERMINAL_KEYS, PIN_KEY, MAIL_PASSWORD):
            if (keys_in / name).is_file() and not database.with_name(name).exists():
                write_new(database.with_name(name), (keys_in / name).read_bytes())
    except BaseException:
        _drop(new, half)
        raise
    _set_aside(database)
    _name_books(new, database)


def _set_aside(database: Path) -> None:
    left = [path for path in (*_logs(database), database) if path.exists()]  # the books last: until then they are there
    if left:
        aside = database.with_name(f"set-aside-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
        make_folder(aside)
        for path in left:
            path.rename(aside / path.name)
        keep_names(aside)
    forget_damage(database.parent)


def finish_making(database: Path) -> None:
    """Gives books their name that were whole when their making was cut off. For whoever holds the shop's lock."""
    if _wait_for_their_name(database):
        _drop(_new(database.with_name(SHOP_KEY)))  # the key has its own name already
        _name_books(_new(database), database)


def check_none_are_gone(database: Path) -> None:
    """Refused where the books of `database` are gone and something of theirs is left: new ones would bury it."""
    if database.exists() or _wait_for_their_name(database):
        return
    left = [path.name for path in _logs(database) if path.exists()]
    if left:
        raise BooksLost(
            "{folder} has {left} of a shop’s books, but the books themselves, {books}, are gone."
            " Put them back from your backup, or choose another folder.",
            folder=database.parent,
            left=" and ".join(left),
            books=database.name,
        )
    if any(database.with_name(name).exists() for name in (SHOP_KEY, TERMINAL_KEYS)):
        raise BooksLost(
            "{folder} has the key of a shop whose books, {books}, are gone."
            " Put them back from your backup, or choose another folder for a new shop.",
            folder=database.parent,
            books=database.name,
        )


def _wait_for_their_name(database: Path) -> bool:
    return not database.exists() and database.with_name(SHOP_KEY).exists() and _new(database).exists()


def _name_books(new: Path, database: Path) -> None:
    new.replace(database)
    keep_names(database.parent)


def _new(path: Path) -> Path:
    return path.with_name(path.name + _NEW)


def _logs(database: Path) -> tuple[Path, Path]:
    return database.with_name(database.name + "-wal"), database.with_name(database.name + "-shm")


def _drop(*paths: Path) -> None:
    """Drops what is being made, with what its makers have beside it."""
    for path in paths:
        for left in path.parent.glob(path.name + "*"):
            left.unlink()


def lacking(missing: Sentence, *, comes_back: bool) -> Refused:
    """Books are not opened that lack what they had; it `comes_back` where the shop's server knows it."""
    if comes_back:
        return Refused(
            "Something is missing: {missing}. What the shop’s server knows comes back by itself: go on with these"
            " books, counter put-back",
            missing=missing,
        )
    return Refused(
        "Something is missing: {missing}. Put back the newest books from your backup,"
        " or go on with these: counter put-back",
        missing=missing,
    )
