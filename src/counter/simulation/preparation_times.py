"""How long things truly take at the simulated bar. The forecast knows nothing of this file.

Seconds of one worker, as one would time them in a small café: a milk drink from portafilter to lid, a filter
poured from the urn, a plate that is warmed up. Items of one station differ, and so do orders of one item.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from random import Random

from counter.menu.rules import Item
from counter.settings.stations import BREW, COUNTER, ESPRESSO, KITCHEN
from counter.simulation.rng import rng_for

SECONDS: Mapping[str, float] = {ESPRESSO: 47.0, BREW: 19.0, KITCHEN: 95.0, COUNTER: 9.0}
"""Seconds of the first of an ordinary item, by station."""
START_SECONDS: Mapping[str, float] = {ESPRESSO: 12.0, BREW: 8.0, KITCHEN: 15.0, COUNTER: 4.0}
"""Seconds an order takes before its first item: reading it, cups, a plate."""
ANOTHER_SHARE = {ESPRESSO: 0.6, BREW: 0.55, KITCHEN: 0.7, COUNTER: 0.8}
"""What a second one of the same item adds, as a share of the first: two jugs steam as one."""
WORD_SHARES = {"syrup": 0.12, "extra": 0.15, "flavour": 0.12, "shot": 0.6, "tea": 0.8, "milk": 1.1, "chocolate": 1.05}
"""Words in a name or category that make an item quicker or slower, as a share of its station's ordinary one."""
_CATEGORY_SPREAD, _ITEM_SPREAD, _ORDER_SPREAD = 0.12, 0.12, 0.22
_SNAG, _SNAG_SECONDS = 0.025, (25.0, 100.0)
_SPOILED = 0.012


def _like(station: str) -> str:
    """A station as slow as that: a shop's own is as the espresso."""
    return station if station in SECONDS else ESPRESSO


@dataclass
class PreparationTimes:
    """The true times of a menu's items at one simulated bar."""

    seed: int
    _known: dict[str, float] = field(default_factory=dict)

    def seconds(self, wanted: Sequence[tuple[Item, int]], rng: Random) -> float:
        """How long an ordinary worker needs for these items (and how many of each), all of one station.

        Now and then something is in the way (the grinder runs empty, the milk is in the back) or a drink is spoiled
        and made again.
        """
        station = _like(wanted[0][0].station)
        total = START_SECONDS[station]
        for item, quantity in wanted:
            total += self._item_seconds(item) * (1 + ANOTHER_SHARE[station] * (quantity - 1))
        total *= exp(rng.gauss(0.0, _ORDER_SPREAD))
        if rng.random() < _SNAG:
            total += rng.uniform(*_SNAG_SECONDS)
        if rng.random() < _SPOILED:
            total += self._item_seconds(wanted[0][0])
        return total

    def _item_seconds(self, item: Item) -> float:
        key = f"{item.category}/{item.name}"
        if key not in self._known:
            words = key.lower()
            usual = SECONDS[_like(item.station)]
            for word, share in WORD_SHARES.items():
                usual *= share if word in words else 1.0
            category = rng_for(self.seed, "category", item.category).gauss(0.0, _CATEGORY_SPREAD)
            own = rng_for(self.seed, "item", key).gauss(0.0, _ITEM_SPREAD)
            self._known[key] = usual * exp(category + own)
        return self._known[key]
