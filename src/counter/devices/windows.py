"""A printer that Windows has a queue for: bytes as they are, through its spooler. Nobody has tried it yet."""

from __future__ import annotations

import ctypes
from ctypes import byref, c_void_p, c_wchar_p, create_string_buffer
from typing import Any

from counter.kernel.errors import Unavailable


class _DocInfo(ctypes.Structure):
    """DOC_INFO_1W."""

    _fields_ = (("name", c_wchar_p), ("file", c_wchar_p), ("kind", c_wchar_p))


class WindowsQueue:
    """A queue of Windows by its name, for a thermal printer. Elsewhere than on Windows it is never there."""

    def __init__(self, name: str, queue: str) -> None:
        self._name = name
        self._queue = queue

    def send(self, title: str, data: bytes) -> None:
        """Gives the spooler all of `data`. Unavailable where it does not take it."""
        spooler = self._spooler()
        handle = c_void_p()
        if not spooler.OpenPrinterW(c_wchar_p(self._queue), byref(handle), None):
            raise self._away()
        try:
            document = _DocInfo(title, None, "RAW")
            if not spooler.StartDocPrinterW(handle, 1, byref(document)):
                raise self._away()
            written = ctypes.c_ulong()
            taken = spooler.WritePrinter(handle, create_string_buffer(data, len(data)), len(data), byref(written))
            spooler.EndDocPrinter(handle)
            if not taken or written.value != len(data):
                raise self._away()
        finally:
            spooler.ClosePrinter(handle)

    def check(self) -> None:
        """Unavailable where Windows has no such queue."""
        handle = c_void_p()
        spooler = self._spooler()
        if not spooler.OpenPrinterW(c_wchar_p(self._queue), byref(handle), None):
            raise self._away()
        spooler.ClosePrinter(handle)

    def _spooler(self) -> Any:
        load = getattr(ctypes, "WinDLL", None)
        if load is None:
            raise self._away()
        return load("winspool.drv")

    def _away(self) -> Unavailable:
        return Unavailable(
            "Windows has no printer {queue} that takes what {name} prints. Look at it in Windows’ settings.",
            queue=self._queue,
            name=self._name,
        )
