"""The prices of an item as they are typed: a row each, what it is now and what it will be. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from counter.kernel.ids import ItemId
from counter.kernel.money import Money
from counter.menu.facts import PriceChanged
from counter.menu.model import DatedPrice
from counter.menu.rules import Item
from counter.ui.office.menu_texts import typed_money

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
    coming = {size.name: size.price for size in planned.sizes} if planned else {}
    for size in now.sizes:
        yield PriceRow(size.name, size.price, typed_money(coming.pop(size.name, None)))
    for name, price in coming.items():
        yield PriceRow(name, None, typed_money(price))
    if not now.sizes and not (planned and planned.sizes):
        yield PriceRow(PLAIN, now.price, typed_money(planned.price if planned else None))
    if now.to_go_price is not None or (planned and planned.to_go_price is not None):
        yield PriceRow(TO_GO, now.to_go_price, typed_money(planned.to_go_price if planned else None))


def costs_on(item: Item, day: date) -> PriceChanged:
    """What an item costs on a day, as if it did from then on."""
    on = item.on(day)
    return PriceChanged(item_id=item.item_id, since=day, price=on.price, sizes=on.sizes, to_go_price=on.to_go_price)


def as_fact(item_id: ItemId, dated: DatedPrice) -> PriceChanged:
    """A price that begins on a day, as it would be said."""
    return PriceChanged(
        item_id=item_id, since=dated.since, price=dated.price, sizes=dated.sizes, to_go_price=dated.to_go_price
    )


def is_same(one: PriceChanged, other: PriceChanged) -> bool:
    """Whether two cost the same, whenever they begin."""
    return (one.price, one.sizes, one.to_go_price) == (other.price, other.sizes, other.to_go_price)
