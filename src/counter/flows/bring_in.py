"""A menu comes in from a file, all of it or nothing, in one act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from counter.flows.open_shop import decide
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act, Shop
from counter.imports.apart import read_apart
from counter.imports.model import AS_IT_IS, Column, FileRead, Meant
from counter.imports.plan import Plan, plan_of
from counter.imports.read_file import headings_of
from counter.imports.recognise import NotRecognised
from counter.kernel.errors import Refused
from counter.menu.combos import check_combos, combo_as_said
from counter.menu.queries import read_groups, read_menu
from counter.menu.rules import Menu
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


def bring_in(act: Act, read: FileRead, meant: Meant = AS_IT_IS) -> Plan:
    """Brings in what a file says of the menu, and gives what changed. Nothing alters what was sold.

    Prices count from the trading day on that it is, and so do the rates of tax classes that come new. Refused
    where a combo cannot be, or the menu, or taxes where some come, are not theirs to change; then all stays as it was.
    """
    allow(act, Ask(Right.MENU))
    settings = act.settings
    today = settings.trading_day(act.at)
    menu, groups = act.shop.configuration.menu, act.read(read_groups)
    plan = plan_of(read, menu, groups, settings, today, meant)
    if plan.tax_rates:
        decide(act, {"tax_rates": (*settings.tax_rates, *plan.tax_rates)})
    for fact in plan.facts:
        act.record(fact)
    now = act.read(read_menu)
    for day in {today} | {each.since for each in plan.combo_prices if each.since > today}:
        check_combos(plan.combos_on(day), now.on(day))
    _check_known(plan, now)
    for fact in (*plan.combos, *plan.combo_prices):
        act.record(fact)
    return plan


def _check_known(plan: Plan, menu: Menu) -> None:
    """Refused where a combo of ours would cost more than its items do on the day."""
    new = {combo.combo_id for combo in plan.combos}
    for each in plan.combo_prices:
        if each.combo_id not in new:
            combo = combo_as_said(menu.combo(each.combo_id))
            check_combos([replace(combo, price=each.price)], menu.on(each.since))


def look_at(shop: Shop, read: FileRead, meant: Meant = AS_IT_IS) -> Plan:
    """What `bring_in` would change now, without changing anything."""
    settings = shop.settings
    return shop.report(_plan, read, settings, settings.trading_day(shop.clock.now()), meant)


def look_into(shop: Shop, path: Path, meant: Meant) -> LookedInto:
    """What a file says, and what bringing it in now would change; nothing changes. It may take its time.

    Of a file that is not recognised the columns alone. Refused where it cannot be read.
    """
    settings = shop.settings
    try:
        read = read_apart(path, settings.currency, settings.shop_name, meant)
    except NotRecognised as refused:
        return LookedInto(path.stat().st_size, headings_of(path), refused=refused)
    return LookedInto(path.stat().st_size, read.columns, read, look_at(shop, read, meant))


def _plan(connection: Connection, read: FileRead, settings: Settings, today: date, meant: Meant) -> Plan:
    menu, groups = read_menu(connection, settings.favourites), read_groups(connection)
    return plan_of(read, menu, groups, settings, today, meant)
