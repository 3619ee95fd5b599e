"""Which of ours another shop means by its items, groups and combos, and how ours comes to cost what theirs does. Pure.

The first: by the id it was known by before, by its own, else by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from counter.kernel.money import Money
from counter.kernel.typed_text import folded
from counter.menu.facts import Amount, Modifier
from counter.menu.plans import P, same_price, with_price


def paired(
    theirs: Iterable[tuple[UUID, str]], ours: Iterable[tuple[UUID, str]], known: Mapping[UUID, UUID]
) -> dict[UUID, UUID]:
    """What each of theirs (an id and a name) is here; what is new keeps its id.

    `known` says what it was before. Of two of `ours` with a name the first is meant, and each of ours once.
    """
    there, found, meant = dict(ours), dict[UUID, UUID](), set[UUID]()
    wanted = tuple(theirs)
    for of in (known, {}):
        for key, _name in wanted:
            here = of.get(key, key)
            if key not in found and here in there and here not in meant:
                found[key] = here
                meant.add(here)
    free: dict[str, list[UUID]] = {}
    for here, name in there.items():
        if here not in meant:
            free.setdefault(folded(name), []).append(here)
    for key, name in wanted:
        if key not in found:
            alike = free.get(folded(name))
            found[key] = alike.pop(0) if alike else key
    return found


def caught_up(want: Callable[[date], P], have: Iterable[P], days: Iterable[date]) -> Iterator[P]:
    """What has to be said so that something costs on each of these days what is wanted.

    It has these prices, the first from the beginning; none of an earlier day is asked for.
    """
    base, *later = have
    prices = tuple(later)
    for day in sorted(set(days)):
        said = replace(want(day), since=day)
        now = next((each for each in reversed(prices) if each.since <= day), base)
        if not same_price(said, now):
            yield said
            prices = with_price(prices, said, base)


def on_day(prices: Sequence[P], day: date) -> P:
    """What of these prices, the earliest first and one from the beginning, counts on a day."""
    return next(each for each in reversed(prices) if each.since <= day)


def as_ours_cost(choice: Modifier, ours: Modifier | None, currency: str) -> Modifier:
    """A choice of theirs at the prices of ours. In another `currency` one without a price here is off the menu.

    Unless it costs nothing there either.
    """
    if ours is None and choice.price.currency == currency:
        return choice
    amounts = {each.name: each for each in ours.amounts} if ours else {}
    waits = choice.price.currency != currency and _costs(choice) and (ours is None or _waits(ours))
    return replace(
        choice, price=ours.price if ours else Money(0, currency), sizes=ours.sizes if ours else (),
        amounts=tuple(_amount(each, amounts.get(each.name), currency) for each in choice.amounts),
        off_menu=choice.off_menu or waits,
    )  # fmt: skip


def _costs(choice: Modifier) -> bool:
    """Whether it adds something, in any amount of it and any size of an item."""
    priced: tuple[Modifier | Amount, ...] = (choice, *choice.amounts)
    return any(each.price or any(size.price for size in each.sizes) for each in priced)


def _waits(ours: Modifier) -> bool:
    """Whether it is off the menu and has no price yet."""
    return ours.off_menu and not _costs(ours)


def _amount(amount: Amount, ours: Amount | None, currency: str) -> Amount:
    if ours is None and amount.price.currency == currency:
        return amount
    return Amount(amount.name, ours.price if ours else Money(0, currency), ours.sizes if ours else ())
