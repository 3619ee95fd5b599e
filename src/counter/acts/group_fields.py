"""What a line says that changes about a group of choices, or about one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from msgspec import UNSET, UnsetType

from counter.acts.fields import Fields
from counter.acts.menu_fields import ModifierGroup, groups_of, only_prices, read_since, read_sizes_of_choice
from counter.acts.names import read_name, same_name, the_one
from counter.acts.values import read_money
from counter.kernel.errors import Refused
from counter.menu.dated_facts import ChoicePriceChanged
from counter.menu.facts import Modifier, ModifierGroupAdded, ModifierGroupChanged
from counter.menu.groups import Group, choice_on, group_as_said, renamed


class OptionChange(Fields, frozen=True, kw_only=True):
    """An option of a group, and of its fields those that change; the group is said where two have one of that name.

    Its price, and those in sizes, are so from the day `from_date` on, else at once. One that is `off_menu` is chosen
    no more, until it is not.
    """

    option: str
    group: str | None = None
    name: str = ""
    price: str | UnsetType = UNSET
    sizes: dict[str, str] | UnsetType = UNSET
    from_date: str | None = None
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


def option_changes(
    said: OptionChange, group: Group, was: Modifier, today: date
) -> tuple[ModifierGroupChanged | ChoicePriceChanged, ...]:
    """The group with that option otherwise, and what that costs from a day on, with what was decided for later days.

    None where only whether it is on the menu is said. `was` is as the group has it on any day. Refused where nothing
    is said.
    """
    since, changed = read_since(said.from_date), dict[str, Any]()
    name = read_name(said.name) if said.name else was.name
    costs = _costs(said, was.price.currency)
    if since is not None and not costs:
        raise only_prices()
    if said.name:
        changed["name"] = name
    if said.default is not UNSET:
        changed["default"] = said.default
    if since is None:
        changed |= costs
    if not changed and not costs and said.off_menu is UNSET:
        raise Refused("Say what changes about {item}.", item=was.name)
    if (changed or costs) and said.off_menu is not UNSET:
        changed["off_menu"] = said.off_menu
    prices = renamed(group, was.name, name, today) if name != was.name else ()
    if since is not None:
        prices = (*prices, replace(choice_on(group, was.name, since), name=name, **costs))
    now = group.on(today)
    modifiers = tuple(replace(each, **changed) if each.name == was.name else each for each in now.modifiers)
    described = (group_as_said(replace(now, modifiers=modifiers), now.modifiers),) if changed else ()
    return (*described, *prices)


def _costs(said: OptionChange, currency: str) -> dict[str, Any]:
    """What it adds, and in which sizes something else, as far as that is said."""
    costs: dict[str, Any] = {}
    if said.price is not UNSET:
        costs["price"] = read_money(said.price, currency)
    if said.sizes is not UNSET:
        costs["sizes"] = read_sizes_of_choice(said.sizes, currency)
    return costs
