"""A running counter and the shop's server: together while both run, and each on its own where the server is away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from queue import SimpleQueue
from socket import create_connection, create_server, socket
from threading import Event, Lock, Thread
from typing import Any

import psycopg
import pytest

from counter.journal.topics import Topic
from counter.link.linker import Linker
from counter.link.postgres import PostgresServer
from counter.link.status import LinkState, LinkStatus, Shut
from link.postgres_server import PostgresCluster
from link.test_exchange import is_the_same
from link.tills import Till, Tills
from pair import Pair

SECONDS = 30


class Linked:
    """A till whose link runs. `said` are its statuses as they come, `heard` is set with what comes from others."""

    def __init__(self, till: Till, time_out: float) -> None:
        self.till, self.shop = till, till.cafe.shop
        self._acts = Lock()
        self._said = SimpleQueue[LinkStatus]()
        self._came = Event()
        self.shop.listeners.append(self._hear)
        self.linker = Linker(
            self.shop, lambda: PostgresServer(till.address, time_out=time_out), self._do, self._said.put
        )
        self.linker.begin()

    def _hear(self, _topics: frozenset[Topic]) -> None:
        self._came.set()

    def _do(self, work: Callable[[], Any]) -> Any:
        with self._acts:
            return work()

    def sell(self, *names: str) -> None:
        with self._acts:
            self.till.cafe.sell(*names)

    def until(self, is_so: Callable[[LinkStatus], bool]) -> LinkStatus:
        """The next status of which it is so."""
        while not is_so(status := self._said.get(timeout=SECONDS)):
            pass
        return status

    def until_it_has(self, orders: int) -> None:
        """So many orders are known here."""
        while self.till.cafe.sql("SELECT count(*) FROM orders") != [(orders,)]:
            assert self._came.wait(SECONDS)
            self._came.clear()

    def end(self) -> None:
        self.linker.end()
        assert self.linker.has_ended(SECONDS)
        self.shop.listeners.remove(self._hear)


@contextmanager
def linked(*tills: Till, time_out: float = 10.0) -> Iterator[list[Linked]]:
    """The links of these run within."""
    running = [Linked(till, time_out) for till in tills]
    try:
        yield running
    finally:
        for each in running:
            each.end()


@pytest.fixture
def tills(pair: Pair, database_url: str) -> Iterator[Tills]:
    tills = Tills(pair, database_url)
    yield tills
    tills.close()


def is_connected(status: LinkStatus) -> bool:
    return status.state is LinkState.CONNECTED and status.round_trip is not None


def is_away(status: LinkStatus) -> bool:
    return status.state is LinkState.AWAY


def test_what_is_sold_here_is_there_at_once_and_the_server_says_how_far_our_clock_is_off(tills: Tills) -> None:
    with linked(tills.one, tills.two) as (one, two):
        status = one.until(is_connected)
        assert status.host == "127.0.0.1"
        assert status.clock_off is not None
        assert status.clock_off < timedelta(hours=-1)  # a test's day is long over
        two.until(is_connected)
        one.sell("Latte")
        two.until_it_has(1)
        two.sell("Croissant")
        one.until_it_has(2)
    tills.exchange()
    assert is_the_same(tills)


def test_a_server_that_is_killed_is_away_and_takes_what_was_sold_meanwhile_once_it_is_back(
    tills: Tills, postgres: PostgresCluster
) -> None:
    with linked(tills.one, tills.two) as (one, two):
        one.until(is_connected)
        postgres.kill()
        try:
            assert one.until(is_away).since == one.till.cafe.clock.now()
            one.sell("Latte")
            one.sell("Latte", "Croissant")
            waiting = one.until(lambda status: status.waiting >= 8).waiting
            assert one.linker.status.state is LinkState.AWAY
        finally:
            postgres.start()
        one.linker.try_now()
        back = one.until(lambda status: status.just_sent > 0)
        assert back.just_sent == waiting
        assert back.state is LinkState.CONNECTED
        two.linker.try_now()
        two.until_it_has(2)
    tills.exchange()
    assert is_the_same(tills)


class Wire:
    """Carries bytes to the server, until nothing comes through any more, though nobody hangs up."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._cut = Event()
        self._door = create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._ends = [self._door]
        Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        self._cut.set()

    def close(self) -> None:
        for end in self._ends:
            end.close()

    def _listen(self) -> None:
        while True:
            try:
                here, _ = self._door.accept()
            except OSError:
                return
            there = create_connection(("127.0.0.1", self._port))
            self._ends += [here, there]
            for pair in ((here, there), (there, here)):
                Thread(target=self._carry, args=pair, daemon=True).start()

    def _carry(self, here: socket, there: socket) -> None:
        try:
            while said := here.recv(65536):
                if not self._cut.is_set():
                    there.sendall(said)
        except OSError:
            return


def test_a_line_that_is_half_dead_is_given_up_and_nobody_who_sells_waits_for_it(
    tills: Tills, postgres: PostgresCluster
) -> None:
    with closing(Wire(postgres.port)) as wire:
        tills.one.reached_at(postgres.port, wire.port)
        with linked(tills.one, time_out=0.5) as (one,):
            one.until(is_connected)
            wire.cut()
            one.sell("Latte")
            assert one.until(is_away).waiting > 3


def test_a_machine_that_was_revoked_is_told_so_and_asks_no_more(tills: Tills) -> None:
    with psycopg.connect(tills.url, autocommit=True) as admin:
        admin.execute("UPDATE counter.terminals SET revoked_at = now() WHERE terminal = 'T2'")
    now = tills.two.cafe.clock.now()
    tills.two.cafe.clock.set(now - timedelta(hours=3))
    for _ in range(2):  # a later start knows still when it was
        with linked(tills.two) as (two,):
            refused = two.until(lambda status: status.state is LinkState.REFUSED)
            assert (refused.shut, refused.since) == (Shut.TAKEN_OUT, now - timedelta(hours=3))
        tills.two.cafe.clock.set(now)
    with linked(tills.two) as (two,):
        refused = two.until(lambda status: status.state is LinkState.REFUSED)
        assert "does not belong to the shop any more" in refused.trouble
        assert two.linker.has_ended(SECONDS)
        assert two.shop.claims.is_shut
        two.sell("Latte")
