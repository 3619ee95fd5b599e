"""An owner writes what stands on receipts, sees it on the paper, saves it, and tries it on the printer."""

from driver import Counter

with Counter() as counter:
    counter.press("Rosa, owner")
    counter.press("Rosa, your own menu")
    counter.press("Office", starts=True)
    counter.press("Receipts")
    counter.find("The words own the fault. Nothing to look at.")
    counter.find("Under the address", role="text").tap()
    counter.type("Open 7 to 18")
    counter.press("Done")
    counter.find("1 text changed. You are writing English.")
    counter.picture("office-receipts")
    counter.press("Save")
    counter.find("Last change: Rosa", starts=True)
    counter.press("Print a try")
    papers = counter.shop / "printed"
    counter.wait_until(lambda: any("try" in file.name for file in papers.glob("*.pdf")), "the try")
    counter.press("Changes")
    counter.find("Texts on paper, English, Under the address: as it came → Open 7 to 18")
