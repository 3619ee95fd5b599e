"""Gives the home shop's menu or playbook to other shops, after a look at what would be otherwise there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from counter.flows.shop import Shop
from counter.flows.take_version import (
    keep_of_menu,
    keep_of_playbook,
    mean_taxes,
    take_menu_version,
    take_playbook_version,
)
from counter.kernel.errors import NOTHING, Damaged, Refused, Sentence, Unavailable
from counter.kernel.ids import ShopId, StaffId
from counter.menu.given import MenuGiven
from counter.reports.version_rows import VersionRow, menu_rows, playbook_rows
from counter.settings.stations import USUAL, Stations
from counter.settings.versions import VersionTaken
from counter.shops.folder import ShopsFile, alone, books_of, joined_shops, shops_file, writing
from counter.shops.reader import OpenShop, exchange, go_on, opened, read_other, why
from counter.shops.versions import MENU, Kind, Version, keep_version, newest, version_now
from counter.terminals.queries import the_terminal


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a shop would take of the version that is given now, row by row, also what it keeps as it has it.

    `had` is what it took last, None before the first time. `kept` is what it keeps in all, by what it is called, also
    what is no different by now. Where it sells in another currency than ours its prices stay (`prices_stay`).
    `stations` and `tax_classes` are those of that shop. `trouble` says why its server could not be heard just now, or
    is NOTHING; `refused` why nothing at all can be given to it, and then there are no rows.
    """

    shop: ShopId
    name: str
    kind: Kind
    number: int
    rows: tuple[VersionRow, ...] = ()
    had: VersionTaken | None = None
    kept: Mapping[str, str] = field(default_factory=dict)
    prices_stay: bool = False
    stations: Stations = USUAL
    tax_classes: tuple[str, ...] = ()
    trouble: Sentence = NOTHING
    refused: Sentence = NOTHING

    @property
    def changing(self) -> tuple[VersionRow, ...]:
        """What would be otherwise: what is not kept."""
        return tuple(each for each in self.rows if not each.kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What came of giving a version to a shop: how many things are otherwise now, and how many it kept.

    `trouble` says why its server could not be heard: then it waits here, and goes up with the next reading. `refused`
    says why nothing was changed. Both are NOTHING else.
    """

    shop: ShopId
    name: str
    number: int
    changed: int = 0
    kept: int = 0
    trouble: Sentence = NOTHING
    refused: Sentence = NOTHING


def look_at_push(folder: Path, open_shop: OpenShop, kind: Kind, shop_id: ShopId) -> Difference:
    """What giving the home shop's menu or playbook, as it is now, to another shop would change there; nothing does.

    `folder` is the home shop's. Its server is asked for what is new there first. Refused where the shop is not known
    here, Unavailable where another process reads the shops and does not end.
    """
    with alone(folder):
        version = _given_now(folder, open_shop, kind)
        return _looked_at(folder, open_shop, kind, shop_id, version)


def push(folder: Path, open_shop: OpenShop, kind: Kind, shops: Sequence[ShopId]) -> tuple[Pushed, ...]:
    """Gives the home shop's menu or playbook, as it is now, to other shops, each in one act; what came of it there.

    What one of them refuses keeps no other from it. Refused and Unavailable as `look_at_push`.
    """
    with alone(folder):
        version = _given_now(folder, open_shop, kind)
        with writing(folder) as connection:
            keep_version(connection, version, kind)
        return tuple(_pushed(folder, open_shop, each, version) for each in shops)


def keep(
    folder: Path, open_shop: OpenShop, kind: Kind, shop_id: ShopId, row: tuple[str, str], *, kept: bool
) -> Sentence:
    """Something stays as another shop has it whatever is given, or no longer: a `row`'s `what` and its name.

    Gives why its server could not be told yet, else NOTHING. Refused where that cannot be, or is not theirs to decide
    by whom this machine was invited there.
    """
    what, name = row

    def decide(shop: Shop, by: StaffId) -> None:
        if kind == MENU:
            shop.do(by, keep_of_menu, what, name if kept else None)
        else:
            shop.do(by, keep_of_playbook, what, keep=kept)

    return _decided(folder, open_shop, shop_id, decide)


def say_taxes(folder: Path, open_shop: OpenShop, shop_id: ShopId, taxes: Mapping[str, str]) -> Sentence:
    """Which of its own tax classes those of the home shop are in another shop; otherwise as `keep`."""

    def decide(shop: Shop, by: StaffId) -> None:
        shop.do(by, mean_taxes, taxes)

    return _decided(folder, open_shop, shop_id, decide)


def _decided(folder: Path, open_shop: OpenShop, shop_id: ShopId, decide: Callable[[Shop, StaffId], None]) -> Sentence:
    with alone(folder):
        _check_known(folder, shop_id)
        with opened(open_shop, books_of(folder, shop_id)) as shop:
            _heard(shop)
            decide(shop, _inviter(shop))
        return read_other(folder, shop_id, open_shop).trouble


def _given_now(folder: Path, open_shop: OpenShop, kind: Kind) -> Version:
    with opened(open_shop, folder, only_look=True) as home:
        last = None
        if shops_file(folder).exists():
            with ShopsFile(folder) as tables:
                last = tables.read(newest, home.journal.shop, kind)
        return version_now(home, kind, last)


def _check_known(folder: Path, shop_id: ShopId) -> None:
    if shop_id not in joined_shops(folder):
        raise Refused("That shop is not known here. Add it first: Office, All shops.")


def _looked_at(folder: Path, open_shop: OpenShop, kind: Kind, shop_id: ShopId, version: Version) -> Difference:
    _check_known(folder, shop_id)
    name = ""
    try:
        with opened(open_shop, books_of(folder, shop_id)) as shop:
            name = shop.settings.shop_name
            trouble = _heard(shop)
            settings = shop.settings
            rows = _rows(shop, version)
            return Difference(
                shop=shop_id,
                name=settings.shop_name,
                kind=kind,
                number=version.number,
                rows=rows,
                had=settings.menu_version if kind == MENU else settings.playbook_version,
                kept=settings.own_menu.kept if kind == MENU else settings.own_playbook,
                prices_stay=version.given.currency != settings.currency,
                stations=settings.stations,
                tax_classes=tuple(dict.fromkeys(rate.tax_class for rate in settings.tax_rates)),
                trouble=trouble,
            )
    except (Refused, Unavailable, Damaged) as fault:
        return Difference(shop=shop_id, name=name, kind=kind, number=version.number, refused=why(fault))


def _rows(shop: Shop, version: Version) -> tuple[VersionRow, ...]:
    if isinstance(version.given, MenuGiven):
        return shop.report(menu_rows, version.given, shop.settings, shop.clock.now())
    return shop.report(playbook_rows, version.given, shop.settings)


def _pushed(folder: Path, open_shop: OpenShop, shop_id: ShopId, version: Version) -> Pushed:
    name = ""
    try:
        _check_known(folder, shop_id)
        with opened(open_shop, books_of(folder, shop_id)) as shop:
            name = shop.settings.shop_name
            _heard(shop)
            changed, kept = _given_to(shop, version)
        trouble = read_other(folder, shop_id, open_shop).trouble
    except (Refused, Unavailable, Damaged) as fault:
        return Pushed(shop=shop_id, name=name, number=version.number, refused=why(fault))
    return Pushed(shop=shop_id, name=name, number=version.number, changed=changed, kept=kept, trouble=trouble)


def _given_to(shop: Shop, version: Version) -> tuple[int, int]:
    """How many things are otherwise in the shop now, and how many it kept."""
    by = _inviter(shop)
    if isinstance(version.given, MenuGiven):
        taking = shop.do(by, take_menu_version, version.given, version.taken)
        return sum(not each.kept for each in taking.parts), sum(each.kept for each in taking.parts)
    parts = shop.do(by, take_playbook_version, version.given, version.taken)
    return sum(not each.kept for each in parts), sum(each.kept for each in parts)


def _inviter(shop: Shop) -> StaffId:
    """Who invited this machine there: what is given is decided by them. Refused where nobody did."""
    by = shop.read(the_terminal, shop.terminal).joined_by
    if by is None:
        raise Refused("Nobody invited this machine to {shop}. Add the shop anew.", shop=shop.settings.shop_name)
    return by


def _heard(shop: Shop) -> Sentence:
    """What is new there is known here now; why not where its server is away. Refused where it says no."""
    trouble = NOTHING
    try:
        exchange(shop)
    except Unavailable as fault:
        trouble = why(fault)
    except Refused as fault:
        said = why(fault)
        raise Refused(said.text, **said.values) from fault
    go_on(shop)
    return trouble
