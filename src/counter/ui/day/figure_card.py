"""One of the day's figures: what it is, how much, what stands behind it, and what is usual."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from counter.ui.day.state import FigureShown
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import column
from counter.ui.widgets.text import Card, Text

_NARROW = 210


class FigureCard(Card):
    """Narrower it says its label and its value smaller and what is usual shorter, so that each stands in one line."""

    def __init__(self) -> None:
        super().__init__("card")
        self._label = Text(tone="soft", wrap=True)
        self._value = Text(size=28, weight=tokens.BOLD)
        self._value.setMinimumWidth(1)
        self._note = Text(size=14, wrap=True)
        self._usual = Text(size=14, tone="soft", wrap=True)
        self._words = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._column = layout = column(self, gap=1)
        for part in (self._label, self._value, self._note, self._usual):
            layout.addWidget(part)
        layout.addStretch(1)

    def show_figure(self, figure: FigureShown) -> None:
        """Shows it."""
        self._label.set_text(figure.label)
        self._value.set_text(figure.value)
        self._note.set_text(figure.note)
        self._words = (figure.usual, figure.usual_short)
        self._usual.setVisible(bool(figure.usual))
        self.setAccessibleName(figure.spoken)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits its words in."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < _NARROW
        beside = tokens.GAP_12 if narrow else tokens.GAP_16
        self._column.setContentsMargins(beside, 10, tokens.GAP_8, 10)
        room = self.width() - beside - tokens.GAP_8 - 4
        self._label.fit_into(room, *((14,) if narrow else (16, 14)))
        fits = paint.text_width(self._words[0], 14, tokens.REGULAR) <= room
        self._usual.set_text(self._words[0 if fits else 1])
        self._value.fit_into(room, *(24, 20, 18) if narrow else (28, 24, 20))
