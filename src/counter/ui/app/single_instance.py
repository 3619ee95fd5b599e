"""One counter a shop: a second start brings the first to the front."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CONNECT_MS = 1000


def _name(folder: Path) -> str:
    return "counter-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


def come_to_front(folder: Path) -> bool:
    """Asks the counter that has this shop open to come to the front; whether one answered."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    return socket.waitForConnected(_CONNECT_MS)


class SingleInstance(QObject):
    """Listens for a second start; `started_again` says there was one."""

    started_again = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(_name(folder))  # left by one that was killed; the shop's lock says it is gone
        self._server.listen(_name(folder))

    def _on_connection(self) -> None:
        self._server.nextPendingConnection().close()
        self.started_again.emit()
