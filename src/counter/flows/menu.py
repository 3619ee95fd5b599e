"""The menu changes: what an item is from now on, what it costs from a day on, the favourites."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counter.flows.open_shop import decide
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, FactId, GroupId, ItemId
from counter.menu.checks import check_item
from counter.menu.combos import check_combos, combo_as_said, price_at_once
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import (
    ChoiceOffered,
    ComboAdded,
    ComboChanged,
    ComboDescribed,
    ComboOffered,
    ItemAdded,
    ItemChanged,
    ItemFact,
    ItemOffered,
    ItemPlaced,
    ModifierGroupAdded,
    ModifierGroupChanged,
    PriceChanged,
)
from counter.menu.groups import Group, check_group, group_as_said, group_of, prices_at_once
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
    | ChoicePriceChanged
    | ComboPriceChanged
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
    combos = dict[ComboId, ComboDescribed]()
    for fact in facts:
        if isinstance(fact, PriceChanged | ChoicePriceChanged | ComboPriceChanged):
            _check_price(act, fact)
        match fact:
            case ModifierGroupAdded() | ModifierGroupChanged():
                _record_group(act, fact, groups)
                continue
            case ItemAdded() | ItemChanged():
                check_item(fact, menu, classes, groups, act.settings.stations)
                barcodes[fact.item_id] = fact.barcode
            case ChoicePriceChanged():
                groups[fact.group_id].modifier(fact.name)
            case ComboAdded() | ComboChanged():
                _record_combo(act, fact, menu)
                combos[fact.combo_id] = fact
                continue
            case ComboPriceChanged():
                combo = combos.get(fact.combo_id) or combo_as_said(menu.combo(fact.combo_id))
                check_combos([replace(combo, price=fact.price)], menu.on(fact.since))
            case ItemOffered():
                known = barcodes.get(fact.item_id)
                _check_barcode(menu.item(fact.item_id).barcode if known is None else known, fact, menu)
        if isinstance(fact, ItemFact) and fact.item_id not in barcodes:
            menu.item(fact.item_id)
        act.record(fact)


def _record_group(act: Act, said: ModifierGroupAdded | ModifierGroupChanged, groups: dict[GroupId, Group]) -> None:
    """A group as it is said; what is said to cost something else does so from today on."""
    facts: tuple[MenuFact, ...] = (said,)
    if isinstance(said, ModifierGroupChanged):
        known, today = groups[said.group_id], act.settings.trading_day(act.at)
        said, prices = prices_at_once(group_as_said(said, known.on(today).modifiers), known, today)
        facts = prices if prices and said == group_as_said(known) else (said, *prices)
    check_group(said)
    groups[said.group_id] = group_of(said)
    for fact in facts:
        act.record(fact)


def _record_combo(act: Act, said: ComboAdded | ComboChanged, menu: Menu) -> None:
    """A combo as it is said; a price that is another than it was is so from today on."""
    today, facts = act.settings.trading_day(act.at), tuple[MenuFact, ...]((said,))
    check_combos([said], menu.on(today))
    if isinstance(said, ComboChanged):
        known = menu.combo(said.combo_id)
        said, prices = price_at_once(said, known, today)
        facts = prices if prices and said == combo_as_said(known) else (said, *prices)
    for fact in facts:
        act.record(fact)


def _check_price(act: Act, fact: PriceChanged | ChoicePriceChanged | ComboPriceChanged) -> None:
    """Refused where it would begin before today, or is below nothing; a choice may take something off."""
    if fact.since < act.settings.trading_day(act.at):
        raise Refused(
            "What was sold stays as it was: a price begins today or later, not on {day}.",
            day=act.shop.language.short_date(fact.since),
        )
    if isinstance(fact, ChoicePriceChanged):
        return
    more = (fact.to_go_price, *(size.price for size in fact.sizes)) if isinstance(fact, PriceChanged) else ()
    for price in (fact.price, *more):
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
