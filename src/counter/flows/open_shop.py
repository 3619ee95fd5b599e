"""A new shop: its settings, its menu."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from counter.flows.backup_places import mark_place
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.journal.fact import canonical
from counter.journal.plain import in_plain_text
from counter.kernel.errors import Refused
from counter.menu.combos import check_combos
from counter.menu.queries import read_menu
from counter.menu.read_file import MenuFile
from counter.settings.checks import check_can_be
from counter.settings.facts import SettingChanged
from counter.settings.queries import read_settings
from counter.settings.rights import Right
from counter.settings.rules import OWN, Settings
from counter.settings.stations import check_taken_off


def decide(act: Act, settings: Mapping[str, object]) -> None:
    """Sets these settings, by their names in `Settings`, to values that its fields can be read from.

    Refused where there is no such setting, the shop could not live by one, or it is not theirs to decide; another
    currency than that of what is sold, and a place for backups that is away or in the shop's own folder, too.
    """
    allow(act, Ask(Right.SETTINGS))
    changes = {key: canonical(in_plain_text(value)) for key, value in settings.items()}
    try:
        check_can_be(act.read(read_settings, act.terminal, changes), act.settings)
    except ValueError as fault:
        raise Refused("That cannot be a setting: {fault}. Choose another.", fault=fault) from fault
    if unknown := changes.keys() - Settings.__dataclass_fields__.keys():
        raise Refused("Counter has no setting “{name}”.", name=min(unknown))
    if "currency" in changes:
        _check_currency(act, str(settings["currency"]))
    if settings.get("backup_folder"):
        mark_place(Path(str(settings["backup_folder"])), act.shop.folder, act.language)
    if "stations" in changes:
        after = act.read(read_settings, act.terminal, changes).stations
        check_taken_off(act.settings.stations, after, ((each.station, each.name) for each in act.menu.items))
    for key, value in changes.items():
        act.record(SettingChanged(key, value, act.terminal if key in OWN else None))


def _check_currency(act: Act, currency: str) -> None:
    """What was sold and what is on the menu has its price in the shop's currency."""
    menu = act.read(read_menu)
    priced = {each.price.currency for each in menu.every_item} | {each.price.currency for each in menu.every_combo}
    if priced - {currency}:
        raise Refused(
            "The menu has its prices in {now}, so the shop stays in {now}. Another currency takes a new shop.",
            now=act.settings.currency,
        )


def begin(act: Act, settings: Mapping[str, object], menu: MenuFile) -> None:
    """What a new shop begins with: its settings and its menu. Refused as `decide` and `put_up_menu` say."""
    decide(act, settings)
    put_up_menu(act, menu)


def put_up_menu(act: Act, menu: MenuFile) -> None:
    """Puts a menu file's groups, items and combos on sale.

    Refused as `check_combos` says, and where the menu is not theirs to change.
    """
    if menu.groups or menu.items or menu.combos:
        allow(act, Ask(Right.MENU))
    for fact in (*menu.groups, *menu.items):
        act.record(fact)
    if menu.combos:
        now = act.read(read_menu).on(act.settings.trading_day(act.at))
        check_combos(menu.combos, now)
        for combo in menu.combos:
            act.record(combo)
