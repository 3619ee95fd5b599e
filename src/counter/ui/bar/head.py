"""The head of a card: how the promise stands, by word, shape, colour and a bar that fills."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.bar.scale import Scale
from counter.ui.bar.state import CardState, Mood
from counter.ui.theme import tokens
from counter.ui.theme.fonts import font
from counter.ui.widgets import paint

_TRACK = 5
_SIDE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodLook:
    """The colours and the shape of a mood; `bar` is the elapsed part of the track, `edge` the card's border."""

    ground: str
    ink: str
    second: str
    icon: str
    bar: str
    edge: str


LOOKS = {
    Mood.SAFE: MoodLook(
        ground=tokens.ON_TIME_TINT,
        ink=tokens.ON_TIME,
        second=tokens.INK,
        icon="circle-check",
        bar=tokens.ON_TIME,
        edge=tokens.LINE,
    ),
    Mood.AT_RISK: MoodLook(
        ground=tokens.AT_RISK,
        ink=tokens.AT_RISK_INK,
        second=tokens.AT_RISK_INK,
        icon="triangle-alert",
        bar=tokens.AT_RISK_EDGE,
        edge=tokens.AT_RISK_EDGE,
    ),
    Mood.LATE: MoodLook(
        ground=tokens.LATE,
        ink=tokens.LATE_INK,
        second=tokens.LATE_INK,
        icon="octagon-alert",
        bar=tokens.LATE,
        edge=tokens.LATE,
    ),
}


class CardHead(QWidget):
    """Painted, so that a second passing redraws a few words and nothing else."""

    def __init__(self, scale: Scale, card: CardState) -> None:
        super().__init__()
        self._scale = scale
        self._card = card
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(card.name)

    def show_card(self, card: CardState) -> None:
        """Shows the card's promise and whose it is."""
        if card.name != self._card.name:
            self.setAccessibleName(card.name)
        self._card = card
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines and the track."""
        return QSize(200, self._scale.px(58 if self._scale.compact else 70))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and track inside the card's round corners, then the words."""
        painter = paint.begin(self)
        look = LOOKS[self._card.mood]
        corners = QPainterPath()
        inside = QRectF(self.rect()).adjusted(0, 0, 0, tokens.RADIUS_16)
        corners.addRoundedRect(inside, tokens.RADIUS_16 - 2, tokens.RADIUS_16 - 2)
        painter.setClipPath(corners)
        painter.fillRect(self.rect(), QColor(look.ground))
        self._track(painter, look)
        self._words(painter, look)
        painter.end()

    def _track(self, painter: QPainter, look: MoodLook) -> None:
        if self._card.mood is Mood.LATE:
            return
        track = QRect(0, self.height() - _TRACK, self.width(), _TRACK)
        painter.fillRect(track, QColor(tokens.SUNK))
        painter.fillRect(QRect(0, track.top(), round(track.width() * self._card.elapsed), _TRACK), QColor(look.bar))

    def _words(self, painter: QPainter, look: MoodLook) -> None:
        big, small = self._scale.type(24), self._scale.type(14)
        mark = self._scale.px(26)
        tall = round(big * 1.15), round(small * 1.3)
        top = (self.height() - _TRACK - sum(tall)) // 2
        upper = QRect(_SIDE, top, self.width() - 2 * _SIDE, tall[0])
        lower = QRect(_SIDE, top + tall[0], upper.width(), tall[1])
        middle = self.height() / 2 - _TRACK / 2
        paint.draw_icon(painter, _SIDE, middle - mark / 2, look.icon, look.ink, mark)
        begin = mark + self._scale.px(10)
        left = upper.adjusted(begin, 0, 0, 0)
        paint.draw_text(painter, left, self._card.left, look.ink, size=big, weight=tokens.BOLD)
        taken = begin + paint.text_width(self._card.left, big, tokens.BOLD) + tokens.GAP_8
        name = upper.adjusted(taken, 0, 0, 0)
        size = self._scale.type(20)
        paint.draw_text(
            painter, name, self._card.customer, look.second, size=size, weight=tokens.SEMIBOLD, align=paint.RIGHT
        )
        taken = begin + self._promised(painter, lower.adjusted(begin, 0, 0, 0), look, small)
        paint.draw_text(
            painter, lower.adjusted(taken, 0, 0, 0), self._card.where, look.second, size=small, align=paint.RIGHT
        )

    def _promised(self, painter: QPainter, area: QRect, look: MoodLook, size: int) -> int:
        """“promised 8:44”, after a reset with the old time struck through before it; returns its width."""
        x = area.left()
        if self._card.was:
            struck = QFont(font(size))
            struck.setStrikeOut(True)
            painter.setFont(struck)
            painter.setPen(QPen(QColor(look.ink)))
            wide = QFontMetrics(struck).horizontalAdvance(self._card.was)
            painter.drawText(QPointF(x, area.top() + QFontMetrics(struck).ascent()), self._card.was)
            x += wide + tokens.GAP_8
        wide = paint.text_width(self._card.promised, size, tokens.REGULAR)
        paint.draw_text(painter, QRect(x, area.top(), wide, area.height()), self._card.promised, look.ink, size=size)
        return x + wide + tokens.GAP_8 - area.left()
