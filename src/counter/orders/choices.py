"""What somebody chose of an item: modifiers, and how much of each. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from counter.kernel.ids import GroupId
from counter.kernel.money import Money
from counter.menu.groups import Group
from counter.menu.rules import Item


@dataclass(frozen=True, slots=True)
class Choice:
    """Chosen modifiers of one group, by name; `amounts` are pairs of a name and how much, where that was said."""

    group_id: GroupId
    names: tuple[str, ...]
    amounts: tuple[tuple[str, str], ...] = ()

    def amount_of(self, name: str) -> str:
        """How much of a modifier; empty: as it comes."""
        return next((amount for of, amount in self.amounts if of == name), "")


def plain_choices(item: Item) -> tuple[Choice, ...]:
    """The modifiers of an item as it comes."""
    return tuple(Choice(group.group_id, group.defaults()) for group in item.groups)


def chosen_of(choices: tuple[Choice, ...], group_id: GroupId) -> Choice:
    """What is chosen of a group."""
    return next((choice for choice in choices if choice.group_id == group_id), Choice(group_id, ()))


def choose(item: Item, choices: tuple[Choice, ...], group_id: GroupId, name: str) -> tuple[Choice, ...]:
    """The choices of an item after a tap on a modifier, by the rules of its group."""

    def toggled(group: Group, choice: Choice) -> Choice:
        return _kept(Choice(group.group_id, group.toggle(choice.names, name), choice.amounts))

    return _changed(item, choices, group_id, toggled)


def with_amount(
    item: Item, choices: tuple[Choice, ...], group_id: GroupId, name: str, amount: str
) -> tuple[Choice, ...]:
    """The choices of an item with so much of a modifier, which is chosen too; the same again: as it comes.

    Refused where it does not come so.
    """

    def amended(group: Group, choice: Choice) -> Choice:
        group.modifier(name).price_of(amount)
        names = choice.names if name in choice.names else group.toggle(choice.names, name)
        others = tuple(pair for pair in choice.amounts if pair[0] != name)
        said = () if choice.amount_of(name) == amount else ((name, amount),)
        return _kept(Choice(group.group_id, names, (*others, *said)))

    return _changed(item, choices, group_id, amended)


def choices_with(item: Item, wanted: Iterable[tuple[GroupId, str, str]]) -> tuple[Choice, ...]:
    """An item as it comes, with these modifiers of groups besides or instead, each so much of it ("": as it comes)."""
    choices = plain_choices(item)
    for group_id, name, amount in wanted:
        if name not in chosen_of(choices, group_id).names:
            choices = choose(item, choices, group_id, name)
        if amount:
            choices = with_amount(item, choices, group_id, name, amount)
    return choices


def said_of(item: Item, choices: tuple[Choice, ...]) -> tuple[str, ...]:
    """The modifiers worth saying: those that differ from how the item comes, and where one must be chosen always.

    With how much, where that was said: “vanilla, half”.
    """
    return tuple(f"{name}, {amount}" if amount else name for _, name, amount in _said(item, choices))


def prices_of_said(item: Item, choices: tuple[Choice, ...], size: str) -> tuple[Money, ...]:
    """What each of the modifiers that `said_of` gives adds to the price of one in a size, in the same order."""
    return tuple(group.modifier(name).price_of(amount, size) for group, name, amount in _said(item, choices))


def _said(item: Item, choices: tuple[Choice, ...]) -> Iterator[tuple[Group, str, str]]:
    """The modifiers worth saying: each with its group, and how much of it."""
    for group in item.groups:
        plain, choice = group.defaults(), chosen_of(choices, group.group_id)
        always = group.fewest == group.most == 1
        for name in choice.names:
            amount = choice.amount_of(name)
            if always or amount or name not in plain:
                yield group, name, amount


def price_of_choices(item: Item, choices: tuple[Choice, ...], size: str) -> Money:
    """What the modifiers add to the price of one in a size ("": it has none), or take off it.

    Refused where one is not on the menu any more.
    """
    added = Money(0, item.price.currency)
    for group in item.groups:
        choice = chosen_of(choices, group.group_id)
        for name in choice.names:
            added += group.modifier(name).price_of(choice.amount_of(name), size)
    return added


def _changed(
    item: Item, choices: tuple[Choice, ...], group_id: GroupId, change: Callable[[Group, Choice], Choice]
) -> tuple[Choice, ...]:
    """The choices of an item, those of one group changed."""
    return tuple(
        change(group, chosen) if group.group_id == group_id else chosen
        for group in item.groups
        for chosen in (chosen_of(choices, group.group_id),)
    )


def _kept(choice: Choice) -> Choice:
    """Without amounts of what is not chosen any more."""
    return Choice(choice.group_id, choice.names, tuple(pair for pair in choice.amounts if pair[0] in choice.names))
