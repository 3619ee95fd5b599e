"""A line to make, ticked when it is made."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from counter.kernel.ids import OrderId
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.scale import Scale
from counter.ui.bar.state import Tick
from counter.ui.theme import looks, tokens
from counter.ui.theme.fonts import font
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.tap import Tap

_BOX = 24
_GAP = 10
_INDENT = 4
_PADDING = 11
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)


class TickRow(Tap):
    """A tap says that the line is made, or is not after all. A long line goes on below, it is never cut."""

    def __init__(self, scale: Scale, presenter: BarPresenter, order_id: OrderId, tick: Tick) -> None:
        super().__init__(looks.QUIET, commits=True)
        self._presenter = presenter
        self._order_id = order_id
        self._scale = scale
        self._tick = tick
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_name(tick.name)
        self.tapped.connect(self._tick_line)

    def _tick_line(self) -> None:
        self._presenter.tick_line(self._order_id, self._tick.line_id, made=not self._tick.made)

    def show_tick(self, tick: Tick) -> None:
        """Shows the line as it stands."""
        self.set_name(tick.name)
        if tick != self._tick:
            self._tick = tick
            self.updateGeometry()
            self.update()

    def content_size(self) -> QSize:
        """The height its words ask for at the width it has."""
        return QSize(tokens.TARGET * 3, self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        """A narrow card wraps its lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the words, and never less than a finger."""
        first, second = self._areas(QRect(0, 0, width, 0))
        return max(tokens.TARGET, first.united(second).height() + 2 * _PADDING)

    def minimumSizeHint(self) -> QSize:
        """As narrow as a finger; as tall as its words."""
        return QSize(tokens.TARGET, self.heightForWidth(self.width()))

    def _fonts(self) -> tuple[QFont, QFont]:
        size = self._scale.type(18)
        strong, soft = QFont(font(size, tokens.SEMIBOLD)), QFont(font(size))
        for face in (strong, soft):
            face.setStrikeOut(self._tick.made)
        return strong, soft

    def _areas(self, area: QRect) -> tuple[QRect, QRect]:
        """Where the strong and the soft words stand: side by side, or below each other."""
        strong, soft = (QFontMetrics(face) for face in self._fonts())
        box = self._scale.px(_BOX)
        room = area.adjusted(_INDENT + box + _GAP, 0, -_INDENT, 0)
        beside = strong.horizontalAdvance(self._tick.what + " ") + 1
        wide = soft.horizontalAdvance(self._tick.detail) + 1
        first = QRect(room.left(), room.top(), beside, strong.height())
        if beside + (wide if self._tick.detail else 0) <= room.width():
            return first, QRect(first.right(), room.top(), wide, soft.height())
        first = self._wrapped(strong, room, self._tick.what)
        return first, self._wrapped(soft, room.adjusted(0, first.height(), 0, 0), self._tick.detail)

    @staticmethod
    def _wrapped(metrics: QFontMetrics, room: QRect, text: str) -> QRect:
        if not text:
            return QRect(room.left(), room.top(), 1, 0)
        tall = metrics.boundingRect(QRect(0, 0, max(room.width(), 1), 10_000), _WRAP, text).height()
        return QRect(room.left(), room.top(), room.width(), tall)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """The box, and the words; made ones struck through."""
        self._box(painter, area)
        first, second = self._areas(area)
        down = (area.height() - first.united(second).height()) // 2
        strong, soft = self._fonts()
        made = self._tick.made
        for face, place, text, colour in (
            (strong, first, self._tick.what, tokens.SOFT if made else tokens.INK),
            (soft, second, self._tick.detail, tokens.SOFT),
        ):
            painter.setFont(face)
            painter.setPen(QColor(colour))
            painter.drawText(place.translated(0, down), _WRAP, text)

    def _box(self, painter: QPainter, area: QRect) -> None:
        side = self._scale.px(_BOX)
        top = area.top() + (area.height() - side) / 2
        box = QRectF(area.left() + _INDENT, top, side, side)
        made = self._tick.made
        painter.setPen(QPen(QColor(tokens.ON_TIME if made else tokens.EDGE), 2))
        painter.setBrush(QColor(tokens.ON_TIME if made else tokens.SURFACE))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        if made:
            paint.draw_icon(painter, box.left() + 4, box.top() + 4, "check", tokens.ON_ESPRESSO, side - 8)
