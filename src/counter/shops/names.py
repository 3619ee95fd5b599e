"""What shops are called beside one another, and which one somebody means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from counter.kernel.errors import Refused
from counter.kernel.ids import ShopId
from counter.shops.model import KnownShop

_LAST = 6
"""So many signs of its number, the last ones, tell a shop from another of its name."""


def names_of(shops: Sequence[KnownShop]) -> Mapping[ShopId, str]:
    """What each is called; of several with one name each with the end of its number: “Station (4f21c0)”."""
    times = Counter(each.name.casefold() for each in shops)
    return {
        each.shop: each.name if times[each.name.casefold()] == 1 else f"{each.name} ({each.shop.hex[-_LAST:]})"
        for each in shops
    }


def find_shop(shops: Sequence[KnownShop], said: str) -> KnownShop:
    """The one that is called so, or has that number. Refused where there is none, or there are several."""
    wanted, names = said.casefold(), names_of(shops)
    numbers = (wanted.replace("-", ""), wanted)
    for each in shops:
        if names[each.shop].casefold() == wanted or each.shop.hex in numbers or each.shop.hex[-_LAST:] == wanted:
            return each
    alike = [names[each.shop] for each in shops if each.name.casefold() == wanted]
    if alike:
        raise Refused("Several shops are called {name}. Say which: {known}.", name=said, known=", ".join(alike))
    raise Refused("No shop is called {name}. There are: {known}.", name=said, known=", ".join(names.values()))
