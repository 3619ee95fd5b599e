"""The story so far: one line a step, with its time, its person and what was said."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.recovery.state import PastState
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Text

_CLOCK, _MARK, _ICON = 52, 28, 16
_TONES = {
    "done": (tokens.SUNK, tokens.SOFT),
    "wrong": (tokens.LATE_TINT, tokens.LATE),
    "right": (tokens.ON_TIME_TINT, tokens.ON_TIME),
}


class _Mark(QWidget):
    """The icon of a step in its circle, and the line down to the next one."""

    def __init__(self, step: PastState, *, last: bool) -> None:
        super().__init__()
        self._step, self._last = step, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(_MARK, _MARK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.begin(self)
        ground, ink = _TONES[self._step.tone]
        if not self._last:
            painter.fillRect(QRect(_MARK // 2 - 1, _MARK, 2, self.height() - _MARK), QColor(tokens.LINE))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(QPointF(_MARK / 2, _MARK / 2), _MARK / 2, _MARK / 2)
        inset = (_MARK - _ICON) / 2
        paint.draw_icon(painter, inset, inset, self._step.icon, ink, _ICON)
        painter.end()


class _PastStep(QWidget):
    """One step; a screen reader says all of it at once."""

    def __init__(self, step: PastState, *, last: bool, clock_width: int) -> None:
        super().__init__()
        self.setAccessibleName(", ".join(filter(None, (step.clock, step.what, step.detail, step.words))))
        layout = row(self, gap=tokens.GAP_12)
        clock = Text(step.clock, tone="soft")
        clock.setFixedWidth(clock_width)
        clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        clock.setContentsMargins(0, 4, 0, 0)
        words = column(margins=(0, 4, 0, 12))
        colour = tokens.LATE if step.tone == "wrong" else tokens.INK
        what = f'<span style="font-weight:600; color:{colour}">{escape(step.what)}</span>'
        detail = f'&nbsp; <span style="color:{tokens.SOFT}">{escape(step.detail)}</span>' if step.detail else ""
        words.addWidget(Text(what + detail, rich=True, wrap=True))
        if step.words:
            words.addWidget(Text(step.words, wrap=True))
        layout.addWidget(clock)
        layout.addWidget(_Mark(step, last=last))
        layout.addLayout(words, 1)


class PastSteps(QWidget):
    """All steps, the days above those that were not today; before each its time, `clock_width` pixels wide."""

    def __init__(self, *, clock_width: int = _CLOCK) -> None:
        super().__init__()
        self._clock_width = clock_width
        self._shown: tuple[PastState, ...] | None = None
        self._layout = column(self)

    def show_steps(self, steps: tuple[PastState, ...]) -> None:
        """Shows them, the oldest at the top."""
        if steps == self._shown:
            return
        self._shown = steps
        while item := self._layout.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for place, step in enumerate(steps, 1):
            if step.day:
                self._layout.addWidget(Text(step.day, weight=tokens.SEMIBOLD))
            self._layout.addWidget(_PastStep(step, last=place == len(steps), clock_width=self._clock_width))
