"""Acts about what is on the menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET

from counter.acts.combo_fields import ComboChange, combo_changes, combo_named
from counter.acts.fields import Fields
from counter.acts.group_fields import OptionChange, option_changes, option_named
from counter.acts.item_changes import ItemChange, changes_of
from counter.acts.kind import Kind
from counter.acts.menu_fields import MenuItem, check_barcodes, check_tax_classes, item_of
from counter.acts.names import check_no_two, item_named, same_name, the_one
from counter.acts.session import Session
from counter.flows import menu as menu_flows
from counter.flows import open_shop, sold_out
from counter.flows.shop import Act
from counter.kernel.ids import ComboId
from counter.menu.dated_facts import ComboPriceChanged
from counter.menu.facts import ComboChanged, ItemAdded, ItemOffered
from counter.menu.groups import Group
from counter.menu.places import moved
from counter.menu.queries import read_groups
from counter.menu.read_file import MenuFile


class SoldOut(Fields, frozen=True, kw_only=True):
    """An item that is out for the day, or so many of it are left."""

    item: str
    count: int | None = None


class OfItem(Fields, frozen=True, kw_only=True):
    """An item."""

    item: str


class MoveItem(Fields, frozen=True, kw_only=True):
    """An item whose tile goes so many `places` later in its category, or earlier where that is below nothing."""

    item: str
    places: int


def add_item(session: Session, said: MenuItem) -> dict[str, Any]:
    """A new item on the menu; its groups are those there are."""
    menu, settings = session.opened.configuration.menu, session.opened.settings
    known = [(group.name, group.group_id) for group in _groups(session)]
    check_no_two("item", [*(item.name for item in menu.every_item), said.item])
    check_barcodes((said,), (item.barcode for item in menu.items if item.barcode))
    check_tax_classes((said,), {rate.tax_class for rate in settings.tax_rates})
    item = item_of(said, len(menu.every_item) + 1, known, settings)
    session.do_in_office(_add, item)
    return {"item": item.name}


def change_item(session: Session, said: ItemChange) -> dict[str, Any]:
    """An item otherwise from now on, or at another price from a day on. What was sold stays as it was."""
    menu = session.opened.configuration.menu
    item = the_one("item", said.item, (each for each in menu.every_item if same_name(each.name, said.item)))
    check_tax_classes((said,), {rate.tax_class for rate in session.opened.settings.tax_rates})
    check_barcodes((said,), (each.barcode for each in menu.items if each.barcode and each is not item))
    settings = session.opened.settings
    groups = [(group.name, group.group_id) for group in _groups(session)]
    today = settings.trading_day(session.clock.now())
    changed, price = changes_of(said, item, groups, today, settings.stations)
    offered = None if said.off_menu is None else ItemOffered(item_id=item.item_id, on_menu=not said.off_menu)
    session.do_in_office(menu_flows.change_item, changed, price, offered)
    return {"item": item.name}


def move_item(session: Session, said: MoveItem) -> dict[str, Any]:
    """An item's tile elsewhere in its category."""
    menu = session.opened.configuration.menu
    item = item_named(session, said.item)
    session.do_in_office(menu_flows.change_menu, moved(menu, item.item_id, said.places))
    return {"item": item.name}


def change_combo(session: Session, said: ComboChange) -> dict[str, Any]:
    """A combo otherwise from now on, at another price from a day on, off the menu, or on it again."""
    menu = session.opened.menu
    combo = combo_named(menu, said.combo)
    session.do_in_office(_change_combo, said, combo_changes(said, combo, menu), combo.combo_id)
    return {"combo": combo.name}


def _change_combo(
    act: Act, said: ComboChange, changed: Sequence[ComboChanged | ComboPriceChanged], combo_id: ComboId
) -> None:
    if changed:
        menu_flows.change_menu(act, changed)
    if said.off_menu is not UNSET:
        menu_flows.offer_combo(act, combo_id, on_menu=not said.off_menu)


def change_option(session: Session, said: OptionChange) -> dict[str, Any]:
    """An option of a group otherwise from now on, at another price from a day on, off the menu, or on it again."""
    group, was = option_named(said, _groups(session))
    today = session.opened.settings.trading_day(session.clock.now())
    changed = option_changes(said, group, was, today)
    if changed:
        session.do_in_office(menu_flows.change_menu, changed)
    else:
        session.do_in_office(menu_flows.offer_choice, group, was.name, on_menu=not said.off_menu)
    return {"group": group.name, "option": was.name}


def _groups(session: Session) -> tuple[Group, ...]:
    return session.opened.read(read_groups)


def _add(act: Act, item: ItemAdded) -> None:
    open_shop.put_up_menu(act, MenuFile(currency=item.price.currency, groups=(), items=(item,), tax_classes=()))


def mark_sold_out(session: Session, said: SoldOut) -> dict[str, Any]:
    """An item out until the next trading day; with a count so many are left, fewer with each that is sold."""
    item = item_named(session, said.item)
    if said.count is None:
        session.do(sold_out.mark_sold_out, item.item_id)
    else:
        session.do(sold_out.count_down, item.item_id, said.count)
    return {"item": item.name, "left": said.count or 0}


def back(session: Session, said: OfItem) -> dict[str, Any]:
    """An item there again, however many."""
    item = item_named(session, said.item)
    session.do(sold_out.bring_back, item.item_id)
    return {"item": item.name, "left": None}


ACTS: dict[str, Kind[Any]] = {
    "add_item": Kind(MenuItem, add_item),
    "change_item": Kind(ItemChange, change_item),
    "move_item": Kind(MoveItem, move_item),
    "change_combo": Kind(ComboChange, change_combo),
    "change_option": Kind(OptionChange, change_option),
    "sold_out": Kind(SoldOut, mark_sold_out),
    "back": Kind(OfItem, back),
}
