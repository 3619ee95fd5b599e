"""Text that is safe on paper: nothing invisible, nothing cut."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from counter.paper import fonts

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_UNKNOWN = "?"


def printable(text: str) -> str:
    """`text` as it may be drawn: one line, no control or direction marks, "?" for a letter the fonts lack.

    Names come from the street: a bidi mark can turn an amount around, a control byte can drive a printer.
    """
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(map(_drawn, composed)).strip()


@lru_cache(maxsize=4096)
def _drawn(letter: str) -> str:
    if unicodedata.category(letter) in _INVISIBLE or "\ufe00" <= letter <= "\ufe0f":
        return ""
    return letter if fonts.has(letter) else _UNKNOWN


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """`text` in lines no wider than `width` points; a word wider than a line is broken where it must be."""
    lines = [""]
    for word in printable(text).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if fonts.width(longer, font, size) <= width:
            lines[-1] = longer
            continue
        pieces = _broken(word, font, size, width)
        lines[len(lines) - (not lines[-1]) :] = pieces
    return lines


def _broken(word: str, font: str, size: float, width: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and fonts.width(pieces[-1] + letter, font, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
