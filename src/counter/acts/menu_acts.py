"""Acts about what is on the menu."""

from __future__ import annotations

from typing import Any

from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.menu_fields import MenuItem, check_tax_classes, item_of
from counter.acts.names import check_no_two, item_named
from counter.acts.session import Session
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
    menu, currency = session.opened.menu, session.opened.settings.currency
    groups = {group.group_id: group.name for item in menu.items for group in item.groups}
    known: list[tuple[str, GroupId]] = [(name, group_id) for group_id, name in groups.items()]
    check_no_two("item", [*(item.name for item in menu.items), said.item])
    check_tax_classes((said,), {rate.tax_class for rate in session.opened.settings.tax_rates})
    item = item_of(said, len(menu.items) + 1, known, currency)
    session.do(_add, item)
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
    "add_item": Kind(MenuItem, add_item, later=("from_date",)),
    "sold_out": Kind(SoldOut, mark_sold_out),
    "back": Kind(OfItem, back),
}
LATER = frozenset({"change_item"})
"""Acts of this family that are not there yet."""
