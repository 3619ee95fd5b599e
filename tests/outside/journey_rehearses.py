"""Somebody rehearses at the counter by taps alone, badly first, then as it should be; nothing of it is real.

They sell a coffee in it and one right after it: the real books know of the second alone.
"""

import time

from driver import Counter

SCENARIO = "The wrong milk, and an allergy"

with Counter() as counter:
    counter.find(identifier="staff", pressable=True).tap()
    counter.find("Latte", starts=True, pressable=True)

    counter.find("Make it right", pressable=True).tap()
    counter.find("Rehearse", pressable=True).tap()
    counter.find("Nothing here counts. Books, drawer and vouchers stay shut.")
    counter.find(SCENARIO, starts=True, pressable=True).tap()
    counter.find("Practises: hear first", starts=True)
    counter.picture("rehearsal-choose")
    counter.find("Start", pressable=True).tap()

    counter.find("REHEARSAL · NOT REAL")
    assert len(counter.windows()) == 1, "the real counter is out of sight"
    counter.press("Sell")
    counter.find("Latte", starts=True, pressable=True).tap()
    counter.find("Cash exact", starts=True, pressable=True).tap()
    counter.find("Sold: #2", starts=True)
    counter.press("Hint")
    counter.find("Hear: “", starts=True)
    counter.press("Start over")

    # The same from its start, on a fresh shop.
    counter.find("Priya is waiting for your next word.")
    for name in ("Something went wrong", "#1 Priya", "Greeting", "Allergy"):
        counter.press(name, starts=True)
    counter.find("You greeted Priya after", starts=True)
    counter.find("Tap what you have said")
    for name in ("Hear", "Own", "Promise", "Thank"):
        counter.press(name)
    for name in ("Refund", "Remake", "Record"):
        counter.press(name, starts=True)
    counter.picture("rehearsal-run")
    counter.press("Bar")
    counter.press("1 Latte, M, soy, order 1R", starts=True)
    counter.press("Ready, order 1R")
    counter.press("Handed over", starts=True)
    counter.press("Handed over")
    counter.find("You handed it over", starts=True)
    counter.press("End")
    counter.find("Settled by the first person, nobody asked whether they are all right, you, nobody fetched")
    counter.find("Words said, 4 of 4, same")
    counter.find("Told before it was late, told 9:0", starts=True)
    counter.picture("rehearsal-debrief")
    counter.find("Another one", pressable=True).tap()

    counter.find(f"{SCENARIO}, 5 min", starts=True)
    counter.wait_until(lambda: "done once" in counter.find(SCENARIO, starts=True).name, "“done once”")
    counter.find("Back", pressable=True).tap()
    counter.find("Sell", pressable=True).tap()
    counter.find("Latte", starts=True, pressable=True).tap()
    counter.find("Cash exact", starts=True, pressable=True).tap()
    counter.find("Sold: #1", starts=True)
    time.sleep(0.3)
    counter.picture("after-rehearsal")
