"""A made-up bar to learn from: orders one after another, each made in a known time."""

from dataclasses import dataclass, field
from random import Random

from counter.promises.forecast import Engine, MenuItem, Wanted
from counter.promises.forecast.events import Ordered, Ready, Staffed

MORNING = 1_800_000_000.0 - 1_800_000_000.0 % 60
MENU = (
    MenuItem("latte", "coffee", "espresso"),
    MenuItem("flat-white", "coffee", "espresso"),
    MenuItem("tea", "tea", "espresso"),
    MenuItem("filter", "filter", "brew"),
    MenuItem("toast", "food", "kitchen"),
    MenuItem("croissant", "pastry", "counter"),
)
SECONDS = {"latte": 90.0, "flat-white": 85.0, "tea": 50.0, "filter": 40.0, "toast": 240.0, "croissant": 5.0}


def open_bar(crew: tuple[str, ...] = ("ana", "ben"), *, seed: int = 0, target: float = 0.9) -> Engine:
    """An engine that knows the menu and who is on the bar at MORNING."""
    engine = Engine(MENU, target=target, seed=seed)
    engine.feed(Staffed(MORNING, crew))
    return engine


def wait(engine: Engine, at: float, *items: str) -> float:
    """Seconds from `at` to the promise for these items, one of each."""
    return engine.quote([Wanted(item) for item in items], at).ready_by - at


def place(engine: Engine, at: float, order: str, *items: str) -> float:
    """Quote and place an order; gives its promise."""
    wanted = tuple(Wanted(item) for item in items)
    due = engine.quote(wanted, at).ready_by
    engine.feed(Ordered(at, order, wanted, due))
    return due


@dataclass
class Shift:
    """Orders for one item each, far enough apart that nobody waits."""

    engine: Engine
    at: float = MORNING
    chance: Random = field(default_factory=lambda: Random(7))
    number: int = 0

    def make(self, item: str, times: int, *, slower: float = 1.0, apart: float = 300.0) -> None:
        """Order `item` so many times, each made `slower` times its usual seconds, with some luck."""
        for _ in range(times):
            self.number += 1
            place(self.engine, self.at, f"s{self.number}", item)
            took = SECONDS[item] * slower * self.chance.lognormvariate(0.0, 0.25)
            self.engine.feed(Ready(self.at + took, f"s{self.number}"))
            self.at += max(apart, took + 30.0)
