"""What is on the menu, and which choices an item allows. No database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, time
from decimal import Decimal
from functools import cached_property
from uuid import UUID

import msgspec
from msgspec.structs import replace

from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, GroupId, ItemId, derived_id
from counter.kernel.language import _
from counter.kernel.money import Money, round_half_up
from counter.menu.facts import ItemChanged, Size
from counter.menu.groups import Group
from counter.menu.model import Combo, DatedPrice
from counter.settings.favourites import Favourite
from counter.settings.stations import COUNTER
from counter.settings.taxes import HERE, Where

DEPOSIT = _("Deposit")
"""What a deposit is called on a ticket."""
COLOURS = ("", "cream", "sage", "clay", "mist")
"""The colours a tile can have; the first is that of every tile."""
GRAMS = 1000
"""How many grams a kilogram has."""


class Item(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is sold; `price` includes tax. Its fields are those of `ItemAdded`, its groups whole.

    `prices` are what it costs from some days on, the earliest first: `on` gives it as it is on a day.
    `deposit_of` is the item whose deposit it is: one is sold with each of those, never alone.
    """

    item_id: ItemId
    name: str
    category: str
    price: Money
    tax_class: str
    station: str
    sku: str = ""
    icon: str = ""
    allergens: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    sizes: tuple[Size, ...] = ()
    barcode: str = ""
    open_price: bool = False
    by_weight: bool = False
    cost: Money | None = None
    deposit: Money | None = None
    sold_from: time | None = None
    sold_until: time | None = None
    page: str = ""
    favourite: bool = False
    to_go_price: Money | None = None
    deposit_tax_class: str = ""
    deposit_of: ItemId | None = None
    may_contain: tuple[str, ...] = ()
    making_seconds: int | None = None
    since: date | None = None
    prices: tuple[DatedPrice, ...] = ()
    off_menu: bool = False
    colour: str = ""
    position: int = 0

    def on(self, day: date) -> Item:
        """It as it costs on a trading day, and so do its choices."""
        item = replace(self, groups=tuple(g.on(day) for g in self.groups)) if self.choices_change else self
        for dated in reversed(self.prices):
            if dated.since <= day:
                return replace(item, price=dated.price, sizes=dated.sizes, to_go_price=dated.to_go_price)
        return item

    @property
    def choices_change(self) -> bool:
        """Whether a choice of it costs something else from a day on."""
        return any(group.prices for group in self.groups)

    @property
    def asks(self) -> bool:
        """Whether something has to be said of it before it is rung up: its price or its weight."""
        return self.open_price or self.by_weight

    @property
    def usual_size(self) -> str:
        """The size it comes in unless somebody says otherwise: the one at its price, else the first; "" of none."""
        at_its_price = (size.name for size in self.sizes if size.price == self.price)
        return next(at_its_price, self.sizes[0].name if self.sizes else "")

    def price_of(self, size: str, where: Where = HERE) -> Money:
        """What it costs in a size where somebody has it; "" stands for an item without sizes.

        Of one sold by weight a kilogram. Refused where it does not come in that size.
        """
        price = self._price_here(size)
        if where == HERE or self.to_go_price is None:
            return price
        return max(price + self.to_go_price - self.price, price * 0)

    def _price_here(self, size: str) -> Money:
        if not size and not self.sizes:
            return self.price
        for known in self.sizes:
            if known.name == size:
                return known.price
        raise Refused("{item} does not come in “{size}” any more. Choose another size.", item=self.name, size=size)

    def price_with(self, size: str, choices: Iterable[tuple[GroupId, str, str]]) -> Money:
        """What it costs here in a size with modifiers of groups, each so much of it. Refused where one is gone."""
        groups, price = {group.group_id: group for group in self.groups}, self.price_of(size)
        for group_id, name, amount in choices:
            if group_id not in groups or groups[group_id].modifier(name).off_menu:
                raise Refused("{item} has no “{name}” any more. Choose another.", item=self.name, name=name)
            price += groups[group_id].modifier(name).price_of(amount, size)
        return price

    @property
    def its_deposit(self) -> Item | None:
        """What is paid on top for its bottle or cup, as an item: at the counter, with a tax class of its own."""
        if self.deposit is None:
            return None
        return Item(
            item_id=ItemId(derived_id(self.item_id, "deposit")),
            name=DEPOSIT,
            category=self.category,
            price=self.deposit,
            tax_class=self.deposit_tax_class or self.tax_class,
            station=COUNTER,
            deposit_of=self.item_id,
        )

    def is_sold_at(self, now: time) -> bool:
        """Whether it is on sale at a local time of day; one from 22:00 until 02:00 is so over midnight."""
        begins, ends = self.sold_from or time.min, self.sold_until or time.max
        return begins <= now < ends if begins <= ends else not ends <= now < begins


def as_it_is(item: Item) -> ItemChanged:
    """All that is said of an item, but for its prices."""
    same = {each.name: getattr(item, each.name) for each in fields(ItemChanged) if each.name != "groups"}
    return ItemChanged(**same, groups=tuple(group.group_id for group in item.groups))


def check_on_menu(each: Item | Combo) -> None:
    """Refused where an item or a combo was taken off the menu."""
    if each.off_menu:
        raise Refused("{name} is not on the menu any more. Choose another.", name=each.name)


def price_of_weight(per_kilo: Money, grams: int) -> Money:
    """What so many grams cost, half a coin up."""
    return Money(round_half_up(Decimal(per_kilo.minor * grams) / GRAMS), per_kilo.currency)


@dataclass(frozen=True, slots=True)
class Preset:
    """A tile of the first page that is an item in a size, with some choices: pairs of a group, a name, how much."""

    tile_id: UUID
    name: str
    item: Item
    size: str
    choices: tuple[tuple[GroupId, str, str], ...]
    price: Money

    def price_at(self, where: Where) -> Money:
        """What it costs where somebody has it; `price` is what it does here."""
        return self.price - self.item.price_of(self.size) + self.item.price_of(self.size, where)


Tile = Item | Combo | Preset
"""What stands on a tile of the menu."""


@dataclass(frozen=True, eq=False)
class Menu:
    """Every item and combo on sale, in the order of their tiles. What is worked out of it is worked out once.

    What was taken off it (`items_off`, `combos_off`) is known by its id, for the tickets that have it; it has no tile.
    """

    items: tuple[Item, ...] = ()
    combos: tuple[Combo, ...] = ()
    arranged: tuple[Favourite, ...] = ()
    items_off: tuple[Item, ...] = ()
    combos_off: tuple[Combo, ...] = ()

    def on(self, day: date) -> Menu:
        """The menu of a trading day: what is on it by then, at the prices of that day."""
        if not self._has_dates:
            return self
        if day not in self._of_days:
            self._of_days.clear()
            items, items_off = (
                tuple(item.on(day) for item in those if item.since is None or item.since <= day)
                for those in (self.items, self.items_off)
            )
            combos, combos_off = (tuple(each.on(day) for each in those) for those in (self.combos, self.combos_off))
            self._of_days[day] = Menu(items, combos, self.arranged, items_off, combos_off)
        return self._of_days[day]

    @cached_property
    def _has_dates(self) -> bool:
        of_items = any(item.prices or item.since or item.choices_change for item in self.every_item)
        return of_items or any(combo.prices for combo in self.every_combo)

    @cached_property
    def _of_days(self) -> dict[date, Menu]:
        return {}

    @property
    def every_item(self) -> tuple[Item, ...]:
        """Those on the menu, and those that were taken off it."""
        return (*self.items, *self.items_off)

    @property
    def every_combo(self) -> tuple[Combo, ...]:
        """Those on the menu, and those that were taken off it."""
        return (*self.combos, *self.combos_off)

    def combo(self, combo_id: ComboId) -> Combo:
        """The combo of that id, which may be off the menu by now. Refused where it was never on it."""
        try:
            return self._combos_by_id[combo_id]
        except KeyError:
            raise Refused("That combo is not on the menu any more. Choose another.") from None

    @cached_property
    def by_id(self) -> dict[ItemId, Item]:
        """Items by id, those off the menu too, and what is paid for their bottles and cups."""
        deposits = (deposit for item in self.every_item if (deposit := item.its_deposit))
        return {item.item_id: item for item in (*self.every_item, *deposits)}

    @cached_property
    def _by_category(self) -> dict[str, tuple[Item | Combo, ...]]:
        found: dict[str, list[Item | Combo]] = {}
        for each in self._all:
            found.setdefault(each.category, []).append(each)
        return {category: tuple(items) for category, items in found.items()}

    @cached_property
    def favourites(self) -> tuple[Tile, ...]:
        """The tiles of the shop’s own page: as it arranged them, then what else is marked a favourite."""
        arranged = [tile for favourite in self.arranged if (tile := self._tile_of(favourite))]
        marked = (each for each in self._all if each.favourite and each not in arranged)
        return (*arranged, *marked)

    @property
    def _all(self) -> tuple[Item | Combo, ...]:
        return (*self.items, *self.combos)

    @cached_property
    def _combos_by_id(self) -> dict[UUID, Combo]:
        return {combo.combo_id: combo for combo in self.every_combo}

    def tile(self, tile_id: UUID) -> Tile:
        """What stands on a tile. Refused where it is not on the menu any more."""
        presets = {tile.tile_id: tile for tile in self.favourites if isinstance(tile, Preset)}
        return presets.get(tile_id) or self._combos_by_id.get(tile_id) or self.item(ItemId(tile_id))

    def _tile_of(self, favourite: Favourite) -> Tile | None:
        """A tile of the first page; None where its item, its size or a choice of it is gone."""
        item, combo = self.by_id.get(ItemId(favourite.of)), self._combos_by_id.get(favourite.of)
        if item is None:
            return None if combo is None or combo.off_menu else combo
        if item.off_menu or not (favourite.name or favourite.size or favourite.choices):
            return None if item.off_menu else item
        choices = tuple((GroupId(group), name, amount) for group, name, amount in favourite.choices)
        size, tile_id = favourite.size or item.usual_size, derived_id(favourite.of, repr(favourite))
        try:
            price = item.price_with(size, choices)
        except Refused:
            return None
        return Preset(tile_id, favourite.name or item.name, item, size, choices, price)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """Category names in the order in which they come up."""
        return tuple(self._by_category)

    def item(self, item_id: ItemId) -> Item:
        """The item of that id, which may be off the menu by now. Refused where it was never on it."""
        try:
            return self.by_id[item_id]
        except KeyError:
            raise Refused("That item is not on the menu any more. Choose another.") from None

    def of(self, category: str) -> tuple[Item | Combo, ...]:
        """The items of one category, its combos after them."""
        return self._by_category.get(category, ())
