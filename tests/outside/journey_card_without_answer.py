"""Counter dies while the card machine takes the money: it asks about it, writes it down with one tap, and no twice."""

import json
import os
import subprocess
import time

from driver import Counter

COMMAND, SHOP = os.environ["COUNTER_COMMAND"], os.environ["COUNTER_SHOP"]


def sign_in(counter: Counter) -> None:
    counter.press(identifier="staff")
    counter.find("Latte", starts=True, pressable=True)


def acts(*lines: dict[str, object]) -> list[dict[str, object]]:
    said = "".join(json.dumps(line) + "\n" for line in lines)
    done = subprocess.run([COMMAND, "acts"], input=said, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


with Counter() as counter:
    sign_in(counter)

subprocess.run([COMMAND, "settings", "card_terminal=simulated"], check=True, capture_output=True)

with Counter() as counter:
    sign_in(counter)
    counter.press("Latte", starts=True)
    counter.press("Pay", starts=True)
    counter.press("Card", starts=True)
    counter.press("Take", starts=True)
    time.sleep(0.8)  # the machine took it, and thinks
    counter.kill()

with Counter() as counter:
    sign_in(counter)
    counter.find("It went through", pressable=True)
    counter.picture("card-without-answer")
    assert "the card machine took" in counter.names()
    counter.press("It went through")
    counter.gone("It went through")
    counter.find("Latte", starts=True, pressable=True)

(order, open_ones) = acts({"act": "order", "order": "1"}, {"act": "charges"})
assert [payment["tender"] for payment in order["payments"]] == ["card"]
assert order["left"] == "0.00"
assert open_ones["charges"] == []
subprocess.run([COMMAND, "verify"], check=True, capture_output=True)
print("A card payment without an answer is written down once.")
