"""Locks the counter after so long without a tap or a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_HANDS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.TouchBegin})


class AutoLock(QObject):
    """`idle` says that nobody tapped for as long as was set."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def after(self, milliseconds: int) -> None:
        """Waits so long from now on, anew after each tap; 0 is for ever."""
        self._timer.setInterval(milliseconds)
        if milliseconds:
            self._timer.start()
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begins to wait anew."""
        if event.type() in _HANDS and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)
