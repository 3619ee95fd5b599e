"""The handbook on paper: an A4 page a kind, in letters that can be read behind the bar, never smaller than 18 points.

Where a kind has more to say than a page holds, it goes on on a page of its own, under the same head.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counter.kernel.language import Language
from counter.paper.sheet import BROWN, HEIGHT, INK, RED, SOFT, WIDTH, Box, Sheet
from counter.reports.handbook import Handbook, HandbookAnswer, HandbookPage

LEAST = 18.0
"""Points that whoever stands at the bar still reads."""
_SIZES = (22.0, 21.0, 20.0, 19.0, LEAST)
_MARGIN, _STEP = 30.0, 74.0
_WIDE = WIDTH - 2 * _MARGIN
_BOTTOM = HEIGHT - 40
_GAP, _LEADING = 4.0, 1.2
_NAME = 13.0


@dataclass(frozen=True, slots=True)
class _Line:
    """Something that stands across the page: a `head`, a sentence behind the `name` of its step, or plain words."""

    words: str
    name: str = ""
    head: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page of paper as it is drawn."""

    page: HandbookPage
    lines: tuple[_Line, ...]
    size: float


class _Pen:
    """Draws from the side on which one begins to read."""

    def __init__(self, sheet: Sheet, *, from_right: bool) -> None:
        self._sheet, self._from_right = sheet, from_right

    def start(self, y: float, text: str, size: float, *, bold: bool = False, colour: str) -> None:
        """One line where reading begins."""
        if self._from_right:
            self._sheet.right(WIDTH - _MARGIN, y, text, size, bold=bold, colour=colour)
        else:
            self._sheet.text(_MARGIN, y, text, size, bold=bold, colour=colour)

    def end(self, y: float, text: str, size: float) -> None:
        """One line where reading ends, in a soft colour."""
        if self._from_right:
            self._sheet.text(_MARGIN, y, text, size, colour=SOFT)
        else:
            self._sheet.right(WIDTH - _MARGIN, y, text, size, colour=SOFT)

    def block(self, top: float, text: str, size: float, *, bold: bool = False, colour: str, after: float = 0) -> float:
        """Wrapped words `after` so many points from where reading begins; gives the y below them."""
        left = _MARGIN if self._from_right else _MARGIN + after
        box = Box(left, top, _WIDE - after, 0)
        return self._sheet.block(
            box, text, size, bold=bold, colour=colour, from_right=self._from_right, leading=_LEADING
        )


def handbook_pdf(content: Handbook, language: Language) -> bytes:
    """The handbook as a PDF. `language` is the shop's; what is read from the right is set from there."""
    speech = language.to_customer(content.language)
    sheet = Sheet(f"{speech.say('Handbook')}, {content.shop}")
    pen = _Pen(sheet, from_right=speech.reads_from_right)
    leaves = [leaf for page in content.pages for leaf in _leaves(sheet, content, page, speech)]
    for place, leaf in enumerate(leaves, start=1):
        if place > 1:
            sheet.next_page()
        _draw(sheet, pen, content, leaf)
        pen.end(HEIGHT - 22, f"{place}/{len(leaves)}", 12)
    return sheet.pdf()


def _leaves(sheet: Sheet, content: Handbook, page: HandbookPage, speech: Language) -> Iterable[_Leaf]:
    """All of it on one page in the largest letters that fit; where none do, small and grave on pages of their own."""
    answers = [_lines(answer, speech) for answer in page.answers]
    whole = tuple(line for lines in answers for line in lines)
    room = _BOTTOM - _head_tall(sheet, content, page)
    for size in _SIZES:
        if sum(_tall(sheet, line, size) for line in whole) <= room:
            return [_Leaf(page, whole, size)]
    return [_Leaf(page, lines, LEAST) for answer in answers for lines in _shared_out(sheet, answer, room, answer[0])]


def _shared_out(sheet: Sheet, lines: Iterable[_Line], room: float, head: _Line) -> list[tuple[_Line, ...]]:
    """Lines page by page, as many as fit on each; every page begins with the head."""
    pages: list[tuple[_Line, ...]] = [()]
    left = room
    for line in lines:
        tall = _tall(sheet, line, LEAST)
        if tall > left and len(pages[-1]) > 1:
            pages.append((head,))
            left = room - _tall(sheet, head, LEAST)
        pages[-1] = (*pages[-1], line)
        left -= tall
    return pages


def _lines(answer: HandbookAnswer, speech: Language) -> tuple[_Line, ...]:
    return (
        _Line(answer.severity, head=True),
        *([_Line(answer.first, bold=True)] if answer.first else ()),
        *(_Line(sentence, name) for name, sentence in answer.says),
        _Line(answer.chosen, speech.say("Do"), bold=True),
        *([_Line(speech.listed(answer.gestures), speech.say("Then"))] if answer.gestures else ()),
    )


def _tall(sheet: Sheet, line: _Line, size: float) -> float:
    if line.head:
        return size * 1.75
    width = _WIDE - (_STEP if line.name else 0)
    return sheet.tall(line.words, size, width, bold=line.bold, leading=_LEADING) + _GAP


def _head_tall(sheet: Sheet, content: Handbook, page: HandbookPage) -> float:
    """Where the lines begin below the head of a page."""
    tall = 58 + sheet.tall(f"“{content.stands_for}”", 13, _WIDE) + 4
    return tall + (sheet.tall(page.first, LEAST, _WIDE, bold=True, leading=_LEADING) + 4 if page.first else 0)


def _draw(sheet: Sheet, pen: _Pen, content: Handbook, leaf: _Leaf) -> None:
    title = leaf.page.title
    pen.start(46, title, sheet.fits(title, 34, _WIDE - 150, bold=True), bold=True, colour=BROWN)
    pen.end(46, content.shop, sheet.fits(content.shop, 12, 140))
    y = pen.block(58, f"“{content.stands_for}”", 13, colour=SOFT) + 4
    if leaf.page.first:
        y = pen.block(y, leaf.page.first, LEAST, bold=True, colour=RED) + 4
    for line in leaf.lines:
        _draw_line(sheet, pen, line, y, leaf.size)
        y += _tall(sheet, line, leaf.size)
    pen.start(HEIGHT - 22, content.foot, sheet.fits(content.foot, 12, _WIDE - 60), colour=SOFT)


def _draw_line(sheet: Sheet, pen: _Pen, line: _Line, y: float, size: float) -> None:
    if line.head:
        sheet.line((_MARGIN, y + size * 0.25), (WIDTH - _MARGIN, y + size * 0.25))
        pen.start(y + size * 1.45, line.words, size * 1.15, bold=True, colour=INK)
        return
    if line.name:
        pen.start(y + size, line.name, sheet.fits(line.name, _NAME, _STEP - 8, bold=True), bold=True, colour=BROWN)
    pen.block(y, line.words, size, bold=line.bold, colour=INK, after=_STEP if line.name else 0)
