"""What is printed, as data: blocks from the top to the bottom. A document knows no printer, no paper and no library.

A room's `layout.py` makes one; a renderer (`pdf.py` here) decides how wide the paper is, where lines break and what
cannot be drawn. What is to look different says so in a word (`Size.LARGE`), not in points.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Size(StrEnum):
    """How large words are beside the others."""

    TEXT = "text"  # lines, payments, terms
    READING = "reading"  # sentences, and what is read out
    LARGE = "large"  # the total
    HEADING = "heading"  # whose paper it is
    LOUD = "loud"  # seen from afar: the promise


class Align(StrEnum):
    """Where a line of words begins; it wraps at the paper's edge."""

    LEFT = "left"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Text:
    """Words, wrapped; an empty line where there are none. `spaced` sets the letters apart, for a code to type in."""

    words: str
    size: Size = Size.TEXT
    align: Align = Align.LEFT
    bold: bool = False
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Words at the left, wrapped, and at the right edge of their first line what is never broken: an amount.

    `indented` where it belongs to the line above.
    """

    left: str
    right: str
    size: Size = Size.TEXT
    bold: bool = False
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across; `dashed` parts what belongs together."""

    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """White; `wide` before something else begins."""

    wide: bool = False


@dataclass(frozen=True, slots=True)
class QR:
    """A QR code in the middle that says `value`, `millimetres` wide without the white around it.

    `error` is its level of correction (l, m, q, h): what is long stays readable with a low one.
    """

    value: str
    millimetres: float
    error: str = "h"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the middle: a PNG or JPEG file's bytes, `millimetres` wide where the paper is."""

    image: bytes
    millimetres: float


def logo_millimetres(png: bytes) -> float:
    """How wide a PNG is that has a pixel for each dot of a thermal printer, 8 a millimetre."""
    return int.from_bytes(png[16:20], "big") / 8


Block = Text | Pair | Rule | Gap | QR | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """One piece of paper. `title` names it for whoever looks for the file; it is not printed.

    One that is read `from_right` has the first of a pair at the right.
    """

    title: str
    blocks: tuple[Block, ...]
    from_right: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages of A4 that are drawn already, as a PDF: what has columns and charts, and fits no roll."""

    pdf: bytes


Paper = Document | Pages
"""Whatever a printer prints."""
