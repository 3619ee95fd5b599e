"""What somebody means who looks for an order: its number, an amount, a clock time, a receipt, or a name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain
from unicodedata import normalize

from babel.numbers import get_currency_precision

from counter.kernel.errors import Refused
from counter.kernel.typed_text import tidy_text
from counter.orders.rules import read_called

_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{0,2})")
_RECEIPT = re.compile(r"(T[0-9]+(?:\.[0-9A-Z]{5})?)-([0-9]{1,9})|()(0[0-9]{3,8})", re.IGNORECASE)
_AMOUNT = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]*))?")
_LETTERS_WITH_VARIANTS = (range(0x0041, 0x0180), range(0x0370, 0x0530))
"""Latin with the accents of Europe, then Greek and Cyrillic; what comes after them has no capitals in a name."""


@dataclass(frozen=True, slots=True)
class OrderSearch:
    """What a search may mean; an order is found that fits one of them.

    `called` is a number as called out: series, number, nth remake. `amounts` are the least and the most total in minor
    units, `clock` how its time begins ("8:2"), `receipt` a series ("" for any) and a number. `name` is a GLOB pattern
    of the database, which finds a name whatever its capitals and accents; "" where no name is meant.
    """

    called: tuple[str, int, int] | None = None
    amounts: tuple[int, int] | None = None
    clock: str = ""
    receipt: tuple[str, int] | None = None
    name: str = ""


def read_search(typed: str, currency: str) -> OrderSearch | None:
    """What somebody typed or scanned, as far as it goes: the begin of an amount or a time is enough.

    None where nothing was typed.
    """
    text = tidy_text(typed)
    if not text:
        return None
    if found := _CLOCK.fullmatch(text):
        return OrderSearch(clock=f"{int(found[1])}:{found[2]}")
    if found := _RECEIPT.fullmatch(text):
        return OrderSearch(receipt=((found[1] or "").upper(), int(found[2] or found[4])))
    has_letters = any(c.isalpha() for c in text)
    return OrderSearch(
        called=_called(text.removeprefix("#")), amounts=_amounts(text, currency), name=_pattern(text) * has_letters
    )


def _called(text: str) -> tuple[str, int, int] | None:
    try:
        return read_called(text)
    except Refused:
        return None


def _amounts(text: str, currency: str) -> tuple[int, int] | None:
    """The amounts that begin so: "9,4" is 9.40 to 9.49. A whole number is one only with its sign, or without cents."""
    bare = "".join(c for c in text if c.isdigit() or c in ".,")
    found = _AMOUNT.fullmatch(bare)
    signs = {c for c in text if not (c.isdigit() or c in "., ")}
    if found is None or any(c.isalpha() for c in signs) or "#" in signs:
        return None
    places, begun = get_currency_precision(currency), found[2] or ""
    if len(begun) > places or not ("." in bare or "," in bare or signs or not places):
        return None
    unsaid = 10 ** (places - len(begun))
    least = int(found[1] + begun) * unsaid
    return least, least + unsaid - 1


def _pattern(text: str) -> str:
    return "*" + "".join(map(_letter, normalize("NFC", text))) + "*"


def _letter(letter: str) -> str:
    """How a pattern finds a letter with and without its accent, small and large."""
    variants = _variants().get(_base(letter))
    if variants:
        return f"[{variants}]"
    return f"[{letter}]" if letter in "*?[" else letter


def _base(letter: str) -> str:
    return normalize("NFD", letter)[0].lower()


@cache
def _variants() -> dict[str, str]:
    found: defaultdict[str, str] = defaultdict(str)
    for letter in map(chr, chain(*_LETTERS_WITH_VARIANTS)):
        if letter.isalpha():
            found[_base(letter)] += letter
    return found
