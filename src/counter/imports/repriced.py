"""What a file says that choices and combos cost which are on our menu already. Pure; nothing is brought in here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from counter.imports.model import FileRead
from counter.menu.dated_facts import ChoicePriceChanged, ComboPriceChanged
from counter.menu.groups import Group, group_of
from counter.menu.model import ChoicePrice, Combo


def repriced_choices(read: FileRead, groups: Iterable[Group], today: date) -> Iterator[ChoicePriceChanged]:
    """What choices of our `groups` cost from today on, and from later days on, where that is not so already."""
    ours = {group.group_id: group for group in groups}
    for said in read.groups:
        known = ours.get(said.group_id)
        if known is None:
            continue
        dated = [each for each in read.choice_prices if each.group_id == said.group_id]
        prices = tuple(ChoicePrice(each.name, each.since, each.price, each.sizes) for each in dated)
        file = replace(group_of(said), prices=prices)
        for day in _days(dated, today):
            costs = {choice.name: choice for choice in known.on(day).modifiers}
            for choice in file.on(day).modifiers:
                now = costs.get(choice.name)
                if now is not None and (choice.price, choice.sizes) != (now.price, now.sizes):
                    yield ChoicePriceChanged(
                        group_id=said.group_id, name=choice.name, since=day, price=choice.price, sizes=choice.sizes
                    )


def repriced_combos(read: FileRead, combos: Iterable[Combo], today: date) -> Iterator[ComboPriceChanged]:
    """What our `combos` cost from today on, and from later days on, where that is not so already."""
    ours = {combo.combo_id: combo for combo in combos}
    for said in read.combos:
        known = ours.get(said.combo_id)
        dated = [each for each in read.combo_prices if each.combo_id == said.combo_id]
        for day in _days(dated, today) if known else ():
            price = next((each.price for each in reversed(dated) if each.since <= day), said.price)
            if known and price != known.on(day).price:
                yield ComboPriceChanged(combo_id=said.combo_id, since=day, price=price)


def _days(dated: Iterable[ChoicePriceChanged | ComboPriceChanged], today: date) -> list[date]:
    return sorted({today} | {each.since for each in dated if each.since > today})
