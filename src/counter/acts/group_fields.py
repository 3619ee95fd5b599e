"""What a line says that changes about a group of choices, or about one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from msgspec import UNSET, UnsetType

from counter.acts.fields import Fields
from counter.acts.menu_fields import ModifierGroup, groups_of, read_sizes_of_choice
from counter.acts.names import read_name, same_name, the_one
from counter.acts.values import read_money
from counter.kernel.errors import Refused
from counter.menu.facts import Modifier, ModifierGroupAdded, ModifierGroupChanged
from counter.menu.groups import Group, group_as_said


class OptionChange(Fields, frozen=True, kw_only=True):
    """An option of a group, and of its fields those that change; the group is said where two have one of that name.

    One that is `off_menu` is chosen no more, until it is not.
    """

    option: str
    group: str | None = None
    name: str = ""
    price: str | UnsetType = UNSET
    sizes: dict[str, str] | UnsetType = UNSET
    default: bool | UnsetType = UNSET
    off_menu: bool | UnsetType = UNSET


def group_facts(
    said: Sequence[ModifierGroup], known: Sequence[Group], currency: str
) -> list[ModifierGroupAdded | ModifierGroupChanged]:
    """These groups: one that is `known` by its name is from now on as it is said, another is new."""
    facts: list[ModifierGroupAdded | ModifierGroupChanged] = []
    for group in groups_of(said, currency):
        same = [each for each in known if same_name(each.name, group.name)]
        if same:
            facts.append(group_as_said(replace(group, group_id=the_one("group", group.name, same).group_id)))
        else:
            facts.append(group)
    return facts


def option_named(said: OptionChange, known: Sequence[Group]) -> tuple[Group, Modifier]:
    """The option that is meant, with its group."""
    groups = (each for each in known if said.group is None or same_name(each.name, said.group))
    having = ((group, m) for group in groups for m in group.modifiers if same_name(m.name, said.option))
    return the_one("option", said.option, having)


def option_changed(said: OptionChange, group: Group, was: Modifier) -> ModifierGroupChanged | None:
    """The group with that option otherwise; None where only whether it is on the menu is said.

    Refused where nothing is said.
    """
    currency = was.price.currency
    changed: dict[str, Any] = {}
    if said.name:
        changed["name"] = read_name(said.name)
    if said.price is not UNSET:
        changed["price"] = read_money(said.price, currency)
    if said.sizes is not UNSET:
        changed["sizes"] = read_sizes_of_choice(said.sizes, currency)
    if said.default is not UNSET:
        changed["default"] = said.default
    if not changed:
        if said.off_menu is UNSET:
            raise Refused("Say what changes about {item}.", item=was.name)
        return None
    if said.off_menu is not UNSET:
        changed["off_menu"] = said.off_menu
    now = tuple(replace(each, **changed) if each is was else each for each in group.modifiers)
    return group_as_said(replace(group, modifiers=now), group.modifiers)
