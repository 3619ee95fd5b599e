"""A line of the ticket: how many of what, and for how much; the chosen one can be changed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, side_by_side
from counter.ui.widgets.tap import Tap

_COUNT, _INDENT, _RIGHT = 24, 58, 20
_ABOVE, _LINE = 13, 20
_TITLE_LINES, _DETAIL_LINES = 2, 8
"""A long name is cut after its second line; what is special about a line and its note stand there whole."""


@dataclass(frozen=True, slots=True)
class LineWords:
    """What a ticket line says."""

    count: str
    title: str
    detail: str
    amount: str


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What the three buttons of a chosen line say to a screen reader; `remove` also stands on its button."""

    fewer: str
    more: str
    remove: str


class _LineButton(Tap):
    """The words of a line; a tap chooses it."""

    def __init__(self) -> None:
        super().__init__(looks.QUIET)
        self._shown = LineWords("", "", "", "")
        self._title, self._detail = _LINE, 0

    def show_words(self, words: LineWords) -> None:
        parts = (f"{words.count} {words.title}", words.detail.replace(" · ", ", "), words.amount)
        self.set_name(", ".join(part for part in parts if part))
        if words != self._shown:
            self._shown = words
            self._measure()
            self.update()

    def content_size(self) -> QSize:
        return QSize(200, max(self._title + self._detail + 2 * _ABOVE, tokens.TARGET))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """How tall title and detail are at this width; long ones wrap."""
        words, bold = self._shown, tokens.SEMIBOLD
        wide = self.width() - _INDENT - _RIGHT
        titles = len(paint.text_lines(words.title, wide - self._amount_width(), 16, bold, _TITLE_LINES))
        details = len(paint.text_lines(words.detail, wide, 14, tokens.REGULAR, _DETAIL_LINES))
        title = titles * paint.line_height(16, bold)
        detail = details * paint.line_height(14, tokens.REGULAR)
        if (title, detail) != (self._title, self._detail):
            self._title, self._detail = title, detail
            self.updateGeometry()

    def _amount_width(self) -> int:
        return paint.text_width(self._shown.amount, 16, tokens.SEMIBOLD) + 8

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        words, bold, ink = self._shown, tokens.SEMIBOLD, tokens.INK
        top = area.top() + (area.height() - self._title - self._detail) // 2
        first = QRect(area.left(), top, area.width() - _RIGHT, _LINE)
        paint.draw_text(painter, first.adjusted(_COUNT, 0, 0, 0), words.count, ink, weight=bold)
        paint.draw_text(painter, first, words.amount, ink, weight=bold, align=paint.RIGHT)
        title = QRect(area.left() + _INDENT, top, area.width() - _INDENT - _RIGHT - self._amount_width(), self._title)
        paint.draw_lines(painter, title, words.title, ink, size=16, weight=bold, most=_TITLE_LINES)
        below = QRect(title.left(), title.bottom() + 1, area.width() - _INDENT - _RIGHT, self._detail)
        soft, plain = tokens.SOFT, tokens.REGULAR
        paint.draw_lines(painter, below, words.detail, soft, size=14, weight=plain, most=_DETAIL_LINES)


class TicketLine(QWidget):
    """One line: `tapped`, and while it is the chosen one `fewer`, `more` and `remove`."""

    tapped = Signal()
    fewer = Signal()
    more = Signal()
    remove = Signal()

    def __init__(self, change: ChangeWords | None = None, parent: QWidget | None = None) -> None:
        """Without `change` the line is only read: it is not tapped."""
        super().__init__(parent)
        self._chosen = False
        self._words = _LineButton()
        self._words.setEnabled(change is not None)
        self._words.tapped.connect(self.tapped)
        self._taps: list[Tap] = [self._words]
        layout = column(self, margins=(0, 0, 0, 1))
        layout.addWidget(self._words)
        self._change = self._changes(change) if change else None
        if self._change:
            layout.addWidget(self._change)
            self._change.hide()

    def _changes(self, words: ChangeWords) -> QWidget:
        fewer, more = Button(icon="minus", name=words.fewer), Button(icon="plus", name=words.more)
        remove = Button(words.remove, padding=14)
        for button, signal in ((fewer, self.fewer), (more, self.more), (remove, self.remove)):
            button.tapped.connect(signal)
            self._taps.append(button)
        fewer.setMinimumWidth(60)
        more.setMinimumWidth(64)
        holder = QWidget(self)
        buttons = side_by_side([fewer, more, remove])
        buttons.setContentsMargins(_INDENT, 0, 20, 14)
        buttons.addStretch(1)
        holder.setLayout(buttons)
        return holder

    def show_line(self, words: LineWords, *, about: object, chosen: bool = False) -> None:
        """Its words, the line it is `about`, and whether it is the chosen one."""
        for tap in self._taps:
            tap.about = about
        self._words.show_words(words)
        self._words.mark_chosen(on=chosen)
        if chosen != self._chosen:
            self._chosen = chosen
            if self._change:
                self._change.setVisible(chosen)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the chosen one, and the rule below every one."""
        painter = QPainter(self)
        if self._chosen:
            painter.fillRect(self.rect(), QColor(tokens.CREMA_TINT))
            painter.fillRect(QRect(0, 0, 4, self.height() - 1), QColor(tokens.CREMA))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(tokens.LINE))
        painter.end()
