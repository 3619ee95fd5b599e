"""Turns another price that is half said into what its panel shows. Pure."""

from __future__ import annotations

from counter.flows.ring_up import OpenTicket
from counter.kernel.language import Language, _
from counter.kernel.money import Money
from counter.orders.draft import DraftLine
from counter.orders.model import PRICE
from counter.ui.sell.build_off import wish_words
from counter.ui.sell.discount_panel_state import ReasonState
from counter.ui.sell.price_panel_state import PricePanelState

REASONS = (_("Dented"), _("Last one"), _("Wrong label"), _("As on the sign"), _("Regular"))


def price_panel_state(
    ticket: OpenTicket, line: DraftLine, typed: str, reason: str, wrong: str, language: Language
) -> PricePanelState:
    """Another price for a `line`: `typed` are its digits, cents last.

    The menu's is not named where the one that was said has taken its place.
    """
    say = language.say
    sold = next(priced for priced in ticket.priced.lines if priced.line_id == line.line_id)
    given = next((wish for wish in line.wishes if wish.kind == PRICE), None)
    price = Money(int(typed), sold.unit_price.currency) if typed else given.price if given else None
    is_dearer = given is not None and given.price == sold.unit_price
    why = reason or (given.reason if given and not typed else "")
    reasons = tuple(ReasonState(say(each), say(each) == why) for each in REASONS)
    return PricePanelState(
        title=sold.name,
        listed=say("{price} by the menu", price=language.money(sold.unit_price)) if not is_dearer else "",
        shown=language.money(price if price is not None else sold.unit_price),
        reasons=reasons,
        other_reason=why if why and not any(each.chosen for each in reasons) else "",
        wrong=wrong,
        taken=say("Take {what} back", what=wish_words(given, language)) if given else "",
    )
