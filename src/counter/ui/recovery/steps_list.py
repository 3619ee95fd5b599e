"""Hear, own, promise, thank: the step at the left, the words beside it; in a rehearsal each is tapped once said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from counter.ui.recovery.state import Step
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Rule, Text

_LABEL, _BOX = 84, 28


class _Tick(Tap):
    """A box, ticked or not; its step is its name."""

    def __init__(self) -> None:
        super().__init__(looks.QUIET)
        self._said = False

    def show_said(self, step: Step) -> None:
        self._said = bool(step.said)
        self.set_name(step.label)
        self.mark_chosen(on=self._said)
        self.update()

    def content_size(self) -> QSize:
        return QSize(tokens.TARGET, tokens.TARGET)

    def draw_content(self, painter: QPainter, area: QRect, _look: Look) -> None:
        box = QRect(area.left(), area.top() + (area.height() - _BOX) // 2, _BOX, _BOX)
        paint.draw_surface(painter, box, looks.TICKED if self._said else looks.UNTICKED)
        if self._said:
            paint.draw_icon(painter, box.left() + 5, box.top() + 5, "check", tokens.SURFACE, 18)


class StepsList(QWidget):
    """`ticked` is called with the id of a step whose box is tapped; there are boxes where its words say `said`."""

    def __init__(self, count: int, ticked: Callable[[str], None]) -> None:
        super().__init__()
        self._ticked, self._ids = ticked, [""] * count
        layout = column(self, gap=10)
        self._rows: list[tuple[_Tick, Text, Text]] = []
        for place in range(count):
            tick, label, words = _Tick(), Text(weight=tokens.SEMIBOLD, tone="crema"), Text(wrap=True)
            tick.tapped.connect(lambda place=place: self._ticked(self._ids[place]))
            label.setFixedWidth(_LABEL)
            line = row(gap=tokens.GAP_8)
            for part, share in ((tick, 0), (label, 0), (words, 1)):
                line.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(line)
            layout.addWidget(Rule())
            self._rows.append((tick, label, words))

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Shows the words; none hides it."""
        self.setVisible(bool(steps))
        self._ids = [step.id for step in steps]
        for (tick, label, words), step in zip(self._rows, steps, strict=False):
            tick.setVisible(step.said is not None)
            tick.show_said(step)
            label.set_text(step.label)
            label.fit_into(_LABEL, 16, 14)
            words.set_text(step.words)
            for part in (label, words):
                part.setMinimumHeight(0 if step.said is None else tokens.TARGET)
