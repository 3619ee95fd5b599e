"""Ends the counter in good order when the system asks for it (SIGTERM, SIGINT)."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class AskedToEnd(QObject):
    """`asked` tells of the signal on the Qt thread: Python hears it, a socket wakes Qt."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard, self._wakes = socket.socketpair()
        for end in (self._heard, self._wakes):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._answer)
        signal.set_wakeup_fd(self._wakes.fileno())
        for asks in (signal.SIGTERM, signal.SIGINT):
            signal.signal(asks, lambda _number, _frame: None)

    def _answer(self) -> None:
        self._heard.recv(1)
        self.asked.emit()
