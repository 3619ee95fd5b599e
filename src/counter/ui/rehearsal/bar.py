"""The hatched bar: known by word, pattern and colour, what is below it is a rehearsal."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.rehearsal.state import BarState
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import row
from counter.ui.widgets.text import ShortText, Text

BAR, BAR_LOW = 60, 56
_STEP, _STROKE, _PILL = 28, 10, 44


class _Clock(QWidget):
    """The scenario's clock, on a dark pill."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        if text != self._text:
            longer = len(text) != len(self._text)
            self._text = text
            self.setAccessibleName(text)
            if longer:
                self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(104, 64 + paint.text_width(self._text, 18, tokens.BOLD)), _PILL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.draw_surface(painter, self.rect(), looks.REHEARSAL_CLOCK)
        paint.draw_icon(painter, 18, (self.height() - 20) // 2, "timer", tokens.SURFACE, 20)
        words = QRect(46, 0, self.width() - 58, self.height())
        paint.draw_text(painter, words, self._text, tokens.SURFACE, size=18, weight=tokens.BOLD)
        painter.end()


class HatchedBar(QWidget):
    """Taps on Start over and on End are told. Where it is narrow, the scenario's title takes two lines."""

    again = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(BAR)
        self.mark = Text(size=20, weight=tokens.BOLD, tone="on_rehearsal")
        self.speed, self.played = Text(tone="on_rehearsal"), Text(tone="on_rehearsal")
        self.title = ShortText(size=16, weight=tokens.REGULAR, colour=tokens.SURFACE)
        self.clock = _Clock()
        self.start_over = Button(look=looks.ON_REHEARSAL, icon="rotate-ccw")
        self.start_over.tapped.connect(self.again)
        self.end = Button(look=looks.ON_TINT, icon="square")
        self.end.tapped.connect(self.ended)
        line = row(self, gap=16, margins=(50, 0, 16, 0))
        line.addWidget(self.mark)
        line.addWidget(self.title, 1)
        for part in (self.clock, self.speed, self.start_over, self.end, self.played):
            line.addWidget(part)

    def show_state(self, state: BarState) -> None:
        """Shows the bar; once it is over nothing of it can be tapped."""
        self.mark.set_text(state.mark)
        self.title.set_text(state.title)
        self.clock.set_text(state.clock)
        self.speed.set_text(state.speed)
        self.start_over.set_text(state.start_over)
        self.end.set_text(state.end)
        self.played.set_text(state.played)
        self.played.setVisible(bool(state.played))
        for part in (self.clock, self.speed, self.start_over, self.end):
            part.setVisible(not state.played)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Is as long as its window."""
        super().resizeEvent(event)
        self.setFixedHeight(BAR_LOW if self.window().height() < tokens.LOW else BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Green, with lighter stripes across, and the masks of a stage."""
        painter = paint.begin(self)
        painter.fillRect(self.rect(), QColor(tokens.REHEARSAL))
        painter.setPen(QPen(QColor(tokens.REHEARSAL_HATCH), _STROKE))
        tall = self.height()
        for x in range(-tall, self.width() + tall, _STEP):
            painter.drawLine(QPointF(x, tall), QPointF(x + tall, 0))
        paint.draw_icon(painter, 16, (tall - 24) // 2, "drama", tokens.SURFACE, 24)
        painter.end()
