"""The day's three charts on paper, drawn straight onto the sheet."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.paper.sheet import AMBER, BLUE, BROWN, INK, RED, SOFT, Box, Sheet
from counter.reports.day.page import OwnersPage
from counter.reports.day.words import share_said, ticks

_LABEL = 8.5
_DOT = 2.4
_DIAMOND = 3.6


def promised_against_taken(sheet: Sheet, box: Box, page: OwnersPage, language: Language) -> None:
    """A mark a promise: right for longer promised, up for longer taken; above the dashed line it was missed."""
    across = ticks(max((point.promised for point in page.points), default=10))
    up = ticks(max((point.taken for point in page.points), default=10))
    plot = Box(box.left + 18, box.top + 6, box.width - 22, box.height - 48)

    def place(promised: float, taken: float) -> tuple[float, float]:
        return plot.left + promised / across[-1] * plot.width, plot.bottom - taken / up[-1] * plot.height

    sheet.line((plot.left, plot.top), (plot.left, plot.bottom), colour=SOFT)
    sheet.line((plot.left, plot.bottom), (plot.right, plot.bottom), colour=SOFT)
    for tick in across[1:]:
        sheet.middle(place(tick, 0)[0], plot.bottom + 13, language.number(tick), _LABEL, colour=SOFT)
    for tick in up:
        sheet.right(plot.left - 6, place(0, tick)[1] + 3, language.number(tick), _LABEL, colour=SOFT)
    end = min(across[-1], up[-1])
    sheet.line(place(0, 0), place(end, end), colour=SOFT, dashed=True)
    for point in sorted(page.points, key=lambda point: not point.kept):
        if point.kept:
            sheet.dot(*place(point.promised, point.taken), _DOT, BLUE)
        else:
            sheet.diamond(*place(point.promised, point.taken), _DIAMOND, RED)
    sheet.text(plot.left + 6, plot.top + 4, language.say("taken"), _LABEL, colour=SOFT)
    sheet.right(plot.right, plot.bottom + 25, language.say("promised"), _LABEL, colour=SOFT)
    _legend(sheet, plot.left, box.bottom - 4, page, language)


def _legend(sheet: Sheet, left: float, y: float, page: OwnersPage, language: Language) -> None:
    sheet.dot(left + 3, y - 3, _DOT, BLUE)
    sheet.text(left + 10, y, language.say("kept {count}", count=page.kept.count), _LABEL, colour=BLUE)
    sheet.diamond(left + 83, y - 3, _DIAMOND, RED)
    sheet.text(left + 90, y, language.say("missed {count}", count=page.missed), _LABEL, colour=RED)


def kept_by_hour(sheet: Sheet, box: Box, page: OwnersPage, language: Language) -> None:
    """A column an hour, its percentage above it; amber below the goal, which is the dashed line."""
    plot = Box(box.left, box.top + 12, box.width, box.height - 28)
    step = plot.width / max(len(page.hours), 5)
    goal = plot.bottom - plot.height * float(page.goal)
    for index, hour in enumerate(page.hours):
        share = float(hour.kept.share or 0)
        middle = plot.left + (index + 0.5) * step
        column = Box(middle - step * 0.36, plot.bottom - plot.height * share, step * 0.72, plot.height * share)
        sheet.bar(column, BLUE if share >= page.goal else AMBER)
        said = share_said(hour.kept, language).removesuffix("%")
        size = sheet.fits(said, _LABEL, step)
        y = column.top - 3
        sheet.middle(middle, goal - 2 if y - size < goal < y + 2 else y, said, size)  # never under the dashed line
        sheet.middle(middle, plot.bottom + 13, str(hour.hour), size, colour=SOFT)
    sheet.line((plot.left, goal), (plot.right, goal), colour=INK, dashed=True)


def what_went_wrong(sheet: Sheet, box: Box, page: OwnersPage, language: Language) -> None:
    """A bar a kind of mishap with its count, the most frequent first."""
    if not page.went_wrong:
        sheet.block(box, language.say("Nothing that anybody noted."), 10, colour=SOFT)
        return
    most = max(kind.count for kind in page.went_wrong)
    row = min(20, box.height / len(page.went_wrong))
    words = 106
    size = min(sheet.fits(kind.label, 10, words - 6) for kind in page.went_wrong)
    for index, kind in enumerate(page.went_wrong):
        y = box.top + index * row
        sheet.text(box.left, y + 10, kind.label, size)
        length = max(3, (box.width - words - 26) * kind.count / most)
        sheet.bar(Box(box.left + words, y + 1, length, 11), RED if kind.kind == "late" else BROWN)
        sheet.text(box.left + words + length + 5, y + 10, language.number(kind.count), 10, bold=True)
