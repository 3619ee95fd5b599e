"""Acts about what is on the menu."""

from __future__ import annotations

from typing import Any

from counter.acts.fields import Fields
from counter.acts.item_changes import ItemChange, changes_of
from counter.acts.kind import Kind
from counter.acts.menu_fields import MenuItem, check_barcodes, check_tax_classes, item_of
from counter.acts.names import check_no_two, item_named, same_name, the_one
from counter.acts.session import Session
from counter.flows import menu as menu_flows
from counter.flows import open_shop, sold_out
from counter.flows.shop import Act
from counter.kernel.ids import GroupId
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile


class SoldOut(Fields, frozen=True, kw_only=True):
    """An item that is out for the day, or so many of it are left."""

    item: str
    count: int | None = None


class OfItem(Fields, frozen=True, kw_only=True):
    """An item."""

    item: str


def add_item(session: Session, said: MenuItem) -> dict[str, Any]:
    """A new item on the menu; its groups are those there are."""
    menu, currency = session.opened.configuration.menu, session.opened.settings.currency
    groups = {group.group_id: group.name for item in menu.items for group in item.groups}
    known: list[tuple[str, GroupId]] = [(name, group_id) for group_id, name in groups.items()]
    check_no_two("item", [*(item.name for item in menu.items), said.item])
    check_barcodes((said,), (item.barcode for item in menu.items if item.barcode))
    check_tax_classes((said,), {rate.tax_class for rate in session.opened.settings.tax_rates})
    item = item_of(said, len(menu.items) + 1, known, currency)
    session.do_in_office(_add, item)
    return {"item": item.name}


def change_item(session: Session, said: ItemChange) -> dict[str, Any]:
    """An item otherwise from now on, or at another price from a day on. What was sold stays as it was."""
    menu = session.opened.configuration.menu
    item = the_one("item", said.item, (each for each in menu.items if same_name(each.name, said.item)))
    check_tax_classes((said,), {rate.tax_class for rate in session.opened.settings.tax_rates})
    check_barcodes((said,), (each.barcode for each in menu.items if each.barcode and each is not item))
    groups = {group.group_id: group.name for each in menu.items for group in each.groups}
    today = session.opened.settings.trading_day(session.clock.now())
    changed, price = changes_of(said, item, [(name, group_id) for group_id, name in groups.items()], today)
    session.do_in_office(menu_flows.change_item, changed, price)
    return {"item": item.name}


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
    "sold_out": Kind(SoldOut, mark_sold_out),
    "back": Kind(OfItem, back),
}
LATER = frozenset[str]()
"""Acts of this family that are not there yet."""
