"""What can happen to the menu."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from counter.journal.fact import Fact, FactOfADay, subject_of
from counter.journal.topics import Topic
from counter.kernel.errors import Refused
from counter.kernel.ids import ComboId, FactId, GroupId, ItemId
from counter.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Size:
    """A size that an item comes in, and what the item costs in it; or what a choice adds to the price in it."""

    name: str
    price: Money


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of a choice, or which flavour of it, and what the choice adds to the price so, or in `sizes`."""

    name: str
    price: Money
    sizes: tuple[Size, ...] = ()

    def price_in(self, size: str) -> Money:
        """What it adds in a size of the item; its `price` where none is said for that, or the item has none ("")."""
        return _in_size(self.sizes, size, self.price)


@dataclass(frozen=True, slots=True)
class Modifier:
    """One choice of a group and what it adds to the price, or takes off it: an own cup.

    Of one with `amounts` somebody may say how much; each has its own price. It brings its own
    `allergens`, and what it `may_contain`, and takes away those of the item that it is `free_of`. In `sizes` of the
    item it adds what is said there. One that is `off_menu` stays on lines that have it.
    """

    name: str
    price: Money
    default: bool = False
    amounts: tuple[Amount, ...] = ()
    allergens: tuple[str, ...] = ()
    may_contain: tuple[str, ...] = ()
    free_of: tuple[str, ...] = ()
    sizes: tuple[Size, ...] = ()
    off_menu: bool = False

    def price_of(self, amount: str, size: str = "") -> Money:
        """What so much of it ("": as it comes) adds in a `size` of the item. Refused where it does not come so."""
        if not amount:
            return _in_size(self.sizes, size, self.price)
        for known in self.amounts:
            if known.name == amount:
                return known.price_in(size)
        raise Refused("{name} does not come as “{amount}” any more. Choose another.", name=self.name, amount=amount)


def _in_size(sizes: tuple[Size, ...], size: str, otherwise: Money) -> Money:
    """What is said of a size; large and small letters are alike: a group is written apart from the items it is for."""
    said = size.casefold()
    return next((known.price for known in sizes if known.name.casefold() == said), otherwise)


class GroupFact(Fact):
    """A fact about one modifier group."""

    topic: ClassVar[Topic] = Topic.MENU
    group_id: GroupId

    def subject(self, fact_id: FactId) -> str:
        """The group."""
        return subject_of("group", self.group_id)


class ItemFact(Fact):
    """A fact about one item."""

    topic: ClassVar[Topic] = Topic.MENU
    item_id: ItemId

    def subject(self, fact_id: FactId) -> str:
        """The item."""
        return subject_of("item", self.item_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDescribed(GroupFact):
    """What a group of modifiers is: how many of them a customer must choose and may choose."""

    group_id: GroupId
    name: str
    fewest: int
    most: int
    modifiers: tuple[Modifier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModifierGroupAdded(GroupDescribed):
    """A new group of modifiers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModifierGroupChanged(GroupDescribed):
    """A group is from now on as it is said here; a choice that it had before and has no more is `off_menu` in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceOffered(GroupFact):
    """One choice of a group, by its name, is on the menu from now on, or off it."""

    group_id: GroupId
    name: str
    on_menu: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDescribed(ItemFact):
    """What an item is, but for its prices.

    `cost` is what one costs the shop, `deposit` what a customer pays on top for its bottle or cup, taxed as
    `deposit_tax_class` (empty: as the item). Of one with an `open_price` whoever rings it up says the price; one sold
    `by_weight` has the price of a kilogram. It is on sale from the local time `sold_from` on and before `sold_until`;
    where either is None, all day. `page` names its page within the category; a `favourite` stands on the shop's first
    page too. `allergens` are what it contains, `may_contain` what cannot be ruled out. `making_seconds` is how long one
    takes as the menu has it; None: nobody said. Its tile has the `colour` of one of `menu.rules.COLOURS`; empty: that
    of every tile.
    """

    item_id: ItemId
    name: str
    category: str
    tax_class: str
    station: str
    sku: str = ""
    icon: str = ""
    allergens: tuple[str, ...] = ()
    groups: tuple[GroupId, ...] = ()
    barcode: str = ""
    open_price: bool = False
    by_weight: bool = False
    cost: Money | None = None
    deposit: Money | None = None
    sold_from: time | None = None
    sold_until: time | None = None
    page: str = ""
    favourite: bool = False
    deposit_tax_class: str = ""
    may_contain: tuple[str, ...] = ()
    making_seconds: int | None = None
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAdded(ItemDescribed):
    """A new item on the menu. `price` includes tax; `position` orders the tiles within the category.

    One that comes in `sizes` has a price in each. To go and delivered it costs the `to_go_price` where there is one, in
    other sizes by as much more or less. It is on the menu from the trading day `since` on; None: at once.
    """

    price: Money
    position: int
    sizes: tuple[Size, ...] = ()
    to_go_price: Money | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChanged(ItemDescribed):
    """An item is from now on as it is said here, all of it but its prices. What was sold stays as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChanged(ItemFact):
    """An item costs this from a trading day on, in these sizes; what is sold before that day costs what it did."""

    item_id: ItemId
    since: date
    price: Money
    sizes: tuple[Size, ...] = ()
    to_go_price: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPlaced(ItemFact):
    """The tile of an item stands elsewhere from now on: `position` orders the tiles within the category."""

    item_id: ItemId
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemOffered(ItemFact):
    """An item is on the menu from now on, or off it: not sold out, but nobody rings it up any more."""

    item_id: ItemId
    on_menu: bool


class ComboFact(Fact):
    """A fact about one combo."""

    topic: ClassVar[Topic] = Topic.MENU
    combo_id: ComboId

    def subject(self, fact_id: FactId) -> str:
        """The combo."""
        return subject_of("combo", self.combo_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComboDescribed(ComboFact):
    """Some items together at one price, tax as in theirs. They are sold as they come; what is chosen costs on top."""

    combo_id: ComboId
    name: str
    price: Money
    items: tuple[ItemId, ...]
    category: str
    icon: str = ""
    favourite: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ComboAdded(ComboDescribed):
    """A new combo; `position` orders its tile within the category, after the items there."""

    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComboChanged(ComboDescribed):
    """A combo is from now on as it is said here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComboOffered(ComboFact):
    """A combo is on the menu from now on, or off it."""

    combo_id: ComboId
    on_menu: bool


class ItemOfADay(ItemFact, FactOfADay):
    """A fact about how much of an item there is on a trading day; the next day begins without it."""

    topic: ClassVar[Topic] = Topic.SOLD_OUT


@dataclass(frozen=True, slots=True)
class ItemSoldOut(ItemOfADay):
    """There is none left of an item that day."""

    item_id: ItemId
    business_date: date | None = None


@dataclass(frozen=True, slots=True)
class ItemCounted(ItemOfADay):
    """So many of an item were `left` when `sold` of it had been sold that day, as that terminal knew."""

    item_id: ItemId
    left: int
    sold: int
    business_date: date | None = None


@dataclass(frozen=True, slots=True)
class ItemBack(ItemOfADay):
    """There is an item again, and nobody counts how many."""

    item_id: ItemId
    business_date: date | None = None


FACTS = (
    ModifierGroupAdded,
    ModifierGroupChanged,
    ChoiceOffered,
    ItemAdded,
    ItemChanged,
    ItemPlaced,
    ItemOffered,
    PriceChanged,
    ComboAdded,
    ComboChanged,
    ComboOffered,
    ItemSoldOut,
    ItemCounted,
    ItemBack,
)
