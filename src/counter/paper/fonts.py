"""Inter for ReportLab: two weights, registered once, cut to the letters a page needs."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from counter.kernel.resources import resource

REGULAR = "Inter"
BOLD = "Inter-Bold"
_FILES = {REGULAR: "Inter-400.ttf", BOLD: "Inter-700.ttf"}


@cache
def font(name: str) -> Any:
    """The registered font called `name`, REGULAR or BOLD. FileNotFoundError where its file is missing."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - slow to load, and the counter opens without it
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - as above

    loaded = TTFont(name, str(resource("fonts", _FILES[name])))
    _remember_cuts(loaded.face)
    pdfmetrics.registerFont(loaded)
    return loaded


def _remember_cuts(face: Any) -> None:
    """Two receipts need nearly the same letters: the cut font is kept, which saves a quarter of the time."""
    cut = face.makeSubset

    @lru_cache(maxsize=32)
    def remembered(letters: tuple[int, ...]) -> Any:
        return cut(list(letters))

    face.makeSubset = lambda letters: remembered(tuple(letters))


def width(text: str, name: str, size: float) -> float:
    """How wide `text` is in points."""
    return float(font(name).stringWidth(text, size))


def has(letter: str) -> bool:
    """Whether both weights can draw `letter`."""
    return all(ord(letter) in font(name).face.charToGlyph for name in _FILES)
