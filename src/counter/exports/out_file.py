"""Writes a file so that it is there once all of it is written, or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from counter.kernel.errors import Refused
from counter.kernel.system_words import why

EXPORTED = "exported"
"""The folder in the shop's own where files go that nobody said a place for."""


def write_whole(path: Path, lines: Iterable[str]) -> None:
    """Writes lines of text, UTF-8, beside `path` and puts them in its place when all are on disk.

    What was there before stays until then, and where writing fails. A link is followed; what is no file (a pipe, a
    device) is written into as it is. Refused where it cannot be written.
    """
    path = path.resolve()
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("w", encoding="utf-8", newline="") as pipe:
                pipe.writelines(lines)
            return
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".half", dir=path.parent)
        half = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)
    except OSError as fault:
        raise Refused("{path} cannot be written: {fault}.", path=path, fault=why(fault)) from fault
