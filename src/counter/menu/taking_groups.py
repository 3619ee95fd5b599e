"""What becomes of a group of choices where a shop takes that of another. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from counter.journal.fact import Fact
from counter.kernel.typed_text import folded
from counter.menu.dated_facts import ChoicePriceChanged
from counter.menu.facts import Modifier, ModifierGroupAdded, ModifierGroupChanged
from counter.menu.groups import Group, choice_on, group_as_said, prices_at_once
from counter.menu.same_things import as_ours_cost, caught_up, on_day


@dataclass(frozen=True, slots=True)
class GroupTaken:
    """The facts that say what a group of that `name` is from now on, and those that say what its choices cost.

    One that is new and cannot be yet has none.
    """

    name: str
    what_it_is: tuple[Fact, ...]
    prices: tuple[Fact, ...] = ()


def take_group(
    given: ModifierGroupChanged,
    later: Sequence[ChoicePriceChanged],
    known: Group | None,
    currency: str,
    today: date,
) -> GroupTaken:
    """What a group of another shop, by the id it has here, with what it costs on days to come, makes of ours.

    None is `known` where it is new. In another `currency` its choices cost what they do here, and those that are new
    are off the menu: fewer can be chosen then, and where none is left ours stays as it is.
    """
    now = {folded(each.name): each for each in known.on(today).modifiers} if known else {}
    given = _at_most(given, len(now.keys() | {folded(each.name) for each in given.modifiers}))
    if known is None:
        return _new(given, later, currency)
    theirs = replace(given, modifiers=tuple(_called_as(each, now.get(folded(each.name))) for each in given.modifiers))
    as_here = _that_can_be(replace(theirs, modifiers=tuple(
        as_ours_cost(each, now.get(folded(each.name)), currency) for each in theirs.modifiers
    )), theirs)  # fmt: skip
    if as_here is None:
        return GroupTaken(given.name, ())
    said = _said(as_here, known, today)
    what_it_is: list[Fact] = [said] if said != group_as_said(known) else []
    prices = [replace(each, group_id=known.group_id) for each in later]
    what_it_is += (each for each in prices if folded(each.name) not in now and _is_priced(each, currency))
    if not all(each.price.currency == currency for each in theirs.modifiers):
        return GroupTaken(given.name, tuple(what_it_is))
    whole = _said(theirs, known, today)
    amounts = (whole,) if whole != said else ()
    return GroupTaken(given.name, tuple(what_it_is), (*amounts, *_prices(theirs, prices, known, today)))


def _new(given: ModifierGroupChanged, later: Sequence[ChoicePriceChanged], currency: str) -> GroupTaken:
    here = replace(given, modifiers=tuple(as_ours_cost(each, None, currency) for each in given.modifiers))
    said = _that_can_be(here, given)
    if said is None:
        return GroupTaken(given.name, ())
    added = ModifierGroupAdded(
        group_id=said.group_id, name=said.name, fewest=said.fewest, most=said.most, modifiers=said.modifiers
    )
    prices = (replace(each, group_id=given.group_id) for each in later if _is_priced(each, currency))
    return GroupTaken(given.name, (added, *prices))


def _that_can_be(here: ModifierGroupChanged, given: ModifierGroupChanged) -> ModifierGroupChanged | None:
    """The group as it is given; where choices of it wait `here` no more are chosen than do not, None where all do."""
    offered, there = (sum(not each.off_menu for each in said.modifiers) for said in (here, given))
    if offered == there:
        return here
    return _at_most(here, offered) if offered else None


def _at_most(said: ModifierGroupChanged, count: int) -> ModifierGroupChanged:
    """No more than so many of it can be chosen."""
    most = min(said.most, count)
    return replace(said, most=most, fewest=min(said.fewest, most))


def _is_priced(price: ChoicePriceChanged, currency: str) -> bool:
    return price.price.currency == currency


def _called_as(choice: Modifier, ours: Modifier | None) -> Modifier:
    """A choice as it is written here: what has it knows it by its name."""
    return replace(choice, name=ours.name) if ours else choice


def _said(said: ModifierGroupChanged, known: Group, today: date) -> ModifierGroupChanged:
    """The group as it is said at the prices that its choices began with; what it has no more is off the menu."""
    return prices_at_once(group_as_said(said, known.on(today).modifiers), known, today)[0]


def _prices(
    theirs: ModifierGroupChanged, later: Sequence[ChoicePriceChanged], known: Group, today: date
) -> Iterator[ChoicePriceChanged]:
    ours = {each.name for each in known.modifiers}
    for choice in theirs.modifiers:
        if choice.name not in ours:
            continue
        said = ChoicePriceChanged(
            group_id=known.group_id, name=choice.name, since=date.min, price=choice.price, sizes=choice.sizes
        )
        want = (said, *(replace(each, name=choice.name) for each in later if folded(each.name) == folded(choice.name)))
        mine = [each.since for each in known.prices if each.name == choice.name]
        have = [choice_on(known, choice.name, day) for day in (date.min, *mine)]
        days = {today} | {each for each in (*mine, *(price.since for price in want)) if each > today}
        yield from caught_up(partial(on_day, want), have, days)
