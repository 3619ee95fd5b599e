"""What can happen to the menu."""

from __future__ import annotations

from dataclasses import dataclass

from counter.journal.fact import Fact
from counter.kernel.ids import GroupId, ItemId
from counter.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Modifier:
    """One choice of a group and what it adds to the price."""

    name: str
    price: Money
    default: bool = False


@dataclass(frozen=True, slots=True)
class ModifierGroupAdded(Fact):
    """A group of modifiers: how many of them a customer must choose and may choose."""

    group_id: GroupId
    name: str
    fewest: int
    most: int
    modifiers: tuple[Modifier, ...]


@dataclass(frozen=True, slots=True)
class ItemAdded(Fact):
    """A new item on the menu. `price` includes tax; `position` orders the tiles within the category."""

    item_id: ItemId
    name: str
    category: str
    price: Money
    tax_class: str
    station: str
    position: int
    sku: str = ""
    icon: str = ""
    allergens: tuple[str, ...] = ()
    groups: tuple[GroupId, ...] = ()


FACTS = (ModifierGroupAdded, ItemAdded)
