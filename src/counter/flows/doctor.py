"""What is well with a shop and what somebody should do, a finding each. Nothing is changed by looking."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Literal

from counter.flows.backups import RESERVE, Backup, backups_in, places
from counter.flows.clock import clock_fault
from counter.flows.shop import Shop
from counter.journal.mail_password import MAIL_PASSWORD
from counter.journal.pin_key import PIN_KEY
from counter.journal.queries import newest_at
from counter.journal.seal import SHOP_KEY, TERMINAL_KEYS

WELL: Final = "well"
LOOK: Final = "look"
WRONG: Final = "wrong"
State = Literal["well", "look", "wrong"]
"""All is well; somebody may want to look at it; somebody has to do something."""
_BACKUP_IS_OLD = timedelta(hours=30)
"""A shop that trades every day has a newer backup than that."""
_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at (`check`), how it is, in words, and what to do ("" where there is nothing to do)."""

    check: str
    state: State
    said: str
    do: str = ""


def disk_finding(folder: Path) -> Finding:
    """Whether the disk has room for the books, their log and a backup."""
    usage = shutil.disk_usage(folder)
    needed = RESERVE + 2 * sum(path.stat().st_size for path in folder.glob("*.sqlite*") if path.is_file())
    said = f"{usage.free / 1e9:.1f} GB free of {usage.total / 1e9:.1f} GB"
    if usage.free < needed:
        return Finding("disk", WRONG, said, f"Free some space: {needed / 1e9:.1f} GB are needed to go on safely.")
    return Finding("disk", WELL, said)


def rights_finding(folder: Path) -> Finding:
    """Whether nobody but the owner of the folder can read the keys and the books, and Counter can write there."""
    if not os.access(folder, os.W_OK):
        return Finding("rights", WRONG, f"{folder} cannot be written", "Let Counter write to its folder.")
    secret = (folder / name for name in (SHOP_KEY, TERMINAL_KEYS, PIN_KEY, MAIL_PASSWORD))
    shown = [path.name for path in secret if path.exists() and stat.S_IMODE(path.stat().st_mode) & _OTHERS]
    if shown and os.name == "posix":
        do = "Open the counter once: it takes them away from others."
        return Finding("rights", WRONG, f"others can read {', '.join(shown)}", do)
    return Finding("rights", WELL, "only its owner can read the keys")


def shop_findings(shop: Shop, now: datetime) -> Iterator[Finding]:
    """What can be said once the books open: of the clock, the printers, the version and the backups."""
    fault = clock_fault(shop)
    yield (
        Finding("clock", WRONG, fault, "Set the machine’s clock.")
        if fault
        else Finding("clock", WELL, f"{now:%Y-%m-%d %H:%M} UTC, after all that was recorded")
    )
    settings = shop.settings
    names = [each.name for each in settings.printers] or ([settings.printer] if settings.printer else [])
    if names:
        yield Finding("printers", WELL, ", ".join(names))
    else:
        do = "Set one up: counter printers add"
        yield Finding("printers", LOOK, "none is set: papers are saved in the folder “printed”", do)
    newest = shop.report(newest_at)
    for place in places(shop.folder, settings):
        yield _backups_finding(place, newest)


def _backups_finding(place: Path, newest: datetime | None) -> Finding:
    do = "Make one: counter backup"
    if not place.is_dir():
        known = "No backup was made yet" if place.parent.is_dir() and place.name == "backups" else "It is not there"
        return Finding("backups", WRONG, f"{place}: {known}", f"Plug it in if it is a stick. {do}")
    made = backups_in(place)
    if not made:
        return Finding("backups", WRONG, f"{place}: there is none", do)
    return _of_backups(place, made, newest, do)


def _of_backups(place: Path, made: tuple[Backup, ...], newest: datetime | None, do: str) -> Finding:
    last = made[0]
    good = next((each for each in made if not each.inside.fault), None)
    of = f"{len(made)}, the newest good one of {good.at:%Y-%m-%d %H:%M} UTC" if good else "none is good"
    said = f"{place}: {of}"
    if last.inside.fault:
        do = "Keep all of them, and ask for help before you go on: the books may be damaged."
        return Finding("backups", WRONG, f"{said}. The last is not good: {last.inside.fault}", do)
    if newest is not None and last.inside.newest is not None and newest - last.inside.newest > _BACKUP_IS_OLD:
        return Finding("backups", WRONG, f"{said}. It is more than a day behind the books", do)
    return Finding("backups", WELL, said)
