"""A spot that changed its meaning takes no second tap."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from counter.ui.theme import tokens
from counter.ui.widgets.swipe import is_swipe
from counter.ui.widgets.tap import Tap


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

    Touches are watched as the mouse events that Qt makes of them. When they came is what the events say, not when
    they are handled: a busy screen handles two taps long after they were made.
    """

    def __init__(self, window: QWidget) -> None:
        """Watches `window` from the moment it is shown."""
        super().__init__(window)
        self._window = window
        self._pressed: _Spot | None = None
        self._tapped: _Spot | None = None
        self._tapped_at = 0
        self._swallowing = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallows the second tap, from its press to its lifting."""
        if watched is self._window:
            if event.type() == QEvent.Type.Show:
                self._window.windowHandle().installEventFilter(self)
            return False
        return isinstance(event, QMouseEvent) and self._swallows(event)

    def _swallows(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._press(event)
            return self._swallowing
        if event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            swallowed, self._swallowing = self._swallowing, False
            if not swallowed:
                self._lift(event)
            return swallowed
        return self._swallowing

    def _press(self, event: QMouseEvent) -> None:
        spot = self._spot(event.position())
        before, since = self._tapped, event.timestamp() - self._tapped_at
        self._swallowing = (
            before is not None
            and 0 <= since < tokens.SECOND_TAP_MS
            and before.area.contains(spot.at.toPoint())
            and not before.is_still(spot.control)
        )
        self._pressed = None if self._swallowing else spot

    def _lift(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed and not is_swipe(pressed.at, event.position()):
            self._tapped, self._tapped_at = pressed, event.timestamp()

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
