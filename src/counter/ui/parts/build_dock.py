"""Turns the chosen line into the modifiers one can choose for it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from counter.kernel.language import Language
from counter.menu.facts import Modifier
from counter.menu.rules import Group, Item, Menu
from counter.orders.draft import DraftLine
from counter.ui.parts.dock_state import ChipState, GroupState, ModifiersState

_SHORT = 2
"""A modifier of so few letters is a size: it keeps its capital, and its price shows on the line."""


def modifiers_state(menu: Menu, line: DraftLine, language: Language) -> ModifiersState:
    """The groups of the line’s item, and what is chosen of each."""
    item = menu.item(line.item_id)
    groups = tuple(_group(group, line.chosen(group.group_id), language) for group in item.groups)
    return ModifiersState(line.line_id, item.name, (*_sizes(item, line.size, language), *groups), line.note)


def _sizes(item: Item, chosen: str, language: Language) -> Iterator[GroupState]:
    """The sizes it comes in, each with its own price."""
    if item.sizes:
        words = ((size.name, f"{size.name} {language.amount(size.price)}") for size in item.sizes)
        chips = tuple(ChipState(name, said, name == chosen) for name, said in words)
        yield GroupState(None, "", needed=True, chips=chips)


def _group(group: Group, chosen: tuple[str, ...], language: Language) -> GroupState:
    chips = tuple(ChipState(m.name, _chip(m, language), m.name in chosen) for m in group.modifiers)
    return GroupState(group.group_id, group.name, group.fewest > 0, chips)


def _chip(modifier: Modifier, language: Language) -> str:
    if not modifier.price or len(modifier.name) <= _SHORT:
        return modifier.name
    sign = "+" if modifier.price.minor > 0 else ""
    return f"{modifier.name} {sign}{language.amount(modifier.price)}"
