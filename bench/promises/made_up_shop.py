"""A made-up shop for the bench: its menu, its ways and its customers, all from one seed.

Shops differ as real ones do: two to four baristas, a kitchen or none, quick orders that overtake or wait their turn,
like drinks made together or one by one, starts tapped or not, ready taps forgotten more or less often. None of it is
taken from a real shop.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Self

from counter.promises.forecast import MenuItem

OPENING, CLOSING = 7 * 3600, 17 * 3600
RUSH, AFTERNOON = 8 * 3600, 14 * 3600
BUSY_HOURS = {8: 2.0, 9: 1.6, 12: 1.5, 13: 1.3}
SECONDS_BETWEEN_ORDERS = 285.0  # shared by the baristas of the rush
ITEMS_AN_ORDER = (1, 1, 1, 2, 2, 3)
SETUP, LIKE = 20.0, 0.65
COOKS = ("c1", "c2")
PEOPLE = 0.15


@dataclass(frozen=True, slots=True)
class Item:
    """Something on the menu; `seconds` to make one, `popular` how often it is asked for."""

    category: str
    station: str
    seconds: float
    popular: int


MENU = {
    "espresso": Item("coffee", "espresso", 45.0, 2),
    "flat-white": Item("coffee", "espresso", 80.0, 4),
    "latte": Item("coffee", "espresso", 85.0, 5),
    "mocha": Item("chocolate", "espresso", 110.0, 2),
    "tea": Item("tea", "espresso", 50.0, 3),
    "filter": Item("filter", "brew", 35.0, 3),
    "toast": Item("food", "kitchen", 200.0, 2),
    "croissant": Item("pastry", "counter", 12.0, 3),
}
WARMED_SECONDS = 70.0  # where there is no kitchen, a barista warms what would be cooked
QUICK = ("espresso", "tea", "filter")
QUICK_SECONDS = SETUP + sum(MENU[item].seconds for item in QUICK) / len(QUICK)
QUICK_SHARE = (
    ITEMS_AN_ORDER.count(1)
    / len(ITEMS_AN_ORDER)
    * sum(MENU[item].popular for item in QUICK)
    / sum(item.popular for item in MENU.values())
)


@dataclass(slots=True, eq=False)
class Sold:
    """An order of the made-up shop: when it came, what it asks for, when it was tapped as ready (unix seconds)."""

    name: str
    at: float
    items: list[str]
    ready: float = 0.0

    @property
    def category(self) -> str:
        """The category of the item that takes longest."""
        return MENU[max(self.items, key=lambda item: MENU[item].seconds)].category


@dataclass(frozen=True, slots=True)
class Shop:
    """How one made-up shop works. `baristas` are those of the rush, `people` the log paces of all who work here."""

    seed: int
    baristas: int
    kitchen: bool
    overtaking: bool
    together: bool
    starts_tapped: bool
    forgotten: float
    noise: float
    people: dict[str, float]

    @classmethod
    def from_seed(cls, seed: int) -> Self:
        """The shop of a seed."""
        chance = Random(seed)
        baristas = chance.choice((2, 3, 4))
        kitchen, overtaking, together, tapped = (chance.random() < likely for likely in (0.7, 0.5, 0.5, 0.4))
        forgotten, noise = chance.uniform(0.0, 0.04), chance.uniform(0.26, 0.36)
        people = {f"b{number}": chance.gauss(0.0, PEOPLE) for number in range(1, 2 * baristas + 1)}
        people |= dict.fromkeys(COOKS, 0.0)
        return cls(seed, baristas, kitchen, overtaking, together, tapped, forgotten, noise, people)

    @property
    def ways(self) -> str:
        """The shop's habits in a few words."""
        habits = {
            "kitchen": self.kitchen,
            "quick orders overtake": self.overtaking,
            "like drinks together": self.together,
            "starts tapped": self.starts_tapped,
        }
        return ", ".join((f"{self.baristas} baristas", *(habit for habit, so in habits.items() if so)))

    def menu(self) -> list[MenuItem]:
        """The menu as the engine knows it."""
        return [MenuItem(name, item.category, item.station) for name, item in MENU.items()]

    def crews(self) -> dict[int, tuple[str, ...]]:
        """Who is to be on the bar, from which second of the day on."""
        few = max(self.baristas - 1, 2)
        return {
            OPENING: tuple(f"b{number + 1}" for number in range(few)),
            RUSH: tuple(f"b{number + 1}" for number in range(self.baristas)),
            AFTERNOON: tuple(f"b{self.baristas + number + 1}" for number in range(few)),
        }

    def pool(self, item: str) -> str:
        """Who makes an item here."""
        station = MENU[item].station
        return station if station == "counter" or (station == "kitchen" and self.kitchen) else "bar"

    def work(self, items: list[str]) -> tuple[float, float]:
        """Usual seconds to make some items in one go: those of coffee, and the rest."""
        seconds = {True: 0.0, False: SETUP}
        for at, name in enumerate(items):
            item = MENU[name]
            usual = WARMED_SECONDS if item.station == "kitchen" and not self.kitchen else item.seconds
            seconds[item.category == "coffee"] += usual * (LIKE if name in items[:at] else 1.0)
        return seconds[True], seconds[False]

    def gap(self, second: float) -> float:
        """Mean seconds between orders at a second of the day."""
        return SECONDS_BETWEEN_ORDERS / self.baristas / BUSY_HOURS.get(int(second) // 3600, 1.0)

    def arrivals(self, chance: Random, day: int, midnight: float) -> Iterator[Sold]:
        """The orders of a day."""
        second, number = float(OPENING), 0
        names, popular = list(MENU), [item.popular for item in MENU.values()]
        while (second := second + chance.expovariate(1 / self.gap(second))) < CLOSING:
            items = chance.choices(names, popular, k=chance.choice(ITEMS_AN_ORDER))
            number += 1
            yield Sold(f"{day}-{number}", midnight + second, items)
