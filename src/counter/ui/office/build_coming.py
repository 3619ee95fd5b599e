"""Turns what a file would change about the menu into rows: of each item what it costs now, and then. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from counter.imports.plan import Change, Plan
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.menu.facts import ItemAdded, PriceChanged
from counter.menu.rules import Item
from counter.ui.office.files_state import ComingState


def coming(plan: Plan, today: date, language: Language) -> Iterator[ComingState]:
    """A row for each price that changes on the trading day `today` or later, for what else does, for what is new."""
    for change in plan.changes:
        yield from _changed(change, today, language)
    new = language.say("new")
    for item in plan.added:
        for size, price in _costs(item).items():
            said = language.say("open price") if item.open_price else language.money(price)
            yield ComingState(_named(item.name, size, language), new, said)
    for combo in plan.combos:
        yield ComingState(combo.name, new, language.money(combo.price))


def _changed(change: Change, today: date, language: Language) -> Iterator[ComingState]:
    item, say = change.item, language.say
    for price in change.prices:
        before, after = _costs(item.on(price.since)), _costs(price)
        for size in dict.fromkeys((*after, *before)):
            was, becomes = before.get(size), after.get(size)
            if was != becomes:
                words = say("no more") if becomes is None else language.money(becomes)
                if price.since > today:
                    words = say("{price} from {day}", price=words, day=language.short_date(price.since))
                named = _named(item.name, size, language)
                yield ComingState(named, say("new") if was is None else language.money(was), words)
    if change.changed is not None:
        yield ComingState(item.name, "", say("described anew"))
    if change.offered is not None:
        yield ComingState(item.name, "", say("on the menu again") if change.offered.on_menu else say("off the menu"))


def _costs(of: Item | ItemAdded | PriceChanged) -> dict[str, Money]:
    """By size, "" where there is but one; _TO_GO is what it costs to go where that is another price."""
    costs = {size.name: size.price for size in of.sizes} or {"": of.price}
    return costs if of.to_go_price is None else {**costs, _TO_GO: of.to_go_price}


_TO_GO = "\0to go"
"""No size is called that."""


def _named(name: str, size: str, language: Language) -> str:
    if size == _TO_GO:
        return language.say("{item}, to go", item=name)
    return language.say("{item}, {size}", item=name, size=size) if size else name
