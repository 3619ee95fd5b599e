"""A line of a bill that is split: what, for how much, and which shares take it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from counter.kernel.language import Language
from counter.ui.sell.split_state import SplitLineState
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.tap import Tap

_EDGE, _INDENT, _BADGE, _BADGE_GAP, _MARK = 16, 42, 24, 4, 20


class SplitLine(Tap):
    """A tap gives it to the share in work, or takes it away again."""

    def __init__(self, language: Language) -> None:
        super().__init__(looks.QUIET)
        self._language = language
        self._line: SplitLineState | None = None

    def show_line(self, line: SplitLineState, *, can_take: bool) -> None:
        """Shows it; where lines are not what is split it is only read."""
        self.about = line.line_id
        self.setEnabled(can_take)
        if line == self._line:
            return
        self._line = line
        say = self._language.say
        takers = [say("share {number}", number=taker.number) for taker in line.takers]
        nobody = [say("nobody’s yet")] if line.is_nobodys else []
        self.set_name(", ".join([f"{line.count} {line.title}", line.amount, *takers, *nobody]))
        self.mark_chosen(on=self._is_mine)
        self.update()

    @property
    def _is_mine(self) -> bool:
        return self._line is not None and any(taker.is_now for taker in self._line.takers)

    def content_size(self) -> QSize:
        """A row as tall as a finger."""
        return QSize(200, tokens.TARGET)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """Its ground, its words, and a badge for each share that takes it."""
        line = self._line
        if line is None:
            return
        if self._is_mine:
            painter.fillRect(self.rect(), QColor(tokens.CREMA_TINT))
            painter.fillRect(QRect(0, 0, 4, self.height()), QColor(tokens.CREMA))
        elif line.is_nobodys:
            painter.fillRect(self.rect(), QColor(tokens.AT_RISK_TINT))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(tokens.LINE))
        bold = tokens.SEMIBOLD
        room = area.adjusted(_EDGE, 0, -_EDGE, 0)
        paint.draw_text(painter, room, line.count, tokens.INK, weight=bold)
        paint.draw_text(painter, room, line.amount, tokens.INK, align=paint.RIGHT)
        right = room.right() - max(56, paint.text_width(line.amount, 16, tokens.REGULAR) + 10)
        if line.is_nobodys:
            right -= _MARK
            y = area.center().y() - _MARK / 2 + 1
            paint.draw_icon(painter, right, y, "triangle-alert", tokens.AT_RISK_EDGE, _MARK)
        for taker in reversed(line.takers):
            right -= _BADGE
            self._badge(painter, QRect(right, area.center().y() - 11, _BADGE, _BADGE), taker.number, on=taker.is_now)
            right -= _BADGE_GAP
        title = QRect(area.left() + _INDENT, room.top(), right - area.left() - _INDENT - 4, room.height())
        paint.draw_text(painter, title, line.title, tokens.INK, weight=bold)

    @staticmethod
    def _badge(painter: QPainter, area: QRect, number: str, *, on: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.CREMA if on else tokens.SUNK))
        painter.drawRoundedRect(QRectF(area), 6, 6)
        ink = tokens.ON_ESPRESSO if on else tokens.INK
        paint.draw_text(painter, area, number, ink, size=14, weight=tokens.BOLD, align=paint.CENTRE)
