"""The menu changes: what an item is from now on, what it costs from a day on, the favourites."""

from __future__ import annotations

from collections.abc import Iterable

from counter.flows.open_shop import decide
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, FactId, ItemId
from counter.menu.checks import check_item
from counter.menu.combos import check_combos
from counter.menu.facts import (
    ChoiceOffered,
    ComboAdded,
    ComboChanged,
    ComboOffered,
    GroupDescribed,
    ItemAdded,
    ItemChanged,
    ItemFact,
    ItemOffered,
    ItemPlaced,
    ModifierGroupAdded,
    ModifierGroupChanged,
    PriceChanged,
)
from counter.menu.groups import Group, check_group, group_as_said, group_of
from counter.menu.queries import read_groups
from counter.menu.rules import Menu
from counter.reports.menu_changes import facts_back
from counter.settings.favourites import Favourite
from counter.settings.rights import Right

MenuFact = (
    ItemAdded
    | ItemChanged
    | ItemPlaced
    | ItemOffered
    | PriceChanged
    | ModifierGroupAdded
    | ModifierGroupChanged
    | ComboAdded
    | ComboChanged
    | ComboOffered
)
"""What somebody may decide about the menu."""


def change_menu(act: Act, facts: Iterable[MenuFact]) -> None:
    """The menu is otherwise from now on, all of these or none: new groups first, then items, prices and combos.

    Nothing alters what was sold. Refused where something could not be found or sold so, was never on the menu, a price
    would begin before today or be below nothing, or the menu is not theirs to change.
    """
    allow(act, Ask(Right.MENU))
    menu, barcodes = act.shop.configuration.menu, dict[ItemId, str]()
    groups = {group.group_id: group for group in act.read(read_groups)}
    classes = {rate.tax_class for rate in act.settings.tax_rates}
    for said in facts:
        fact: MenuFact = said
        match fact:
            case ModifierGroupAdded():
                groups[fact.group_id] = group_of(fact)
            case ModifierGroupChanged():
                fact = group_as_said(fact, groups[fact.group_id].modifiers)
            case ItemAdded() | ItemChanged():
                check_item(fact, menu, classes, groups, act.settings.stations)
                barcodes[fact.item_id] = fact.barcode
            case PriceChanged():
                _check_price(act, fact)
            case ComboAdded() | ComboChanged():
                check_combos([fact], menu.on(act.settings.trading_day(act.at)))
            case ItemOffered():
                known = barcodes.get(fact.item_id)
                _check_barcode(menu.item(fact.item_id).barcode if known is None else known, fact, menu)
        if isinstance(fact, GroupDescribed):
            check_group(fact)
        if isinstance(fact, ItemFact) and fact.item_id not in barcodes:
            menu.item(fact.item_id)
        act.record(fact)


def _check_price(act: Act, fact: PriceChanged) -> None:
    if fact.since < act.settings.trading_day(act.at):
        raise Refused(
            "What was sold stays as it was: a price begins today or later, not on {day}.",
            day=act.shop.language.short_date(fact.since),
        )
    for price in (fact.price, fact.to_go_price, *(size.price for size in fact.sizes)):
        if price is not None and price.minor < 0:
            raise Refused("“{amount}” is below nothing. Write what it costs.", amount=act.language.amount(price))


def change_item(
    act: Act, changed: ItemChanged | None, price: PriceChanged | None, offered: ItemOffered | None = None
) -> None:
    """An item is from now on as it is said, costs something else from a trading day on, or is on the menu or off it.

    What is on it or off it already stays so. Refused as `change_menu` says.
    """
    menu = act.shop.configuration.menu
    if offered is not None and offered.on_menu != menu.item(offered.item_id).off_menu:
        offered = None
    change_menu(act, [fact for fact in (changed, price, offered) if fact is not None])


def _check_barcode(code: str, offered: ItemOffered, menu: Menu) -> None:
    """Refused where an item comes back with a barcode that something else has by now."""
    for other in menu.items if offered.on_menu and code else ():
        if other.barcode == code:
            raise Refused("{item} has the barcode {code} by now. Give one of them another.", item=other.name, code=code)


def offer_combo(act: Act, combo_id: ComboId, *, on_menu: bool) -> None:
    """A combo is on the menu again, or off it: nobody rings it up any more, and what has it keeps it.

    Refused where it was never on it, or the menu is not theirs to change.
    """
    allow(act, Ask(Right.MENU))
    if act.menu.combo(combo_id).off_menu == on_menu:
        act.record(ComboOffered(combo_id=combo_id, on_menu=on_menu))


def offer_choice(act: Act, group: Group, name: str, *, on_menu: bool) -> None:
    """A choice of a group is on the menu again, or off it; what has it keeps it.

    Refused where too few would be left to choose from, or the menu is not theirs to change.
    """
    allow(act, Ask(Right.MENU))
    if group.modifier(name).off_menu != on_menu:
        return
    if not on_menu and len(group.offered) <= max(group.fewest, 1):
        raise Refused(
            "Of “{group}” {count} must be chosen: “{name}” cannot leave the menu.",
            group=group.name, count=max(group.fewest, 1), name=name,
        )  # fmt: skip
    act.record(ChoiceOffered(group_id=group.group_id, name=name, on_menu=on_menu))


def take_menu_back(act: Act, fact_id: FactId) -> None:
    """Takes back all that the act with that fact changed about the menu: what came new to it leaves it.

    Prices are from the trading day on what they would be without it. Refused where the menu is not theirs to change.
    """
    allow(act, Ask(Right.MENU))
    for fact in act.read(facts_back, fact_id, act.settings.trading_day(act.at)):
        act.record(fact)


def arrange_favourites(act: Act, favourites: Iterable[Favourite]) -> None:
    """The shop's first page, in this order; what is marked a favourite besides comes after."""
    decide(act, {"favourites": list(favourites)})
