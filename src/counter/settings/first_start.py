"""How far a new owner is in setting the shop up, and what they answered that is not so yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from counter.kernel.errors import Refused

SHOP: Final = "shop"
MENU: Final = "menu"
MONEY: Final = "money"
PEOPLE: Final = "people"
COFFEE: Final = "coffee"
DONE: Final = ""
Step = Literal["shop", "menu", "money", "people", "coffee", ""]
STEPS: tuple[Step, ...] = (SHOP, MENU, MONEY, PEOPLE, COFFEE, DONE)
"""The steps in their order; the last is that it is over."""
CAFE: Final = "cafe"
FILE: Final = "file"
NOTHING: Final = "nothing"
Begins = Literal["cafe", "file", "nothing"]
"""What a menu begins with: one of a café, a file of the owner's, one coffee."""
LEAST, MOST = -50, 100
"""By how many percent all prices of the café's menu can be moved."""


@dataclass(frozen=True, slots=True)
class FirstStart:
    """The `step` that is next, and the answers to those before it.

    The menu begins with `begins`, the file at `path` (whole) where it is one; the café's is `percent` dearer.
    `in_drawer` is how much cash is in the drawer, in whole units of money; "" where nobody counted it.
    `country` is the code of the shop's, "" until it is known.
    """

    step: Step = DONE
    begins: Begins = CAFE
    path: str = ""
    percent: int = 0
    in_drawer: str = ""
    country: str = ""


def check_first_start(first_start: FirstStart) -> None:
    """Refused where no menu could begin so."""
    if not LEAST <= first_start.percent <= MOST:
        raise Refused("Prices move by −50% to 100%, not {percent}%. Choose one between.", percent=first_start.percent)
    if first_start.in_drawer and not re.fullmatch(r"[0-9]{1,6}([.][0-9]{1,3})?", first_start.in_drawer, re.ASCII):
        raise Refused("“{amount}” is no amount of cash. Write one like 100.00.", amount=first_start.in_drawer)
