"""What happened, one step below the other: its time, its shape on the line, its words."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.orders.state import StepState
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Text

_CLOCK, _WIDE, _RADIUS, _CENTRE = 48, 20, 6, 12
_COLOURS = {"dot": tokens.INK, "promise": tokens.ON_TIME, "right": tokens.ON_TIME, "diamond": tokens.LATE}


class _Shape(QWidget):
    """A dot for what we did, a ring for a warning, a diamond for what broke; the line runs on to the next one."""

    def __init__(self, shape: str, *, first: bool, last: bool) -> None:
        super().__init__()
        self._shape, self._first, self._last = shape, first, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, _WIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.begin(self)
        top = _CENTRE if self._first else 0
        bottom = _CENTRE if self._last else self.height()
        painter.fillRect(QRect(_WIDE // 2 - 1, top, 2, bottom - top), QColor(tokens.LINE))
        middle = QPointF(_WIDE / 2, _CENTRE)
        colour = QColor(_COLOURS.get(self._shape, tokens.AT_RISK))
        painter.setPen(QPen(QColor(tokens.INK), 2) if self._shape == "ring" else Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if self._shape == "diamond":
            far = _RADIUS + 2
            corners = [QPointF(0, -far), QPointF(far, 0), QPointF(0, far), QPointF(-far, 0)]
            painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
        else:
            painter.drawEllipse(middle, _RADIUS, _RADIUS)
        painter.end()


class _Step(QWidget):
    """One step; a screen reader says all of it at once."""

    def __init__(self, step: StepState, *, first: bool, last: bool) -> None:
        super().__init__()
        self.setAccessibleName(", ".join(filter(None, (step.clock, step.what, step.detail, step.words))))
        layout = row(self, gap=tokens.GAP_12)
        clock = Text(step.clock, tone="soft")
        clock.setFixedWidth(_CLOCK)
        clock.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        words = column(margins=(0, 0, 0, 10))
        colour = tokens.LATE if step.shape == "diamond" else tokens.INK
        what = f'<span style="font-weight:600; color:{colour}">{escape(step.what)}</span>'
        words.addWidget(Text(what, rich=True, wrap=True))
        for text in filter(None, (step.detail, step.words)):
            words.addWidget(Text(text, size=14, tone="soft", wrap=True))
        layout.addWidget(clock)
        layout.addWidget(_Shape(step.shape, first=first, last=last))
        layout.addLayout(words, 1)


class StepsList(QWidget):
    """All steps, the days above those that were not today."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[StepState, ...] | None = None
        self._layout = column(self)

    def show_steps(self, steps: tuple[StepState, ...]) -> None:
        """Shows them, the oldest at the top."""
        if steps == self._shown:
            return
        self._shown = steps
        while item := self._layout.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for place, step in enumerate(steps):
            if step.day:
                self._layout.addWidget(Text(step.day, weight=tokens.SEMIBOLD))
            self._layout.addWidget(_Step(step, first=place == 0, last=place == len(steps) - 1))
        self._layout.addStretch(1)
