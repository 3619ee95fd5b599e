"""An owner writes a sentence, hears what hurts in it, takes what is offered, saves, undoes, and prints the handbook.

A barista finds no door to it.
"""

from driver import Counter

EXCUSE = "Unfortunately we are busy today, {name}."
OFFERED = "We promised {time} and we missed it."


def stands_there(counter: Counter, sentence: str, what: str) -> None:
    counter.wait_until(lambda: counter.read("Own", role="text") == sentence, what)


with Counter() as counter:
    counter.press("Ana", starts=True)
    counter.press("Ana, your own menu")
    counter.find("My PIN")
    assert not counter.all("Office", starts=True), "a barista sees the office"
    counter.press("Rosa, owner")
    counter.press("Rosa, your own menu")
    counter.press("Office", starts=True)

    counter.press("Playbook")
    counter.press("Wrong item")
    own = counter.find("Own", role="text")
    own.tap()
    counter.key("ctrl+a")
    counter.type(EXCUSE)
    counter.find("“Unfortunately” makes it bad luck.", starts=True)
    counter.picture("office-typing")
    counter.press("Use this")
    stands_there(counter, OFFERED, "what was offered")
    counter.press("Done")
    counter.press("Sell")
    counter.press("Rosa, your own menu")
    counter.press("Office", starts=True)
    stands_there(counter, OFFERED, "what was not saved")
    counter.press("Save")
    counter.find("Last change: Rosa", starts=True)

    counter.press("DE")
    counter.find("What customers hear and read in German")
    counter.press("Handbook")
    handbooks = counter.shop / "printed"
    counter.wait_until(lambda: any("handbook" in file.name for file in handbooks.glob("*.pdf")), "the handbook")

    counter.press("Changes")
    counter.find("Playbook, Wrong item (Small), English, Own: as it came → " + OFFERED)
    counter.picture("office-changes")
    counter.press("Undo")
    counter.find("Decided anew: Rosa", starts=True)
    counter.press("Undo")
    counter.press("Playbook")
    counter.press("EN")
    stands_there(counter, OFFERED, "the undo of the undo")
