"""A line between a terminal and its server that can be cut, or go half dead: open at both ends, and nothing comes."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from selectors import EVENT_READ, DefaultSelector
from threading import Lock, Thread


class Proxy:
    """Takes connections on `port` of this machine and leads them to another port of it.

    `swallows`: what comes from either end is read and passed on to nobody.
    """

    def __init__(self, to: int) -> None:
        self._to = to
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self.swallows = False
        self._other_end: dict[socket.socket, socket.socket] = {}
        self._lock = Lock()
        self._ears = DefaultSelector()
        self._ears.register(self._door, EVENT_READ)
        self._bell, self._rope = socket.socketpair()
        self._ears.register(self._bell, EVENT_READ)

    def cut(self) -> None:
        """Ends every connection that there is."""
        with self._lock:
            for end in tuple(self._other_end):
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def run(self) -> None:
        """Leads until `close`."""
        while True:
            for key, _ in self._ears.select():
                if key.fileobj is self._bell:
                    self._let_go()
                    return
                if key.fileobj is self._door:
                    self._take(self._door.accept()[0])
                elif isinstance(key.fileobj, socket.socket):
                    self._pass_on(key.fileobj)

    def close(self) -> None:
        """Ends `run`, and with it every connection."""
        self._rope.send(b"!")

    def _take(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(("127.0.0.1", self._to))
        except OSError:
            near.close()
            return
        with self._lock:
            self._other_end |= {near: far, far: near}
        for end in (near, far):
            self._ears.register(end, EVENT_READ)

    def _pass_on(self, end: socket.socket) -> None:
        other = self._other_end.get(end)
        if other is None:
            return
        try:
            came = end.recv(65536)
            if came and not self.swallows:
                other.sendall(came)
        except OSError:
            came = b""
        if not came:
            self._end(end, other)

    def _end(self, *ends: socket.socket) -> None:
        with self._lock:
            for end in ends:
                self._other_end.pop(end, None)
                self._ears.unregister(end)
                end.close()

    def _let_go(self) -> None:
        self._end(*self._other_end)
        self._ears.close()
        for each in (self._door, self._bell, self._rope):
            each.close()


@contextmanager
def proxy(to: int) -> Iterator[Proxy]:
    """A line to a port of this machine, which is gone afterwards."""
    line = Proxy(to)
    thread = Thread(target=line.run)
    thread.start()
    try:
        yield line
    finally:
        line.close()
        thread.join()
