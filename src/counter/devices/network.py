"""The way to a machine on the network: a raw TCP connection."""

from __future__ import annotations

import socket

_FEW = 64


class NetworkChannel:
    """A TCP connection to a host's port, made within so many seconds. OSError where there is none."""

    says_end = True

    def __init__(self, host: str, port: int, seconds: float) -> None:
        self._socket = socket.create_connection((host, port), timeout=seconds)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, data: bytes, seconds: float) -> None:
        """As every channel: the time is for all of it, not for each piece."""
        self._socket.settimeout(seconds)
        self._socket.sendall(data)

    def receive(self, seconds: float) -> bytes | None:
        """As every channel."""
        self._socket.settimeout(seconds)
        try:
            return self._socket.recv(_FEW) or None
        except TimeoutError:
            return b""

    def end(self) -> None:
        """Closes our direction alone: what the machine still says is heard."""
        self._socket.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """As every channel."""
        self._socket.close()
