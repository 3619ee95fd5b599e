"""The modifiers that a line of acts says, as the choices of a line of a ticket."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from counter.acts.combo_fields import Modified, combo_named, item_with, said_amounts
from counter.acts.names import amount_named, modifier_named
from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, ItemId, new_id
from counter.menu.groups import Group
from counter.menu.rules import Item, Menu
from counter.orders.choices import Choice, with_amount
from counter.orders.combos import add_combo
from counter.orders.draft import Draft, DraftLine


def chosen(item: Item, said: Sequence[Modified]) -> tuple[Choice, ...]:
    """The modifiers of an item as it comes, and these instead or besides. Refused where a group does not take all."""
    names, amounts = set[tuple[GroupId, str]](), list[tuple[GroupId, str, str]]()
    for each in said:
        for name, amount in said_amounts(each):
            group_id, known = modifier_named(item, name)
            names.add((group_id, known))
            if amount:
                amounts.append((group_id, known, amount_named(item, known, amount)))
    choices = tuple(
        _chosen_of(group, frozenset(name for of, name in names if of == group.group_id)) for group in item.groups
    )
    for group_id, name, amount in amounts:
        choices = with_amount(item, choices, group_id, name, amount)
    return choices


def combo_said(
    menu: Menu, name: str, quantity: int, said: Sequence[Modified], plain: Callable[[DraftLine], DraftLine]
) -> Callable[[Draft], Draft]:
    """So many more of a combo, each of its items as `plain` makes it, with those modifiers that are its own."""
    combo, bundle_id = combo_named(menu, name), new_id()
    items = list(dict.fromkeys(menu.item(item_id) for item_id in combo.items))
    modified: dict[ItemId, list[Modified]] = {}
    for modifier, amount in (pair for each in said for pair in said_amounts(each)):
        modified.setdefault(item_with(items, modifier).item_id, []).append({modifier: amount})

    def changed(line: DraftLine) -> DraftLine:
        choices = chosen(menu.item(line.item_id), modified.get(line.item_id, ()))
        return replace(plain(line), choices=choices)

    return lambda draft: add_combo(draft, combo, menu, bundle_id, quantity, changed)


def _chosen_of(group: Group, said: frozenset[str]) -> Choice:
    if len(said) > group.most:
        raise Refused("Of “{group}” at most {most} can be chosen.", group=group.name, most=group.most)
    room = group.most - len(said)
    besides = [name for name in group.defaults() if name not in said] if room else []
    kept = said.union(besides[-room:]) if room else said
    return Choice(group.group_id, tuple(modifier.name for modifier in group.offered if modifier.name in kept))
