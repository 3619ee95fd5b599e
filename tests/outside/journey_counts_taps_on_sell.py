"""Sell in as few taps as it is meant to take, each counted with a real click on what a screen reader names."""

import json
import os
import subprocess

from driver import Counter

MILK = {
    "name": "Milk",
    "min": 1,
    "max": 1,
    "options": [{"name": "whole", "default": True}, {"name": "oat", "price": "0.60"}],
}
COFFEE = ("Latte", "Flat white", "Espresso", "Filter", "Mocha", "Cortado", *(f"Origin {n}" for n in range(1, 35)))
SHOP = {
    "act": "shop",
    "currency": "EUR",
    "groups": [MILK],
    "menu": [
        {
            "item": name,
            "category": "Coffee",
            "price": "3.80",
            "groups": ["Milk"] if name in COFFEE[:2] else [],
            "page": ("Everyday", "Origins", "Rare")[place // 15],
        }
        for place, name in enumerate(COFFEE)
    ]
    + [{"item": "Croissant", "category": "Bakery", "price": "2.60"}],
    "favourites": ["Latte", {"item": "Latte", "name": "Oat latte", "modifiers": ["oat"]}, "Espresso"],
}


class Finger:
    """Taps one after another, and counts."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def taps(self, *names: str) -> int:
        """Each thing by the beginning of its name; how many taps it took."""
        for name in names:
            found = self._counter.find(name, starts=True, pressable=True)
            self._counter.wait_until(lambda found=found: found.enabled, f"“{name}” to be tapped")
            found.tap()
        return len(names)


def pays(counter: Counter, finger: Finger) -> None:
    """The most likely sale, a preset one, and the last one again, which waits for payment."""
    assert finger.taps("Latte, €3.80", "Cash exact") == 2
    counter.find("Sold: #2", starts=True)
    assert finger.taps("Oat latte, €4.40", "Cash exact") == 2
    counter.find("Sold: #3", starts=True)
    assert finger.taps("Same again") == 1
    counter.find("1 Latte, oat, 4.40")
    assert counter.find("Cash exact, €4.40").enabled
    finger.taps("Cash exact")
    counter.find("Sold: #4", starts=True)


def finds(counter: Counter, finger: Finger) -> None:
    """Any item by three letters; any item of a category of forty by its page."""
    assert finger.taps("Search", "m", "o", "c", "Mocha") == 5
    counter.find("1 Mocha, 3.80")
    assert finger.taps("Close the search") == 1
    assert finger.taps("Coffee", "Page 3: Rare", "Origin 30") == 3
    counter.find("1 Origin 30, 3.80")


def changes(counter: Counter, finger: Finger) -> None:
    """Another milk on a line that was rung up before others; something off for a reason."""
    finger.taps("Coffee", "Flat white", "Espresso")
    counter.find("1 Espresso, 3.80")
    assert finger.taps("1 Flat white, whole", "oat") == 2
    counter.find("1 Flat white, oat, 4.40")
    finger.taps("More choices", "Discount")
    assert finger.taps("10%", "Regular") == 2
    counter.find("1 Flat white, oat, regular −10%", starts=True)
    finger.taps("Back")


def runs_out(counter: Counter, finger: Finger) -> None:
    """Sold out, and the next one with it."""
    assert finger.taps("Sold out", "Cortado") == 2
    counter.find("Cortado, €3.80, Out")
    assert finger.taps("Filter") == 1
    counter.find("Filter, €3.80, Out")
    finger.taps("Back to selling")


def recalls(counter: Counter, finger: Finger) -> None:
    """The newest held ticket comes back, whatever tabs there are."""
    counter.press("Hold")  # no tap: where Back to selling was, none counts for a moment
    counter.gone("1 Mocha, 3.80")
    assert finger.taps("Held 2", "Bring it back") == 2
    counter.find("1 Mocha, 3.80")


acts = (SHOP, {"act": "ring_up", "item": "Latte"}, {"act": "pay", "later": True, "name": "Nora"})
subprocess.run(
    [os.environ["COUNTER_COMMAND"], "--shop", os.environ["COUNTER_SHOP"], "acts", "-"],
    input="\n".join(map(json.dumps, acts)),
    text=True,
    capture_output=True,
    check=True,
)
with Counter() as counter:
    hand = Finger(counter)
    counter.press(identifier="staff")
    for part in (pays, finds, changes, runs_out, recalls):
        part(counter, hand)
        print(f"{part.__name__}: counted")
