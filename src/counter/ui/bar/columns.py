"""Shares cards out to columns and pages: each as tall as its order, on in the next column where it is longer. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NARROWEST = 300
"""The least width of a card, in pixels; as many columns as fit are shown."""
COLUMN_GAP = 14


@dataclass(frozen=True, slots=True)
class CardSize:
    """How tall the parts of a card are, in pixels: what stands above the lines, each line, what stands below them.

    `head` is repeated where the card runs on in the next column, `badge` is not.
    """

    head: int
    badge: int
    rows: tuple[int, ...]
    foot: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of card number `card` (from 0): its lines from `first` up to `last`, which is not among them.

    `column` counts on over the pages. `starts` and `ends`: it is the card's first and its last piece.
    """

    card: int
    column: int
    top: int
    height: int
    first: int
    last: int
    starts: bool
    ends: bool


def columns_in(width: int) -> int:
    """How many columns fit side by side; at least one."""
    return max(1, (width + COLUMN_GAP) // (NARROWEST + COLUMN_GAP))


def share_out(sizes: Sequence[CardSize], height: int, gap: int) -> list[Piece]:
    """Where each card stands in columns of that height, from the top of the first column on."""
    pieces: list[Piece] = []
    column, top = 0, 0
    for number, size in enumerate(sizes):
        if top and top + _whole(size) > height:
            column, top = column + 1, 0
        for first, last, tall in _parts(size, height - top):
            if first:
                column, top = column + 1, 0
            ends = last == len(size.rows)
            pieces.append(Piece(number, column, top, tall, first, last, first == 0, ends))
            top += tall + gap
    return pieces


def _whole(size: CardSize) -> int:
    return size.head + size.badge + sum(size.rows) + size.foot


def _parts(size: CardSize, height: int) -> Iterator[tuple[int, int, int]]:
    """The parts of a card in columns of that height: from which line up to which, and how tall."""
    first = 0
    while True:
        above = size.head + (0 if first else size.badge)
        left = size.rows[first:]
        if above + sum(left) + size.foot <= height or len(left) <= 1:
            yield first, len(size.rows), above + sum(left) + size.foot
            return
        fits, tall = 1, above + left[0]
        while fits < len(left) - 1 and tall + left[fits] <= height:
            tall += left[fits]
            fits += 1
        yield first, first + fits, tall
        first += fits
