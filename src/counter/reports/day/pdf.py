"""The day on one A4 page, to be pinned up."""

from __future__ import annotations

from collections.abc import Sequence

from counter.kernel.language import Language
from counter.paper.sheet import BROWN, HEIGHT, INK, RED, SOFT, WIDTH, Box, Sheet
from counter.reports.day.charts import counted_bars, kept_by_hour, promised_against_taken
from counter.reports.day.page import OwnersPage, ToDo
from counter.reports.day.sentence import sentence
from counter.reports.day.usual_words import last_said, usual_said
from counter.reports.day.words import (
    all_to_do,
    answered_said,
    came_back_said,
    cost_said,
    figures,
    given_said,
    share_said,
    staff_said,
    to_do_heading,
)

_MARGIN = 40.0
_RIGHT = WIDTH - _MARGIN
_WIDE = 300.0
_NARROW_LEFT = _MARGIN + _WIDE + 28
_NARROW = _RIGHT - _NARROW_LEFT
_BOTTOM = HEIGHT - _MARGIN
_CAME_BACK_HEIGHT = 80
_CHARTS, _ONE_THING, _WRONG = 226, 492, 544
_STAFF_MOST, _COST_MOST, _LINE = 12, 10, 13
_BETWEEN = 16
"""Between two figures, so that one does not run into the next."""


def day_pdf(page: OwnersPage, language: Language) -> bytes:
    """The day's page as a PDF: one sheet of A4, whatever the day was like."""
    title = language.day(page.day)
    sheet = Sheet(f"{title}, {page.shop}")
    sheet.text(_MARGIN, 66, title, sheet.fits(title, 26, 340, bold=True), bold=True)
    whose = f"{page.shop} · {page.day.year}"
    sheet.right(_RIGHT, 66, whose, sheet.fits(whose, 12, 165), colour=SOFT)
    sheet.line((_MARGIN, 80), (_RIGHT, 80), colour=INK)
    said = sentence(page, language)
    whole = " ".join(each for each in (said.said, said.waits, said.known) if each)
    sheet.block(Box(_MARGIN, 82, _RIGHT - _MARGIN, 32), whole, 11)
    _five(sheet, page, language)
    _heading(sheet, _MARGIN, _CHARTS, language.say("Promised against taken, minutes"))
    promised_against_taken(sheet, Box(_MARGIN, _CHARTS + 14, _WIDE, 250), page, language)
    last = last_said(page.last, language)
    sheet.block(Box(_MARGIN, _CHARTS + 270, _WIDE, 24), last, 8.5, colour=SOFT)
    _heading(sheet, _NARROW_LEFT, _CHARTS, language.say("Kept by hour"))
    kept_by_hour(sheet, Box(_NARROW_LEFT, _CHARTS + 14, _NARROW, 216), page, language)
    _heading(sheet, _MARGIN, _WRONG, language.say("What went wrong"))
    _wrong(sheet, _cost(sheet, _staff(sheet, page, language), page, language), page, language)
    top = _one_thing(sheet, page, language)
    _heading(sheet, _NARROW_LEFT, top, to_do_heading(page, language))
    _to_do(sheet, Box(_NARROW_LEFT, top + 14, _NARROW, _BOTTOM - _CAME_BACK_HEIGHT - top - 14), page, language)
    _came_back(sheet, Box(_NARROW_LEFT, _BOTTOM - _CAME_BACK_HEIGHT, _NARROW, _CAME_BACK_HEIGHT), page, language)
    return sheet.pdf()


def _wrong(sheet: Sheet, bottom: float, page: OwnersPage, language: Language) -> None:
    """What went wrong by kind, and beside it by where it came from."""
    beside = 0 if not page.came_from else _WIDE * 0.42
    tall = bottom - _WRONG - 14
    counted_bars(sheet, Box(_MARGIN, _WRONG + 14, _WIDE - beside, tall), page.went_wrong, language)
    if beside:
        left = _MARGIN + _WIDE - beside + 14
        heading = language.say("Where it came from")
        sheet.text(left, _WRONG, heading, sheet.fits(heading, 13, beside - 14, bold=True), bold=True)
        counted_bars(sheet, Box(left, _WRONG + 14, beside - 14, tall), page.came_from, language)


def _cost(sheet: Sheet, bottom: float, page: OwnersPage, language: Language) -> float:
    """What it cost, what was given, how it was answered and what went well; gives where that begins."""
    given = given_said(page, language)
    quoted = (language.say("“{words}”", words=words) for words in page.good_moments)
    lines = (*cost_said(page, language), *([given] if given else []), *answered_said(page, language), *quoted)
    return _in_two(sheet, bottom, language.say("What it cost"), lines[:_COST_MOST])


def _in_two(sheet: Sheet, bottom: float, heading: str, lines: Sequence[str]) -> float:
    """Lines in two columns at the foot of the wide column, down to `bottom`; gives where they begin."""
    if not lines:
        return bottom
    rows, half = -(-len(lines) // 2), _WIDE / 2
    top = bottom - rows * _LINE - 8
    _heading(sheet, _MARGIN, top, heading)
    for place, line in enumerate(lines):
        across, down = divmod(place, rows)
        size = sheet.fits(line, 9.5, half - 8)
        sheet.text(_MARGIN + across * half, top + 6 + (down + 1) * _LINE, line, size, colour=SOFT)
    return top - 24


def _heading(sheet: Sheet, x: float, y: float, text: str) -> None:
    sheet.text(x, y, text, sheet.fits(text, 13, _WIDE if x == _MARGIN else _NARROW, bold=True), bold=True)


def _five(sheet: Sheet, page: OwnersPage, language: Language) -> None:
    five = figures(page, language)
    step = (_RIGHT - _MARGIN + _BETWEEN) / len(five)
    room = step - _BETWEEN
    small = min(sheet.fits(figure.label, 9, room) for figure in five)
    large = min(sheet.fits(figure.value, 20, room, bold=True) for figure in five)
    for index, (figure, usual) in enumerate(zip(five, usual_said(page, language), strict=False)):
        left = _MARGIN + index * step
        sheet.text(left, 128, figure.label, small, colour=SOFT)
        sheet.text(left, 151, figure.value, large, bold=True)
        bottom = sheet.block(Box(left, 158, room, 30), figure.note, 8.5, colour=SOFT)
        if usual.words:
            words = f"{usual.arrow} {usual.words}".strip()
            sheet.text(left, bottom + 11, words, sheet.fits(words, 8.5, room), colour=SOFT)
    sheet.line((_MARGIN, 206), (_RIGHT, 206))


def _staff(sheet: Sheet, page: OwnersPage, language: Language) -> float:
    """Everybody's hours and tips, as far as they fit; gives where they begin."""
    said = staff_said(page, language)
    shown = said if len(said) <= _STAFF_MOST else said[: _STAFF_MOST - 1]
    more = len(said) - len(shown)
    lines = [*shown, *([language.say_count("and {count} more", "and {count} more", more)] if more else [])]
    return _in_two(sheet, _BOTTOM, language.say("Hours and tips"), lines)


def _one_thing(sheet: Sheet, page: OwnersPage, language: Language) -> float:
    """What is to do tomorrow, above what is still to do; gives where that begins."""
    if page.one_thing is None:
        return _ONE_THING
    _heading(sheet, _NARROW_LEFT, _ONE_THING, language.say("One thing to do tomorrow"))
    bottom = sheet.block(Box(_NARROW_LEFT, _ONE_THING + 4, _NARROW, 30), page.one_thing.what, 10.5, colour=BROWN)
    bottom = sheet.block(Box(_NARROW_LEFT, bottom, _NARROW, 30), page.one_thing.why, 9.5, colour=SOFT)
    return bottom + 24


def _to_do(sheet: Sheet, box: Box, page: OwnersPage, language: Language) -> None:
    """As many entries as the box holds, then how many more there are."""
    entries = all_to_do(page)
    if not entries:
        sheet.block(box, language.say("Nothing. Everybody was answered."), 10, colour=SOFT)
        return
    y, last_line = box.top, box.bottom - 16
    for index, entry in enumerate(entries):
        if y + 44 > last_line:
            _more(sheet, box.left, y, len(entries) - index + page.more_to_do, language)
            return
        y = _entry(sheet, Box(box.left, y, box.width, 44), entry) + 8
    if page.more_to_do:
        _more(sheet, box.left, y, page.more_to_do, language)


def _more(sheet: Sheet, left: float, top: float, count: int, language: Language) -> None:
    sheet.text(left, top + 10, language.say_count("and {count} more", "and {count} more", count), 10, bold=True)


def _entry(sheet: Sheet, box: Box, entry: ToDo) -> float:
    inside = Box(box.left + 10, box.top, box.width - 10, box.height)
    title = sheet.fits(entry.title, 10.5, inside.width, bold=True)
    sheet.text(inside.left, box.top + 10, entry.title, title, bold=True)
    bottom = sheet.block(Box(inside.left, box.top + 13, inside.width, 31), entry.text, 9.5, colour=SOFT)
    sheet.bar(Box(box.left, box.top, 2.5, bottom - box.top), RED if entry.urgent else BROWN, radius=0)
    return bottom


def _came_back(sheet: Sheet, box: Box, page: OwnersPage, language: Language) -> None:
    _heading(sheet, box.left, box.top + 13, language.say("Came back"))
    top = box.top + 18
    if page.came_back.of:
        sheet.text(box.left, top + 21, share_said(page.came_back, language), 21, bold=True)
        top += 28
    sheet.block(Box(box.left, top, box.width, 40), came_back_said(page, language), 9.5, colour=SOFT)
