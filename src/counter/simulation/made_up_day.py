"""Makes up a trading day for a menu: a morning rush, a smaller one at noon, a quiet afternoon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from math import exp
from random import Random
from zoneinfo import ZoneInfo

from counter.kernel.ids import GroupId
from counter.menu.facts import ItemAdded, ModifierGroupAdded
from counter.menu.read_file import MenuFile
from counter.settings.stations import BREW, COUNTER, ESPRESSO, KITCHEN
from counter.simulation.customers import draw_name, draw_to_go
from counter.simulation.rng import rng_for
from counter.simulation.visits import Visit, Want

OPENS = time(7)
HOURS = (34, 48, 40, 26, 22, 33, 31, 20, 17, 16, 12)
"""How many orders come in each hour from OPENS on, about."""
_LIKED = {ESPRESSO: 6.0, BREW: 2.0, KITCHEN: 2.0, COUNTER: 1.5}
_ITEMS, _ITEM_COUNTS = (1, 2, 3, 4), (56, 30, 11, 3)
_TWO_OF_ONE, _OTHER_CHOICE, _EXTRA, _TASTES = 0.1, 0.3, 0.18, 0.5


def made_up_day(menu: MenuFile, day: date, zone: ZoneInfo, seed: int) -> tuple[Visit, ...]:
    """About three hundred visits on a day, in the order of time; the same for one seed."""
    customers = _Customers(menu, seed)
    opens = datetime.combine(day, OPENS, zone).astimezone(UTC)
    moments = sorted(opens + timedelta(hours=hour) for hour in _arrivals(rng_for(seed, "arrivals")))
    return tuple(customers.visit(at, number) for number, at in enumerate(moments, start=1))


def _arrivals(rng: Random) -> Iterator[float]:
    """Hours after opening, at random within each hour."""
    for hour, usual in enumerate(HOURS):
        for _ in range(max(0, round(rng.gauss(usual, usual**0.5)))):
            yield hour + rng.random()


class _Customers:
    """What people like on a menu: the cheap and the warm, some things more than others."""

    def __init__(self, menu: MenuFile, seed: int) -> None:
        self._seed = seed
        self._items = menu.items
        self._groups: Mapping[GroupId, ModifierGroupAdded] = {group.group_id: group for group in menu.groups}
        taste = rng_for(seed, "taste")
        self._liked = [_LIKED[item.station] * exp(taste.gauss(0, _TASTES)) / _worth(item) for item in menu.items]

    def visit(self, at: datetime, number: int) -> Visit:
        rng = rng_for(self._seed, "customer", number)
        (count,) = rng.choices(_ITEMS, _ITEM_COUNTS)
        items = rng.choices(self._items, self._liked, k=count)
        return Visit(at, tuple(self._want(item, rng) for item in items), draw_name(rng), draw_to_go(rng))

    def _want(self, item: ItemAdded, rng: Random) -> Want:
        quantity = 2 if rng.random() < _TWO_OF_ONE else 1
        size = self._size(item, rng)
        return Want(item.item_id, quantity, tuple(self._modifiers(item, rng)), size)

    def _size(self, item: ItemAdded, rng: Random) -> str:
        others = [size.name for size in item.sizes if size.price != item.price]
        return rng.choice(others) if others and rng.random() < _OTHER_CHOICE else ""

    def _modifiers(self, item: ItemAdded, rng: Random) -> Iterator[tuple[GroupId, str]]:
        for group_id in item.groups:
            group = self._groups[group_id]
            plain = {modifier.name for modifier in group.modifiers if modifier.default}
            others = [modifier.name for modifier in group.modifiers if modifier.name not in plain]
            if others and rng.random() < (_OTHER_CHOICE if group.fewest else _EXTRA):
                yield group_id, rng.choice(others)


def _worth(item: ItemAdded) -> float:
    return float(max(item.price.minor, 1))
