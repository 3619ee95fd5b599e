"""The home shop's menu and playbook as it gave them to others: each time one is other than before, a new version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Literal

from sqlalchemy import Connection, insert, select

from counter.flows.shop import Shop
from counter.journal.fact import canonical
from counter.kernel.ids import ShopId
from counter.kernel.typed_json import read_json
from counter.menu.given import MenuGiven, menu_given
from counter.menu.queries import read_groups, read_menu
from counter.recovery.taking import PlaybookGiven
from counter.settings.rules import Settings
from counter.settings.versions import VersionTaken
from counter.shops.tables import VERSIONS

Kind = Literal["menu", "playbook"]
MENU: Kind = "menu"
PLAYBOOK: Kind = "playbook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What a shop of that `name` gives others, as it was at an aware UTC time, on a trading day of its own.

    `digest` is the SHA-256 of its content, in hex.
    """

    shop: ShopId
    number: int
    name: str
    at: datetime
    day: date
    digest: str
    given: MenuGiven | PlaybookGiven

    @property
    def taken(self) -> VersionTaken:
        """As a shop knows it that took it."""
        return VersionTaken(number=self.number, shop=self.shop, name=self.name, day=self.day, digest=self.digest)


def newest(connection: Connection, shop: ShopId, kind: Kind) -> Version | None:
    """The last version that a shop gave of a kind, from the owner's own tables; None before the first."""
    wanted = select(VERSIONS).where(VERSIONS.c.shop == shop, VERSIONS.c.kind == kind)
    row = connection.execute(wanted.order_by(VERSIONS.c.number.desc()).limit(1)).first()
    if row is None:
        return None
    given = read_json(row.content, MenuGiven) if kind == MENU else read_json(row.content, PlaybookGiven)
    return Version(
        shop=ShopId(row.shop), number=row.number, name=row.name, at=row.at, day=row.day, digest=row.digest, given=given
    )


def version_now(home: Shop, kind: Kind, last: Version | None) -> Version:
    """What the home shop gives now: the `last` version where that is still so, else the next, which is not kept yet."""
    settings, now = home.settings, home.clock.now()
    today = settings.trading_day(now)
    given = home.report(_menu, settings, today) if kind == MENU else _playbook(settings)
    if last is not None and given == _on(last.given, today):
        return last
    return Version(
        shop=home.journal.shop,
        number=last.number + 1 if last else 1,
        name=settings.shop_name,
        at=now,
        day=today,
        digest=sha256(canonical(given).encode()).hexdigest(),
        given=given,
    )


def keep_version(connection: Connection, version: Version, kind: Kind) -> None:
    """Keeps a version that is new, for good; in a transaction that writes to the owner's own tables."""
    known = newest(connection, version.shop, kind)
    if known is not None and known.number >= version.number:
        return
    row = {
        "shop": version.shop, "kind": kind, "number": version.number, "name": version.name, "at": version.at,
        "day": version.day, "digest": version.digest, "content": canonical(version.given),
    }  # fmt: skip
    connection.execute(insert(VERSIONS).values(row))


def _menu(connection: Connection, settings: Settings, today: date) -> MenuGiven:
    menu, groups = read_menu(connection), read_groups(connection)
    return menu_given(menu, groups, settings.currency, settings.stations, today)


def _playbook(settings: Settings) -> PlaybookGiven:
    return PlaybookGiven(currency=settings.currency, decided=settings.playbook)


def _on(given: MenuGiven | PlaybookGiven, today: date) -> MenuGiven | PlaybookGiven:
    """What was given, as it reads by now: prices that were to come have come."""
    return given.on(today) if isinstance(given, MenuGiven) else given
