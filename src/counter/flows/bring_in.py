"""A menu comes in from a file, all of it or nothing, in one act."""

from __future__ import annotations

from counter.flows.rights import Ask, allow
from counter.flows.shop import Act, Shop
from counter.imports.model import FileRead
from counter.imports.plan import Plan, plan_of
from counter.menu.combos import check_combos
from counter.menu.queries import read_groups, read_menu
from counter.settings.rights import Right


def bring_in(act: Act, read: FileRead) -> Plan:
    """Brings in what a file says of the menu, and gives what changed. Nothing alters what was sold.

    Prices count from the trading day on that it is. Refused where a combo cannot be, or the menu is not theirs to
    change; then the menu stays as it was.
    """
    allow(act, Ask(Right.MENU))
    settings = act.settings
    today = settings.trading_day(act.at)
    menu, groups = act.shop.configuration.menu, act.read(read_groups)
    plan = plan_of(read, menu, groups, settings.tax_rates, today, settings.currency)
    for fact in plan.facts:
        act.record(fact)
    check_combos(plan.combos, act.read(read_menu).on(today))
    for combo in plan.combos:
        act.record(combo)
    return plan


def look_at(shop: Shop, read: FileRead) -> Plan:
    """What `bring_in` would change now, without changing anything."""
    settings = shop.settings
    today = settings.trading_day(shop.clock.now())
    menu, groups = shop.configuration.menu, shop.read(read_groups)
    return plan_of(read, menu, groups, settings.tax_rates, today, settings.currency)
