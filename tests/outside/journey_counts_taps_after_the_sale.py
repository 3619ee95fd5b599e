"""How many taps paying, giving back, changing, opening and handing over take: real clicks, each counted.

Whoever counts them is a stranger: what is tapped is found by the name a screen reader says.
"""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from driver import Counter, tap_at

SHOP = Path(os.environ["COUNTER_SHOP"])
AGAIN_SECONDS = 0.65  # so long a spot that changed its meaning takes no second tap
STAFF = [
    {"name": "Ana", "role": "barista", "pin": "1234"},
    {"name": "Dana", "role": "lead", "pin": "5678"},
    {"name": "Rosa", "role": "owner", "pin": "9012"},
]


def counter_says(*arguments: str, typed: str = "") -> str:
    """What the command answers that an owner types."""
    command = [os.environ["COUNTER_COMMAND"], "--shop", str(SHOP), *arguments]
    return subprocess.run(command, input=typed, check=True, capture_output=True, text=True).stdout


class Taps:
    """Real clicks, counted."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self._place = (0, 0)
        self.count = 0

    def tap(self, *names: str) -> None:
        """Taps what is called so, or whose name begins so; the same spot again only when it takes another tap."""
        for name in names:
            self.counter.wait_until(lambda name=name: self._found(name), f"“{name}” to be tapped")  # type: ignore[misc]
            if self._place == self._last:
                time.sleep(AGAIN_SECONDS)
            tap_at(self._place)
            self._last = self._place
            if name.startswith("Take €"):
                time.sleep(AGAIN_SECONDS)  # what is left to pay is read before it is paid
            self.count += 1

    _last = (0, 0)

    def _found(self, name: str) -> bool:
        found = [thing for thing in self.counter.all(name, starts=True, pressable=True) if thing.enabled]
        found.sort(key=lambda thing: thing.name != name)
        self._place = found[0].middle if found else self._place
        return bool(found)

    def pin(self, digits: str) -> None:
        """A PIN; its digits are no taps that are counted."""
        before = self.count
        self.tap(*digits)
        self.count = before

    @contextmanager
    def take(self, most: int, what: str) -> Iterator[None]:
        """What is tapped in here takes so many taps."""
        before = self.count
        yield
        assert self.count - before == most, f"{what}: {self.count - before} taps, not {most}"
        print(f"{what}: {most} taps")


def pays(counter: Counter, taps: Taps) -> None:
    """A latte at 3.80, paid in every way."""
    for number, (what, names) in enumerate(
        (
            ("in cash with a note", ("Pay,", "€20", "Take €3.80")),
            ("by card", ("Pay,", "Card terminal", "Take €3.80")),
            ("by card with a tip", ("Pay,", "Card terminal", "Tip, 10%", "Take €4.18")),
            ("in cash and by card", ("Pay,", "2", "0", "0", "Take €2.00", "Card terminal", "Take €1.80")),
            (
                "by three friends",
                ("Pay,", "Split the bill", "One share more", "Take €1.27", "Take €1.27", "Take €1.26"),
            ),
        ),
        start=1,
    ):
        taps.tap("Latte")
        with taps.take(len(names), what):
            taps.tap(*names)
        counter.find(f"Sold: #{number}", starts=True)


def hands_over(counter: Counter, taps: Taps) -> None:
    """Lock, the other one's tile, their PIN."""
    with taps.take(1, "lock"):
        taps.tap("Lock, change who is here")
    counter.find("Dana", starts=True)
    taps.tap("Ana,")
    taps.pin("1234")
    counter.find("Cash exact", starts=True)
    with taps.take(2, "switch user, without the PIN"):
        taps.tap("Lock, change who is here", "Dana,")
        taps.pin("5678")
    counter.find("Dana, your own menu")


def after_the_sale(counter: Counter, taps: Taps) -> None:
    """Printed again, given back, changed."""
    with taps.take(3, "print again"):
        taps.tap("Orders", "#1 ", "Reprint")
    counter.wait_until(lambda: any("copy" in paper.name for paper in (SHOP / "printed").iterdir()), "the copy")
    taps.tap("Refund")
    with taps.take(3, "give back a line"):
        taps.tap("Give back, Latte", "Rung up wrong", "Give back €")
    taps.tap("#2 ")
    with taps.take(3, "one more item"):
        taps.tap("Change", "Espresso", "Change, ")


def opens_the_drawer(counter: Counter, taps: Taps) -> None:
    """Without a sale, with a reason."""
    taps.tap("Till")
    with taps.take(2, "open without a sale"):
        taps.tap("Open drawer", "Change for a guest")
    counter.find("What moved")


counter_says("acts", "-", typed=json.dumps({"act": "shop", "currency": "EUR", "staff": STAFF, "menu": [
    {"item": "Latte", "category": "Coffee", "price": "3.80"},
    {"item": "Espresso", "category": "Coffee", "price": "2.20"},
]}))  # fmt: skip
with Counter() as counter:
    taps = Taps(counter)
    taps.tap("Ana,")
    taps.pin("1234")
    pays(counter, taps)
    hands_over(counter, taps)
    after_the_sale(counter, taps)
    opens_the_drawer(counter, taps)
    counter.picture("counted-taps")
assert counter_says("verify").startswith("OK: 5 orders")
