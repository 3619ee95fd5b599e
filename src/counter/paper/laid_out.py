"""A document in its bands, block by block, before anything draws them: the lines break as on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counter.paper.bands import Band
from counter.paper.document import Block, Document, Pair, Text
from counter.paper.format import ROLL_80, Format
from counter.paper.pdf import block_bands
from counter.paper.text import printable

_SHORT_OF_PAGE = 2 * ROLL_80.margin
"""Points of white at the side of what is read on a screen, where a page has more."""


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """A block, the bands it is drawn from, and what it says to whoever hears it: the words, then the amount."""

    block: Block
    bands: tuple[Band, ...]

    @property
    def height(self) -> float:
        """How much of the paper's length it takes, in points."""
        return sum(band.height for band in self.bands)

    @property
    def says(self) -> str:
        """Its words on one line; empty where it has none."""
        if isinstance(self.block, Text):
            return printable(self.block.words)
        if isinstance(self.block, Pair):
            return f"{printable(self.block.left)} {printable(self.block.right)}".strip()
        return ""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What stands on the paper from its top to its bottom."""

    title: str
    paper: Format
    blocks: tuple[LaidBlock, ...]


def laid_out(document: Document, paper: Format = ROLL_80) -> LaidOut:
    """The document for a screen, in the lines that it has on that paper, without the wide white beside those of A4."""
    seen = paper
    if paper.page is not None:
        seen = replace(paper, width=paper.inner + 2 * _SHORT_OF_PAGE, margin=_SHORT_OF_PAGE, page=None)
    blocks = tuple(
        LaidBlock(block, tuple(block_bands(block, seen, mirrored=document.from_right))) for block in document.blocks
    )
    return LaidOut(printable(document.title), seen, blocks)
