"""The modifiers that a line of acts says, as the choices of a line of a ticket."""

from __future__ import annotations

from collections.abc import Sequence

from counter.acts.combo_fields import Modified, said_amounts
from counter.acts.names import amount_named, modifier_named
from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId
from counter.menu.rules import Group, Item
from counter.orders.choices import Choice, with_amount


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


def _chosen_of(group: Group, said: frozenset[str]) -> Choice:
    if len(said) > group.most:
        raise Refused("Of “{group}” at most {most} can be chosen.", group=group.name, most=group.most)
    room = group.most - len(said)
    besides = [name for name in group.defaults() if name not in said] if room else []
    kept = said.union(besides[-room:]) if room else said
    return Choice(group.group_id, tuple(modifier.name for modifier in group.modifiers if modifier.name in kept))
