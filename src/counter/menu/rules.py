"""What is on the menu, and which choices an item allows. No database."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, ItemId
from counter.kernel.money import Money
from counter.menu.facts import Modifier

ESPRESSO, BREW, KITCHEN, COUNTER = "espresso", "brew", "kitchen", "counter"
STATIONS = (ESPRESSO, BREW, KITCHEN, COUNTER)
"""Where things are made: the one list of stations. What is at the counter is handed over at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A modifier group: at least `fewest` and at most `most` of its modifiers are chosen."""

    group_id: GroupId
    name: str
    fewest: int
    most: int
    modifiers: tuple[Modifier, ...]

    def defaults(self) -> tuple[str, ...]:
        """Names of the modifiers that are chosen unless somebody says otherwise."""
        chosen = tuple(m.name for m in self.modifiers if m.default)
        return chosen or tuple(m.name for m in self.modifiers[: self.fewest])

    def modifier(self, name: str) -> Modifier:
        """The modifier of that name. Refused where the group has none such."""
        for modifier in self.modifiers:
            if modifier.name == name:
                return modifier
        raise Refused("{group} has no “{name}” any more. Choose another.", group=self.name, name=name)

    def toggle(self, chosen: tuple[str, ...], name: str) -> tuple[str, ...]:
        """What is chosen after a tap on `name`, in the menu's order.

        Where one must be chosen a tap chooses instead of the other; a full group drops its oldest choice.
        """
        self.modifier(name)
        if name in chosen:
            after = [c for c in chosen if c != name] if len(chosen) > self.fewest else list(chosen)
        else:
            after = [*chosen, name][-self.most :]
        return tuple(m.name for m in self.modifiers if m.name in after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is sold; `price` includes tax."""

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


@dataclass(frozen=True)
class Menu:
    """Every item on sale, in the order of its tiles."""

    items: tuple[Item, ...] = ()

    @cached_property
    def by_id(self) -> dict[ItemId, Item]:
        """Items by id."""
        return {item.item_id: item for item in self.items}

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """Category names in the order in which they come up."""
        return tuple(dict.fromkeys(item.category for item in self.items))

    def item(self, item_id: ItemId) -> Item:
        """The item of that id. Refused where it is not on the menu."""
        try:
            return self.by_id[item_id]
        except KeyError:
            raise Refused("That item is not on the menu any more. Choose another.") from None

    def of(self, category: str) -> tuple[Item, ...]:
        """The items of one category."""
        return tuple(item for item in self.items if item.category == category)
