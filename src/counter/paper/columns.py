"""A document in columns of letters of one width: what a thermal printer types, and what is read as plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from counter.paper.bidi import reads_from_right
from counter.paper.document import Align, Block, Document, Gap, Pair, Rule, Size, Text
from counter.paper.letters import letters_of
from counter.paper.text import printable, wrapped_to

_INDENT = 2
DOUBLE = frozenset({Size.LOUD})
"""Sizes in which a printer makes letters twice as wide."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a block: words at the left, around the middle and at the right, in letters `wide` columns each."""

    left: str = ""
    middle: str = ""
    right: str = ""
    wide: int = 1

    def text(self, columns: int) -> str:
        """The row with the white in it, no longer than `columns`; nothing stands at its end."""
        room = columns // self.wide
        if self.middle:
            return " " * ((room - cells(self.middle)) // 2) + self.middle
        between = room - cells(self.left) - cells(self.right)
        return f"{self.left}{' ' * between}{self.right}" if self.right else self.left


def document_text(document: Document, columns: int) -> str:
    """What stands on the paper as lines of text, `columns` wide. Codes and pictures are left out."""
    lines = [line for block in document.blocks for line in _lines(block, columns, mirrored=document.from_right)]
    return "".join(f"{line}\n" for line in lines)


def _lines(block: Block, columns: int, *, mirrored: bool) -> Iterator[str]:
    match block:
        case Text() | Pair():
            yield from (row.text(columns) for row in rows(block, columns, mirrored=mirrored, double=frozenset()))
        case Rule(dashed):
            yield rule(columns, dashed=dashed)
        case Gap(wide=True):
            yield ""


def rows(block: Text | Pair, columns: int, *, mirrored: bool, double: Collection[Size] = DOUBLE) -> Iterator[Row]:
    """The lines of a block; `mirrored` where the whole is read from the right, `double` the sizes of wide letters."""
    wide = 2 if block.size in double else 1
    room = columns // wide
    if isinstance(block, Pair):
        yield from _pair(block, room, wide, mirrored=mirrored)
        return
    at_the_right = mirrored or reads_from_right(block.words)
    for line in wrapped_to(block.words, _within(room)):
        if block.align is Align.CENTRE:
            yield Row(middle=line, wide=wide)
        elif at_the_right:
            yield Row(right=line, wide=wide)
        else:
            yield Row(left=line, wide=wide)


def _pair(block: Pair, columns: int, wide: int, *, mirrored: bool) -> Iterator[Row]:
    amount, inset = printable(block.right), " " * (_INDENT if block.indented else 0)
    room = columns - len(inset) - cells(amount) - 1
    if room < 1:  # no amount is that long, but whatever comes stays on the paper
        yield from (Row(left=line, wide=wide) for line in wrapped_to(f"{block.left} {amount}", _within(columns)))
        return
    for number, words in enumerate(wrapped_to(block.left, _within(room))):
        beside = "" if number else amount
        if mirrored:
            yield Row(left=beside, right=words + inset, wide=wide)
        else:
            yield Row(left=inset + words, right=beside, wide=wide)


def _within(columns: int) -> Callable[[str], bool]:
    return lambda words: cells(words) <= columns


def rule(columns: int, *, dashed: bool) -> str:
    """A line across."""
    return ("- " * columns)[:columns].rstrip() if dashed else "-" * columns


def cells(text: str) -> int:
    """How many columns words take: letters of East Asia take two, marks on a letter none."""
    return sum(2 if unicodedata.east_asian_width(letters[0]) in "WF" else 1 for letters in letters_of(text))
