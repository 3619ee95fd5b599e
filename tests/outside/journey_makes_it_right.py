"""What went wrong is made right at the counter, as a new barista would: each answer in as many taps as it may take.

A wait, a wrong drink, a wrong charge, an allergy, a whole order with a lead's yes, more than half again an order
with the owner's, and a second miss of somebody who came with an apology voucher.
"""

import json
import os
import subprocess
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from driver import Counter

COUNTER = (os.environ["COUNTER_COMMAND"], "--shop", os.environ["COUNTER_SHOP"])
NOW = datetime.now(UTC)
ORDERS = (
    ("Hugo", ["Filter"]), ("Ben", ["Latte"]), ("Lea", ["Latte"]), ("Mo", ["Latte"]), ("Ines", ["Latte"]),
    ("Kai", ["Beans", "Latte"]), ("Ada", ["Filter"]),
)  # fmt: skip


ZONE = f"Etc/GMT{NOW.hour - 12:+d}"
"""Where it is about noon: no trading day begins in the middle of that morning (of these names + is west)."""


def at(minutes: float) -> str:
    """So many minutes ago."""
    return (NOW - timedelta(minutes=minutes)).isoformat()


def a_morning() -> None:
    """Ana sold all of it; only Ben still waits for his, and Hugo came back with the voucher he was given."""
    rate = [{"from": "2026-01-01", "here": "19", "to_go": "19"}]
    prices = {"Latte": "3.80", "Filter": "2.80", "Beans": "12.00"}
    pins = {"Ana": ("barista", "1212"), "Dana": ("lead", "3434"), "Rosa": ("owner", "5656")}
    lines: list[dict[str, Any]] = [
        {"act": "shop", "at": at(120), "name": "Rosa's", "currency": "EUR", "zone": ZONE,
         "tax_classes": {"drinks": rate},
         "menu": [{"item": item, "category": "Coffee", "price": price} for item, price in prices.items()],
         "staff": [{"name": name, "role": role, "pin": pin} for name, (role, pin) in pins.items()]},
    ]  # fmt: skip
    for number, (name, items) in enumerate(ORDERS, 1):
        lines += [{"act": "ring_up", "item": item, "by": "Ana", "at": at(100 - number)} for item in items]
        lines += [{"act": "customer", "name": name, "by": "Ana"}, {"act": "pay", "by": "Ana"}]
        if name != "Ben":
            lines += [{"act": act, "order": str(number), "by": "Ana"} for act in ("ready", "hand_over")]
            lines[-2]["unmade"] = "made"
    lines.append({"act": "mishap", "order": "1", "kind": "not_good", "gestures": [{"gesture": "voucher"}], "by": "Ana"})
    code = played(lines)[-1]["vouchers"][0]["code"]
    again = [
        {"act": "ring_up", "item": "Latte", "by": "Ana", "at": at(30)}, {"act": "customer", "name": "Hugo"},
        {"act": "attach_voucher", "code": code}, {"act": "pay"},
    ]  # fmt: skip
    played([*again, {"act": "ready", "order": "8", "unmade": "made"}, {"act": "hand_over", "order": "8"}])


def played(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the acts answer, once all of them were done."""
    said = "\n".join(map(json.dumps, lines))
    done = subprocess.run([*COUNTER, "acts"], input=said, capture_output=True, text=True, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(answer["ok"] for answer in answers), answers
    return answers


def pin(counter: Counter, digits: str) -> None:
    """On the keys of the panel; the same key twice is no tremor of a finger then."""
    for digit in digits:
        counter.press(digit, role="button")
        time.sleep(0.2)


class Case:
    """One case, from the list of orders on; `taps` counts from the moment it is open."""

    def __init__(self, counter: Counter, order: str, about: str) -> None:
        self.counter, self.about, self.taps = counter, about, 0
        if not counter.all("Recorded: ", starts=True):  # whoever comes from a case is at the list already
            counter.press("Something went wrong")
        counter.press(order, starts=True)
        counter.find(about)

    def tap(self, name: str, **what: str | bool) -> "Case":
        """A tap on what begins so."""
        self.counter.press(name, starts=True, **what)
        self.taps += 1
        return self

    def see(self, name: str) -> "Case":
        """Waits until something that begins so is there."""
        self.counter.find(name, starts=True)
        return self

    def recorded(self, taps: int) -> None:
        """It was recorded, in so many taps."""
        self.counter.find(f"Recorded: {self.about}")
        assert self.taps == taps, self.taps


a_morning()
with Counter() as counter:
    counter.press("Ana", starts=True)
    counter.find("Your PIN, please.")
    time.sleep(0.3)
    pin(counter, "1212")
    counter.press("Make it right", starts=True, role="check box")

    Case(counter, "#2 Ben", "Ben · #2").see("“I’m sorry, Ben. We promised").tap("Record").recorded(1)
    Case(counter, "#3 Lea", "Lea · #3").tap("Wrong item").see("Remake, Latte").tap("Record").recorded(2)
    Case(counter, "#4 Mo", "Mo · #4").tap("Overcharged").see("Refund, €3.80").tap("Record").recorded(2)

    allergy = Case(counter, "#5 Ines", "Ines · #5").tap("Allergy").see("Stop:")
    assert counter.find("Grave", role="check box").checked
    counter.picture("allergy")
    allergy.tap("Record").recorded(2)

    whole = Case(counter, "#6 Kai", "Kai · #6").tap("Something else").tap("Whole order on us, €15.80")
    whole.see("Once, ends in").see("Refund: ")
    counter.picture("a-lead-says-yes")
    pin(counter, "9999")
    whole.see("That is not Dana’s PIN")
    pin(counter, "3434")
    whole.see("Whole order on us, €15.80 · Dana says yes").tap("Record").recorded(3)

    more = Case(counter, "#7 Ada", "Ada · #7").tap("Something else").tap("Refund, ").tap("Apology voucher, €3.00")
    more.see("The owner says yes")
    assert not counter.all("Dana", starts=True), "a lead cannot say yes to that"
    counter.picture("the-owner-says-why")
    pin(counter, "5656")
    more.see("Say why first")
    counter.find("Why it is more than usual", role="text").tap()
    counter.type("She waited twice")
    counter.key("Return")
    pin(counter, "5656")
    more.see("Record and print apology").tap("Record").recorded(4)

    second = Case(counter, "#8 Hugo", "Hugo · #8").tap("Not good").see("They came with an apology voucher.")
    second.see("Apology voucher, they came with one: money back")
    counter.picture("second-miss")
    second.tap("Record").recorded(2)

report = played([{"act": "report", "by": "Rosa"}])[0]
of = {each["order"]: each for each in report["recovery"]["each"]}
assert report["recovery"]["settled_by_first_person"] == len(of) == len(ORDERS) + 1, report["recovery"]
assert of["4"]["given_back_minor"] == 380, of
assert of["5"]["severity"] == "grave", of
assert of["6"]["given_back_minor"] == 1580, of
assert of["7"]["given_back_minor"] == 580, of
story = played([{"act": "order", "order": number} for number in ("6", "7", "8")])
assert "Dana said yes to it" in str(story[0]["story"]), story[0]
assert "She waited twice" in str(story[1]["story"]), story[1]
assert "voucher" not in str(story[2]["story"]), story[2]
done = subprocess.run([*COUNTER, "verify"], capture_output=True, text=True, check=False)
assert done.returncode == 0, done.stdout + done.stderr
