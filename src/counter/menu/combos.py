"""What can be sold as a combo. No database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from counter.kernel.errors import Refused
from counter.kernel.money import total
from counter.menu.dated_facts import ComboPriceChanged
from counter.menu.facts import ComboChanged, ComboDescribed
from counter.menu.model import Combo
from counter.menu.rules import Menu, check_on_menu


def combo_as_said(said: Combo | ComboDescribed) -> ComboChanged:
    """A combo as it is said, from now on."""
    return ComboChanged(**{name: getattr(said, name) for name in ComboChanged.__dataclass_fields__})


def price_at_once(said: ComboChanged, known: Combo, today: date) -> tuple[ComboChanged, tuple[ComboPriceChanged, ...]]:
    """The combo as it is said, but at the price that it began with; and what it is said to cost else, from today on."""
    same = said.price == known.on(today).price
    price = ComboPriceChanged(combo_id=said.combo_id, since=today, price=said.price)
    return replace(said, price=known.price), () if same else (price,)


def check_combos(combos: Sequence[ComboDescribed], menu: Menu) -> None:
    """Refused where one of these combos, which come to a menu, is no bundle of its items, or costs more than they do.

    What has an open price or is weighed has no place in one.
    """
    ours, names = {combo.combo_id for combo in combos}, {item.name.casefold() for item in menu.every_item}
    names |= {known.name.casefold() for known in menu.every_combo if known.combo_id not in ours}
    for combo in combos:
        if combo.name.casefold() in names:
            raise Refused("“{combo}” is on the menu already. Give it another name.", combo=combo.name)
        names.add(combo.name.casefold())
        _check_combo(combo, menu)


def _check_combo(combo: ComboDescribed, menu: Menu) -> None:
    if len(combo.items) < 2:  # noqa: PLR2004 - a bundle
        raise Refused("“{combo}” needs two items or more.", combo=combo.name)
    items = [menu.item(item_id) for item_id in combo.items]
    for item in items:
        check_on_menu(item)
        if item.open_price or item.by_weight:
            raise Refused(
                "{item} has no price of its own: it cannot be in “{combo}”.", item=item.name, combo=combo.name
            )
    alone = total((item.price_of(item.usual_size) for item in items), combo.price.currency)
    if combo.price > alone:
        raise Refused(
            "“{combo}” costs more than its items do, which is {alone}. Lower its price.", combo=combo.name, alone=alone
        )
