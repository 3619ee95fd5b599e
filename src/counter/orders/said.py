"""What has to be said of an item as it is rung up: an open price, a weight. Pure."""

from __future__ import annotations

from counter.kernel.errors import Refused
from counter.kernel.money import Money
from counter.menu.rules import GRAMS, Item

MOST_KILOS = 99
MOST_GRAMS = MOST_KILOS * GRAMS
"""The largest weight of a piece."""


def check_said(item: Item, price: Money | None, grams: int) -> None:
    """Refused unless a price is said for an item that has an open one, and a weight for one sold by weight."""
    if item.open_price and price is None:
        raise Refused("Say what {item} costs.", item=item.name)
    if price is not None and not item.open_price:
        raise Refused("{item} has its price on the menu. A lead can override it.", item=item.name)
    if price is not None and price.minor < 0:
        raise Refused("A price is not below nothing. Say what {item} costs.", item=item.name)
    if item.by_weight and not 0 < grams <= MOST_GRAMS:
        raise Refused("Weigh {item}: say its kilograms, above 0 and at most {most}.", item=item.name, most=MOST_KILOS)
    if grams and not item.by_weight:
        raise Refused("{item} is sold by the piece. Ring it up without a weight.", item=item.name)
