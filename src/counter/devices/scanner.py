"""A scanner at a serial port: it sends each code that it reads, ended by CR, LF or both."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from threading import Event, Thread
from time import monotonic

from counter.devices.attached import DeviceSetup
from counter.devices.wired import SerialChannel

LONGEST_CODE = 512
"""Bytes that a code has at most: what is longer is noise."""
_PAUSE = 1.0
"""Seconds after which a code that was not ended is none any more: half of one is never put before the next."""
_LOOK_AGAIN = 1.0
"""Seconds until a scanner that is not there is looked for again."""
_ENDS = re.compile(rb"[\r\n]+")


class CodeLines:
    """Puts together what a scanner sends, piece by piece."""

    def __init__(self) -> None:
        self._begun = b""

    def take(self, data: bytes) -> list[str]:
        """The codes that end in `data`, in their order; what is not ended is kept. Signs that do not print go."""
        *whole, self._begun = _ENDS.split(self._begun + data)
        codes = [_code(each) for each in whole if len(each) <= LONGEST_CODE]
        if len(self._begun) > LONGEST_CODE:
            self._begun = self._begun[: LONGEST_CODE + 1]  # too long already, until it ends
        return [code for code in codes if code]

    def forget(self) -> None:
        """What was not ended never will be."""
        self._begun = b""


def _code(data: bytes) -> str:
    return "".join(sign for sign in data.decode("utf-8", "ignore") if sign.isprintable()).strip()


class Scanner:
    """A scanner at a serial port, heard on a thread of its own. `is_there` while its port is open."""

    def __init__(self, setup: DeviceSetup) -> None:
        self.is_there = False
        self._connect = partial(SerialChannel, setup.port, setup.baud)
        self._ended = Event()

    def listen(self, heard: Callable[[str], None]) -> None:
        """Gives each code to `heard`, on that thread, until the `end`; while it is away it is looked for."""
        Thread(target=self._listen, args=(heard,), name="scanner", daemon=True).start()

    def end(self) -> None:
        """Nothing is heard any more, within a moment."""
        self._ended.set()

    def _listen(self, heard: Callable[[str], None]) -> None:
        while not self._ended.is_set():
            try:
                channel = self._connect()
            except OSError:
                self._ended.wait(_LOOK_AGAIN)
                continue
            self.is_there = True
            try:
                _hear(channel, self._ended, heard)
            except OSError:
                continue
            finally:
                self.is_there = False
                channel.close()


def _hear(channel: SerialChannel, ended: Event, heard: Callable[[str], None]) -> None:
    lines, last = CodeLines(), monotonic()
    while not ended.is_set():
        data = channel.receive(_PAUSE / 4) or b""
        now = monotonic()
        if data:
            last = now
        elif now - last > _PAUSE:
            lines.forget()
        for code in lines.take(data):
            heard(code)
