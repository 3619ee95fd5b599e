"""How books come back from a backup: into a new place, or into the place of such as are damaged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from counter.bootstrap import DATABASE, open_shop
from counter.flows.backup_places import BACKUPS, check_new_place
from counter.flows.backups import Backup, backups_in, newest_good
from counter.flows.shop import Act
from counter.journal.books import bringing
from counter.journal.forgotten import to_forget_again
from counter.journal.seal import SHOP_KEY, TERMINAL_KEYS, Keyring, read_keys
from counter.kernel.errors import Damaged, Refused, Sentence
from counter.kernel.language import Language
from counter.kernel.private_files import make_folder
from counter.reports.inside import Inside, look_inside, sold_after
from counter.rooms import registry
from counter.store.backup import copy_books
from counter.store.engine import log_of
from counter.store.lock import ShopLock
from counter.store.migrate import bring_up_to_date

Agree = Callable[[Inside], bool]
"""Whether somebody wants books with that inside."""


def restore(backup: Path, folder: Path, keys_in: Path, agree: Agree) -> bool:
    """Opens a backup in the new place `folder`, with the keys kept in `keys_in`, where they `agree`; whether they did.

    Refused where there is something in `folder`, or no key in `keys_in`.
    """
    check_keys(keys_in)
    check_new_place(folder)
    was_there = folder.exists()
    make_folder(folder)
    if _bring(backup, folder, keys_in, agree):
        return True
    if not was_there:
        folder.rmdir()
    return False


def put_in_place(backup: Path, folder: Path, agree: Agree) -> bool:
    """Sets the books in `folder` aside and goes on from a backup, where they `agree`; whether they did."""
    check_keys(folder)
    return _bring(backup, folder, folder, agree)


def check_keys(folder: Path) -> None:
    """Refused where no keys are kept in `folder`."""
    if not any((folder / name).exists() for name in (SHOP_KEY, TERMINAL_KEYS)):
        raise Refused("{folder} has no shop.key. Say which folder it is kept in: --keys FOLDER", folder=folder)


def _bring(backup: Path, folder: Path, keys_in: Path, agree: Agree) -> bool:
    lock = ShopLock(folder)
    lock.take()
    try:
        with bringing(folder / DATABASE, keys_in) as half:
            inside = _copied(backup, half, keys_in)
            if not agree(inside):
                raise NotWanted
    except NotWanted:
        lock.let_go_of_nothing()
        return False
    except BaseException:
        lock.let_go_of_nothing()
        raise
    lock.let_go()
    made = Sentence("restored")
    if inside.newest:
        until = f"{inside.newest:%Y-%m-%d %H:%M}"
        made = Sentence("restored from a backup that goes up to {time} UTC", time=until)
    shop = open_shop(folder, restored=made)
    try:
        for place in {backup.parent, keys_in / BACKUPS}:
            shop.do(shop.itself, _forget_again, place)
    finally:
        shop.store.close()
    return True


class NotWanted(Exception):  # noqa: N818 - nothing went wrong
    """Who looked into a backup does not want it here."""


def _copied(backup: Path, half: Path, keys_in: Path) -> Inside:
    """What is in the copy at `half`, brought up to date."""
    try:
        copy_books(backup, half)
        bring_up_to_date(half)
    except Damaged as damage:
        return Inside(fault=damage.fault)
    return look_inside(half, registry(), read_keys(keys_in))


def _forget_again(act: Act, place: Path) -> None:
    """What was forgotten since the backup was made is forgotten again."""
    for fact_id, fact in tuple(act.read(to_forget_again, act.shop.journal.registry, act.keys, place)):
        act.record(fact, fact_id=fact_id)


def newest_for(folder: Path) -> Backup | None:
    """The newest good backup beside the books in `folder`, of the terminal whose keys are there; None without one."""
    try:
        terminal = read_keys(folder).terminal
    except Refused:
        return None
    return newest_good(folder / BACKUPS, terminal)


def newest_verified(folder: Path) -> tuple[Path, Inside] | None:
    """The newest backup beside the books in `folder` in which every seal holds now, with what is inside."""
    try:
        keys = read_keys(folder)
    except Refused:
        return None
    for each in backups_in(folder / BACKUPS):
        if not each.inside.fault and each.path.name.startswith(f"{keys.terminal}-"):
            inside = _looked(each, keys)
            if not inside.fault:
                return each.path, inside
    return None


def _looked(backup: Backup, keys: Keyring) -> Inside:
    """What is inside now; of one of an older Counter what was found as it was made."""
    try:
        return look_inside(backup.path, registry(), keys)
    except Refused:
        return backup.inside


def newest_said(inside: Inside, language: Language) -> str:
    """How far the newest good backup goes, a sentence."""
    if inside.newest:
        return language.say("The newest good one goes up to {time}.", time=_clock(inside.newest))
    return language.say("There is a good one.")


def what_is_lost(folder: Path, inside: Inside, language: Language) -> str:
    """What the books in `folder` have that is not in a backup with that `inside`, as far as they can be read."""
    database, since = folder / DATABASE, inside.newest or datetime.fromtimestamp(0, UTC)
    sold = sold_after(database, since) if database.is_file() else None
    if sold == 0:
        return language.say("Of the books that are there, no order is missing in it.")
    if sold is not None:
        return language.say_count(
            "Of the books that are there, {count} order is not in it.",
            "Of the books that are there, {count} orders are not in it.",
            sold,
        )
    written = [path.stat().st_mtime for path in (database, log_of(database)) if path.exists()]
    if written:
        until = _clock(datetime.fromtimestamp(max(written), UTC))
        return language.say("What was sold between {since} and {until} is not in it.", since=_clock(since), until=until)
    return language.say("What was sold since {since} is not in it.", since=_clock(since))


def _clock(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
