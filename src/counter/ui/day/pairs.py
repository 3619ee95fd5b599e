"""Pairs of bars: a figure now, filled, and before, outlined; they are told apart in grey too."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.day.week_state import Pair
from counter.ui.theme import tokens
from counter.ui.widgets import paint

_TALL, _LEAST, _WORDS, _LINE = 72, 62, 22, 19
_EDGE = 1.5
_LONGEST = 0.55
"""Of the width; the rest is for the figure beside it."""
_SIGN, _BETWEEN = 20, 14
"""Room of a sign before its word, and between two of them, in pixels."""


class PairBars(QWidget):
    """One figure, now and before."""

    def __init__(self) -> None:
        super().__init__()
        self._pair: Pair | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_pair(self, pair: Pair, before: str) -> None:
        """Shows it; `before` says what the second bar is."""
        self._pair = pair
        self.setAccessibleName(f"{pair.label}: {pair.now}, {before} {pair.before}, {pair.change}")
        self.update()

    def sizeHint(self) -> QSize:
        """Three lines."""
        return QSize(160, _TALL)

    def minimumSizeHint(self) -> QSize:
        """Close together."""
        return QSize(120, _LEAST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The word, the bars, and the difference: beside the word, or beside the bars where that leaves it no room."""
        painter = paint.begin(self)
        pair = self._pair
        if pair is not None:
            top = QRect(0, 0, self.width(), _WORDS)
            change = f"{pair.arrow} {pair.change}"
            paint.draw_text(painter, top, pair.label, tokens.INK, size=14, weight=tokens.SEMIBOLD)
            left = self.width() - paint.text_width(pair.label, 14, tokens.SEMIBOLD) - tokens.GAP_8
            line = top if paint.text_width(change, 14, tokens.REGULAR) <= left else top.translated(0, _WORDS)
            paint.draw_text(painter, line, change, tokens.INK, size=14, align=paint.RIGHT)
            self._bar(painter, _WORDS, pair.share, pair.now, filled=True)
            self._bar(painter, _WORDS + _LINE, pair.share_before, pair.before, filled=False)
        painter.end()

    def _bar(self, painter: QPainter, top: int, share: float, figure: str, *, filled: bool) -> None:
        bar = QRectF(1, top + 3, max(3.0, self.width() * _LONGEST * share), _LINE - 6)
        if filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.ESPRESSO))
        else:
            painter.setPen(QPen(QColor(tokens.EDGE), _EDGE))
            painter.setBrush(QColor(tokens.SURFACE))
        painter.drawRoundedRect(bar, 3, 3)
        beside = QRect(round(bar.right()) + 10, top, self.width() - round(bar.right()) - 10, _LINE)
        ink, weight = (tokens.INK, tokens.SEMIBOLD) if filled else (tokens.SOFT, tokens.REGULAR)
        paint.draw_text(painter, beside, figure, ink, size=14, weight=weight)


class Legend(QWidget):
    """Which bar is which."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ("", "")
        self.setFixedHeight(24)

    def show_words(self, now: str, before: str) -> None:
        """Shows what is filled, and what is outlined."""
        self._words = (now, before)
        self.setAccessibleName(", ".join(self._words))
        seen = [paint.text_width(word, 14, tokens.REGULAR) + _SIGN for word in self._words if word]
        self.setFixedWidth(sum(seen) + _BETWEEN * max(len(seen) - 1, 0))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A small square before each."""
        painter = paint.begin(self)
        left = 0
        for word, filled in zip(self._words, (True, False), strict=True):
            if not word:
                continue
            painter.setPen(QPen(QColor(tokens.ESPRESSO if filled else tokens.EDGE), _EDGE))
            painter.setBrush(QColor(tokens.ESPRESSO if filled else tokens.SURFACE))
            painter.drawRoundedRect(QRectF(left + 1, 6, 12, 12), 2, 2)
            wide = paint.text_width(word, 14, tokens.REGULAR)
            paint.draw_text(painter, QRect(left + 18, 0, wide + 2, 24), word, tokens.SOFT, size=14)
            left += wide + _SIGN + _BETWEEN
        painter.end()
