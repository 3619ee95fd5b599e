"""Turns a price or a weight that is half typed into what its panel shows. Pure."""

from __future__ import annotations

from decimal import Decimal

from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.menu.rules import Item, price_of_weight
from counter.ui.sell.ask_panel_state import AskPanelState


def ask_panel_state(item: Item, typed: int, wrong: str, language: Language) -> AskPanelState:
    """An item whose price is open, `typed` in minor units, or that is weighed, `typed` in grams."""
    say = language.say
    if item.open_price:
        shown = language.money(Money(typed, item.price.currency))
        return AskPanelState(item.name, say("What does it cost?"), shown, "", wrong)
    shown = say("{kilos} kg", kilos=language.decimal(Decimal(typed).scaleb(-3), 3))
    price, comes_to = language.money(item.price), language.money(price_of_weight(item.price, typed))
    below = say("{price} / kg · {amount}", price=price, amount=comes_to) if typed else say("{price} / kg", price=price)
    return AskPanelState(item.name, say("What does it weigh?"), shown, below, wrong)
