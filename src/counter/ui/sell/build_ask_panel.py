"""Turns a price or a weight that is half typed into what its panel shows. Pure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from counter.devices.scale import Weighed
from counter.kernel.language import Language, _
from counter.kernel.money import Money
from counter.menu.rules import Item, price_of_weight
from counter.ui.desk.devices import Weight
from counter.ui.sell.ask_panel_state import AskPanelState

_NO_WEIGHT = {
    Weighed.MOVES: _("It still moves. Wait until it stands still."),
    Weighed.UNDER: _("The scale is below zero. Empty it, and press its zero key."),
    Weighed.OVER: _("That is too much for the scale. Take some of it off."),
    Weighed.NO_KILOGRAMS: _("The scale does not weigh in kilograms. Set it to kilograms, or type the weight."),
}


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


def weighing_state(item: Item, weight: Weight | None, wrong: str, language: Language) -> AskPanelState:
    """An item whose weight the scale says: what lies there now, what a kilogram costs, and what that comes to.

    The three stand together, as a customer has to see them (EN 45501, 4.14: weight, unit price, price to pay).
    """
    reading = weight.reading if weight else None
    state = ask_panel_state(item, reading.grams if reading else 0, wrong, language)
    note = why_not(weight, language) if weight else ""
    if reading is None or (not reading.grams and reading.weighed is not Weighed.STABLE):
        state = replace(state, shown=language.say("– kg"))
    return replace(state, weighs=True, note="" if note == wrong else note)


def why_not(weight: Weight | None, language: Language) -> str:
    """Why what lies on the scale cannot be sold by its weight now, and what to do; "" where it can."""
    if weight is None:
        return language.say("The scale has not answered yet. Wait a moment, or type the weight.")
    if weight.fault is not None or weight.reading is None:
        fault = language.explain(weight.fault) if weight.fault else ""
        return f"{fault} {language.say('Or type the weight.')}".strip()
    if weight.reading.weighed is not Weighed.STABLE:
        return language.say(_NO_WEIGHT[weight.reading.weighed])
    return "" if weight.reading.grams else language.say("Nothing lies on the scale. Put it on, or type the weight.")
