"""How sure the shop wants to be: eight stops, above each what it would have meant. One slider for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from counter.kernel.language import Language
from counter.ui.day.promise_state import StopShown
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.direction import turns
from counter.ui.widgets.swipe import is_swipe

_KEY, _KEY_LOW, _CAPTION, _GAP = 56, 48, 20, 8
_LOW = 260
_COLUMN = 32
_CHOSEN = Look(tokens.CREMA, tokens.CREMA, tokens.SURFACE, second=tokens.SURFACE, pressed=tokens.ROAST)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_PageUp)


class StopsSlider(QSlider):
    """`chosen` gives the percent of the stop that was tapped or stepped to. Its value is a percent, too."""

    chosen = Signal(int)

    def __init__(self, language: Language) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._stops: tuple[StopShown, ...] = ()
        self._minutes = language.say("Minutes we would quote, on average")
        self._missed = language.say("Promises we would miss")
        self._pressed_at, self._ring = QPointF(), False
        self.setAccessibleName(language.say("How sure do we want to be?"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.valueChanged.connect(self._moved)

    def show_stops(self, stops: tuple[StopShown, ...]) -> None:
        """Shows these; its value is the one that is looked at, else the one in force."""
        self._stops = stops
        here = next((stop for stop in stops if stop.is_chosen), None) or next(
            (stop for stop in stops if stop.is_now), None
        )
        self.blockSignals(True)
        if stops:
            self.setRange(stops[0].percent, stops[-1].percent)
        self.blockSignals(False)
        if here is not None:
            self._be(here)
        self.update()

    def _be(self, stop: StopShown) -> None:
        self.setAccessibleDescription(stop.name)
        self.valueChanged.disconnect(self._moved)
        self.setValue(stop.percent)
        self.valueChanged.connect(self._moved)

    @Slot(int)
    def _moved(self, percent: int) -> None:
        """A screen reader set it: the nearest stop is meant."""
        if self._stops:
            self._choose(min(range(len(self._stops)), key=lambda place: abs(self._stops[place].percent - percent)))

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._stops[place].percent)

    def _place(self) -> int:
        return next((at for at, stop in enumerate(self._stops) if stop.percent == self.value()), 0)

    def sizeHint(self) -> QSize:
        """As in the picture."""
        return QSize(560, 230)

    def minimumSizeHint(self) -> QSize:
        """Its keys, and columns that can be compared."""
        return QSize(8 * (tokens.TARGET + _GAP), _KEY_LOW + 2 * 58)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step to the next stop, as it is read."""
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft and event.key() in (_BACK[0], _ON[0])
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._stops) - 1}
        step = (event.key() in _ON) - (event.key() in _BACK)
        if not self._stops or (not step and event.key() not in ends):
            event.ignore()
            return
        to = ends.get(Qt.Key(event.key()), self._place() + (-step if turned else step))
        self._choose(min(max(to, 0), len(self._stops) - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap begins."""
        self._pressed_at = event.globalPosition()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap on a stop, or on what stands above it."""
        if is_swipe(self._pressed_at, event.globalPosition()):
            return
        at = event.position().x()
        at = self.width() - at if turns(self) else at
        for place in range(len(self._stops)):
            area = self._area(place)
            if area.left() <= at <= area.right():
                self._choose(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is seen where the keyboard came."""
        super().focusInEvent(event)
        self._ring = event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.OtherFocusReason)

    def _area(self, place: int) -> QRect:
        """The column of a stop, from top to bottom."""
        wide = self.width() / max(1, len(self._stops))
        return QRect(round(place * wide), 0, round(wide), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Minutes, misses, and the stops below."""
        painter = paint.begin(self)
        key = _KEY_LOW if self.height() < _LOW else _KEY
        charts = self.height() - key - _GAP
        upper = QRect(0, 0, self.width(), charts * 11 // 20)
        lower = QRect(0, upper.bottom() + 1, self.width(), charts - upper.height())
        self._chart(painter, upper, self._minutes, [(stop.minutes, stop.minutes_share) for stop in self._stops])
        self._chart(painter, lower, self._missed, [(stop.missed, stop.missed_share) for stop in self._stops])
        for place, stop in enumerate(self._stops):
            area = self._area(place)
            self._key(painter, QRect(area.left() + 4, self.height() - key, area.width() - 8, key), stop)
        painter.end()

    def _chart(self, painter: QPainter, area: QRect, caption: str, columns: list[tuple[str, float]]) -> None:
        paint.draw_text(painter, QRect(area.left(), area.top(), area.width(), _CAPTION), caption, tokens.SOFT, size=14)
        bottom, room = area.bottom() - 1, area.height() - 2 * _CAPTION - 2
        painter.fillRect(area.left(), bottom, area.width(), 1, QColor(tokens.EDGE))
        for place, (stop, (words, share)) in enumerate(zip(self._stops, columns, strict=True)):
            middle, tall = self._area(place).center().x(), max(3.0, room * share)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(_colour(stop)))
            painter.drawRoundedRect(QRectF(middle - _COLUMN / 2, bottom - tall, _COLUMN, tall), 3, 3)
            weight = tokens.SEMIBOLD if stop.is_now or stop.is_chosen else tokens.REGULAR
            above = QRect(middle - 40, round(bottom - tall) - _CAPTION, 80, _CAPTION)
            paint.draw_text(painter, above, words, tokens.INK, weight=weight, align=paint.CENTRE)

    def _key(self, painter: QPainter, area: QRect, stop: StopShown) -> None:
        look = looks.PRIMARY if stop.is_now else _CHOSEN if stop.is_chosen else looks.PLAIN
        paint.draw_surface(painter, area, look)
        half = area.adjusted(0, 6, 0, -area.height() // 2 + 4) if stop.note else area
        paint.draw_text(painter, half, stop.label, look.ink, size=18, weight=tokens.SEMIBOLD, align=paint.CENTRE)
        if stop.note:
            below = area.adjusted(0, area.height() // 2, 0, -4)
            paint.draw_text(painter, below, stop.note, look.ink, size=14, align=paint.CENTRE)
        if self.hasFocus() and self._ring and stop.percent == self.value():
            paint.draw_focus_ring(painter, area, tokens.RADIUS_12)


def _colour(stop: StopShown) -> str:
    return tokens.ESPRESSO if stop.is_now else tokens.CREMA if stop.is_chosen else tokens.EDGE
