"""The menu changes: what an item is from now on, what it costs from a day on, the favourites."""

from __future__ import annotations

from collections.abc import Iterable

from counter.flows.open_shop import decide
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, FactId
from counter.menu.facts import ChoiceOffered, ComboOffered, ItemChanged, ItemOffered, PriceChanged
from counter.menu.groups import Group
from counter.menu.rules import Menu
from counter.reports.menu_changes import facts_back
from counter.settings.favourites import Favourite
from counter.settings.rights import Right


def change_item(
    act: Act, changed: ItemChanged | None, price: PriceChanged | None, offered: ItemOffered | None = None
) -> None:
    """An item is from now on as it is said, costs something else from a trading day on, or is on the menu or off it.

    Nothing alters what was sold. Refused where it was never on the menu, a price would begin before today, something
    else has the barcode by now of what comes back, or the menu is not theirs to change.
    """
    allow(act, Ask(Right.MENU))
    menu = act.shop.configuration.menu
    for fact in filter(None, (changed, price, offered)):
        menu.item(fact.item_id)
    if changed is not None:
        act.record(changed)
    if price is not None:
        today = act.settings.trading_day(act.at)
        if price.since < today:
            raise Refused(
                "What was sold stays as it was: a price begins today or later, not on {day}.",
                day=act.language.short_date(price.since),
            )
        act.record(price)
    if offered is not None and offered.on_menu == menu.item(offered.item_id).off_menu:
        _check_barcode(changed.barcode if changed else menu.item(offered.item_id).barcode, offered, menu)
        act.record(offered)


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
