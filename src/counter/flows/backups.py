"""Backups: made while the shop sells, each looked through after it is written, kept by age, and found again.

The keys never go into one. A note beside each says what is in it and whether it was found good, so that nobody has to
look through all of them to find the newest good one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import time

import msgspec

from counter.flows.backup_places import BACKUPS, check_place, places
from counter.flows.shop import Shop
from counter.journal.forgotten import keep_forgotten
from counter.journal.heads import read_head
from counter.kernel.errors import Damaged, Refused, Sentence, Unavailable
from counter.kernel.private_files import give_name, make_folder, write_anew
from counter.kernel.system_words import why
from counter.kernel.typed_json import read_json
from counter.reports.inside import Inside, look_inside
from counter.settings.backups import Made, kept
from counter.store.backup import copy_books
from counter.store.engine import log_of

RESERVE = 200_000_000
"""Bytes that a backup leaves free: sales come first."""
_BOOKS, _NOTE, _HALF = ".sqlite", ".json", ".part"
_STAMP = "%Y%m%dT%H%M%S.%fZ"
_LEFT_LYING = timedelta(days=1).total_seconds()


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, when it was made (aware UTC), and what is in it as it was found after writing."""

    path: Path
    at: datetime
    inside: Inside


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What came of it: the backups that were made, and a sentence for each place where none, or no good one, was."""

    made: tuple[Backup, ...]
    faults: tuple[Refused | Unavailable, ...]


def back_up(shop: Shop, *more: Path) -> BackedUp:
    """Makes a backup in each of the shop's places, and in those given, and drops there what is too old.

    What is in the way in one place stops none of the others.
    """
    own, made, faults = shop.folder / BACKUPS, [], []
    for place in dict.fromkeys((*places(shop.folder, shop.settings), *more)):
        try:
            if place in more:
                _check_above(place)
            if place == own or place in more:
                _make_place(place)
            else:
                check_place(place)
            backup = make_backup(shop, place)
        except (Refused, Unavailable) as fault:
            faults.append(fault)
            continue
        except Damaged as damage:
            faults.append(_damaged(damage.fault))
            continue
        made.append(backup)
        if backup.inside.fault:
            faults.append(_damaged(backup.inside.fault))
        drop_old(place, shop)
    return BackedUp(tuple(made), tuple(faults))


def _damaged(fault: str) -> Refused:
    return Refused(
        "The newest backup was looked through, and something is amiss with the books: {fault}. Close Counter and type:"
        " counter doctor",
        fault=fault,
    )


def make_backup(shop: Shop, place: Path) -> Backup:
    """Makes a backup of the shop's books in the folder `place`, and looks all through it.

    Unavailable where the place is away, full or not to be written; Damaged where the books cannot be read.
    """
    at = datetime.now(UTC)
    with shop.store.read_report() as connection:
        had = read_head(connection, shop.keys.local, shop.terminal)
    path = place / f"{shop.terminal}-{at.strftime(_STAMP)}{_BOOKS}"
    half = path.with_name(f"{path.name}.{os.getpid()}{_HALF}")
    try:
        _check_room(shop.store.path, place)
        copy_books(shop.store.path, half)
        inside = look_inside(half, shop.journal.registry, shop.keys, had)
        write_anew(path.with_suffix(_NOTE), msgspec.json.encode(replace(inside, fault=str(inside.fault))))
        give_name(half, path)
        with shop.store.read_report() as connection:
            keep_forgotten(connection, shop.journal.registry, shop.keys, place)
    except OSError as fault:
        raise Unavailable(
            "No backup could be made in {folder}: {fault}. See that it is there and can be written.",
            folder=place,
            fault=why(fault),
        ) from fault
    finally:
        half.unlink(missing_ok=True)
    return Backup(path, at, inside)


def _check_above(place: Path) -> None:
    """Only the last folder is made: what is mistyped would be a backup that nobody finds."""
    if not place.parent.is_dir():
        raise Refused(
            "There is no folder {folder}: no backup was made there. Make it first, or write another place.",
            folder=place.parent,
        )


def _make_place(place: Path) -> None:
    try:
        make_folder(place)
    except OSError as fault:
        raise Unavailable(
            "No backup could be made in {folder}: {fault}. See that it is there and can be written.",
            folder=place,
            fault=why(fault),
        ) from fault


def _check_room(books: Path, place: Path) -> None:
    log = log_of(books)
    needed = books.stat().st_size + (log.stat().st_size if log.exists() else 0) + RESERVE
    free = shutil.disk_usage(place).free
    if free < needed:
        raise Unavailable(
            "There is no room for a backup in {folder}: {free} MB are free, {needed} MB are needed. Free some space.",
            folder=place,
            free=free // 1_000_000,
            needed=needed // 1_000_000,
        )


def backups_in(place: Path) -> tuple[Backup, ...]:
    """The backups in a folder, the newest first; none where it is not there."""
    return tuple(sorted(_found(place), key=lambda each: each.at, reverse=True))


def _found(place: Path) -> Iterator[Backup]:
    for path in place.glob(f"T*-*{_BOOKS}"):
        try:
            at = datetime.strptime(path.stem.partition("-")[2], _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        try:
            inside = read_json(path.with_suffix(_NOTE).read_bytes(), Inside)
        except (OSError, msgspec.MsgspecError):
            inside = Inside(fault=Sentence("nobody looked through it yet"))
        yield Backup(path, at, inside)


def drop_old(place: Path, shop: Shop) -> None:
    """Drops this terminal's backups in a folder that are too old to be kept, and halves of such as were broken off."""
    mine = {
        Made(each.at, shop.settings.trading_day(each.at), not each.inside.fault): each.path
        for each in backups_in(place)
        if each.path.name.startswith(f"{shop.terminal}-")
    }
    stay = kept(mine, shop.settings.trading_day(datetime.now(UTC)))
    for made in mine.keys() - stay:
        for path in (mine[made], mine[made].with_suffix(_NOTE)):
            path.unlink(missing_ok=True)
    for half in place.glob(f"*{_HALF}"):
        if time() - half.stat().st_mtime > _LEFT_LYING:
            half.unlink(missing_ok=True)


def newest_good(place: Path, terminal: str) -> Backup | None:
    """The newest backup of a terminal in a folder that was found good; None where there is none."""
    mine = (each for each in backups_in(place) if each.path.name.startswith(f"{terminal}-"))
    return next((each for each in mine if not each.inside.fault), None)
