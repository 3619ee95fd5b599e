"""Locks the counter after so long without a tap or a key."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal


class AutoLock(QObject):
    """`idle` says that nobody tapped for as long as was set. Whoever hears of taps says so by `begin_anew`."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)

    def after(self, milliseconds: int) -> None:
        """Waits so long from now on, anew after each tap; 0 is for ever."""
        self._timer.setInterval(milliseconds)
        if milliseconds:
            self._timer.start()
        else:
            self._timer.stop()

    def begin_anew(self) -> None:
        """Somebody is here: begins to wait anew."""
        if self._timer.isActive():
            self._timer.start()
