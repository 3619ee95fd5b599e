"""A page of figures to be pinned up: a week, a month, or what was sold; one sheet of A4, its words ready to read."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.language import Language
from counter.paper.sheet import HEIGHT, INK, LINE, SOFT, WIDTH, Box, Sheet

_MARGIN, _GAP = 40.0, 28.0
_RIGHT, _BOTTOM = WIDTH - _MARGIN, HEIGHT - _MARGIN
_ROW, _HEAD, _SIZE = 15.0, 20.0, 9.5
_HALF = (_RIGHT - _MARGIN - _GAP) / 2
_NOTE_ROOM = 70.0
_BARS = 120.0


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table: its name, a heading for each column but the first, and rows. The last `whole` of them are added up."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    whole: int = 0


@dataclass(frozen=True, slots=True)
class SheetBar:
    """Two bars side by side, as shares of the largest of all; what stands below, and above."""

    label: str
    said: str
    share: float
    share_before: float


@dataclass(frozen=True, slots=True)
class FiguresSheet:
    """What is printed. `wide` goes over the whole width, `tables` stand in two columns below; then the `notes`.

    `legend` says what the filled bars are and what the outlined ones.
    """

    shop: str
    title: str
    sentence: str
    wide: SheetTable | None
    bars: tuple[SheetBar, ...]
    legend: tuple[str, str]
    tables: tuple[SheetTable, ...]
    notes: tuple[str, ...]


def figures_pdf(page: FiguresSheet, language: Language) -> bytes:
    """The page as a PDF. What finds no room in a table is counted in its last row."""
    sheet = Sheet(f"{page.title}, {page.shop}")
    sheet.text(_MARGIN, 66, page.title, sheet.fits(page.title, 24, 340, bold=True), bold=True)
    sheet.right(_RIGHT, 66, page.shop, sheet.fits(page.shop, 12, 165), colour=SOFT)
    sheet.line((_MARGIN, 80), (_RIGHT, 80), colour=INK)
    top = sheet.block(Box(_MARGIN, 88, _RIGHT - _MARGIN, 40), page.sentence, 12) + 14
    if page.wide is not None:
        room = Box(_MARGIN, top, _RIGHT - _MARGIN, _BOTTOM - _NOTE_ROOM - top)
        top = _table(sheet, room, page.wide, language, first=0.2) + 18
    if page.bars:
        _bars(sheet, Box(_MARGIN, top, _RIGHT - _MARGIN, _BARS), page)
        top += _BARS + 30
    _columns(sheet, top, page.tables, language)
    below = _BOTTOM - _NOTE_ROOM + 16
    for note in page.notes:
        below = sheet.block(Box(_MARGIN, below, _RIGHT - _MARGIN, 30), note, 9.5, colour=SOFT) + 3
    return sheet.pdf()


def _columns(sheet: Sheet, top: float, tables: tuple[SheetTable, ...], language: Language) -> None:
    """Each table goes where there is more room, the longest last cut."""
    ends = [top, top]
    left_over = list(tables)
    for place, table in enumerate(tables):
        side = 0 if ends[0] <= ends[1] else 1
        left_over = list(tables[place + 1 :])
        least = sum(_tall(1) for _ in left_over) / 2
        bottom = _BOTTOM - _NOTE_ROOM - least
        if ends[side] + _tall(1) > _BOTTOM - _NOTE_ROOM:
            return
        box = Box(_MARGIN + side * (_HALF + _GAP), ends[side], _HALF, max(bottom - ends[side], _tall(1)))
        ends[side] = _table(sheet, box, table, language, first=0.44) + 16


def _tall(rows: int) -> float:
    return _HEAD + (rows + 1) * _ROW


def _table(sheet: Sheet, box: Box, table: SheetTable, language: Language, *, first: float) -> float:
    """Draws as many rows as the box holds, the added up ones always; gives where it ends."""
    fitting = max(1, int((box.height - _HEAD) / _ROW))
    rows = table.rows
    if len(rows) > fitting:
        ends = rows[len(rows) - table.whole :]
        kept = rows[: max(fitting - len(ends) - 1, 0)]
        more = len(rows) - len(kept) - len(ends)
        rows = (*kept, (language.say_count("and {count} more", "and {count} more", more),), *ends)
    sheet.text(
        box.left, box.top + 10, table.title, sheet.fits(table.title, 11, box.width * first, bold=True), bold=True
    )
    _cells(sheet, box, box.top + 10, ("", *table.headings), first, colour=SOFT)
    y = box.top + _HEAD
    sheet.line((box.left, y - 4), (box.right, y - 4), colour=LINE)
    for place, cells in enumerate(rows):
        bold = place >= len(rows) - table.whole
        if table.whole and place == len(rows) - table.whole:
            sheet.line((box.left, y - 2), (box.right, y - 2), colour=INK)
        _cells(sheet, box, y + 9, cells, first, bold=bold)
        y += _ROW
    return y


def _cells(
    sheet: Sheet, box: Box, y: float, cells: tuple[str, ...], first: float, *, bold: bool = False, colour: str = INK
) -> None:
    name, *others = cells
    room = box.width * (first if others else 1)
    sheet.text(box.left, y, name, sheet.fits(name, _SIZE, room - 6, bold=bold), bold=bold, colour=colour)
    step = box.width * (1 - first) / max(len(others), 1)
    for place, cell in enumerate(others):
        right = box.left + box.width * first + (place + 1) * step
        sheet.right(right, y, cell, sheet.fits(cell, _SIZE, step - 6, bold=bold), bold=bold, colour=colour)


def _bars(sheet: Sheet, box: Box, page: FiguresSheet) -> None:
    """Pairs of bars, filled now and outlined before: told apart in grey too."""
    sheet.bar(Box(box.left, box.top, 8, 8), INK, radius=0)
    sheet.text(box.left + 12, box.top + 8, page.legend[0], _SIZE, colour=SOFT)
    after = box.left + 12 + sheet.wide(page.legend[0], _SIZE) + 16
    if page.legend[1]:
        _outline(sheet, Box(after, box.top, 8, 8))
        sheet.text(after + 12, box.top + 8, page.legend[1], _SIZE, colour=SOFT)
    step = box.width / max(len(page.bars), 6)
    tall = box.height - 44
    floor = box.bottom - 14
    for place, bar in enumerate(page.bars):
        left, wide = box.left + place * step, step * 0.4
        high = tall * bar.share
        sheet.bar(Box(left, floor - high, wide, high), INK, radius=0)
        if page.legend[1]:
            _outline(sheet, Box(left + wide, floor - tall * bar.share_before, wide, tall * bar.share_before))
        said = sheet.fits(bar.said, 8.5, step - 4)
        sheet.middle(left + wide, floor - max(high, tall * bar.share_before) - 4, bar.said, said)
        sheet.middle(left + wide, floor + 12, bar.label, 8.5, colour=SOFT)
    sheet.line((box.left, floor), (box.right, floor), colour=SOFT)


def _outline(sheet: Sheet, box: Box) -> None:
    corners = ((box.left, box.bottom), (box.left, box.top), (box.right, box.top), (box.right, box.bottom))
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        sheet.line(start, end, colour=SOFT)
