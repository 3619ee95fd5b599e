"""Turns the chosen line into the modifiers one can choose for it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from counter.kernel.language import Language
from counter.menu.facts import Modifier
from counter.menu.groups import Group
from counter.menu.rules import Item, Menu
from counter.orders.draft import DraftLine
from counter.ui.parts.dock_state import ChipState, GroupState, ModifiersState

_SHORT = 2
"""A modifier of so few letters is a size: it keeps its capital, and its price shows on the line."""


def modifiers_state(menu: Menu, line: DraftLine, language: Language) -> ModifiersState:
    """The groups of the line’s item, and what is chosen of each."""
    item = menu.item(line.item_id)
    groups = tuple(
        GroupState(group.group_id, group.name, group.fewest > 0, chips_of(group, line, language))
        for group in item.groups
    )
    return ModifiersState(line.line_id, item.name, (*_sizes(item, line.size, language), *groups), line.note)


def _sizes(item: Item, chosen: str, language: Language) -> Iterator[GroupState]:
    if chips := sizes_of(item, chosen, language):
        yield GroupState(None, "", needed=True, chips=chips)


def sizes_of(item: Item, chosen: str, language: Language) -> tuple[ChipState, ...]:
    """The sizes an item comes in, each with its own price."""
    words = ((size.name, f"{size.name} {language.amount(size.price)}") for size in item.sizes)
    return tuple(ChipState(name, said, name == chosen) for name, said in words)


def chips_of(group: Group, line: DraftLine, language: Language) -> tuple[ChipState, ...]:
    """The modifiers of a group, those that are chosen on a line marked, each with its price in the line’s size.

    One that is off the menu is there where it is chosen.
    """
    chosen = line.chosen(group.group_id)
    shown = (m for m in group.modifiers if m.name in chosen or not m.off_menu)
    return tuple(ChipState(m.name, _chip(m, line.size, language), m.name in chosen) for m in shown)


def _chip(modifier: Modifier, size: str, language: Language) -> str:
    price = modifier.price_of("", size)
    if not price or len(modifier.name) <= _SHORT:
        return modifier.name
    return f"{modifier.name} {language.signed(price)}"
