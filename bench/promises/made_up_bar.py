"""A made-up shop for the bench: ten days of orders, a bar that makes them, all from one seed.

Two to four baristas make drinks one order at a time, first come first served; a kitchen of two cooks works beside
them; pastry is handed over at the counter. Once in a while the grinder is in trouble, people differ in pace, a ready
tap is forgotten until the next. None of it is taken from a real shop.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import pairwise
from random import Random

from counter.promises.forecast import MenuItem

DAYS = 10
OPENING, CLOSING = 7 * 3600, 17 * 3600
FIRST_DAY = 1_767_225_600.0
BUSY_HOURS = {8: 2.0, 9: 1.6, 12: 1.5, 13: 1.3}
SECONDS_BETWEEN_ORDERS = 95.0
MENU = {
    "espresso": ("coffee", "espresso", 45.0),
    "flat-white": ("coffee", "espresso", 80.0),
    "latte": ("coffee", "espresso", 85.0),
    "mocha": ("chocolate", "espresso", 110.0),
    "tea": ("tea", "espresso", 50.0),
    "filter": ("filter", "brew", 35.0),
    "toast": ("food", "kitchen", 200.0),
    "eggs": ("food", "kitchen", 320.0),
    "croissant": ("pastry", "counter", 12.0),
}
POPULAR = {"latte": 5, "flat-white": 4, "espresso": 2, "mocha": 2, "tea": 3, "filter": 3, "croissant": 3, "toast": 2}
SETUP, NOISE, PEOPLE, FORGOTTEN = 20.0, 0.32, 0.15, 0.03
TROUBLE_EVERY, TROUBLE_SECONDS, TROUBLE_FACTOR = 22 * 3600.0, 2400.0, 2.2


@dataclass(slots=True)
class Sold:
    """An order of the made-up shop: when it came, what it asks for, when it was tapped as ready (unix seconds)."""

    name: str
    at: float
    items: list[str]
    ready: float = 0.0


@dataclass(slots=True)
class Happened:
    """One line of the stream: kind is "crew", "order" or "ready"."""

    at: float
    kind: str
    order: Sold | None = None
    crew: tuple[str, ...] = ()


def menu() -> list[MenuItem]:
    """The menu as the engine is told it."""
    return [MenuItem(item, category, station) for item, (category, station, _) in MENU.items()]


def stream(seed: int) -> Iterator[Happened]:
    """Everything that happens in the shop, in order of time."""
    chance = Random(seed)
    people = {f"b{number}": chance.gauss(0.0, PEOPLE) for number in range(1, 6)}
    happened: list[tuple[float, int, Happened]] = []
    for day in range(DAYS):
        start = FIRST_DAY + day * 86_400.0
        crews = {OPENING: ("b1", "b2"), 8 * 3600: ("b1", "b2", "b3"), 14 * 3600: ("b4", "b5")}
        for when, crew in crews.items():
            _note(happened, Happened(start + when, "crew", crew=crew))
        for order in _Bar(chance, people, {start + when: crew for when, crew in crews.items()}).make(
            list(_arrivals(chance, start, day))
        ):
            _note(happened, Happened(order.at, "order", order))
            _note(happened, Happened(order.ready, "ready", order))
    while happened:
        yield heappop(happened)[2]


def _note(happened: list[tuple[float, int, Happened]], what: Happened) -> None:
    heappush(happened, (what.at, len(happened), what))


def _arrivals(chance: Random, start: float, day: int) -> Iterator[Sold]:
    at, number = start + OPENING, 0
    while at < start + CLOSING:
        busy = BUSY_HOURS.get(int(at - start) // 3600, 1.0)
        at += chance.expovariate(busy / SECONDS_BETWEEN_ORDERS)
        items = chance.choices(list(POPULAR), list(POPULAR.values()), k=chance.choice((1, 1, 1, 2, 2, 3)))
        number += 1
        yield Sold(f"{day}-{number}", at, items)


@dataclass
class _Bar:
    """Makes a day's orders: baristas and cooks each take the next as soon as they are free."""

    chance: Random
    people: dict[str, float]
    crews: dict[float, tuple[str, ...]]
    free: dict[str, float] = field(default_factory=dict)
    trouble_until: float = 0.0

    def make(self, orders: list[Sold]) -> list[Sold]:
        cooks = [0.0, 0.0]
        for order in orders:
            ends = [order.at + self.chance.uniform(5, 30)]
            by_station = {station: [i for i in order.items if MENU[i][1] == station] for _, station, _ in MENU.values()}
            drinks = by_station["espresso"] + by_station["brew"]
            if drinks:
                ends.append(self._at_the_bar(order.at, drinks))
            if by_station["kitchen"]:
                cooks.sort()
                cooks[0] = max(cooks[0], order.at) + self._takes(by_station["kitchen"])
                ends.append(cooks[0])
            order.ready = max(ends)
        self._forget_taps(orders)
        return orders

    def _at_the_bar(self, at: float, drinks: list[str]) -> float:
        crew = self.crews[max(when for when in self.crews if when <= at)]
        who = min(crew, key=lambda name: (max(self.free.get(name, 0.0), at), name))
        begun = max(self.free.get(who, 0.0), at)
        if begun > self.trouble_until and self.chance.random() < SECONDS_BETWEEN_ORDERS / TROUBLE_EVERY:
            self.trouble_until = begun + TROUBLE_SECONDS
        slow = TROUBLE_FACTOR if begun < self.trouble_until and any(MENU[i][0] == "coffee" for i in drinks) else 1.0
        self.free[who] = begun + self._takes(drinks, self.people[who]) * slow
        return self.free[who]

    def _takes(self, items: list[str], pace: float = 0.0) -> float:
        seconds = SETUP + sum(MENU[item][2] * (0.65 if item in items[:at] else 1.0) for at, item in enumerate(items))
        return seconds * self.chance.lognormvariate(pace, NOISE)

    def _forget_taps(self, orders: list[Sold]) -> None:
        by_ready = sorted(orders, key=lambda order: order.ready)
        for order, after in pairwise(by_ready):
            if self.chance.random() < FORGOTTEN:
                order.ready = after.ready + 0.4
