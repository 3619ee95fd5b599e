"""One line of words in whatever scripts: each letter in a font that has it, joined, stacked, and in its right order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

from counter.paper import fonts
from counter.paper.bidi import reads_from_right, runs
from counter.paper.letters import letters_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_NOTHING = "\u200b"  # a glyph has to say something
_COLOURS_OF_SKIN = range(0x1F3FB, 0x1F400)


@dataclass(frozen=True, slots=True)
class Piece:
    """What is drawn in one font at a stretch: ReportLab's text, and its width in thousandths of the size.

    `spells` is what the whole says, where its glyphs do not say so one by one in the order in which they stand.
    """

    font: str
    text: str
    width: float
    spells: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Printable words on one line, at a weight of `fonts`; `from_right` where they are part of what reads so."""

    words: str
    weight: str
    from_right: bool

    def width(self, size: float) -> float:
        """How wide it is in points."""
        return sum(piece.width for piece in _pieces(self)) * size / 1000

    def draw(self, canvas: Canvas, x: float, baseline: float, size: float, spaced: float = 0) -> None:
        """Writes it from `x` on, with `spaced` points between the letters."""
        for spells, group in groupby(_pieces(self), key=attrgetter("spells")):
            if spells:
                canvas.addLiteral(f"/Span <</ActualText <FEFF{spells.encode('utf-16-be').hex()}>>> BDC")
            x = _write(canvas, (x, baseline), tuple(group), size, spaced)
            if spells:
                canvas.addLiteral("EMC")


def _write(canvas: Canvas, place: tuple[float, float], pieces: tuple[Piece, ...], size: float, spaced: float) -> float:
    """Writes pieces without a break, and gives the place after them."""
    text = canvas.beginText(*place)
    if spaced:
        text.setCharSpace(spaced)
    for piece in pieces:
        text.setFont(piece.font, size)
        text.textOut(piece.text)
    text.textLine()  # whoever reads it out begins a new one
    if spaced:
        text.setCharSpace(0)
    canvas.drawText(text)
    return place[0] + sum(piece.width * size / 1000 + spaced * len(piece.text) for piece in pieces)


def line(words: str, weight: str) -> Line:
    """Printable words that stand alone."""
    return Line(words, weight, reads_from_right(words))


@lru_cache(maxsize=4096)
def _pieces(line: Line) -> tuple[Piece, ...]:
    """The line from left to right."""
    if all(_stands_alone(letter, line.weight) for letter in line.words):
        return (_as_it_is(line.words, line.weight),) if line.words else ()
    found: list[Piece] = []
    for run in runs(line.words, from_right=line.from_right):
        parts = [_set(part, font, from_right=run.from_right) for part, font in _by_font(run.text, line.weight)]
        found += reversed(parts) if run.from_right else parts
    return tuple(found)


@lru_cache(maxsize=8192)
def _stands_alone(letter: str, font: str) -> bool:
    """Whether it is drawn by itself, from left to right, by the font for Latin, Greek and Cyrillic."""
    if fonts.not_drawn(letter) or unicodedata.category(letter).startswith("M"):
        return False
    return unicodedata.bidirectional(letter) not in {"R", "AL", "AN"} and fonts.has(font, letter)


def _by_font(text: str, weight: str) -> Iterator[tuple[str, str]]:
    """Parts of `text`, each with the font that draws it; marks that this font lacks are left out."""
    chosen = [(letters, fonts.font_of(letters, weight) or weight) for letters in letters_of(text)]
    for font, group in groupby(chosen, key=itemgetter(1)):
        letters = (letter for letters, _ in group for letter in letters)
        yield "".join(each for each in letters if fonts.has(font, each) and ord(each) not in _COLOURS_OF_SKIN), font


def _set(text: str, font: str, *, from_right: bool) -> Piece:
    if not from_right and all(_stands_alone(letter, font) for letter in text):
        return _as_it_is(text, font)
    return _shaped(text, font, from_right=from_right)


def _as_it_is(text: str, font: str) -> Piece:
    return Piece(font, text, float(fonts.font(font).stringWidth(text, 1000)))


def _shaped(text: str, font: str, *, from_right: bool) -> Piece:
    """`text` as HarfBuzz sets it: which glyphs, and where each stands.

    Each glyph says which letters it stands for, as they stand from the left: whoever reads a PDF turns them around.
    Where it runs from the left glyphs may stand in another order than letters (vowel signs, emoji): the whole of it
    says once more what it spells.
    """
    import uharfbuzz  # noqa: PLC0415 - only for scripts that need it

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if from_right else "ltr"
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags |= uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    uharfbuzz.shape(fonts.shaper(font), buffer)
    starts = [*sorted({glyph.cluster for glyph in buffer.glyph_infos}), len(text)]
    ends = dict(pairwise(starts))
    codes, places = list[int](), list[tuple[float, ...]]()
    for glyph, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        spelled = text[glyph.cluster : ends.pop(glyph.cluster, glyph.cluster)][:: -1 if from_right else 1]
        codes.append(fonts.code_of(font, glyph.codepoint, spelled or _NOTHING))
        places.append((at.x_advance, at.y_advance, at.x_offset, at.y_offset))
    shaped, width = _for_reportlab(font, codes, places)
    return Piece(font, shaped, width, "" if from_right else text)


def _for_reportlab(font: str, codes: list[int], places: list[tuple[float, ...]]) -> tuple[str, float]:
    """Glyphs as the text that ReportLab draws, and its width; `places` are in the font's own units."""
    from reportlab.pdfbase import ttfonts  # noqa: PLC0415 - slow to load

    setter: Any = ttfonts  # the types we have of it are wrong here
    loaded = fonts.font(font)
    data = [
        setter.ShapeData(i, *map(loaded.pdfScale, place), loaded.face.charWidths[code])
        for i, (code, place) in enumerate(zip(codes, places, strict=True))
    ]
    return setter.ShapedStr("".join(map(chr, codes)), data), sum(each.x_advance for each in data)
