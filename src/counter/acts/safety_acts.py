"""Acts that keep a shop safe: its backups, what is inside one, how all of it stands."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.session import Session
from counter.flows.backup_places import places
from counter.flows.backups import Backup, backups_in
from counter.flows.backups import back_up as back_up_now
from counter.flows.rights import Ask, allow
from counter.flows.safety_apart import check_apart, look_apart, restore_apart, support_apart
from counter.flows.shop import Act, Shop
from counter.kernel.language import Language
from counter.reports.inside import Inside
from counter.settings.rights import Right


class OfBackup(Fields, frozen=True, kw_only=True):
    """A backup, by its path as `backups` says it."""

    backup: str


class Restore(OfBackup, frozen=True, kw_only=True):
    """A backup, and the new place where its books are opened."""

    folder: str


def _shop(session: Session) -> Shop:
    """The shop, to whoever decides for it."""
    session.do_in_office(_allow)
    return session.opened


def _allow(act: Act) -> None:
    allow(act, Ask(Right.SETTINGS))


def back_up(session: Session, _said: Nothing) -> dict[str, Any]:
    """Backs up now, in all of the shop's places; what is in the way in one of them is said."""
    shop = _shop(session)
    done = back_up_now(shop)
    faults = [shop.language.explain(fault) for fault in done.faults]
    return {"made": [_backup(each, shop.language) for each in done.made], "faults": faults}


def backups(session: Session, _said: Nothing) -> dict[str, Any]:
    """The backups there are, place after place, the newest first."""
    shop = _shop(session)
    found = (each for place in places(shop.folder, shop.settings) for each in backups_in(place))
    return {"backups": [_backup(each, shop.language) for each in found]}


def look_inside(session: Session, said: OfBackup) -> dict[str, Any]:
    """What is inside a backup, and whether every seal of it holds."""
    shop = _shop(session)
    return _inside(look_apart(shop, Path(said.backup)), shop.language)


def restore(session: Session, said: Restore) -> dict[str, Any]:
    """Opens a backup in a new place; this shop goes on."""
    restore_apart(_shop(session), Path(said.backup), Path(said.folder))
    return {"folder": said.folder}


def check_up(session: Session, _said: Nothing) -> dict[str, Any]:
    """What the doctor finds, as `counter doctor --json` says it."""
    shop = _shop(session)
    return {"findings": [asdict(each) for each in check_apart(shop)]}


def support(session: Session, _said: Nothing) -> dict[str, Any]:
    """The report for whoever is asked for help, as text."""
    return {"report": support_apart(_shop(session))}


def _backup(backup: Backup, language: Language) -> dict[str, Any]:
    return {"backup": str(backup.path), "at": backup.at.isoformat(), **_inside(backup.inside, language)}


def _inside(inside: Inside, language: Language) -> dict[str, Any]:
    return {
        "verified": not inside.fault,
        "fault": language.explain(inside.fault),
        "last_day": inside.last_day.isoformat() if inside.last_day else None,
        "orders": inside.orders,
        "last_order": inside.last_order,
        "last_receipt": inside.last_receipt,
        "people": list(inside.people),
    }


ACTS: dict[str, Kind[Any]] = {
    "back_up": Kind(Nothing, back_up),
    "backups": Kind(Nothing, backups),
    "look_inside": Kind(OfBackup, look_inside),
    "restore": Kind(Restore, restore),
    "check_up": Kind(Nothing, check_up),
    "support": Kind(Nothing, support),
}
"""The acts."""
