"""“Yours to give today”: how much of it is left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.parts.allowance_state import AllowanceState
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text

_TRACK = 8


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
        self._label = Text(language.say("Yours to give today"), weight=tokens.SEMIBOLD, wrap=True)
        self._left = Text(weight=tokens.SEMIBOLD)
        self._rest = Text()
        self._bar = ShareBar()
        self._words = row(gap=4)
        left = row(gap=4)
        for part in (self._left, self._rest):
            left.addWidget(part)
        left.addStretch(1)
        self._words.addWidget(self._label, 1)
        self._words.addLayout(left)
        layout = column(self, gap=10, margins=(16, 12, 16, 14))
        layout.addLayout(self._words)
        layout.addWidget(self._bar)

    def show_allowance(self, allowance: AllowanceState) -> None:
        """Shows what is left."""
        self.setVisible(bool(allowance.left))
        self._left.set_text(allowance.left)
        self._rest.set_text(allowance.rest)
        self._place()
        self._bar.show_share(allowance.share)
        self.setAccessibleName(f"{self._language.say('Yours to give today')}: {allowance.left} {allowance.rest}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds again what stands beside each other."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """What is left stands beside its words where both have room, else below them."""
        words = paint.text_width(self._label.text(), 16, tokens.SEMIBOLD)
        wide = words + self._left.sizeHint().width() + self._rest.sizeHint().width() + 8
        margins = self.contentsMargins().left() + self.contentsMargins().right() + 32
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._words.setDirection(below if wide > self.width() - margins else beside)
