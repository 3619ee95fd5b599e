"""The lines of an order that is changed: made, off, new; the chosen one offers what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.ui.orders.change_state import LACKS, MADE, NEW, OFF, ChangeLineState
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.tap import Tap

_COUNT, _INDENT, _RIGHT = 24, 58, 20
_TALL, _TALL_NARROW = 63, 55
_TITLE, _DETAIL, _PILL = 20, 17, 24
_MOST_ACTS = 3
_MARKS = {
    MADE: ("check", tokens.ON_TIME_TINT, tokens.ON_TIME_TINT, tokens.ON_TIME),
    OFF: ("minus", tokens.SUNK, tokens.SUNK, tokens.SOFT),
    NEW: ("plus", tokens.CREMA_TINT, tokens.CREMA_EDGE, tokens.CREMA),
    LACKS: ("triangle-alert", tokens.AT_RISK, tokens.AT_RISK_EDGE, tokens.AT_RISK_INK),
}


class _Words(Tap):
    """The words of a line."""

    def __init__(self) -> None:
        super().__init__(looks.QUIET)
        self._line: ChangeLineState | None = None
        self._tall = _TALL

    def show_line(self, line: ChangeLineState, *, narrow: bool) -> None:
        self._line, self._tall = line, _TALL_NARROW if narrow else _TALL
        said = (f"{line.count} {line.title}", line.mark_words, line.detail.replace(" · ", ", "), line.amount)
        self.set_name(", ".join(part for part in said if part))
        self.setEnabled(line.can_be_chosen)
        self.mark_chosen(on=line.chosen)
        self.updateGeometry()
        self.update()

    def content_size(self) -> QSize:
        return QSize(200, self._tall)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        line = self._line
        if line is None:
            return
        bold = tokens.SEMIBOLD
        top = area.top() + (area.height() - _TITLE - (_DETAIL + 2 if line.detail else 0)) // 2
        first = QRect(area.left(), top, area.width() - _RIGHT, _TITLE)
        ink = tokens.SOFT if line.struck else tokens.INK
        amount = paint.text_width(line.amount, 16, bold)
        pill = self._pill_width(line)
        room = first.width() - _INDENT - amount - 8 - (pill + 8 if pill else 0)
        title = QRect(first.left() + _INDENT, top, min(room, paint.text_width(line.title, 16, bold) + 1), _TITLE)
        right = QRect(first.right() - amount, top, amount + 1, _TITLE)
        count = first.adjusted(_COUNT, 0, 0, 0)
        for place, text in ((count, line.count), (title, line.title), (right, line.amount)):
            paint.draw_text(painter, place, text, ink, weight=bold)
            if line.struck:
                wide = min(place.width(), paint.text_width(text, 16, bold))
                painter.fillRect(QRect(place.left(), place.center().y() + 1, wide, 1), QColor(ink))
        below = QRect(title.left(), top + _TITLE + 2, area.width() - _INDENT - _RIGHT, _DETAIL)
        paint.draw_text(painter, below, line.detail, tokens.SOFT, size=14)
        if pill:
            self._draw_pill(painter, QRect(title.right() + 8, top - 2, pill, _PILL), line)

    def _pill_width(self, line: ChangeLineState) -> int:
        return paint.text_width(line.mark_words, 14, tokens.SEMIBOLD) + 40 if line.mark else 0

    def _draw_pill(self, painter: QPainter, area: QRect, line: ChangeLineState) -> None:
        icon, ground, edge, ink = _MARKS[line.mark]
        painter.setPen(QColor(edge))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(area, tokens.RADIUS_8, tokens.RADIUS_8)
        paint.draw_icon(painter, area.left() + 9, area.top() + 4, icon, ink, 16)
        words = area.adjusted(31, 0, -6, 0)
        paint.draw_text(painter, words, line.mark_words, ink, size=14, weight=tokens.SEMIBOLD)


class ChangeLine(QWidget):
    """One line: `tapped`, and while it is the chosen one `acted` with the key of what was tapped below it."""

    tapped = Signal()
    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._line: ChangeLineState | None = None
        self._words = _Words()
        self._words.tapped.connect(self.tapped)
        self._acts = [Button() for _ in range(_MOST_ACTS)]
        for place, button in enumerate(self._acts):
            button.tapped.connect(lambda place=place: self._act(place))
        self._below = QWidget()
        buttons = row(self._below, gap=tokens.GAP_8, margins=(_INDENT, 0, 20, 13))
        for button in self._acts:
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = column(self, margins=(0, 0, 0, 1))
        layout.addWidget(self._words)
        layout.addWidget(self._below)

    def _act(self, place: int) -> None:
        if self._line and place < len(self._line.acts):
            self.acted.emit(self._line.acts[place].key)

    def show_line(self, line: ChangeLineState, *, narrow: bool) -> None:
        """Shows it as it is now."""
        self._line = line
        self._words.about = line.line_id
        self._words.show_line(line, narrow=narrow)
        self._below.setVisible(bool(line.acts))
        short = len(line.acts) == _MOST_ACTS
        for place, button in enumerate(self._acts):
            button.setVisible(place < len(line.acts))
            if place < len(line.acts):
                act = line.acts[place]
                has_words = not short or place == _MOST_ACTS - 1
                button.about = (line.line_id, act.key)
                button.set_text(act.words if has_words else "", name=f"{act.words}, {line.title}")
                button.set_icons(act.icon)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the chosen one, and the rule below every one."""
        painter = paint.begin(self)
        if self._line and self._line.chosen:
            painter.fillRect(self.rect(), QColor(tokens.CREMA_TINT))
            painter.fillRect(QRect(0, 0, 4, self.height() - 1), QColor(tokens.CREMA))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(tokens.LINE))
        painter.end()


class ChangeLines(QWidget):
    """All lines under each other: `chosen` gives one, `acted` one and what was tapped below it."""

    chosen = Signal(object)
    acted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[ChangeLine] = []
        self._shown: tuple[ChangeLineState, ...] = ()
        self._narrow = False
        self._layout = column(self)
        self._layout.addStretch(1)

    def fit(self, *, narrow: bool) -> None:
        """Takes the height of a narrow window."""
        self._narrow = narrow
        self.show_lines(self._shown)

    def show_lines(self, lines: tuple[ChangeLineState, ...]) -> None:
        """Shows these lines, in place where there are some already."""
        while len(self._lines) < len(lines):
            self._lines.append(self._line(len(self._lines)))
        self._shown = lines
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(lines))
            if place < len(lines):
                line.show_line(lines[place], narrow=self._narrow)

    def last_touched(self) -> QWidget | None:
        """The widget of the chosen line."""
        for line, state in zip(self._lines, self._shown, strict=False):
            if state.chosen:
                return line
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long names are cut anew."""
        super().resizeEvent(event)
        self.update()

    def _line(self, place: int) -> ChangeLine:
        line = ChangeLine()
        line.tapped.connect(lambda: self.chosen.emit(self._shown[place].line_id))
        line.acted.connect(lambda key: self.acted.emit(self._shown[place].line_id, key))
        self._layout.insertWidget(place, line)
        return line
