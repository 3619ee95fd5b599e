"""A spot that changed its meaning takes no second tap."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from counter.ui.theme import tokens
from counter.ui.widgets.aim import Aim, control_of, meaning_of
from counter.ui.widgets.swipe import is_swipe
from counter.ui.widgets.tap import Tap

_HANDS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.TouchBegin})


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a press began: on what, what that meant, and the rectangle it filled, in pixels of the window."""

    control: QWidget
    meaning: object
    area: QRect
    at: QPointF

    def is_still(self, control: QWidget) -> bool:
        """Whether `control` is the very one of this spot, and a tap on it means the same as it did."""
        return control is self.control and control.isEnabled() and meaning_of(control) == self.meaning


class SecondTaps(QObject):
    """Watches one window, all its pages and panels: whoever taps twice does one thing.

    Within 600 ms after a tap, a press inside the rectangle of what was just tapped is swallowed, unless that very
    control is still there: the same widget, shown at that point, enabled, with the same meaning (`Tap.meaning`: what
    it is about, an item, a line, a ticket; else its accessible name). So a key, a stepper or a tile takes as many taps
    as come; a widget that was used again for something else takes none, no more than what came in its place. Only the
    last tap counts, and every other spot takes taps at once. What is no button and no field (the dimmed page beside a
    question) fills a finger's breadth.

    Of touches Qt makes mouse events, but only of the first finger: whoever types with two thumbs would lose every digit
    that begins before the one before it is lifted. So the other fingers tap here, under the same rule, whatever does
    not commit: a palm on the screen takes no money.

    Where what is shown moves by itself, as it does for a banner, a press within `AIM_MS` goes to what stood there as
    the finger was aimed. See `moves`.

    When they came is what the events say, not when they are handled: a busy screen handles two taps long after they
    were made.

    `used` says that a finger or a key came down. Who wants to know hears it from here: a filter of their own would
    cost every tap a second way through Python, and one on the whole application would hear of other windows too.
    """

    used = Signal()

    def __init__(self, window: QWidget) -> None:
        """Watches `window` from the moment it is shown."""
        super().__init__(window)
        self._window = window
        self._pressed: _Spot | None = None
        self._tapped: _Spot | None = None
        self._tapped_at = 0
        self._swallowing = False
        self._aim = Aim(window)
        self._way: QPoint | None = QPoint()
        self._is_aimed = False
        self._first_finger: int | None = None
        self._fingers: dict[int, tuple[_Spot | None, QPoint]] = {}
        window.installEventFilter(self)

    def moves(self, part: QWidget) -> None:
        """A part of the window moves now, under whatever finger is on its way to it."""
        self._aim.remember(part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallows the second tap, from its press to its lifting."""
        if watched is self._window:
            if event.type() == QEvent.Type.Show:
                self._window.windowHandle().installEventFilter(self)
            return False
        if event.type() in _HANDS:
            self.used.emit()
        if isinstance(event, QTouchEvent):
            self._touched(event)
        return isinstance(event, QMouseEvent) and (self._goes_elsewhere(event) or self._swallows(event))

    def _goes_elsewhere(self, event: QMouseEvent) -> bool:
        """Whether it was aimed at what has moved since: then it goes there, from its press to its lifting."""
        if self._is_aimed:
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._way = self._aim.way(event.position().toPoint())
        way = self._way
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._way = QPoint()
        if way is None or way.isNull():
            return way is None
        self._is_aimed = True
        try:
            QCoreApplication.sendEvent(self._window.windowHandle(), _moved(event, way))
        finally:
            self._is_aimed = False
        return True

    def _swallows(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._press(event.position(), event.timestamp())
            self._swallowing = self._pressed is None
            return self._swallowing
        if event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            swallowed, self._swallowing = self._swallowing, False
            pressed, self._pressed = self._pressed, None
            self._lift(pressed, event.position(), event.timestamp())
            return swallowed
        return self._swallowing

    def _touched(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchBegin:
            self._first_finger = event.points()[0].id()
        for point in event.points():
            if point.id() != self._first_finger:
                self._next_finger(point, event.timestamp())
            elif point.state() is QEventPoint.State.Released:
                self._first_finger = None

    def _next_finger(self, point: QEventPoint, at_ms: int) -> None:
        if point.state() is QEventPoint.State.Pressed:
            way = self._aim.way(point.position().toPoint())
            pressed = None if way is None else self._press(point.position() + way, at_ms)
            self._fingers[point.id()] = pressed, way or QPoint()
        elif point.state() is QEventPoint.State.Released:
            pressed, way = self._fingers.pop(point.id(), (None, QPoint()))
            control = self._lift(pressed, point.position() + way, at_ms)
            if isinstance(control, Tap) and not control.commits:
                control.click()

    def _press(self, at: QPointF, at_ms: int) -> _Spot | None:
        """Where a press begins; None where it is a second tap on what is not there any more."""
        spot = self._spot(at)
        before, since = self._tapped, at_ms - self._tapped_at
        swallowed = (
            before is not None
            and 0 <= since < tokens.SECOND_TAP_MS
            and before.area.contains(at.toPoint())
            and not before.is_still(spot.control)
        )
        return None if swallowed else spot

    def _lift(self, pressed: _Spot | None, at: QPointF, at_ms: int) -> QWidget | None:
        """What was tapped, if it was a tap."""
        if pressed is None or is_swipe(pressed.at, at):
            return None
        self._tapped, self._tapped_at = pressed, at_ms
        return pressed.control if pressed.is_still(self._spot(at).control) else None

    def _spot(self, at: QPointF) -> _Spot:
        under = self._window.childAt(at.toPoint()) or self._window
        if control := control_of(under):
            return _Spot(control, meaning_of(control), self._shown_part(control), at)
        breadth = tokens.TARGET
        finger = QRect(0, 0, breadth, breadth).translated(at.toPoint() - QPoint(breadth // 2, breadth // 2))
        return _Spot(under, meaning_of(under), finger, at)

    def _shown_part(self, control: QWidget) -> QRect:
        """What of it a finger can reach: a list may cut it, a keyboard may lie over it."""
        return control.visibleRegion().boundingRect().translated(control.mapTo(self._window, QPoint()))


def _moved(event: QMouseEvent, way: QPoint) -> QMouseEvent:
    """The same, so far away."""
    moved = QMouseEvent(
        event.type(),
        event.position() + way,
        event.globalPosition() + way,
        event.button(),
        event.buttons(),
        event.modifiers(),
        event.pointingDevice(),
    )
    moved.setTimestamp(event.timestamp())
    return moved
