"""Prices as they are typed for a day: a row each, what it is now, what it is before that day, what is typed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from counter.kernel.money import Money
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.facts import PriceChanged, Size
from counter.menu.plans import A_DAY, planned, same_price
from counter.menu.rules import Item
from counter.ui.office.menu_texts import typed_money

P = TypeVar("P", PriceChanged, ChoicePriceChanged, ComboPriceChanged)

PLAIN, TO_GO = "price", "to go"
"""The rows of an item's prices that are no size."""


@dataclass(frozen=True)
class PriceRow:
    """A price that is typed: of which `kind` (PLAIN, TO_GO, or the name of a size), what it is now, and the text.

    Where nothing is typed it will be what it is `before` the day that is chosen.
    """

    kind: str
    now: Money | None
    text: str
    before: Money | None = None


@dataclass(frozen=True)
class PriceNews:
    """What Save does about prices: so many are others from a day on, `until` what was planned for that day counts.

    `back`: what was planned for the day is taken back.
    """

    count: int
    since: date
    until: date | None
    back: bool


def rows_of(item: Item, today: date, since: date | None) -> Iterator[PriceRow]:
    """The prices that it has on a day, None: today; typed is what was planned for that very day."""
    day = since or today
    now, before, then = (prices_by_kind(costs_on(item, each)) for each in (today, day - A_DAY if since else today, day))
    is_planned = before != then
    for kind, price in then.items():
        yield PriceRow(kind, now.get(kind), typed_money(price) if is_planned else "", before.get(kind))


def rows_before(item: Item, today: date, since: date) -> Iterator[PriceRow]:
    """The prices that it has where nothing is planned for a day: those before it."""
    now = prices_by_kind(costs_on(item, today))
    for kind, price in prices_by_kind(costs_on(item, since - A_DAY)).items():
        yield PriceRow(kind, now.get(kind), "", price)


def plans_of(item: Item, today: date) -> tuple[PriceChanged, ...]:
    """What was planned that an item costs from later days on, the earliest first."""
    return planned(lambda day: costs_on(item, day), (each.since for each in item.prices), today)


def rows_of_sizes(now: Iterable[Size], planned: Iterable[Size] | None, before: Iterable[Size]) -> Iterator[PriceRow]:
    """The prices of sizes now, beside them what was `planned` for a day, if anything, and what they are before it."""
    prices, earlier = ({size.name: size.price for size in sizes} for sizes in (now, before))
    coming = None if planned is None else {size.name: size.price for size in planned}
    for name in earlier if coming is None else coming:
        yield PriceRow(name, prices.get(name), typed_money(coming.get(name) if coming else None), earlier.get(name))


def on_another_day(
    rows: tuple[PriceRow, ...], begun: Iterable[PriceRow], fresh: tuple[PriceRow, ...]
) -> tuple[PriceRow, ...]:
    """The rows for another day, which are `fresh` there and were `begun` here: what somebody typed goes along."""
    was, there = {row.kind: row for row in begun}, {row.kind: row for row in fresh}
    kinds = [row.kind for row in rows]
    typed = {row.kind: row.text for row in rows if row.kind not in was or row.text != was[row.kind].text}
    if kinds == list(was):
        return tuple(replace(row, text=typed.get(row.kind, row.text)) for row in fresh)
    return tuple(
        replace(there[row.kind], text=typed.get(row.kind, there[row.kind].text)) if row.kind in there else row
        for row in rows
    )


def costs_on(item: Item, day: date) -> PriceChanged:
    """What an item costs on a day, as if it did from then on."""
    on = item.on(day)
    return PriceChanged(item_id=item.item_id, since=day, price=on.price, sizes=on.sizes, to_go_price=on.to_go_price)


def prices_by_kind(said: PriceChanged | ChoicePriceChanged | ComboPriceChanged) -> dict[str, Money]:
    """Every price that is said there, by its row."""
    if isinstance(said, ComboPriceChanged):
        return {PLAIN: said.price}
    sizes: Mapping[str, Money] = {size.name: size.price for size in said.sizes}
    if isinstance(said, ChoicePriceChanged):
        return {PLAIN: said.price, **sizes}
    to_go = {} if said.to_go_price is None else {TO_GO: said.to_go_price}
    return {**(sizes or {PLAIN: said.price}), **to_go}


def news_of(wanted: P, on: Callable[[date], P], days: Iterable[date]) -> PriceNews | None:
    """What is new where something costs what is `wanted` from its day on, and on other `days` what `on` says."""
    since, now = wanted.since, on(wanted.since)
    if same_price(wanted, now):
        return None
    known, before = prices_by_kind(now), on(since - A_DAY)
    count = sum(known.get(kind) != price for kind, price in prices_by_kind(wanted).items())
    until = min((day for day in days if day > since and not same_price(on(day), wanted)), default=None)
    return PriceNews(count, since, until, not same_price(now, before) and same_price(wanted, before))


def new_prices(wanted: PriceChanged, item: Item) -> tuple[PriceChanged, ...]:
    """What changes where an item costs what is `wanted`: the prices of its day alone, and the sizes of later ones."""
    return () if same_price(wanted, costs_on(item, wanted.since)) else (wanted, *_kept_later(wanted, item))


def _kept_later(wanted: PriceChanged, item: Item) -> Iterator[PriceChanged]:
    """The prices that were planned for days after that of the `wanted` one, where sizes or a price to go come or go.

    A size that comes has the same price then as it has from now on; one that goes is gone. No other price alters.
    """
    was, will = prices_by_kind(costs_on(item, wanted.since)), prices_by_kind(wanted)
    for each in (costs_on(item, dated.since) for dated in item.prices if dated.since > wanted.since):
        later = prices_by_kind(each)
        kinds = {kind: later.get(kind, price) for kind, price in will.items() if kind in later or kind not in was}
        kinds |= {kind: price for kind, price in later.items() if kind not in was and kind not in kinds}
        sizes = tuple(Size(kind, price) for kind, price in kinds.items() if kind not in (PLAIN, TO_GO))
        if sizes and all(size.name not in later for size in sizes):
            sizes = (replace(sizes[0], price=each.price), *sizes[1:])
        in_sizes = [size.price for size in sizes]
        usual = each.price if each.price in in_sizes or not sizes else in_sizes[0]
        kept = replace(each, price=usual, sizes=sizes, to_go_price=kinds.get(TO_GO))
        if not same_price(kept, each):
            yield kept
