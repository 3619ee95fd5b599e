"""What happened inside Counter, for whoever is asked for help: a file a day of JSON lines, and nobody's words in it.

A line says when (UTC), how grave, where in the code, on which thread, what, and for an error where it came from. What
an error says of its own is left out unless Counter wrote it without values: names, notes and codes stand in values.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
import traceback
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from logging.handlers import QueueHandler, QueueListener
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType

from counter.kernel.errors import Damaged, Refused, Unavailable
from counter.kernel.private_files import FILE, make_folder

FOLDER = "log"
"""Where the files are, in the shop's folder."""
KEPT = timedelta(days=14)
_MOST_BYTES = 5_000_000
"""What a day's file may hold: a fault that comes again and again fills no disk."""
_ENDING = ".jsonl"
_HOUSE = logging.getLogger("counter")


class DayLog:
    """Writes what the house's loggers say, each day into a file of its own in `folder`/log, on a thread of its own.

    What nobody caught is written too. Files of 14 days ago are taken away. OSError where it cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        waiting: SimpleQueue[logging.LogRecord] = SimpleQueue()
        self._writer = QueueListener(waiting, _DayFiles(folder / FOLDER))
        self._entry = QueueHandler(waiting)
        self._entry.setFormatter(_Line())
        self._hooks = sys.excepthook, threading.excepthook

    def begin(self) -> None:
        """From now on what is said is written."""
        self._writer.start()
        _HOUSE.addHandler(self._entry)
        _HOUSE.setLevel(logging.INFO)
        sys.excepthook, threading.excepthook = self._uncaught, self._uncaught_in_thread

    def end(self) -> None:
        """Writes what waits, and no more."""
        sys.excepthook, threading.excepthook = self._hooks
        _HOUSE.removeHandler(self._entry)
        self._writer.stop()

    def _uncaught(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        _HOUSE.critical("nobody caught an error", exc_info=(kind, fault, trace))
        self._hooks[0](kind, fault, trace)

    def _uncaught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            what = (caught.exc_type, caught.exc_value, caught.exc_traceback)
            _HOUSE.critical("nobody caught an error in a thread", exc_info=what)
        self._hooks[1](caught)


def newest_lines(folder: Path, most: int) -> tuple[str, ...]:
    """The last lines that were written for the shop in `folder`, `most` of them, oldest first."""
    lines: list[str] = []
    for path in sorted((folder / FOLDER).glob(f"*{_ENDING}"), reverse=True):
        if len(lines) >= most:
            break
        lines = path.read_text("utf-8", "replace").splitlines() + lines
    return tuple(lines[-most:])


class _Line(logging.Formatter):
    """A record as a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "where": record.name,
            "thread": record.threadName,
            "said": _said(record),
        }
        fault = record.exc_info[1] if record.exc_info else None
        if fault is not None:
            line["errors"] = list(_errors(fault))
        return json.dumps(line, ensure_ascii=False)


def _said(record: logging.LogRecord) -> str:
    values = record.args if isinstance(record.args, tuple) else (record.args,)
    return str(record.msg) % tuple(_told(each) if isinstance(each, BaseException) else each for each in values)


def _errors(fault: BaseException | None) -> Iterator[dict[str, object]]:
    """An error and those it came from, the last first, each with the calls that led to it."""
    while fault is not None:
        yield {"error": _told(fault), "calls": list(_calls(fault.__traceback__))}
        fault = fault.__cause__ or fault.__context__


def _calls(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in traceback.walk_tb(trace):
        yield f"{frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}"


def _told(fault: BaseException) -> str:
    """An error without what it is about: its kind, and its sentence where that is the system's, or is ours unfilled."""
    kind = type(fault).__name__
    match fault:
        case Refused() | Unavailable():
            return f"{kind}: {fault.text}"
        case Damaged():
            return f"{kind}: {fault}"
        case OSError() if fault.strerror:
            return f"{kind}: {fault.strerror}"
        case _:
            return kind


class _DayFiles(logging.Handler):
    """Writes lines into the file of their day (UTC)."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        make_folder(folder)
        self._folder = folder
        self._day = datetime.now(UTC).date()
        self._begin_day()

    def emit(self, record: logging.LogRecord) -> None:
        day = datetime.fromtimestamp(record.created, UTC).date()
        try:
            if day != self._day:
                self._day = day
                self._begin_day()
            self._write(record.getMessage() + "\n")
        except OSError:
            self.handleError(record)

    def _begin_day(self) -> None:
        for path in self._folder.glob(f"*{_ENDING}"):
            if _is_older(path, self._day - KEPT):
                path.unlink(missing_ok=True)
        self._write("")

    def _write(self, line: str) -> None:
        path = self._folder / f"{self._day}{_ENDING}"
        to = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, FILE)
        with os.fdopen(to, "a", encoding="utf-8") as file:
            if file.tell() < _MOST_BYTES:
                file.write(line)


def _is_older(path: Path, than: date) -> bool:
    try:
        return date.fromisoformat(path.stem) <= than
    except ValueError:
        return False
