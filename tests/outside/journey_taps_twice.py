"""Wet fingers: every button that changes a page or a card is tapped twice, and one thing happens.

With real clicks, 80 to 550 ms apart. What is meant to be tapped again and again (a tile, a stepper, a key) loses none.
A swipe scrolls and rings nothing up.
"""

import os
import subprocess
import time

from driver import Counter, swipe, tap_at

APART = (80, 150, 250, 400, 550)  # milliseconds
TWELVE_A_SECOND = 83
CASH = "Cash exact"


def twice(counter: Counter, name: str, apart: int, **what: str | bool) -> None:
    """Taps what is called so, and the same spot once more, whatever is there by then."""
    tap_at(counter.find(name, pressable=True, **what).middle, times=2, apart=apart)


def signs_in(counter: Counter, apart: int) -> str:
    """The third of them, whose tile lies where the menu will be; returns the name."""
    name = counter.find(identifier="staff-3", pressable=True).name.split(",")[0]
    twice(counter, name, apart, starts=True)
    assert not counter.find(CASH).enabled
    return name


def rings_up(counter: Counter, apart: int) -> None:
    """Each tap on a tile, on plus and on a digit counts; of Pay, Back and Take only the first."""
    twice(counter, "Latte", apart, starts=True)
    counter.find("2 Latte", starts=True)
    twice(counter, "One more", apart)
    counter.find("4 Latte", starts=True)
    twice(counter, "One fewer", apart)
    counter.find("2 Latte", starts=True)
    twice(counter, "Pay", apart, starts=True)
    assert not counter.find("Take €7.60", starts=True).enabled
    twice(counter, "Back to the ticket", apart)
    counter.find("2 Latte, M, whole, 7.60")
    twice(counter, "Pay", apart, starts=True)
    tap_at(counter.find("2", pressable=True).middle, times=4, apart=TWELVE_A_SECOND)
    twice(counter, "Take €7.60, €22.22 given", apart, starts=True)
    counter.find("€14.62")


def holds(counter: Counter, apart: int) -> None:
    """Put aside, taken up again, paid exactly: one of each."""
    counter.find("Espresso", starts=True, pressable=True).tap()
    twice(counter, "Hold", apart)
    twice(counter, "Held 1", apart)
    twice(counter, "Bring it back", apart)
    counter.find("1 Espresso, single, 2.40")
    twice(counter, "One more", apart)  # where it was brought back no tap counts for a moment; elsewhere every one does
    twice(counter, "One fewer", apart)
    counter.find("1 Espresso, single, 2.40")
    twice(counter, f"{CASH}, €2.40", apart)
    counter.find("€2.40 · receipt", starts=True)


def makes(counter: Counter, apart: int, first: int) -> None:
    """Two orders on the bar: who is done with one is not done with the other."""
    twice(counter, "Bar", apart)
    for order, line in ((first, "2 Latte, M, whole"), (first + 1, "1 Espresso, single")):
        twice(counter, f"{line}, order {order}, not made", apart)
        counter.find(f"{line}, order {order}, made")
        twice(counter, f"Ready, order {order}", apart)
        counter.find(f"Recall, order {order}")
        assert order != first or counter.all(f"Ready, order {first + 1}", pressable=True)
    twice(counter, f"Handed over, order {first}", apart)
    counter.gone(f"Handed over, order {first}")
    counter.press(f"Handed over, order {first + 1}")
    counter.gone(f"Handed over, order {first + 1}")


def puts_right(counter: Counter, apart: int) -> None:
    """The list, a case, back, and recorded once."""
    twice(counter, "Make it right", apart)
    twice(counter, "Something went wrong", apart)
    counter.find("Whose order is it about?")
    time.sleep(0.7)  # what comes stands where that key stood, and takes no tap at once
    twice(counter, "No order", apart)
    counter.find("What went wrong?")
    twice(counter, "Choose another order", apart)
    counter.find("Whose order is it about?")
    twice(counter, "No order", apart)
    assert not any(thing.checked for thing in counter.all("How we treated them"))
    twice(counter, "How we treated them", apart)
    counter.wait_until(lambda: counter.find("How we treated them").checked, "the kind to be chosen")
    twice(counter, "Record", apart, starts=True)
    counter.find("Recorded: No order")


def swipes(counter: Counter) -> None:
    """Over the tiles and over the ticket: nothing is rung up, nothing is chosen; the ticket scrolls."""
    for name in ("Latte", "Espresso", "Flat white", "Mocha", "Cappuccino", "Americano", "Cortado", "Macchiato"):
        counter.press(name, starts=True)
    total = counter.find(CASH, starts=True).name
    chosen = [thing.name for thing in counter.all("1 ", starts=True) if thing.checked]
    swipe(counter.find("Latte", starts=True, pressable=True).middle, (0, -90))
    last = counter.find(chosen[0])
    before = last.box[1]
    swipe(last.middle, (0, 90))
    counter.wait_until(lambda: counter.find(chosen[0]).box[1] > before, "the ticket to scroll")
    assert [thing.name for thing in counter.all("1 ", starts=True) if thing.checked] == chosen
    assert counter.find(CASH, starts=True).name == total


with Counter() as counter:
    for number, apart in enumerate(APART):
        who = signs_in(counter, apart)
        rings_up(counter, apart)
        holds(counter, apart)
        makes(counter, apart, first=1 + 2 * number)
        puts_right(counter, apart)
        twice(counter, "Lock, change who is here", apart)
        print(f"{apart} ms apart: one thing each")
    signs_in(counter, APART[0])
    swipes(counter)
    counter.picture("swiped")

done = subprocess.run(
    [os.environ["COUNTER_COMMAND"], "--shop", os.environ["COUNTER_SHOP"], "verify"],
    capture_output=True,
    text=True,
    check=False,
)
assert done.stdout.startswith(f"OK: {2 * len(APART)} orders"), done.stdout + done.stderr
