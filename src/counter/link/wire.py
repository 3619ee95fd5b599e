"""A connection to PostgreSQL on which nothing takes longer than it may, also where the line is half dead."""

from __future__ import annotations

import math
from collections.abc import Iterator
from queue import Empty, Queue
from threading import Event, Thread
from time import monotonic
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.conninfo import conninfo_to_dict, make_conninfo

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

    Where it names several hosts all are tried at once, and the first that can be written to is taken: one that lost its
    power answers nothing at all. psycopg.Error where there is none, and where none was made within so many seconds:
    looking a name up waits for as long as the system likes, so that it is done on other threads.
    """
    made: Queue[Wire | Exception] = Queue()
    over, until = Event(), monotonic() + within
    hosts = tuple(_each_host(url))
    for host in hosts:
        conninfo = make_conninfo(url, **_ALIVE, connect_timeout=max(2, math.ceil(within)), **host, **more)
        Thread(target=_connect, args=(conninfo, made, over), daemon=True, name="connecting").start()
    fault: Exception = psycopg.OperationalError("no connection in time")
    for _ in hosts:
        try:
            wire = made.get(timeout=max(0.0, until - monotonic()))
        except Empty:
            break
        if isinstance(wire, Wire):
            over.set()
            return wire
        fault = wire
    over.set()
    raise fault


def _each_host(url: str) -> Iterator[dict[str, str]]:
    """The hosts that `url` names, each with its port; of several only one that can be written to counts."""
    said = conninfo_to_dict(url)
    several = {name: str(said[name]).split(",") for name in ("host", "hostaddr", "port") if said.get(name)}
    count = max((len(each) for name, each in several.items() if name != "port"), default=1)
    for nth in range(count):
        host = {name: each[min(nth, len(each) - 1)] for name, each in several.items()}
        yield host | ({"target_session_attrs": "read-write"} if count > 1 else {})


def _connect(conninfo: str, made: Queue[Wire | Exception], over: Event) -> None:
    try:
        wire = Wire.connect(conninfo, autocommit=True, prepare_threshold=1)
    except (psycopg.Error, OSError, ValueError) as fault:
        made.put(fault)
        return
    if over.is_set():
        wire.close()
    else:
        made.put(wire)
