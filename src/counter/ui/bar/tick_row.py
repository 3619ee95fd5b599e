"""A line to make, ticked when it is made."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from counter.kernel.ids import OrderId
from counter.ui.bar import measures
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.state import Tick
from counter.ui.theme import looks, tokens
from counter.ui.theme.fonts import font
from counter.ui.theme.looks import Look
from counter.ui.theme.shades import Shade
from counter.ui.widgets import paint
from counter.ui.widgets.shade import shade_of
from counter.ui.widgets.tap import Tap

_FADED = 0.6


class TickRow(Tap):
    """A tap says that the line is made, or is not after all. A long line goes on below, it is never cut."""

    def __init__(self, presenter: BarPresenter, order_id: OrderId, tick: Tick) -> None:
        super().__init__(looks.QUIET, commits=True)
        self._presenter = presenter
        self._order_id = order_id
        self._tick = tick
        self.set_name(tick.name)
        self.tapped.connect(self._tick_line)

    def _tick_line(self) -> None:
        self._presenter.tick_line(self._order_id, self._tick.line_id, made=not self._tick.made)

    def show_tick(self, tick: Tick, *, works: bool) -> None:
        """Shows the line as it stands; it does not work once the order is off the bar."""
        self.set_name(tick.name)
        self.mark_chosen(on=tick.made and not tick.off)
        self.setEnabled(works and not tick.off)
        if tick != self._tick:
            self._tick = tick
            self.update()

    def content_size(self) -> QSize:
        """The height its words ask for at the width it has."""
        return QSize(tokens.TARGET * 3, measures.row_height(self._tick.what, self._tick.detail, self.width()))

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """The box, and the words; what is made or off struck through, what is new on a ground of its own."""
        shade = shade_of(self)
        if self._tick.new:
            painter.fillRect(area, QColor(shade.ground(tokens.CREMA_TINT)))
            painter.fillRect(QRect(area.left(), area.top(), 4, area.height()), QColor(shade.edge(tokens.CREMA)))
        painter.setOpacity(1.0 if self.isEnabled() else _FADED)
        made = self._tick.made or self._tick.off
        self._box(painter, area, self._tick, shade)
        first, second = measures.words_of(self._tick.what, self._tick.detail, area.width())
        down = area.top() + (area.height() - first.united(second).height()) // 2
        for weight, place, text, colour in (
            (tokens.SEMIBOLD, first, self._tick.what, tokens.SOFT if made else tokens.INK),
            (tokens.REGULAR, second, self._tick.detail, tokens.CREMA if self._tick.new else tokens.SOFT),
        ):
            face = QFont(font(measures.WORDS, weight))
            face.setStrikeOut(made and not (self._tick.off and text == self._tick.detail))
            painter.setFont(face)
            painter.setPen(QColor(shade.ink(colour)))
            paint.draw_words(painter, place.translated(area.left(), down), measures.WRAP, text)

    @staticmethod
    def _box(painter: QPainter, area: QRect, tick: Tick, shade: Shade) -> None:
        side, made = measures.BOX, tick.made and not tick.off
        box = QRectF(area.left() + measures.INDENT, area.top() + (area.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(shade.edge(tokens.ON_TIME if made else tokens.EDGE)), 2))
        painter.setBrush(QColor(shade.ground(tokens.ON_TIME if made else tokens.SURFACE)))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        if tick.off:
            paint.draw_icon(painter, box.left() + 4, box.top() + 4, "minus", shade.ink(tokens.SOFT), side - 8)
        if made:
            paint.draw_icon(painter, box.left() + 4, box.top() + 4, "check", shade.ink(tokens.ON_ESPRESSO), side - 8)
