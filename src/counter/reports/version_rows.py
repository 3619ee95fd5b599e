"""What a shop would take of another one's menu or playbook, row by row, and what somebody changed of that here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection

from counter.journal.fact import subject_of
from counter.journal.queries import in_order
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import ItemBack, ItemCounted, ItemSoldOut, PriceChanged
from counter.menu.given import MenuGiven
from counter.menu.queries import read_groups, read_menu
from counter.menu.taking import take
from counter.recovery.taking import PlaybookGiven, take_playbook
from counter.reports.changes import Change, leaves, setting_changes
from counter.reports.menu_changes import MENU, menu_so_far, menu_with
from counter.reports.story import staff_names
from counter.settings.playbook_decided import PlaybookDecided
from counter.settings.rules import Settings
from counter.settings.versions import PRICE, TILES

PLAYBOOK = "playbook"
_OF_A_DAY = {each.__name__ for each in (ItemSoldOut, ItemCounted, ItemBack)}
_PRICES = {each.__name__ for each in (PriceChanged, ChoicePriceChanged, ComboPriceChanged)}


@dataclass(frozen=True, slots=True)
class ChangedHere:
    """Who changed something in the shop itself since it took a version last, and when (aware UTC)."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """One thing that would be otherwise, called `name`; by `what` it can be kept as it is there.

    `before` and `after` are as in a change of that `key` ("menu", "playbook"): plain JSON. `kept`: it stays as it is.
    `tax` is a tax class of the giving shop that is none there, and that nobody said anything of; "" without one.
    """

    key: str
    what: str
    name: str
    before: Any
    after: Any
    kept: bool
    changed_here: ChangedHere | None = None
    tax: str = ""

    @property
    def waits(self) -> bool:
        """Whether it is an item that comes, but not onto the menu: without a price."""
        is_item = self.what.startswith("item:") and not self.what.endswith(PRICE)
        return is_item and not self.before and not self.after


def menu_rows(connection: Connection, given: MenuGiven, settings: Settings, now: datetime) -> tuple[VersionRow, ...]:
    """What taking a menu would change at the aware time `now`, also what is kept; nothing changes."""
    today = settings.trading_day(now)
    taking = take(given, read_menu(connection), read_groups(connection), settings, today)
    so_far, own = (
        menu_so_far(connection),
        _OwnChanges(connection, "menu_version", took_one=settings.menu_version is not None),
    )
    found = []
    for part in taking.parts:
        before, after = menu_with(so_far, part.facts, today)
        for fact in part.facts:
            so_far.take(fact)  # what comes after it calls by name what is new with it
        row = VersionRow(
            key=MENU, what=part.what, name=part.name, before=before, after=after, kept=part.kept,
            changed_here=own.of(part.what), tax=part.tax,
        )  # fmt: skip
        found.append(row)
    return tuple(found)


def playbook_rows(connection: Connection, given: PlaybookGiven, settings: Settings) -> tuple[VersionRow, ...]:
    """What taking a playbook would change, also what is kept; nothing changes."""
    own = _OwnChanges(connection, "playbook_version", took_one=settings.playbook_version is not None)
    changes = [each for each in setting_changes(connection) if each.key == PLAYBOOK]
    before = _plain(settings.playbook)
    return tuple(
        VersionRow(
            key=PLAYBOOK,
            what=part.what,
            name=part.what,
            before=before,
            after=_plain(part.becomes),
            kept=part.kept,
            changed_here=own.of_playbook(part.what, changes),
        )
        for part in take_playbook(given, settings.playbook, settings.currency, settings.own_playbook)
    )


def _plain(decided: PlaybookDecided) -> Any:
    return msgspec.json.decode(msgspec.json.encode(decided))


class _OwnChanges:
    """What was changed in the shop itself since it took a version last."""

    def __init__(self, connection: Connection, setting: str, *, took_one: bool) -> None:
        self._connection, self._names = connection, staff_names(connection)
        taken = list(in_order(connection, subject_of("setting", setting))) if took_one else []
        self._acts = {(entry.terminal, entry.act) for entry in taken}
        self._since = max((entry.at for entry in taken), default=None)

    def of(self, what: str) -> ChangedHere | None:
        """Who changed an item, a group or a combo last, or its price."""
        if self._since is None or what == TILES:
            return None
        last = None
        for entry in in_order(self._connection, what.removesuffix(PRICE)):
            is_it = entry.kind not in _OF_A_DAY and (entry.kind in _PRICES) == what.endswith(PRICE)
            if is_it and self._is_own(entry.at, (entry.terminal, entry.act)):
                last = ChangedHere(self._names.get(entry.by, ""), entry.at)
        return last

    def of_playbook(self, what: str, changes: Iterable[Change]) -> ChangedHere | None:
        """Who changed a part of the playbook last."""
        for change in changes:
            paths = (path for path, _, _ in leaves(change.before, change.after))
            if self._is_own(change.at, change.act) and any(what in path[:2] for path in paths):
                return ChangedHere(change.by, change.at)
        return None

    def _is_own(self, at: datetime, act: object) -> bool:
        """Whether it came after the last version, and not with one."""
        return self._since is not None and at > self._since and act not in self._acts
