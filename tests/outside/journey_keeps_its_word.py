"""A latte in two taps is made late and put right; its voucher is read off the paper, used once, then refused."""

import os
import subprocess
import time
from pathlib import Path

from driver import Counter

SHOP = Path(os.environ["COUNTER_SHOP"])


def sign_in(counter: Counter) -> None:
    counter.press(identifier="staff")
    counter.find("Latte", starts=True, pressable=True)


def slip() -> Path:
    return next((SHOP / "printed").glob("apology*.pdf"), Path())


def code_on(paper: Path) -> str:
    """What zbarimg reads off the printed slip, at the resolution of a receipt printer."""
    picture = paper.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "203", "-png", "-singlefile", paper, picture], check=True)
    read = subprocess.run(["zbarimg", "-q", "--raw", f"{picture}.png"], check=True, capture_output=True, text=True)
    return read.stdout.strip()


with Counter() as counter:
    sign_in(counter)
    taps = [("Latte", True), ("Cash exact", True)]
    for name, starts in taps:
        counter.press(name, starts=starts)
    counter.find("Sold: #1", starts=True)
    assert len(taps) == 2

    for name in ("Latte", "Oat", "Cash exact"):
        counter.press(name, starts=True)
    counter.find("Sold: #2", starts=True)
    time.sleep(0.3)
    counter.picture("sold")

    counter.press("Flat white", starts=True)
    counter.find("1 Flat white", starts=True)
    counter.kill()

# A quarter of an hour later: the promise of both orders has passed, and the half-built ticket is still there.
with Counter(later="+15m") as counter:
    sign_in(counter)
    counter.find("1 Flat white", starts=True)
    counter.press("Remove")

    counter.press("Bar")
    counter.find("Ready, order 1", pressable=True)
    counter.picture("late")
    counter.press("Make it right, order 1", starts=True)
    counter.press("Late", starts=True)
    counter.picture("making-it-right")
    counter.press("Record", starts=True)
    counter.press("Bar")
    counter.press("Ready, order 1")
    counter.press("All made")
    counter.press("Ready, order 2")
    counter.press("All made")
    counter.wait_until(lambda: slip().is_file(), "the apology slip")
    code = code_on(slip())

    counter.press("Sell")
    counter.press("Latte", starts=True)
    counter.press("Pay", starts=True)
    counter.find("To pay")
    counter.type("2000")
    counter.find("Take €3.80, €20.00 given", starts=True)
    counter.scan("0123456")
    counter.find("That is not a voucher code", starts=True)
    counter.find("Take €3.80, €20.00 given", starts=True)
    counter.scan(code)
    counter.find("Welcome", starts=True)
    counter.picture("welcome-back")
    counter.press("Exact €", starts=True)
    counter.press("Take €", starts=True)
    counter.find("Sold: #3", starts=True)

    counter.press("Latte", starts=True)
    counter.press("Pay", starts=True)
    counter.press("Voucher", starts=True)
    counter.find("Voucher code", role="text")
    counter.scan(code)
    counter.find("This voucher was used", starts=True)
    counter.picture("used-once")

done = subprocess.run(
    [os.environ["COUNTER_COMMAND"], "--shop", SHOP, "verify"], capture_output=True, text=True, check=False
)
assert done.returncode == 0, done.stdout + done.stderr
print(done.stdout)
