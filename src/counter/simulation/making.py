"""How long things truly take at the simulated bar. The forecast knows nothing of this file.

Seconds of one pair of hands, as one would time them in a small café: a milk drink from portafilter to lid, a filter
poured from the urn, a plate that is warmed up. Items of one station differ, and so do orders of one item.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from random import Random

from counter.menu.rules import Item
from counter.simulation.chance import chance

SECONDS: Mapping[str, float] = {"espresso": 47.0, "brew": 19.0, "kitchen": 95.0, "counter": 9.0}
"""The first of an ordinary item, by station."""
FIRST_SECONDS: Mapping[str, float] = {"espresso": 12.0, "brew": 8.0, "kitchen": 15.0, "counter": 4.0}
"""What an order takes before its first item: reading it, cups, a plate."""
LIKE = {"espresso": 0.6, "brew": 0.55, "kitchen": 0.7, "counter": 0.8}
"""What a second one of the same item adds, as a share of the first: two jugs steam as one."""
SIDE = {"syrup": 0.12, "extra": 0.15, "flavour": 0.12, "shot": 0.6, "tea": 0.8, "milk": 1.1, "chocolate": 1.05}
"""Words in a name or category that say it is quicker or slower than its station's ordinary item."""
_CATEGORY_SPREAD, _ITEM_SPREAD, _ORDER_SPREAD = 0.12, 0.12, 0.22
_SNAG, _SNAG_SECONDS = 0.025, (25.0, 100.0)
_SPOILED = 0.012


@dataclass
class Recipes:
    """The true times of a menu's items at one simulated bar."""

    seed: int
    _known: dict[str, float] = field(default_factory=dict)

    def seconds(self, wanted: Sequence[tuple[Item, int]], luck: Random) -> float:
        """How long ordinary hands need for these items (and how many of each), all of one station.

        Now and then something is in the way (the grinder runs empty, the milk is in the back) or a drink is spoiled
        and made again.
        """
        station = wanted[0][0].station
        total = FIRST_SECONDS[station]
        for item, quantity in wanted:
            total += self._one(item) * (1 + LIKE[station] * (quantity - 1))
        total *= exp(luck.gauss(0.0, _ORDER_SPREAD))
        if luck.random() < _SNAG:
            total += luck.uniform(*_SNAG_SECONDS)
        if luck.random() < _SPOILED:
            total += self._one(wanted[0][0])
        return total

    def _one(self, item: Item) -> float:
        key = f"{item.category}/{item.name}"
        if key not in self._known:
            words = key.lower()
            usual = SECONDS[item.station]
            for word, share in SIDE.items():
                usual *= share if word in words else 1.0
            category = chance(self.seed, "category", item.category).gauss(0.0, _CATEGORY_SPREAD)
            own = chance(self.seed, "item", key).gauss(0.0, _ITEM_SPREAD)
            self._known[key] = usual * exp(category + own)
        return self._known[key]
