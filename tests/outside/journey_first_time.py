"""Every page and panel is opened for the first time, one right after the other: the screen stands still for none.

What it was kept by is said and judged as after every journey, see driver.py.
"""

from driver import Counter

SELL = (
    *("Latte", "More choices", "Price, ", "Back to the line", "Discount, on", "Back to the items"),
    *("More choices", "Note, for the bar", "Back", "Done"),
    *("Search", "Close the search", "Sold out", "Back to selling"),
    *("Hold", "Held", "Bring it back"),
)
PAY = (
    *("Pay, ", "Voucher or gift card", "Back", "Pay later", "Back"),
    *("Split the bill", "By line", "By amount", "Back to paying"),
    *("Card terminal", "Take", "Latte", "Cash exact"),
)
BEHIND = (
    *("Bar", "Trouble", "Done", "Make it right", "Something went wrong"),
    *("No order", "How we treated them"),
    *("Orders", "#2 ", "Change", "Search", "Close the search", "Leave it as it was"),
    *("Refund", "Amount", "Back to the order", "Cancel", "Back to the order"),
    *("Till", "Gift card", "Cash in", "Count", "Day", "Dana, "),
)


def opens(counter: Counter, name: str) -> None:
    """Presses what is called so, once it can be pressed."""

    def press() -> bool:
        found = counter.all(name, starts=name not in {"Back", "Change"}, pressable=True)
        able = next((thing for thing in found if thing.enabled), None)
        if able:
            able.press()
        return able is not None

    counter.wait_until(press, f"“{name}”")


with Counter() as counter:
    counter.press("Dana", starts=True)
    for name in SELL:
        opens(counter, name)
    counter.find("Name", role="text").tap()
    opens(counter, "Close")
    for name in PAY + BEHIND:
        opens(counter, name)
    counter.picture("first-time")
