"""The menu as a table: a row for every item, price, choice and combo (`docs/files.md` says what each column is)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from msgspec.structs import replace

from counter.exports.rows import Row, Table, Value
from counter.kernel.money import Money
from counter.menu.facts import Modifier, Size
from counter.menu.groups import Group
from counter.menu.model import Combo
from counter.menu.queries import read_groups, read_menu
from counter.menu.rules import Item
from counter.settings.stations import Stations, own_name
from counter.store.unit import Connection

COLUMNS = (
    *("kind", "id", "item", "size", "amount", "from", "price", "to_go_price", "category", "page", "tax_class"),
    *("station", "sku", "barcode", "open_price", "by_weight", "cost", "deposit", "deposit_tax_class", "sold_from"),
    *("sold_until", "allergens", "may_contain", "free_of", "groups", "fewest", "most", "default", "items", "icon"),
    *("favourite", "off_menu", "making_seconds", "colour", "currency"),
)


def menu_table(connection: Connection, currency: str, stations: Stations) -> Table:
    """The menu as it is now, what is off it too, at the end of its kind; where something is made as it is called."""
    menu = read_menu(connection)

    def rows() -> Iterator[Row]:
        for group in read_groups(connection):
            yield from _group(group, currency)
        for item in menu.every_item:
            yield from _item(replace(item, station=own_name(stations, item.station)))
        for combo in menu.every_combo:
            yield from _combo(combo)

    return Table(COLUMNS, rows())


def _group(group: Group, currency: str) -> Iterator[Row]:
    yield _row("group", group.group_id, group.name, fewest=group.fewest, most=group.most, currency=currency)
    for choice in group.modifiers:
        yield from _choice(group.group_id, choice)
    for dated in group.prices:
        yield _row("price", group.group_id, dated.name, dated.price, since=dated.since)
        yield from _sizes("price", group.group_id, dated.name, dated.sizes, since=dated.since)


def _choice(group_id: UUID, choice: Modifier) -> Iterator[Row]:
    yield _row(
        "choice", group_id, choice.name, choice.price, default=choice.default, allergens=choice.allergens,
        may_contain=choice.may_contain, free_of=choice.free_of, off_menu=choice.off_menu,
    )  # fmt: skip
    yield from _sizes("choice", group_id, choice.name, choice.sizes)
    for amount in choice.amounts:
        yield _row("amount", group_id, choice.name, amount.price, amount=amount.name)
        yield from _sizes("amount", group_id, choice.name, amount.sizes, amount=amount.name)


def _item(item: Item) -> Iterator[Row]:
    yield _row(
        "item", item.item_id, item.name, item.price, to_go_price=item.to_go_price, category=item.category,
        page=item.page, tax_class=item.tax_class, station=item.station, sku=item.sku, barcode=item.barcode,
        open_price=item.open_price, by_weight=item.by_weight, cost=item.cost, deposit=item.deposit,
        deposit_tax_class=item.deposit_tax_class, sold_from=item.sold_from, sold_until=item.sold_until,
        allergens=item.allergens, may_contain=item.may_contain, icon=item.icon, favourite=item.favourite,
        colour=item.colour,
        groups=tuple(group.group_id.hex for group in item.groups), off_menu=item.off_menu, since=item.since,
        making_seconds=item.making_seconds,
    )  # fmt: skip
    yield from _sizes("item", item.item_id, item.name, item.sizes)
    for dated in item.prices:
        yield _row("price", item.item_id, item.name, dated.price, since=dated.since, to_go_price=dated.to_go_price)
        yield from _sizes("price", item.item_id, item.name, dated.sizes, since=dated.since)


def _combo(combo: Combo) -> Iterator[Row]:
    yield _row(
        "combo", combo.combo_id, combo.name, combo.price, category=combo.category, icon=combo.icon,
        items=tuple(item_id.hex for item_id in combo.items), favourite=combo.favourite, off_menu=combo.off_menu,
    )  # fmt: skip
    for dated in combo.prices:
        yield _row("price", combo.combo_id, combo.name, dated.price, since=dated.since)


def _sizes(
    kind: str, of: UUID, name: str, sizes: Iterable[Size], *, amount: str = "", since: date | None = None
) -> Iterator[Row]:
    for size in sizes:
        yield _row(kind, of, name, size.price, since=since, size=size.name, amount=amount)


def _row(
    kind: str, of: UUID, name: str, price: Money | None = None, *, since: date | None = None, **more: Value
) -> Row:
    row: dict[str, Value] = {"kind": kind, "id": of, "item": name, "price": price, "from": since}
    return row | ({"currency": price.currency} if price else {}) | more
