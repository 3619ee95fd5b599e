"""Acts about what is on the menu."""

from __future__ import annotations

from typing import Any

from counter.acts.combo_fields import combo_named
from counter.acts.fields import Fields
from counter.acts.item_changes import ItemChange, changes_of
from counter.acts.kind import Kind
from counter.acts.menu_fields import MenuItem, check_barcodes, check_tax_classes, item_of
from counter.acts.names import check_no_two, item_named, same_name, the_one
from counter.acts.session import Session
from counter.flows import menu as menu_flows
from counter.flows import open_shop, sold_out
from counter.flows.shop import Act
from counter.menu.facts import ItemAdded, ItemOffered
from counter.menu.groups import Group
from counter.menu.read_file import MenuFile
from counter.menu.rules import Menu


class SoldOut(Fields, frozen=True, kw_only=True):
    """An item that is out for the day, or so many of it are left."""

    item: str
    count: int | None = None


class OfItem(Fields, frozen=True, kw_only=True):
    """An item."""

    item: str


class ChangeCombo(Fields, frozen=True, kw_only=True):
    """A combo off the menu, or on it again."""

    combo: str
    off_menu: bool


class ChangeOption(Fields, frozen=True, kw_only=True):
    """An option of a group off the menu, or on it again; the group is said where two have one of that name."""

    option: str
    off_menu: bool
    group: str | None = None


def add_item(session: Session, said: MenuItem) -> dict[str, Any]:
    """A new item on the menu; its groups are those there are."""
    menu, currency = session.opened.configuration.menu, session.opened.settings.currency
    known = [(group.name, group.group_id) for group in _groups(menu)]
    check_no_two("item", [*(item.name for item in menu.every_item), said.item])
    check_barcodes((said,), (item.barcode for item in menu.items if item.barcode))
    check_tax_classes((said,), {rate.tax_class for rate in session.opened.settings.tax_rates})
    item = item_of(said, len(menu.every_item) + 1, known, currency)
    session.do_in_office(_add, item)
    return {"item": item.name}


def change_item(session: Session, said: ItemChange) -> dict[str, Any]:
    """An item otherwise from now on, or at another price from a day on. What was sold stays as it was."""
    menu = session.opened.configuration.menu
    item = the_one("item", said.item, (each for each in menu.every_item if same_name(each.name, said.item)))
    check_tax_classes((said,), {rate.tax_class for rate in session.opened.settings.tax_rates})
    check_barcodes((said,), (each.barcode for each in menu.items if each.barcode and each is not item))
    today = session.opened.settings.trading_day(session.clock.now())
    changed, price = changes_of(said, item, [(group.name, group.group_id) for group in _groups(menu)], today)
    offered = None if said.off_menu is None else ItemOffered(item_id=item.item_id, on_menu=not said.off_menu)
    session.do_in_office(menu_flows.change_item, changed, price, offered)
    return {"item": item.name}


def change_combo(session: Session, said: ChangeCombo) -> dict[str, Any]:
    """A combo off the menu, or on it again."""
    combo = combo_named(session.opened.menu, said.combo)
    session.do_in_office(menu_flows.offer_combo, combo.combo_id, on_menu=not said.off_menu)
    return {"combo": combo.name}


def change_option(session: Session, said: ChangeOption) -> dict[str, Any]:
    """An option of a group off the menu, or on it again."""
    groups = (each for each in _groups(session.opened.menu) if said.group is None or same_name(each.name, said.group))
    having = ((group, m.name) for group in groups for m in group.modifiers if same_name(m.name, said.option))
    group, name = the_one("option", said.option, having)
    session.do_in_office(menu_flows.offer_choice, group, name, on_menu=not said.off_menu)
    return {"group": group.name, "option": name}


def _groups(menu: Menu) -> list[Group]:
    """The groups of its items, each once."""
    return list({group.group_id: group for item in menu.every_item for group in item.groups}.values())


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
    "change_combo": Kind(ChangeCombo, change_combo),
    "change_option": Kind(ChangeOption, change_option),
    "sold_out": Kind(SoldOut, mark_sold_out),
    "back": Kind(OfItem, back),
}
