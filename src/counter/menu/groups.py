"""Groups of modifiers, and what a tap on one of them chooses. No database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId
from counter.menu.dated_facts import ChoicePriceChanged
from counter.menu.facts import GroupDescribed, Modifier, ModifierGroupChanged
from counter.menu.model import ChoicePrice


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A modifier group: at least `fewest` and at most `most` of its modifiers are chosen.

    `prices` are what some of them add from some days on, the earliest first: `on` gives it as it is on a day.
    """

    group_id: GroupId
    name: str
    fewest: int
    most: int
    modifiers: tuple[Modifier, ...]
    prices: tuple[ChoicePrice, ...] = ()

    def on(self, day: date) -> Group:
        """It as its choices cost on a trading day."""
        begun = {each.name: each for each in self.prices if each.since <= day}
        return replace(self, modifiers=tuple(_at(each, begun.get(each.name)) for each in self.modifiers))

    @property
    def offered(self) -> tuple[Modifier, ...]:
        """The modifiers that are on the menu."""
        return tuple(m for m in self.modifiers if not m.off_menu)

    def defaults(self) -> tuple[str, ...]:
        """Names of the modifiers that are chosen unless somebody says otherwise: those that are marked so."""
        return tuple(m.name for m in self.offered if m.default)

    def modifier(self, name: str) -> Modifier:
        """The modifier of that name, which may be off the menu. Refused where the group has none such."""
        for modifier in self.modifiers:
            if modifier.name == name:
                return modifier
        raise self._gone(name)

    def _gone(self, name: str) -> Refused:
        return Refused("{group} has no “{name}” any more. Choose another.", group=self.name, name=name)

    def toggle(self, chosen: tuple[str, ...], name: str) -> tuple[str, ...]:
        """What is chosen after a tap on `name`, in the menu's order.

        Where one must be chosen a tap chooses instead of the other; a full group drops its oldest choice. Refused
        where it is not on the menu, unless it is chosen already.
        """
        if self.modifier(name).off_menu and name not in chosen:
            raise self._gone(name)
        if name in chosen:
            after = [c for c in chosen if c != name] if len(chosen) > self.fewest else list(chosen)
        else:
            after = [*chosen, name][-self.most :]
        return tuple(m.name for m in self.modifiers if m.name in after)


def _at(modifier: Modifier, dated: ChoicePrice | None) -> Modifier:
    return replace(modifier, price=dated.price, sizes=dated.sizes) if dated else modifier


def group_of(said: GroupDescribed) -> Group:
    """A group as it is once that is said."""
    return Group(group_id=said.group_id, name=said.name, fewest=said.fewest, most=said.most, modifiers=said.modifiers)


def group_as_said(said: Group | GroupDescribed, before: Iterable[Modifier] = ()) -> ModifierGroupChanged:
    """A group as it is said, from now on. Of what it had `before` a choice that it has no more stays, off the menu.

    So a ticket that has it keeps it.
    """
    known = {each.name for each in said.modifiers}
    gone = tuple(replace(each, off_menu=True, default=False) for each in before if each.name not in known)
    return ModifierGroupChanged(
        group_id=said.group_id,
        name=said.name,
        fewest=said.fewest,
        most=said.most,
        modifiers=(*said.modifiers, *gone),
    )


def choice_on(group: Group, name: str, day: date) -> ChoicePriceChanged:
    """What a choice of it costs on a day, as if it did from then on. Refused where the group has none such."""
    choice = group.on(day).modifier(name)
    return ChoicePriceChanged(group_id=group.group_id, name=name, since=day, price=choice.price, sizes=choice.sizes)


def renamed(group: Group, name: str, new: str, today: date) -> tuple[ChoicePriceChanged, ...]:
    """What was decided that a choice costs from days after `today` on, for when it has another name."""
    days = (each.since for each in group.prices if each.name == name and each.since > today)
    return tuple(replace(choice_on(group, name, day), name=new) for day in days)


def prices_at_once(
    said: ModifierGroupChanged, known: Group, today: date
) -> tuple[ModifierGroupChanged, tuple[ChoicePriceChanged, ...]]:
    """The group as it is said, but at the prices that its choices began with; and what of them is said to cost else.

    So a price that is said counts from the trading day `today` on, and what it was before stays known.
    """
    began = {each.name: each for each in known.modifiers}
    now = {each.name: each for each in known.on(today).modifiers}
    prices = tuple(
        ChoicePriceChanged(group_id=said.group_id, name=each.name, since=today, price=each.price, sizes=each.sizes)
        for each in said.modifiers
        if each.name in now and (each.price, each.sizes) != (now[each.name].price, now[each.name].sizes)
    )
    modifiers = tuple(
        replace(each, price=began[each.name].price, sizes=began[each.name].sizes) if each.name in began else each
        for each in said.modifiers
    )
    return replace(said, modifiers=modifiers), prices


def check_group(said: GroupDescribed) -> None:
    """Refused where a group has no name, two choices of one name, or asks for more choices than it has.

    Of those that are taken unless somebody says otherwise there may be as many as may be chosen.
    """
    if not said.name:
        raise Refused("The group has no name. Write what is chosen: Milk, Syrup.")
    names = [each.name for each in said.modifiers]
    for name in names:
        if not name:
            raise Refused("A choice of “{group}” has no name. Write one, or take it off.", group=said.name)
        if sum(other.casefold() == name.casefold() for other in names) > 1:
            raise Refused("“{group}” has “{name}” twice. Give one of them another name.", group=said.name, name=name)
    offered = [each for each in said.modifiers if not each.off_menu]
    if not 0 <= said.fewest <= said.most <= len(offered) or not said.most:
        raise Refused(
            "“{group}” has {many} choices: from 1 up to {many} of them can be chosen, and at least 0 up to that.",
            group=said.name, many=len(offered),
        )  # fmt: skip
    if sum(each.default for each in offered) > said.most:
        raise Refused(
            "Of “{group}” at most {most} can be chosen, and more come with it. Let fewer come with it.",
            group=said.name, most=said.most,
        )  # fmt: skip
