"""Turns what a file would change about the menu into rows: of each item what it costs now, and then. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from counter.imports.plan import Change, Plan
from counter.imports.price_steps import PriceKey, costs, price_steps
from counter.kernel.language import Language
from counter.ui.office.files_state import ComingState


def coming(plan: Plan, today: date, language: Language) -> Iterator[ComingState]:
    """A row for each price that changes on the trading day `today` or later, for what else does, for what is new."""
    for change in plan.changes:
        yield from _changed(change, today, language)
    new = language.say("new")
    for item in plan.added:
        for key, price in costs(item).items():
            said = language.say("open price") if item.open_price else language.money(price)
            yield ComingState(_named(item.name, key, language), new, said)
    for combo in plan.combos:
        yield ComingState(combo.name, new, language.money(combo.price))


def _changed(change: Change, today: date, language: Language) -> Iterator[ComingState]:
    item, say = change.item, language.say
    for step in price_steps(change):
        words = say("no more") if step.becomes is None else language.money(step.becomes)
        if step.since > today:
            words = say("{price} from {day}", price=words, day=language.short_date(step.since))
        was = say("new") if step.was is None else language.money(step.was)
        yield ComingState(_named(item.name, step.of, language), was, words)
    if change.changed is not None:
        yield ComingState(item.name, "", say("described anew"))
    if change.offered is not None:
        yield ComingState(item.name, "", say("on the menu again") if change.offered.on_menu else say("off the menu"))


def _named(name: str, of: PriceKey, language: Language) -> str:
    if of.to_go:
        return language.say("{item}, to go", item=name)
    return language.say("{item}, {size}", item=name, size=of.size) if of.size else name
