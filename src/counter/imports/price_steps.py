"""What an item costs now, and what it would cost once a file came in: price by price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from counter.imports.plan import Change
from counter.kernel.money import Money
from counter.menu.facts import ItemAdded, PriceChanged
from counter.menu.rules import Item


@dataclass(frozen=True, slots=True)
class PriceKey:
    """Which of an item's prices: of a `size` ("" where there is but one), or what it costs to go where that differs."""

    size: str = ""
    to_go: bool = False


@dataclass(frozen=True, slots=True)
class PriceStep:
    """A price that is another one from the trading day `since` on; None where there is none of it before, or then."""

    of: PriceKey
    was: Money | None
    becomes: Money | None
    since: date


def price_steps(change: Change) -> Iterator[PriceStep]:
    """Every price of an item that a file changes, as its sizes come."""
    for price in change.prices:
        before, after = costs(change.item.on(price.since)), costs(price)
        for key in dict.fromkeys((*after, *before)):
            if before.get(key) != after.get(key):
                yield PriceStep(key, before.get(key), after.get(key), price.since)


def costs(of: Item | ItemAdded | PriceChanged) -> dict[PriceKey, Money]:
    """All its prices."""
    there = {PriceKey(size.name): size.price for size in of.sizes} or {PriceKey(): of.price}
    return there if of.to_go_price is None else {**there, PriceKey(to_go=True): of.to_go_price}
