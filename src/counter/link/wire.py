"""A connection to PostgreSQL on which nothing takes longer than it may, also where the line is half dead."""

from __future__ import annotations

import math
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.conninfo import make_conninfo

R = TypeVar("R")
_ALIVE = {"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3, "tcp_user_timeout": 10_000}
"""The system gives a dead line up within some ten seconds, of itself."""


class Wire(psycopg.Connection[tuple[Any, ...]]):
    """A connection whose every wait ends at `until`, on the clock of `time.monotonic`."""

    until: float = math.inf

    def wait(self, gen: PQGen[R], interval: float = 0.1, timeout: float | None = None) -> R:
        """As psycopg's, but psycopg.OperationalError as soon as the time is over."""
        left = max(0.0, self.until - monotonic())
        return super().wait(gen, interval, left if timeout is None else min(left, timeout))


def connect(url: str, within: float, **more: str | int) -> Wire:
    """A connection to `url`, which is libpq's; `more` are parameters of it.

    psycopg.Error where there is none, and where none was made within so many seconds: looking a name up waits for as
    long as the system likes, so that it is done on another thread.
    """
    conninfo = make_conninfo(url, **_ALIVE, connect_timeout=max(2, math.ceil(within)), **more)
    made: SimpleQueue[Wire | Exception] = SimpleQueue()
    given_up = Event()
    Thread(target=_connect, args=(conninfo, made, given_up), daemon=True, name="connecting").start()
    try:
        wire = made.get(timeout=within)
    except Empty:
        given_up.set()
        raise psycopg.OperationalError("no connection in time") from None
    if isinstance(wire, Exception):
        raise wire
    return wire


def _connect(conninfo: str, made: SimpleQueue[Wire | Exception], given_up: Event) -> None:
    try:
        wire = Wire.connect(conninfo, autocommit=True, prepare_threshold=1)
    except (psycopg.Error, OSError, ValueError) as fault:
        made.put(fault)
        return
    made.put(wire)
    if given_up.is_set():
        wire.close()
