"""Files that nobody but their owner can read, and that are there whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
"""The rights of what Counter makes, whatever the system's habit: names of customers, figures of a shop."""
_OTHERS = 0o077


def make_folder(folder: Path) -> None:
    """Makes a folder that only its owner can enter, and those above it; one that is there stays as it is. OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=FOLDER, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(20, "Not a directory", str(folder))


def take_from_others(path: Path) -> None:
    """Takes away what others may do with a file or a folder that is there, where the system lets us."""
    with suppress(OSError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & _OTHERS:
            path.chmod(mode & ~_OTHERS)


def write_new(path: Path, content: bytes) -> None:
    """Writes a file that is not there yet; it is on the disk when this returns. FileExistsError, or another OSError."""
    making = _written_beside(path, content)
    try:
        give_name(making, path)
    finally:
        making.unlink(missing_ok=True)


def write_anew(path: Path, content: bytes) -> None:
    """Writes a file in place of the one there may be; it is on the disk when this returns. OSError."""
    making = _written_beside(path, content)
    try:
        making.replace(path)
    finally:
        making.unlink(missing_ok=True)
    keep_names(path.parent)


def give_name(making: Path, path: Path) -> None:
    """Gives a finished file beside `path` that name, for good. FileExistsError where the name is taken."""
    try:
        os.link(making, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links: there, whoever names a file holds the shop's lock
        if path.exists():
            raise FileExistsError(path) from None
        making.rename(path)
    making.unlink(missing_ok=True)
    keep_names(path.parent)


def keep_names(folder: Path) -> None:
    """Puts on the disk what the files of a folder are called, where the system has a way to."""
    with suppress(OSError):
        there = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(there)
        finally:
            os.close(there)


def _written_beside(path: Path, content: bytes) -> Path:
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name + ".")
    except OSError as fault:  # who asked for `path` knows no other name
        raise OSError(fault.errno, fault.strerror, str(path)) from fault
    making = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        making.unlink(missing_ok=True)
        raise
    return making
