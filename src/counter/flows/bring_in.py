"""A menu comes in from a file, all of it or nothing, in one act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counter.flows.rights import Ask, allow
from counter.flows.shop import Act, Shop
from counter.imports.model import Column, FileRead, Meant
from counter.imports.plan import Plan, plan_of
from counter.imports.read_file import headings_of, read_file
from counter.imports.recognise import NotRecognised
from counter.kernel.errors import Refused
from counter.menu.combos import check_combos
from counter.menu.queries import read_groups, read_menu
from counter.settings.rights import Right
from counter.settings.rules import Settings
from counter.store.unit import Connection


@dataclass(frozen=True, slots=True)
class LookedInto:
    """A file that was looked into: its size in bytes, its columns, what it says, and what that would change.

    Nobody knows the last two where it is not recognised, and `refused` says why.
    """

    size: int
    columns: tuple[Column, ...]
    read: FileRead | None = None
    plan: Plan | None = None
    refused: Refused | None = None


def bring_in(act: Act, read: FileRead, taxes: Mapping[str, str] | None = None) -> Plan:
    """Brings in what a file says of the menu, and gives what changed. Nothing alters what was sold.

    Prices count from the trading day on that it is; `taxes` are classes of ours by what the file calls a tax. Refused
    where a combo cannot be, or the menu is not theirs to change; then the menu stays as it was.
    """
    allow(act, Ask(Right.MENU))
    settings = act.settings
    today = settings.trading_day(act.at)
    menu, groups = act.shop.configuration.menu, act.read(read_groups)
    plan = plan_of(read, menu, groups, settings.tax_rates, today, settings.currency, taxes)
    for fact in plan.facts:
        act.record(fact)
    check_combos(plan.combos, act.read(read_menu).on(today))
    for combo in plan.combos:
        act.record(combo)
    return plan


def look_at(shop: Shop, read: FileRead, taxes: Mapping[str, str] | None = None) -> Plan:
    """What `bring_in` would change now, without changing anything."""
    settings = shop.settings
    today = settings.trading_day(shop.clock.now())
    return shop.read(_plan, read, settings, today, taxes)


def look_into(connection: Connection, path: Path, meant: Meant, settings: Settings, today: date) -> LookedInto:
    """What a file says, and what bringing it in on the trading day `today` would change; nothing changes.

    Of a file that is not recognised the columns alone. Refused where it cannot be read.
    """
    try:
        read = read_file(path, settings.currency, settings.shop_name, meant)
    except NotRecognised as refused:
        return LookedInto(path.stat().st_size, headings_of(path), refused=refused)
    plan = _plan(connection, read, settings, today, meant.taxes)
    return LookedInto(path.stat().st_size, read.columns, read, plan)


def _plan(
    connection: Connection, read: FileRead, settings: Settings, today: date, taxes: Mapping[str, str] | None
) -> Plan:
    menu, groups = read_menu(connection, settings.favourites), read_groups(connection)
    return plan_of(read, menu, groups, settings.tax_rates, today, settings.currency, taxes)
