"""A cable to a serial device, played by a pty: it can be pulled, and put in again at the same port."""

from __future__ import annotations

import os
import pty
import select
import tty
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread


class SerialLine:
    """`port` is what the counter opens. `hears` gets what it sends, and returns what the device answers."""

    def __init__(self, port: Path, hears: Callable[[bytes], bytes] = lambda _: b"") -> None:
        self.port = str(port)
        self.hears = hears
        self.got = bytearray()
        self._came = Event()
        self._is_open = Event()
        self._pulled = Event()
        self._ours = -1
        self._thread = Thread()
        self.put_in()

    def put_in(self) -> None:
        """Another device file, as after every replug, under the same name."""
        self._ours, theirs = pty.openpty()
        os.set_blocking(self._ours, False)  # somebody may open it between a look and a read
        tty.setraw(theirs)
        link = Path(self.port)
        link.unlink(missing_ok=True)
        link.symlink_to(os.ttyname(theirs))
        os.close(theirs)
        self._pulled = Event()
        self._is_open = Event()
        self._thread = Thread(target=self._answer, args=(self._ours, self._pulled, self._is_open), daemon=True)
        self._thread.start()

    def pull(self) -> None:
        """The device is away, and its file too."""
        self._pulled.set()
        self._thread.join(2)
        os.close(self._ours)
        Path(self.port).unlink()

    def send(self, data: bytes) -> None:
        """The device says something by itself."""
        os.write(self._ours, data)

    def wait_until(self, is_so: Callable[[bytes], bool], seconds: float = 5) -> bytes:
        """All that came so far, once that is so of it."""
        while not is_so(bytes(self.got)):
            self._came.clear()
            if not is_so(bytes(self.got)) and not self._came.wait(seconds):
                raise AssertionError(f"only this came: {bytes(self.got)!r}")
        return bytes(self.got)

    def wait_for_reader(self) -> None:
        """Until somebody has the port open: what was sent before nobody would hear."""
        assert self._is_open.wait(5)

    def _answer(self, ours: int, pulled: Event, is_open: Event) -> None:
        while not pulled.is_set():
            ready, _, _ = select.select((ours,), (), (), 0.02)
            if not ready:  # nothing to read is something else than nobody there
                is_open.set()
                continue
            try:
                data = os.read(ours, 1024)
            except BlockingIOError:  # opened just now
                continue
            except OSError:  # nobody has it open yet, or any more
                pulled.wait(0.02)
                continue
            self.got += data
            self._came.set()
            os.write(ours, self.hears(data))
