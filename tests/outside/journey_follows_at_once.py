"""One tap says that there is one more on the bar, or that the grinder is down, and the promise follows at once."""

from driver import Counter

SOON = 5  # seconds; by itself the app looks at the bar every ten
SMALLEST = 48  # pixels a finger needs
BUTTONS = ("One fewer on the bar", "2 on bar", "One more on the bar", "Grinder down", "Trouble")


def promising(counter: Counter) -> int:
    """The minutes that the top bar promises now."""
    return int(counter.find("Promising ", starts=True).name.split()[1])


def tap(counter: Counter, name: str, *, longer: bool) -> None:
    """Taps it once, and sees that a customer is promised more minutes than before, or fewer."""
    before = promising(counter)
    counter.find(name, starts=True, pressable=True).tap()
    counter.wait_until(
        lambda: promising(counter) > before if longer else promising(counter) < before,
        f"{'more' if longer else 'fewer'} than {before} min after “{name}”",
        SOON,
    )
    print(f"{name}: {before} → {promising(counter)} min")


with Counter() as counter:
    screen = counter.screen()
    counter.press(identifier="staff")
    for number in range(1, 9):
        counter.press("Latte", starts=True)
        counter.press("Cash exact", starts=True)
        counter.find(f"Sold: #{number}", starts=True)
    counter.press("Bar")
    for number in (1, 2):
        counter.press(f"Ready, order {number}")
        counter.press("All made")
        counter.gone("All made")
    counter.find("6 ahead")
    tap(counter, "One more on the bar", longer=False)
    for name in BUTTONS:
        left, top, width, height = counter.find(name, starts=True, pressable=True).box
        assert min(width, height) >= SMALLEST, (name, width, height)
        assert left + width <= screen[0], (name, left, width)
        assert top + height <= screen[1], (name, top, height)
    counter.picture(f"bar-{screen[0]}")
    tap(counter, "Grinder down", longer=True)
    counter.find("Trouble (1)")
    counter.find("Grinder fixed", starts=True)
    counter.picture(f"grinder-down-{screen[0]}")
    # Two taps at one place within 0.6 s are one: whoever goes on elsewhere in between is heard at once.
    tap(counter, "One fewer on the bar", longer=True)
    tap(counter, "Grinder fixed", longer=False)
    counter.find("Trouble")
    counter.find("1 on bar")
