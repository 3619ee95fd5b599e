"""Six facts: how it was in this run, and in the best; a ring of dashes, never red, where one is missing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.rehearsal.rows import Row
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Rule, Text

_MARK, _SHARES, _SHARES_SMALL = 24, (250, 360, 160), (190, 220, 150)
_TALL, _SMALL = 46, 34


class _Mark(QWidget):
    """A tick in a ring, a ring of dashes, or nothing."""

    def __init__(self, *, good: bool | None, name: str) -> None:
        super().__init__()
        self._good = good
        self.setFixedSize(QSize(_MARK, _MARK))
        self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.begin(self)
        if self._good:
            paint.draw_icon(painter, 0, 0, "circle-check", tokens.ON_TIME, _MARK)
        elif self._good is False:
            painter.setPen(QPen(paint.qcolor(tokens.CREMA), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(2, 2, _MARK - 4, _MARK - 4))
        painter.end()


class FactTable(Card):
    """What counts, and below it what is noted and counts for nothing."""

    def __init__(
        self, columns: tuple[str, str, str], facts: tuple[Row, ...], *, small: bool, marks: tuple[str, str]
    ) -> None:
        """`marks` are what a screen reader says of a fact that is there, and of one that is missing."""
        super().__init__("rehearsal")
        self._small, self._marks = small, marks
        layout = column(self)
        layout.addWidget(self._line(None, [Text(words, size=14, tone="soft") for words in columns]))
        for fact in facts:
            layout.addWidget(Rule())
            layout.addWidget(self._line(fact, self._words(fact)), 1)

    def _words(self, fact: Row) -> list[Text]:
        size, counts, missing = 14 if self._small else 16, fact.good is not None, fact.good is False
        return [
            Text(fact.label, size=size, weight=tokens.SEMIBOLD if counts else tokens.REGULAR),
            Text(
                fact.this_run,
                size=size,
                weight=tokens.SEMIBOLD if missing else tokens.REGULAR,
                tone="crema" if missing else "ink",
            ),
            Text(fact.best_run, size=size, tone="soft"),
        ]

    def _line(self, fact: Row | None, words: list[Text]) -> QWidget:
        line = QWidget()
        line.setMinimumHeight(_SMALL if self._small else _TALL)
        line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        layout = row(line, gap=14, margins=(20, 2, 20, 2))
        good = fact.good if fact else None
        layout.addWidget(_Mark(good=good, name="" if good is None else self._marks[not good]))
        for part, share in zip(words, _SHARES_SMALL if self._small else _SHARES, strict=True):
            part.setWordWrap(True)
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            layout.addWidget(part, share)
        if fact:
            line.setAccessibleName(f"{fact.label}, {fact.this_run}, {fact.best_run}")
        return line
