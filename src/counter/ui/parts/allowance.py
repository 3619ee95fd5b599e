"""“Yours to give today”: how much of it is left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.parts.allowance_state import AllowanceState
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text

_TRACK = 8
_BESIDE = 180
"""What is left and of how much stand beside their words up to so many pixels, else below them."""


class ShareBar(QWidget):
    """A track, filled as far as a share goes."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Fills it from 0 to 1."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(100, _TRACK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The track, then what is left."""
        painter = paint.begin(self)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(self.rect())
        for colour, share in ((tokens.SUNK, 1.0), (tokens.CREMA, self._share)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(0, 0, track.width() * share, _TRACK), _TRACK / 2, _TRACK / 2)
        painter.end()


class AllowanceCard(Card):
    """“Yours to give today”: how much is left; hidden where there is no limit."""

    def __init__(self, language: Language) -> None:
        super().__init__("card")
        self._language = language
        label = Text(language.say("Yours to give today"), weight=tokens.SEMIBOLD, wrap=True)
        self._left = Text(weight=tokens.SEMIBOLD)
        self._rest = Text()
        self._bar = ShareBar()
        self._words = row(gap=4)
        self._words.addWidget(label, 1)
        self._words.addWidget(self._left)
        self._words.addWidget(self._rest)
        layout = column(self, gap=10, margins=(16, 12, 16, 14))
        layout.addLayout(self._words)
        layout.addWidget(self._bar)

    def show_allowance(self, allowance: AllowanceState) -> None:
        """Shows what is left."""
        self.setVisible(bool(allowance.left))
        self._left.set_text(allowance.left)
        self._rest.set_text(allowance.rest)
        wide = self._left.sizeHint().width() + self._rest.sizeHint().width()
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._words.setDirection(below if wide > _BESIDE else beside)
        self._bar.show_share(allowance.share)
        self.setAccessibleName(f"{self._language.say('Yours to give today')}: {allowance.left} {allowance.rest}")
