"""What the rights of a file say holds for this process as well, be it root's."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

_VERSION = 0x20080522
_PASSES_BY_RIGHTS = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, see capabilities(7) and capset(2)."""
_GET_SECUREBITS, _SET_SECUREBITS, _AS_IT_IS = 27, 28, 1 << 2
"""With SECBIT_NO_SETUID_FIXUP access(2) goes by what root's thread may do now, not by what it could."""


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Set(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextmanager
def as_anybody() -> Iterator[None]:
    """Within the block root's thread may do to files what their rights say; whoever is not root never could more."""
    if os.getuid() != 0:
        yield
        return
    library, header, now = ctypes.CDLL(None, use_errno=True), _Header(_VERSION, 0), (_Set * 2)()
    if not hasattr(library, "capset"):
        pytest.skip("root may read and write everything here")
    _done(library.capget(ctypes.byref(header), now))
    before, bits = now[0].effective, library.prctl(_GET_SECUREBITS)
    _done(library.prctl(_SET_SECUREBITS, bits | _AS_IT_IS))
    now[0].effective = before & ~_PASSES_BY_RIGHTS
    _done(library.capset(ctypes.byref(header), now))
    try:
        yield
    finally:
        now[0].effective = before
        _done(library.capset(ctypes.byref(header), now))
        _done(library.prctl(_SET_SECUREBITS, bits))


def _done(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), "the rights of this thread stay as they are")
