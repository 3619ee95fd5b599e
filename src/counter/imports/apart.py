"""Reads a large file in a process of its own, so that a long one holds up nobody who works at the counter."""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from counter.imports.model import FileRead, Meant
from counter.imports.read_file import read_file
from counter.kernel.errors import Refused

_LARGE = 100_000
"""From how many bytes on it takes longer to read than a process takes to begin."""


def read_apart(path: Path, currency: str, shop_name: str, meant: Meant) -> FileRead:
    """As `read_file`; waits until it is read. Where the counter is closed meanwhile, the process ends too."""
    if not path.is_file() or path.stat().st_size < _LARGE:
        return read_file(path, currency, shop_name, meant)
    context = get_context("spawn")
    answers, told = context.Pipe(duplex=False)
    reader = context.Process(target=_read, args=(told, path, currency, shop_name, meant), daemon=True)
    reader.start()
    told.close()
    try:
        answer: FileRead | Refused = answers.recv()
    except EOFError as ended:
        raise Refused("{path} is too large for this machine. Split it.", path=path) from ended
    finally:
        reader.join()
    if isinstance(answer, Refused):
        raise answer
    return answer


def _read(told: Connection, path: Path, currency: str, shop_name: str, meant: Meant) -> None:
    try:
        told.send(read_file(path, currency, shop_name, meant))
    except Refused as refusal:
        told.send(refusal)
