"""The rows of the table of all shops: how its columns share the room, and the figures in them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.day.shops_state import BEST, LEAST, ShopCell, ShopsRow
from counter.ui.theme import fonts, looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.tap import Tap

_LEAST, _MOST = 130, 300
"""How wide a column is at least and at most, in pixels."""
_LABEL_LEAST, _LABEL_MOST, _LABEL_SHARE = 150, 250, 0.19
SIDE, INSIDE, _BESIDE_BAR = 16, 8, 12
_ONE_LINE, _TWO_LINES, _AROUND = 44, 54, 12
ICONS = {BEST: ("star", tokens.CREMA), LEAST: ("chevron-down", tokens.SOFT)}
ICON = 16


@dataclass(frozen=True, slots=True)
class Share:
    """How the width is shared: `label` pixels for what a row is, `step` for each column of `shown` (their places)."""

    label: int
    step: int
    shown: tuple[int, ...]

    @property
    def areas(self) -> tuple[tuple[int, int], ...]:
        """Each column that is shown, with its left edge in pixels."""
        return tuple((column, self.label + place * self.step) for place, column in enumerate(self.shown))


def share_out(width: int, columns: int, standing: int, first: int) -> tuple[Share, int]:
    """How `width` pixels are shared when `first` is the first shop that is shown, and how many shops stand in them.

    The first `standing` columns are shown always.
    """
    least = round(_LEAST * (tokens.LARGE if fonts.is_large() else 1))
    label = min(max(round(width * _LABEL_SHARE), _LABEL_LEAST), _LABEL_MOST)
    room, shops = width - label - _BESIDE_BAR, columns - standing
    fit = min(max(room // least - standing, 1), shops)
    begin = max(0, min(first, shops - fit))
    shown = (*range(standing), *range(standing + begin, standing + begin + fit))
    step = min(room // max(len(shown), 1), _MOST)
    return Share(label, step, shown), fit


def _height_of(row: ShopsRow, share: Share) -> int:
    """How tall it has to be: sentences are wrapped, figures stand on a line with a note below."""
    label = paint.text_height(row.label, share.label - SIDE - INSIDE, 16, tokens.SEMIBOLD)
    wide = share.step - 2 * INSIDE
    cells = [row.cells[column] for column in share.shown]
    if not row.words:
        tall = _TWO_LINES if any(cell.note for cell in row.cells) else _ONE_LINE
        return max(tall + max(_wrapped(cell.note, wide) for cell in cells), label + _AROUND)
    return max(label, *(paint.text_height(cell.text, wide, 14, tokens.REGULAR) for cell in cells)) + _AROUND


def _wrapped(note: str, wide: int) -> int:
    """How many pixels more a note takes where it is too long for one line."""
    if paint.text_width(note, 14, tokens.REGULAR) <= wide:
        return 0
    return paint.text_height(note, wide, 14, tokens.REGULAR) - paint.line_height(14, tokens.REGULAR)


def _draw_row(painter: QPainter, area: QRect, row: ShopsRow, share: Share, standing: int) -> None:
    paper = QColor(tokens.PAPER)
    if row.loud:
        painter.fillRect(area, paper)
        painter.fillRect(area.left(), area.top(), area.width(), 2, QColor(tokens.INK))
    for column_, left in share.areas:
        cell = QRect(area.left() + left, area.top(), share.step, area.height())
        if column_ < standing:
            painter.fillRect(cell.adjusted(0, 2 if row.loud else 0, 0, 0), paper)
        _draw_cell(painter, cell.adjusted(INSIDE, 4, -INSIDE, -4), row.cells[column_], row)
    label = QRect(area.left() + SIDE, area.top(), share.label - SIDE - INSIDE, area.height())
    size = paint.fitting_size(row.label, 16, tokens.SEMIBOLD, label.width())
    on_two = paint.text_width(row.label, size, tokens.SEMIBOLD) > label.width()
    paint.draw_text(painter, label, row.label, tokens.INK, size=size, weight=tokens.SEMIBOLD, wrap=on_two)
    painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(tokens.LINE))


def _draw_cell(painter: QPainter, area: QRect, cell: ShopCell, row: ShopsRow) -> None:
    if row.words:
        paint.draw_text(painter, area, cell.text, tokens.INK, size=14, wrap=True, align=paint.TOP_LEFT)
        return
    weight = tokens.SEMIBOLD if row.loud or cell.mark else tokens.REGULAR
    above, below = _lines_of(area, cell)
    room = above.adjusted(ICON + tokens.GAP_4 if cell.mark else 0, 0, 0, 0)
    size = paint.fitting_size(cell.text, 16, weight, room.width())
    paint.draw_text(painter, room, cell.text, tokens.INK, size=size, weight=weight, align=paint.RIGHT)
    if cell.mark:
        icon, colour = ICONS[cell.mark]
        left = room.right() - min(paint.text_width(cell.text, size, weight), room.width()) - ICON - tokens.GAP_4
        paint.draw_icon(painter, left, above.center().y() - ICON / 2 + 1, icon, colour, ICON)
    if cell.note:
        wrap = _wrapped(cell.note, area.width()) > 0
        paint.draw_text(painter, below, cell.note, tokens.SOFT, size=14, align=paint.RIGHT, wrap=wrap)


def _lines_of(area: QRect, cell: ShopCell) -> tuple[QRect, QRect]:
    """Where a figure stands, and its note below it: in the middle of the row together."""
    if not cell.note:
        return area, QRect()
    half, more = _TWO_LINES // 2 - 4, _wrapped(cell.note, area.width())
    top = area.top() + max(area.height() - 2 * half - more, 0) // 2
    above = QRect(area.left(), top, area.width(), half)
    return above, QRect(area.left(), top + half, area.width(), half + more)


class FiguresRow(QWidget):
    """A row that leads nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[ShopsRow, Share, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, row: ShopsRow, share: Share, standing: int) -> None:
        """Shows it."""
        self._shown = (row, share, standing)
        self.setFixedHeight(_height_of(row, share))
        self.setAccessibleName(row.name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Its cells."""
        painter = paint.begin(self)
        if self._shown is not None:
            _draw_row(painter, self.rect(), *self._shown)
        painter.end()


class DaysRow(Tap):
    """A day or a week of all shops; a tap opens it."""

    def __init__(self) -> None:
        super().__init__(looks.QUIET_INK)
        self._shown: tuple[ShopsRow, Share, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, row: ShopsRow, share: Share, standing: int) -> None:
        """Shows it."""
        self._shown, self.about = (row, share, standing), row.period
        self.setFixedHeight(max(_height_of(row, share), tokens.TARGET))
        self.set_name(row.name)
        self.update()

    def content_size(self) -> QSize:
        """As wide as there is room."""
        return QSize(tokens.TARGET * 8, tokens.TARGET)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """Its cells."""
        if self._shown is not None:
            _draw_row(painter, area, *self._shown)
