"""The ways to a machine on a cable: a device file of a USB printer, and a serial port."""

from __future__ import annotations

import os
import select
from errno import EPROTO
from stat import S_ISCHR
from time import monotonic

_FEW = 64
_BITS_A_BYTE = 10
"""Eight, a start and a stop."""


class DeviceFile:
    """A device file that is written and read, as /dev/usb/lp0 is. OSError where it cannot be opened.

    Any other file is left as it is: what a printer is asked would be written over its beginning.
    """

    says_end = False

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        if not S_ISCHR(os.fstat(self._file).st_mode):
            os.close(self._file)
            raise OSError(EPROTO, "no device", path)

    def send(self, data: bytes, seconds: float) -> None:
        """As every channel: a printer that takes nothing (it is off, or out of paper) is waited for no longer."""
        left, until = memoryview(data), monotonic() + seconds
        while left:
            _, ready, _ = select.select((), (self._file,), (), max(0.0, until - monotonic()))
            if not ready:
                raise TimeoutError
            left = left[self._written(left) :]

    def _written(self, data: memoryview) -> int:
        try:
            return os.write(self._file, data)
        except BlockingIOError:
            return 0

    def receive(self, seconds: float) -> bytes | None:
        """As every channel. A device that is only written says nothing, which is no end."""
        ready, _, _ = select.select((self._file,), (), (), seconds)
        try:
            return os.read(self._file, _FEW) if ready else b""
        except BlockingIOError:
            return b""

    def end(self) -> None:
        """Nothing ends a cable."""

    def close(self) -> None:
        """As every channel."""
        os.close(self._file)


class SerialChannel:
    """A serial port at so many bauds. OSError where it cannot be opened; pyserial's own faults are OSErrors too."""

    says_end = False

    def __init__(self, port: str, baud: int) -> None:
        import serial  # noqa: PLC0415 - slow to load, and few counters have such a port

        self._port = serial.Serial(port, baud)
        self._bytes_a_second = baud / _BITS_A_BYTE

    def send(self, data: bytes, seconds: float) -> None:
        """As every channel, and the time that the line itself takes."""
        self._port.write_timeout = seconds + len(data) / self._bytes_a_second
        self._port.write(data)

    def receive(self, seconds: float) -> bytes | None:
        """As every channel."""
        self._port.timeout = seconds
        return self._port.read(1)

    def end(self) -> None:
        """Nothing ends a cable."""

    def close(self) -> None:
        """As every channel. What waits in the port is not waited for."""
        self._port.close()
