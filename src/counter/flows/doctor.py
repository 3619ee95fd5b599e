"""What is well with a shop and what somebody should do, a finding each. Nothing is changed by looking."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final, Literal

from counter.flows.backup_places import BACKUPS, check_place, places
from counter.flows.backups import RESERVE, Backup, backups_in
from counter.flows.clock import clock_fault
from counter.flows.shop import Shop
from counter.journal.mail_password import MAIL_PASSWORD
from counter.journal.pin_key import PIN_KEY
from counter.journal.queries import newest_at
from counter.journal.seal import SHOP_KEY, TERMINAL_KEYS
from counter.kernel.errors import Unavailable
from counter.kernel.language import Language
from counter.printing.away import printers_away

WELL: Final = "well"
LOOK: Final = "look"
WRONG: Final = "wrong"
State = Literal["well", "look", "wrong"]
"""All is well; somebody may want to look at it; somebody has to do something."""
_BACKUP_IS_OLD = timedelta(hours=30)
"""A shop that trades every day has a newer backup than that."""
_OTHERS = 0o077
_GIGABYTE = Decimal(10**9)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at (`check`), how it is, in words, and what to do ("" where there is nothing to do)."""

    check: str
    state: State
    said: str
    do: str = ""


def disk_finding(folder: Path, language: Language) -> Finding:
    """Whether the disk has room for the books, their log and a backup."""
    usage, say = shutil.disk_usage(folder), language.say
    needed = RESERVE + 2 * sum(path.stat().st_size for path in folder.glob("*.sqlite*") if path.is_file())
    said = say("{free} GB free of {total} GB", free=_gb(usage.free, language), total=_gb(usage.total, language))
    if usage.free < needed:
        do = say("Free some space: {needed} GB are needed to go on safely.", needed=_gb(needed, language))
        return Finding("disk", WRONG, said, do)
    return Finding("disk", WELL, said)


def _gb(size: int, language: Language) -> str:
    return language.decimal(size / _GIGABYTE, 1)


def rights_finding(folder: Path, language: Language) -> Finding:
    """Whether nobody but the owner of the folder can read the keys and the books, and Counter can write there."""
    say = language.say
    if not os.access(folder, os.W_OK):
        said = say("{folder} cannot be written", folder=folder)
        return Finding("rights", WRONG, said, say("Let Counter write to its folder."))
    secret = (folder / name for name in (SHOP_KEY, TERMINAL_KEYS, PIN_KEY, MAIL_PASSWORD))
    shown = [path.name for path in secret if path.exists() and stat.S_IMODE(path.stat().st_mode) & _OTHERS]
    if shown and os.name == "posix":
        said = say("others can read {files}", files=language.listed(shown))
        return Finding("rights", WRONG, said, say("Open the counter once: it takes them away from others."))
    return Finding("rights", WELL, say("only its owner can read the keys"))


def shop_findings(shop: Shop, now: datetime) -> Iterator[Finding]:
    """What can be said once the books open: of the clock, the printers and the backups."""
    fault, say = clock_fault(shop), shop.language.say
    if fault:
        yield Finding("clock", WRONG, fault.rstrip("."), say("Set the machine’s clock."))
    else:
        yield Finding("clock", WELL, say("{time}, after all that was recorded", time=_when(now, shop.language)))
    yield _printers_finding(shop)
    newest = shop.report(newest_at)
    for place in places(shop.folder, shop.settings):
        yield _backups_finding(place, shop.folder / BACKUPS, newest, shop.language)


def _printers_finding(shop: Shop) -> Finding:
    settings, say = shop.settings, shop.language.say
    names = [each.name for each in settings.printers] or ([settings.printer] if settings.printer else [])
    if not names:
        do = say("Set one up in the office, under Shop, or type: counter printers add")
        return Finding("printers", LOOK, say("none is set: papers are saved in the folder “printed”"), do)
    for away in shop.report(printers_away):
        if away.printer in names:
            said = say("{printer}: {fault}", printer=away.printer, fault=away.fault.rstrip("."))
            return Finding("printers", LOOK, said, say("See that it is on, and has paper."))
    return Finding("printers", WELL, shop.language.listed(names))


def _backups_finding(place: Path, own: Path, newest: datetime | None, language: Language) -> Finding:
    say = language.say
    do = say("Back up now, or type: counter backup")
    if place != own:
        try:
            check_place(place)
        except Unavailable as away:
            return Finding("backups", WRONG, language.explain(away).rstrip("."), do)
    made = backups_in(place)
    if not made:
        return Finding("backups", WRONG, say("There is none in {folder} yet", folder=place), do)
    return _of_backups(place, made, newest, language, do)


def _of_backups(place: Path, made: tuple[Backup, ...], newest: datetime | None, language: Language, do: str) -> Finding:
    last, say = made[0], language.say
    good = next((each for each in made if not each.inside.fault), None)
    if last.inside.fault:
        said = say("The last backup in {folder} is not good: {name}", folder=place, name=last.path.name)
        keep = say("Look inside it to see why. Keep all of them, close Counter, and ask for help before you go on.")
        return Finding("backups", WRONG, said, keep)
    assert good is not None  # noqa: S101 - the last is
    said = language.say_count(
        "{count} backup in {folder}, a good one of {time}", "{count} backups in {folder}, the newest of {time}",
        len(made), folder=place, time=_when(good.at, language),
    )  # fmt: skip
    if newest is not None and last.inside.newest is not None and newest - last.inside.newest > _BACKUP_IS_OLD:
        return Finding(
            "backups", WRONG, say("The newest backup in {folder} is more than a day behind", folder=place), do
        )
    return Finding("backups", WELL, said)


def _when(at: datetime, language: Language) -> str:
    return language.say("{day}, {time}", day=language.short_date(language.local_date(at)), time=language.clock(at))
