"""Reads the menu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from counter.kernel.ids import ComboId, GroupId, ItemId, StaffId
from counter.kernel.money import Money
from counter.kernel.typed_json import read_plain
from counter.menu.dated_tables import ChoicePriceRow, ComboPriceRow
from counter.menu.facts import Modifier, Size
from counter.menu.groups import Group
from counter.menu.model import ChoicePrice, Combo, ComboPrice, Counted, DatedPrice
from counter.menu.plans import with_price
from counter.menu.rules import Item, Menu
from counter.menu.tables import ComboRow, CountRow, GroupRow, ItemRow, PriceRow
from counter.settings.favourites import Favourite
from counter.store.prepared import Question

_ITEMS = Question(select(ItemRow.__table__).order_by(ItemRow.position))
_BASE = (
    ItemRow.currency,
    ItemRow.price_minor.label("base_minor"),
    ItemRow.sizes.label("base_sizes"),
    ItemRow.to_go_minor.label("base_to_go"),
)
_SAID = Question(
    select(CountRow.__table__).where(CountRow.business_date == bindparam("day")).order_by(CountRow.at, CountRow.fact_id)
)


def read_menu(connection: Connection, arranged: tuple[Favourite, ...] = ()) -> Menu:
    """The whole menu, in tile order; its first page `arranged` as the shop decided."""
    groups = {str(group.group_id): group for group in read_groups(connection)}
    prices, of_combos = _dated(connection), _dated_combos(connection)
    items = [_item(row, groups, prices) for row in _ITEMS.rows(connection)]
    rows = connection.execute(select(ComboRow.__table__).order_by(ComboRow.position))
    combos = [_combo(row, of_combos.get(row.combo_id, ())) for row in rows]
    return Menu(
        tuple(item for item in items if not item.off_menu),
        tuple(combo for combo in combos if not combo.off_menu),
        arranged,
        tuple(item for item in items if item.off_menu),
        tuple(combo for combo in combos if combo.off_menu),
    )


def read_groups(connection: Connection) -> tuple[Group, ...]:
    """Every group of modifiers, by name; also those that no item has."""
    rows = connection.execute(select(GroupRow.__table__).order_by(GroupRow.name, GroupRow.group_id))
    groups = {row.group_id: _group(row) for row in rows}
    prices = _dated_choices(connection, groups)
    return tuple(replace(each, prices=prices.get(key, ())) for key, each in groups.items())


def _item(row: Any, groups: Mapping[str, Group], prices: Mapping[UUID, tuple[DatedPrice, ...]]) -> Item:
    return Item(
        item_id=ItemId(row.item_id),
        name=row.name,
        category=row.category,
        price=Money(row.price_minor, row.currency),
        tax_class=row.tax_class,
        station=row.station,
        sku=row.sku,
        icon=row.icon,
        allergens=tuple(row.allergens),
        groups=tuple([groups[group] for group in row.groups]),
        sizes=_sizes(row.sizes),
        barcode=row.barcode,
        open_price=row.open_price,
        by_weight=row.by_weight,
        cost=_amount(row.cost_minor, row.currency),
        deposit=_amount(row.deposit_minor, row.currency),
        sold_from=row.sold_from,
        sold_until=row.sold_until,
        page=row.page,
        favourite=row.favourite,
        to_go_price=_amount(row.to_go_minor, row.currency),
        deposit_tax_class=row.deposit_tax_class,
        may_contain=tuple(row.may_contain),
        making_seconds=row.making_seconds,
        since=row.since,
        prices=prices.get(row.item_id, ()),
        off_menu=row.off_menu,
        colour=row.colour,
        position=row.position,
    )


def _dated(connection: Connection) -> dict[UUID, tuple[DatedPrice, ...]]:
    """What items cost from some day on, the earliest first, as `menu.plans.with_price` makes it of what was said."""
    wanted = select(PriceRow.__table__, *_BASE).join(ItemRow, ItemRow.item_id == PriceRow.item_id)
    found: dict[UUID, tuple[DatedPrice, ...]] = {}
    for row in connection.execute(wanted.order_by(PriceRow.at, PriceRow.fact_id)):
        base, said = (
            DatedPrice(since, Money(minor, row.currency), _sizes(sizes), _amount(to_go, row.currency))
            for since, minor, sizes, to_go in (
                (date.min, row.base_minor, row.base_sizes, row.base_to_go),
                (row.since, row.price_minor, row.sizes, row.to_go_minor),
            )
        )
        found[row.item_id] = with_price(found.get(row.item_id, ()), said, base)
    return found


def _dated_choices(connection: Connection, groups: Mapping[UUID, Group]) -> dict[UUID, tuple[ChoicePrice, ...]]:
    """What choices of groups add from some day on, as `_dated`."""
    wanted = select(ChoicePriceRow.__table__)
    found: dict[UUID, dict[str, tuple[ChoicePrice, ...]]] = {}
    for row in connection.execute(wanted.order_by(ChoicePriceRow.at, ChoicePriceRow.fact_id)):
        said = ChoicePrice(row.name, row.since, Money(row.price_minor, row.currency), _sizes(row.sizes))
        choices = groups[row.group_id].modifiers if row.group_id in groups else ()
        began = (ChoicePrice(each.name, date.min, each.price, each.sizes) for each in choices if each.name == row.name)
        of_group = found.setdefault(row.group_id, {})
        of_group[row.name] = with_price(of_group.get(row.name, ()), said, next(began, None))
    return {
        group_id: tuple(sorted((each for prices in of_group.values() for each in prices), key=lambda each: each.since))
        for group_id, of_group in found.items()
    }


def _dated_combos(connection: Connection) -> dict[UUID, tuple[ComboPrice, ...]]:
    """What combos cost from some day on, as `_dated`."""
    wanted = select(ComboPriceRow.__table__, ComboRow.price_minor.label("base_minor")).join(
        ComboRow, ComboRow.combo_id == ComboPriceRow.combo_id
    )
    found: dict[UUID, tuple[ComboPrice, ...]] = {}
    for row in connection.execute(wanted.order_by(ComboPriceRow.at, ComboPriceRow.fact_id)):
        said, base = ComboPrice(row.since, Money(row.price_minor, row.currency)), Money(row.base_minor, row.currency)
        found[row.combo_id] = with_price(found.get(row.combo_id, ()), said, ComboPrice(date.min, base))
    return found


def _sizes(rows: Any) -> tuple[Size, ...]:
    return read_plain(rows, tuple[Size, ...]) if rows else ()


def _combo(row: Any, prices: tuple[ComboPrice, ...]) -> Combo:
    return Combo(
        combo_id=ComboId(row.combo_id),
        name=row.name,
        price=Money(row.price_minor, row.currency),
        items=tuple(ItemId(UUID(item)) for item in row.items),
        category=row.category,
        icon=row.icon,
        favourite=row.favourite,
        off_menu=row.off_menu,
        prices=prices,
    )


def _group(row: Any) -> Group:
    return Group(
        group_id=GroupId(row.group_id),
        name=row.name,
        fewest=row.fewest,
        most=row.most,
        modifiers=read_plain(row.modifiers, tuple[Modifier, ...]),
    )


def _amount(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


def counted_on(connection: Connection, day: date) -> dict[ItemId, Counted]:
    """What is out or counted on a trading day, as it was said last."""
    said: dict[ItemId, Counted] = {}
    for row in _SAID.rows(connection, day=day):
        item_id = ItemId(row.item_id)
        if row.left is None:
            said.pop(item_id, None)
        else:
            said[item_id] = Counted(item_id, row.left, row.sold, row.at, StaffId(row.by))
    return said
