"""A printer on the network, as others build them: it reads, prints, answers what it is asked, stalls, dies, returns."""

from __future__ import annotations

import re
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Thread
from time import perf_counter

_DLE_EOT, _ASKED = re.compile(rb"\x10\x04[\x01-\x04]"), re.compile(rb"\x10\x04([\x01-\x04])|\x1dr\x01")
FINE, OFFLINE, COVER_OPEN, PAPER_END = 0x12, 0x1A, 0x16, 0x72
"""Answers to DLE EOT: nothing the matter; 1: offline; 2: cover open; 4: no paper."""


class SocketPrinter:
    """Listens on a port of its own. `jobs` are the bytes of each connection that printed something.

    `answers` gives what it says to DLE EOT 1, 2 and 4, None where it never answers; `says_taken` whether it answers
    GS r. While it is `stalled` it reads nothing. `dies_after` so many bytes it resets the connection, `stalls_after` so
    many it is stalled; `pause` is how many seconds it takes for a few letters. One that `closes` does so as soon as it
    is called. Where it `says` words it is no printer: `says_first` to whoever calls it, else after a line.

    What it read is on its paper, in whole or in part. `first_byte_at` is when it got the first of what it prints,
    `calls` how often it was called.
    """

    def __init__(self) -> None:
        self.answers: dict[int, int] | None = {1: FINE, 2: FINE, 4: FINE}
        self.says_taken = True
        self.dies_after: int | None = None
        self.stalls_after: int | None = None
        self.calls = 0
        self.says = b""
        self.says_first = False
        self.closes = False
        self.pause = 0.0
        self.jobs: list[bytes] = []
        self.first_byte_at = 0.0
        self._stalled = False
        self._changed = Condition()
        self._server: socket.socket | None = None
        self._open: list[socket.socket] = []
        self._read: dict[int, bytes] = {}
        self.port = 0
        self.switch_on()

    @property
    def where(self) -> str:
        """How it is reached."""
        return f"127.0.0.1:{self.port}"

    def switch_on(self) -> None:
        """It listens where it listened before."""
        self._server = socket.create_server(("127.0.0.1", self.port), backlog=8)
        self.port = self._server.getsockname()[1]
        Thread(target=self._serve, args=(self._server,), daemon=True).start()

    def switch_off(self) -> None:
        """Nothing listens any more, and what was open breaks."""
        server, self._server = self._server, None
        if server is not None:
            server.shutdown(socket.SHUT_RDWR)
            server.close()
        for connection in list(self._open):
            _reset(connection)
        self.stall(stalled=False)

    def stall(self, *, stalled: bool = True) -> None:
        """It reads nothing from now on; or goes on."""
        with self._changed:
            self._stalled = stalled
            self._changed.notify_all()

    def wait_for(self, jobs: int, seconds: float = 10) -> list[bytes]:
        """What it printed, once it is so many."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.jobs) >= jobs, seconds), f"{len(self.jobs)} of {jobs} jobs"
            return list(self.jobs)

    def read_all(self) -> dict[int, bytes]:
        """What it read of every connection, by the port at the other end, once all of them came to their end."""
        with self._changed:
            assert self._changed.wait_for(lambda: not self._open, 10)
            return dict(self._read)

    def _serve(self, server: socket.socket) -> None:
        while True:
            try:
                connection, (_, port) = server.accept()
            except OSError:
                return
            with self._changed:
                self._open.append(connection)
                self._read[port] = b""
                self.calls += 1
            Thread(target=self._print, args=(connection, port), daemon=True).start()

    def _print(self, connection: socket.socket, port: int) -> None:
        read, answered = b"", 0
        try:
            if self.says_first:
                connection.sendall(self.says)
            while not self.closes:
                with self._changed:
                    self._changed.wait_for(lambda: not self._stalled)
                    self._changed.wait_for(lambda: False, self.pause)
                piece = connection.recv(256)
                if not piece:
                    break
                if self.says and b"\n" in piece:
                    connection.sendall(self.says)
                    break
                if not _DLE_EOT.sub(b"", read) and _DLE_EOT.sub(b"", read + piece):
                    self.first_byte_at = perf_counter()
                read += piece
                self._read[port] = read
                if self.dies_after is not None and len(read) > self.dies_after:
                    _reset(connection)
                    break
                if self.stalls_after is not None and len(read) > self.stalls_after:
                    self.stalls_after = None
                    self.stall()
                    continue
                answered = self._answer(connection, read, answered)
        except OSError:
            pass
        finally:
            connection.close()
            with self._changed:
                self._open.remove(connection)
                if _DLE_EOT.sub(b"", read):
                    self.jobs.append(read)
                self._changed.notify_all()

    def _answer(self, connection: socket.socket, read: bytes, answered: int) -> int:
        for asked in _ASKED.finditer(read, answered):
            answered = asked.end()
            if asked.group(1) is None:
                if self.says_taken:
                    connection.sendall(b"\x00")
            elif self.answers is not None:
                connection.sendall(bytes([self.answers[asked.group(1)[0]]]))
        return answered


def _reset(connection: socket.socket) -> None:
    """Breaks it as a machine does that loses its power: the other side hears a reset."""
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RD)
        connection.close()
    except OSError:
        pass


@contextmanager
def socket_printer() -> Iterator[SocketPrinter]:
    """One that is switched on."""
    printer = SocketPrinter()
    try:
        yield printer
    finally:
        printer.switch_off()
