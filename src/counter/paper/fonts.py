"""The fonts that paper is set in, for ReportLab: Inter in two weights, and others for scripts that Inter lacks.

Each is loaded with the first letter that needs it, registered once, and cut to the letters a page needs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import count
from typing import Any

from counter.kernel.resources import resource

REGULAR, BOLD = "Inter-400", "Inter-700"
"""The two weights, each by the name of its font for Latin, Greek and Cyrillic."""
_SCRIPTS = {  # by what Unicode calls their letters; those that end with a dash come in both weights
    "ARABIC": ("Vazirmatn-", "NotoSansArabic-400"),
    "DEVANAGARI": ("NotoSansDevanagari-",),
    "HEBREW": ("NotoSansHebrew-",),
    "THAI": ("NotoSansThai-",),
}
_SYMBOLS, _EAST_ASIA = "NotoEmoji-400", "DroidSansFallback"  # these have one weight
_PRIVATE = 0xF0000  # where codes begin that stand for no letter


@cache
def font(name: str) -> Any:
    """The registered font of a file of resources/fonts, without “.ttf”. FileNotFoundError where it is missing."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - slow to load, and the counter opens without it
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - as above

    class Font(TTFont):
        """Also says which letters beyond the first 65,536 its glyphs are, which ReportLab writes down wrongly."""

        def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab calls it
            super().addObjects(doc)
            for key, thing in doc.idToObject.items():
                if key.startswith("toUnicodeCMap:"):
                    thing.content = _SPELLED.sub(_in_utf16, thing.content)

    loaded = Font(name, str(resource("fonts", f"{name}.ttf")))
    _remember_cuts(loaded.face)
    pdfmetrics.registerFont(loaded)
    return loaded


_SPELLED = re.compile(r"(?<=> <)[0-9A-F]{4,6}(?=>)")
_own_codes = count(_PRIVATE)  # two threads may draw at once, and get two
_spellings: dict[int, str] = {}  # of codes of our own


def _in_utf16(found: re.Match[str]) -> str:
    code = int(found[0], 16)
    return _spellings.get(code, chr(code)).encode("utf-16-be").hex().upper()


def _remember_cuts(face: Any) -> None:
    """Two receipts need nearly the same letters: the cut font is kept, which saves a quarter of the time."""
    cut = face.makeSubset

    @lru_cache(maxsize=32)
    def remembered(letters: tuple[int, ...]) -> Any:
        return cut(list(letters))

    face.makeSubset = lambda letters: remembered(tuple(letters))


@lru_cache(maxsize=8192)
def font_of(letters: str, weight: str) -> str | None:
    """The font that draws a letter and the marks that belong to it, at REGULAR or BOLD; None where no font does.

    Where none has all of the marks, one that has the letter.
    """
    usable = [name for name in _candidates(letters[0], weight) if has(name, letters[0])]
    whole = (name for name in usable if all(has(name, letter) for letter in letters[1:]))
    return next(whole, usable[0] if usable else None)


@lru_cache(maxsize=8192)
def has(name: str, letter: str) -> bool:
    """Whether a font can draw `letter`; what is never seen by itself (a joiner, a variation selector) any font can."""
    return ord(letter) in font(name).face.charToGlyph or not_drawn(letter)


def not_drawn(letter: str) -> bool:
    """Whether a letter only says how its neighbours are drawn, in which colour too: paper has one."""
    return letter in "\u200c\u200d" or "\ufe00" <= letter <= "\ufe0f" or "\U0001f3fb" <= letter <= "\U0001f3ff"


def _candidates(letter: str, weight: str) -> Iterator[str]:
    """Those worth a look, none of which is loaded before the one ahead of it was found wanting."""
    yield weight
    name = unicodedata.name(letter, "")
    for script, files in _SCRIPTS.items():
        if script in name:
            yield from (f"{file}{weight[-3:]}" if file.endswith("-") else file for file in files)
    if unicodedata.category(letter).startswith("S"):
        yield _SYMBOLS
    yield _EAST_ASIA


@cache
def code_of(name: str, glyph: int, spelled: str) -> int:
    """A code by which ReportLab draws a glyph that stands for what is `spelled`, in the PDF too."""
    face = font(name).face
    code = next(_own_codes)
    _spellings[code] = spelled
    face.charToGlyph[code] = glyph
    face.charWidths[code] = font(name).pdfScale(shaper(name).get_glyph_h_advance(glyph))
    return code


@cache
def shaper(name: str) -> Any:
    """HarfBuzz’s font of that file."""
    import uharfbuzz  # noqa: PLC0415 - only for scripts that need it

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(resource("fonts", f"{name}.ttf")))))
