"""The head of a card: how the promise stands, by word, shape and colour, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.ui.bar.state import CardState, Mood
from counter.ui.theme import tokens
from counter.ui.theme.shades import Shade
from counter.ui.widgets import paint
from counter.ui.widgets.shade import shade_of

_SIDE, _MARK, _BESIDE = 12, 22, 10
_BIG, _SMALL = 18, 14
_BIG_TALL, _SMALL_TALL = 22, 18
_PART = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class MoodLook:
    """The colours and the shape of a mood; `edge` is the card's border."""

    ground: str
    ink: str
    second: str
    icon: str
    edge: str

    def within(self, shade: Shade) -> MoodLook:
        """The same in that shade."""
        ink, second = shade.ink(self.ink, self.ground), shade.ink(self.second, self.ground)
        return replace(self, ground=shade.ground(self.ground), ink=ink, second=second)


LOOKS = {
    Mood.SAFE: MoodLook(
        ground=tokens.ON_TIME_TINT, ink=tokens.ON_TIME, second=tokens.ON_TIME, icon="circle-check", edge=tokens.LINE
    ),
    Mood.AT_RISK: MoodLook(
        ground=tokens.AT_RISK,
        ink=tokens.AT_RISK_INK,
        second=tokens.AT_RISK_INK,
        icon="triangle-alert",
        edge=tokens.AT_RISK_EDGE,
    ),
    Mood.LATE: MoodLook(
        ground=tokens.LATE, ink=tokens.LATE_INK, second=tokens.LATE_INK, icon="octagon-alert", edge=tokens.LATE
    ),
    Mood.UNPROMISED: MoodLook(ground=tokens.SUNK, ink=tokens.INK, second=tokens.INK, icon="clock", edge=tokens.EDGE),
    Mood.DONE: MoodLook(ground=tokens.SUNK, ink=tokens.SOFT, second=tokens.SOFT, icon="check", edge=tokens.LINE),
}


class CardHead(QWidget):
    """Painted, so that a second passing redraws a few words and nothing else."""

    def __init__(self, card: CardState) -> None:
        super().__init__()
        self._card = card
        self.setAccessibleName(card.name)

    def show_card(self, card: CardState) -> None:
        """Shows the card's promise and whose it is."""
        if card.name != self._card.name:
            self.setAccessibleName(card.name)
        if card != self._card:
            self._card = card
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground inside the card's round corners, then the words."""
        painter, look = paint.begin(self), LOOKS[self._card.mood].within(shade_of(self))
        corners = QPainterPath()
        inside = QRectF(self.rect()).adjusted(0, 0, 0, tokens.RADIUS_16)
        corners.addRoundedRect(inside, tokens.RADIUS_16 - 2, tokens.RADIUS_16 - 2)
        painter.setClipPath(corners)
        painter.fillRect(self.rect(), QColor(look.ground))
        self._words(painter, look)
        painter.end()

    def _words(self, painter: QPainter, look: MoodLook) -> None:
        card = self._card
        top = (self.height() - _BIG_TALL - _SMALL_TALL) // 2
        upper = QRect(_SIDE, top, self.width() - 2 * _SIDE, _BIG_TALL)
        lower = QRect(QPoint(_SIDE, top + _BIG_TALL), QSize(upper.width(), _SMALL_TALL))
        paint.draw_icon(painter, _SIDE, (self.height() - _MARK) / 2, look.icon, look.ink, _MARK)
        begin = _MARK + _BESIDE
        paint.draw_text(painter, upper.adjusted(begin, 0, 0, 0), card.left, look.ink, size=_BIG, weight=tokens.BOLD)
        taken = begin + paint.text_width(card.left, _BIG, tokens.BOLD) + tokens.GAP_8
        name = upper.adjusted(taken, 0, 0, 0)
        paint.draw_text(painter, name, card.customer, look.second, size=_BIG, weight=tokens.SEMIBOLD, align=paint.RIGHT)
        taken = begin + self._promised(painter, lower.adjusted(begin, 0, 0, 0), look)
        self._where(painter, lower.adjusted(taken, 0, 0, 0), look)

    def _promised(self, painter: QPainter, area: QRect, look: MoodLook) -> int:
        """“promised 8:44”, after a reset with the old time struck through before it; returns its width."""
        begin = area.left()
        if self._card.was:
            area.adjust(paint.draw_struck(painter, area, self._card.was, look.ink, size=_SMALL) + tokens.GAP_4, 0, 0, 0)
        paint.draw_text(painter, area, self._card.promised, look.ink, size=_SMALL)
        wide = paint.text_width(self._card.promised, _SMALL, tokens.REGULAR)
        return area.left() + wide + tokens.GAP_8 - begin

    def _where(self, painter: QPainter, area: QRect, look: MoodLook) -> None:
        """Its number, here or to go, and in strong letters how much of it is made.

        What has no room is left out from the end: how many items there are is seen below too.
        """
        made = self._card.progress
        paint.draw_text(painter, area, made, look.second, size=_SMALL, weight=tokens.BOLD, align=paint.RIGHT)
        wide = paint.text_width(made, _SMALL, tokens.BOLD) + tokens.GAP_4 if made else 0
        left = area.adjusted(0, 0, -wide, 0)
        parts = self._card.where.split(_PART)
        words = (_PART.join(parts[:count]) for count in range(len(parts), 0, -1))
        fitting = (each for each in words if paint.text_width(each, _SMALL, tokens.REGULAR) <= left.width())
        paint.draw_text(painter, left, next(fitting, parts[0]), look.second, size=_SMALL, align=paint.RIGHT)
