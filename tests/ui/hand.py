"""A hand over a window: it presses, moves and lifts at times of its own, as the window system would tell them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

_NONE, _LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


class Hand:
    """`now` is its clock, in milliseconds; nobody waits for it."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.now = 10_000

    def tap(self, where: QWidget | QPoint, *, after: int = 1_000) -> QPoint:
        """Taps the middle of a widget or a point of the window, `after` so many milliseconds; returns the point."""
        point = self.spot(where)
        self.press(point, after=after)
        self.lift(point)
        return point

    def swipe(self, where: QWidget | QPoint, way: QPoint, *, steps: int = 10) -> None:
        """Presses there, and lifts farther on by `way`."""
        begin = self.spot(where)
        self.press(begin)
        for step in range(1, steps + 1):
            self._send(QEvent.Type.MouseMove, begin + way * step / steps, after=16)
        self.lift(begin + way)

    def press(self, where: QWidget | QPoint, *, after: int = 1_000) -> None:
        self._send(QEvent.Type.MouseButtonPress, self.spot(where), after=after)

    def lift(self, where: QWidget | QPoint) -> None:
        self._send(QEvent.Type.MouseButtonRelease, self.spot(where), after=0)

    def spot(self, where: QWidget | QPoint) -> QPoint:
        """The middle of a widget, as a point of the window."""
        return where if isinstance(where, QPoint) else where.mapTo(self._window, where.rect().center())

    def _send(self, kind: QEvent.Type, point: QPoint, *, after: int) -> None:
        self.now += after
        moves, lifts = kind is QEvent.Type.MouseMove, kind is QEvent.Type.MouseButtonRelease
        event = QMouseEvent(
            kind,
            QPointF(point),
            QPointF(self._window.mapToGlobal(point)),
            _NONE if moves else _LEFT,
            _NONE if lifts else _LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        event.setTimestamp(self.now)
        QCoreApplication.sendEvent(self._window.windowHandle(), event)
