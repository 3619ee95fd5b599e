"""A spot that changed its meaning takes no second tap."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from counter.ui.theme import tokens
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
        return control is self.control and control.isEnabled() and _meaning(control) == self.meaning


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

    Where what is shown moves by itself, as it does for a banner, no press counts on it for `AIM_MS`: whoever pressed
    had aimed at what stood there before. See `moved`.

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
        self._moved: QWidget | None = None
        self._since_moved = QElapsedTimer()
        self._first_finger: int | None = None
        self._fingers: dict[int, _Spot | None] = {}
        window.installEventFilter(self)

    def moved(self, part: QWidget) -> None:
        """A part of the window just moved under whatever finger is on its way to it."""
        self._moved = part
        self._since_moved.start()

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
        return isinstance(event, QMouseEvent) and self._swallows(event)

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
            self._fingers[point.id()] = self._press(point.position(), at_ms)
        elif point.state() is QEventPoint.State.Released:
            pressed = self._fingers.pop(point.id(), None)
            control = self._lift(pressed, point.position(), at_ms)
            if isinstance(control, Tap) and not control.commits:
                control.click()

    def _press(self, at: QPointF, at_ms: int) -> _Spot | None:
        """Where a press begins; None where it is a second tap on what is not there any more."""
        if self._is_aimed_at_before(at):
            return None
        spot = self._spot(at)
        before, since = self._tapped, at_ms - self._tapped_at
        swallowed = (
            before is not None
            and 0 <= since < tokens.SECOND_TAP_MS
            and before.area.contains(at.toPoint())
            and not before.is_still(spot.control)
        )
        return None if swallowed else spot

    def _is_aimed_at_before(self, at: QPointF) -> bool:
        if self._moved is None or self._since_moved.hasExpired(tokens.AIM_MS):
            return False
        return self._moved.rect().contains(self._moved.mapFrom(self._window, at.toPoint()))

    def _lift(self, pressed: _Spot | None, at: QPointF, at_ms: int) -> QWidget | None:
        """What was tapped, if it was a tap."""
        if pressed is None or is_swipe(pressed.at, at):
            return None
        self._tapped, self._tapped_at = pressed, at_ms
        return pressed.control if pressed.is_still(self._spot(at).control) else None

    def _spot(self, at: QPointF) -> _Spot:
        under = self._window.childAt(at.toPoint()) or self._window
        control: QWidget | None = under
        while control and not isinstance(control, QAbstractButton | QLineEdit):
            control = control.parentWidget()
        if control:
            return _Spot(control, _meaning(control), self._shown_part(control), at)
        breadth = tokens.TARGET
        finger = QRect(0, 0, breadth, breadth).translated(at.toPoint() - QPoint(breadth // 2, breadth // 2))
        return _Spot(under, _meaning(under), finger, at)

    def _shown_part(self, control: QWidget) -> QRect:
        """What of it a finger can reach: a list may cut it, a keyboard may lie over it."""
        return control.visibleRegion().boundingRect().translated(control.mapTo(self._window, QPoint()))


def _meaning(control: QWidget) -> object:
    return control.meaning if isinstance(control, Tap) else None
