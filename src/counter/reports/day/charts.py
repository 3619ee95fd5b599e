"""The day's three charts on paper, drawn straight onto the sheet."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.paper.sheet import BLUE, BROWN, PAPER, RED, SOFT, Box, Sheet
from counter.reports.day.page import OwnersPage, WentWrong
from counter.reports.day.words import axis, took_longer_said

_LABEL, _LEAST_LABEL = 8.5, 6.5
_HATCH = 3.2
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
    """A column an hour: below the promises kept with their count, above them the missed, hatched, with theirs."""
    hours = page.hours
    step = box.width / max(len(hours), 5)
    most = max((hour.kept.of for hour in hours), default=1)
    said = [language.number(hour.kept.count) for hour in hours] + [str(hour.hour) for hour in hours]
    size = min((sheet.fits(words, _LABEL, step - 2) for words in said), default=_LABEL)
    upright = size < _LEAST_LABEL  # where columns are narrow, their words stand upright
    plot = Box(box.left, box.top + 14, box.width, box.height - 30)
    sheet.line((plot.left, plot.bottom), (plot.right, plot.bottom), colour=SOFT)
    for index, hour in enumerate(hours):
        kept, missed = hour.kept.count, hour.kept.of - hour.kept.count
        left, wide = plot.left + (index + 0.14) * step, step * 0.72
        tall, more = plot.height * kept / most, plot.height * missed / most
        sheet.bar(Box(left, plot.bottom - tall, wide, tall), BLUE, radius=0)
        if missed:
            _hatched(sheet, Box(left, plot.bottom - tall - more, wide, more))
            number = language.number(missed)
            sheet.middle(left + wide / 2, plot.bottom - tall - more - 3, number, _LABEL, bold=True, colour=RED)
        words = sheet.upright if upright else sheet.middle
        if tall > _LABEL + 6:
            words(left + wide / 2, plot.bottom - 4, language.number(kept), _LABEL if upright else size, colour=PAPER)
        words(left + wide / 2, plot.bottom + (15 if upright else 13), str(hour.hour), _LABEL if upright else size,
              colour=SOFT)  # fmt: skip


def _hatched(sheet: Sheet, box: Box) -> None:
    """A red box with slanted lines, so that it is another one in grey too."""
    corners = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
    for begin, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        sheet.line(begin, end, colour=RED)
    start = box.left - box.height
    while start < box.right:
        left, right = max(start, box.left), min(start + box.height, box.right)
        sheet.line((left, box.bottom - (left - start)), (right, box.bottom - (right - start)), colour=RED)
        start += _HATCH


def counted_bars(sheet: Sheet, box: Box, kinds: tuple[WentWrong, ...], language: Language) -> None:
    """A bar a kind of what went wrong, or where it came from, with its count."""
    if not kinds:
        sheet.block(box, language.say("Nothing that anybody noted."), 10, colour=SOFT)
        return
    most = max(kind.count for kind in kinds)
    row = min(20, box.height / len(kinds))
    words = min(box.width / 2, max(sheet.wide(kind.label, 10) for kind in kinds) + 12)
    size = min(sheet.fits(kind.label, 10, words - 12) for kind in kinds)
    count_room = max(sheet.wide(language.number(kind.count), 10, bold=True) for kind in kinds) + 8
    for index, kind in enumerate(kinds):
        y = box.top + index * row
        sheet.text(box.left, y + 10, kind.label, size)
        length = max(3, (box.width - words - count_room) * kind.count / most)
        sheet.bar(Box(box.left + words, y + 1, length, 11), RED if kind.kind == "late" else BROWN)
        sheet.text(box.left + words + length + 5, y + 10, language.number(kind.count), 10, bold=True)
