"""At the bar: Ready asks what is with the lines that are not ticked, and what is done can be undone where it was."""

import os
import subprocess

from driver import Counter, tap_at

APART = (80, 250, 550)  # milliseconds


def sell(counter: Counter, number: int) -> None:
    """A latte and an espresso."""
    counter.press("Latte", starts=True)
    counter.press("Espresso", starts=True)
    counter.press("Cash exact", starts=True)
    counter.find(f"Sold: #{number}", starts=True)


with Counter() as counter:
    counter.press(identifier="staff")
    for number in range(1, 6):
        sell(counter, number)
    counter.press("Bar")

    # Two taps of a wet finger ask once; nothing is ready before somebody says what is with the rest.
    for number, apart in enumerate(APART, start=1):
        counter.find(f"1 Latte, M, whole, order {number}, not made").tap()
        counter.find(f"1 Latte, M, whole, order {number}, made")
        tap_at(counter.find(f"Ready, order {number}", pressable=True).middle, times=2, apart=apart)
        counter.find("1× Espresso", starts=True)
        assert not counter.all(f"Handed over, order {number}")
        counter.find("All made").tap()
        place = counter.find(f"Undo, order {number}").box
        counter.find(f"Handed over, order {number}")
        assert counter.all(f"Ready, order {number + 1}", pressable=True)
        print(f"{apart} ms apart: asked once, done once")
    counter.picture("bar-done-stays")

    # What is done stays where it was until nobody taps any more, then the rest closes up.
    assert counter.find(f"Undo, order {len(APART)}").box == place
    counter.gone(f"Undo, order {len(APART)}")

    # Taken back, it has the tick it had.
    counter.press("Recall, order 1")
    counter.find("1 Latte, M, whole, order 1, made")
    counter.find("1 Espresso, single, order 1, not made")

    # A line that cannot be made is left off, and is to be made right.
    counter.find("Ready, order 1", pressable=True).tap()
    counter.picture("bar-unmade")
    counter.press("Sold out")
    counter.find("Make it right, order 1", pressable=True)
    counter.picture("bar-left-off")

done = subprocess.run(
    [os.environ["COUNTER_COMMAND"], "--shop", os.environ["COUNTER_SHOP"], "verify"],
    capture_output=True,
    text=True,
    check=False,
)
assert done.stdout.startswith("OK: 5 orders"), done.stdout + done.stderr
