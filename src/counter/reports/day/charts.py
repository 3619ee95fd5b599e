"""The day's three charts on paper, drawn straight onto the sheet."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.paper.sheet import AMBER, BLUE, BROWN, INK, PAPER, RED, SOFT, Box, Sheet
from counter.reports.day.page import OwnersPage
from counter.reports.day.words import axis, share_said, took_longer_said

_LABEL, _LEAST_LABEL = 8.5, 6.5
_UPRIGHT = 24
_DOT = 2.4
_DIAMOND = 3.6


def promised_against_taken(sheet: Sheet, box: Box, page: OwnersPage, language: Language) -> None:
    """A mark a promise: right for longer promised, up for longer taken; above the dashed line it was missed."""
    marks = axis(page.points)
    side = min(box.width - 22, box.height - 60)
    plot = Box(box.left + 18, box.top + 18, side, side)

    def place(promised: float, taken: float) -> tuple[float, float]:
        up = min(taken / marks[-1], 1) * side  # what took longer stands at the edge
        return plot.left + promised / marks[-1] * side, plot.bottom - up

    sheet.line((plot.left, plot.top), (plot.left, plot.bottom), colour=SOFT)
    sheet.line((plot.left, plot.bottom), (plot.right, plot.bottom), colour=SOFT)
    for tick in marks[1:]:
        sheet.middle(place(tick, 0)[0], plot.bottom + 13, language.number(tick), _LABEL, colour=SOFT)
    for tick in marks:
        sheet.right(plot.left - 6, place(0, tick)[1] + 3, language.number(tick), _LABEL, colour=SOFT)
    sheet.line(place(0, 0), place(marks[-1], marks[-1]), colour=SOFT, dashed=True)
    for point in sorted(page.points, key=lambda point: not point.kept):
        if point.kept:
            sheet.dot(*place(point.promised, point.taken), _DOT, BLUE)
        else:
            sheet.diamond(*place(point.promised, point.taken), _DIAMOND, RED)
    sheet.text(plot.left - 6, plot.top - 9, language.say("taken"), _LABEL, colour=SOFT)
    sheet.right(plot.right, plot.top - 9, took_longer_said(page.points, language), _LABEL, colour=RED)
    sheet.right(plot.right, plot.bottom + 25, language.say("promised"), _LABEL, colour=SOFT)
    _legend(sheet, plot.left, box.bottom - 4, page, language)


def _legend(sheet: Sheet, left: float, y: float, page: OwnersPage, language: Language) -> None:
    kept = language.say("kept {count}", count=language.number(page.kept.count))
    missed = language.say("missed {count}", count=language.number(page.missed))
    sheet.dot(left + 3, y - 3, _DOT, BLUE)
    sheet.text(left + 10, y, kept, _LABEL, colour=BLUE)
    after = left + 10 + sheet.wide(kept, _LABEL) + 20
    sheet.diamond(after, y - 3, _DIAMOND, RED)
    sheet.text(after + 7, y, missed, _LABEL, colour=RED)


def kept_by_hour(sheet: Sheet, box: Box, page: OwnersPage, language: Language) -> None:
    """A column an hour, its percentage above it; amber below the goal, which is the dashed line."""
    said = [share_said(hour.kept, language).removesuffix("%") for hour in page.hours]
    step = box.width / max(len(page.hours), 5)
    size = min((sheet.fits(words, _LABEL, step - 2) for words in said), default=_LABEL)
    upright = size < _LEAST_LABEL  # where columns are narrow, their words stand upright
    above = _UPRIGHT if upright else 12
    plot = Box(box.left, box.top + above, box.width, box.height - above - 16)
    goal = plot.bottom - plot.height * float(page.goal)
    columns = []
    for index, hour in enumerate(page.hours):
        share = float(hour.kept.share or 0)
        columns.append(
            Box(plot.left + (index + 0.14) * step, plot.bottom - plot.height * share, step * 0.72, plot.height * share)
        )
        sheet.bar(columns[-1], BLUE if share >= page.goal else AMBER)
    sheet.line((plot.left, goal), (plot.right, goal), colour=INK, dashed=True)
    for column, hour, words in zip(columns, page.hours, said, strict=True):
        middle, y = column.left + column.width / 2, column.top - 3
        if upright:
            sheet.bar(
                Box(column.left, y - _UPRIGHT + 6, column.width, _UPRIGHT - 6), PAPER
            )  # not under the dashed line
            sheet.upright(middle, y, words, _LABEL)
            sheet.upright(middle, plot.bottom + 15, str(hour.hour), _LABEL, colour=SOFT)
        else:
            sheet.middle(middle, goal - 2 if y - size < goal < y + 2 else y, words, size)  # nor here
            sheet.middle(middle, plot.bottom + 13, str(hour.hour), size, colour=SOFT)


def what_went_wrong(sheet: Sheet, box: Box, page: OwnersPage, language: Language) -> None:
    """A bar a kind of mishap with its count, the most frequent first."""
    if not page.went_wrong:
        sheet.block(box, language.say("Nothing that anybody noted."), 10, colour=SOFT)
        return
    most = max(kind.count for kind in page.went_wrong)
    row = min(20, box.height / len(page.went_wrong))
    words = min(box.width / 2, max(sheet.wide(kind.label, 10) for kind in page.went_wrong) + 12)
    size = min(sheet.fits(kind.label, 10, words - 12) for kind in page.went_wrong)
    count_room = max(sheet.wide(language.number(kind.count), 10, bold=True) for kind in page.went_wrong) + 8
    for index, kind in enumerate(page.went_wrong):
        y = box.top + index * row
        sheet.text(box.left, y + 10, kind.label, size)
        length = max(3, (box.width - words - count_room) * kind.count / most)
        sheet.bar(Box(box.left + words, y + 1, length, 11), RED if kind.kind == "late" else BROWN)
        sheet.text(box.left + words + length + 5, y + 10, language.number(kind.count), 10, bold=True)
