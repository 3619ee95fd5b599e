"""Somebody rehearses at the counter, sells a coffee right after it, and the real shop knows of the coffee alone."""

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
    counter.find("Latte", starts=True, pressable=True).tap()
    counter.find("Cash exact", starts=True, pressable=True).tap()
    counter.find("Sold: #2", starts=True)
    counter.picture("rehearsal-run")
    counter.find("End", pressable=True).tap()
    counter.find("Another one", pressable=True)
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
