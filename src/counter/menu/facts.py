"""What can happen to the menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter.journal.fact import Fact, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, GroupId, ItemId
from counter.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Modifier:
    """One choice of a group and what it adds to the price."""

    name: str
    price: Money
    default: bool = False


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
class ModifierGroupAdded(GroupFact):
    """A group of modifiers: how many of them a customer must choose and may choose."""

    group_id: GroupId
    name: str
    fewest: int
    most: int
    modifiers: tuple[Modifier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAdded(ItemFact):
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
