"""Prices as they are typed: a row each, what it is now and what it will be from a day on. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from counter.kernel.money import Money
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import PriceChanged, Size
from counter.menu.model import DatedPrice
from counter.menu.rules import Item
from counter.ui.office.menu_texts import typed_money

P = TypeVar("P", PriceChanged, ChoicePriceChanged, ComboPriceChanged)

PLAIN, TO_GO = "price", "to go"
"""The rows of an item's prices that are no size."""


@dataclass(frozen=True)
class PriceRow:
    """A price that is typed: of which `kind` (PLAIN, TO_GO, or the name of a size), what it is now, and the text."""

    kind: str
    now: Money | None
    text: str


def rows_of(now: Item, planned: DatedPrice | None) -> Iterator[PriceRow]:
    """Its prices now, and beside them what was decided for a later day."""
    yield from rows_of_sizes(now.sizes, planned.sizes if planned else ())
    if not now.sizes and not (planned and planned.sizes):
        yield PriceRow(PLAIN, now.price, typed_money(planned.price if planned else None))
    if now.to_go_price is not None or (planned and planned.to_go_price is not None):
        yield PriceRow(TO_GO, now.to_go_price, typed_money(planned.to_go_price if planned else None))


def rows_of_sizes(now: Iterable[Size], planned: Iterable[Size]) -> Iterator[PriceRow]:
    """The prices of sizes now, and beside them what was decided for a later day."""
    coming: Mapping[str, Money] = {size.name: size.price for size in planned}
    names = dict.fromkeys((*(size.name for size in now), *coming))
    prices = {size.name: size.price for size in now}
    for name in names:
        yield PriceRow(name, prices.get(name), typed_money(coming.get(name)))


def costs_on(item: Item, day: date) -> PriceChanged:
    """What an item costs on a day, as if it did from then on."""
    on = item.on(day)
    return PriceChanged(item_id=item.item_id, since=day, price=on.price, sizes=on.sizes, to_go_price=on.to_go_price)


def new_prices(wanted: P, on: Callable[[date], P], planned: date | None, today: date) -> tuple[P, ...]:
    """What is said so that something costs what is `wanted` from its day on, where it costs what `on` says on a day.

    Where the day of a price that was `planned` before is moved, it costs until then what it does today.
    """
    since, now = wanted.since, on(today)
    moves_on = planned is not None and since > planned
    changes = [] if _is_same(wanted, now if moves_on else on(since)) else [wanted]
    if planned and moves_on:
        changes.append(replace(now, since=planned))
    elif planned and since < planned and not _is_same(wanted, on(planned)):
        changes.append(replace(wanted, since=planned))
    return tuple(sorted(changes, key=lambda each: each.since))


def _is_same(one: P, other: P) -> bool:
    """Whether two cost the same, whenever they begin."""
    return replace(one, since=other.since) == other
