"""No call of the shop's server takes longer than it may, whatever becomes of the line."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from time import monotonic

import pytest

from counter.kernel.errors import Refused, Unavailable
from counter.kernel.ids import OrderId, Position, Seq, new_id
from counter.link.postgres import PostgresServer
from link.postgres_server import PostgresCluster
from link.proxy import Proxy, proxy
from link.terminals import ServedShop

TIME_OUT = 0.3
"""Seconds that a call may take here, once the server was greeted."""
MUCH = 5.0
"""Seconds within which it is over for certain, on a machine that is busy."""


@pytest.fixture
def line(postgres: PostgresCluster) -> Iterator[Proxy]:
    """What lies between the terminal and the server."""
    with proxy(postgres.port) as line:
        yield line


@pytest.fixture
def server(served: ServedShop, line: Proxy, postgres: PostgresCluster) -> Iterator[PostgresServer]:
    """The server at the other end of the line, greeted once."""
    address = served.address()
    over_line = replace(address, url=address.url.replace(str(postgres.port), str(line.port)))
    with closing(PostgresServer(over_line)) as server:
        server.hello(Position(0))
        server.time_out = TIME_OUT
        yield server


def test_a_line_that_swallows_everything_is_given_up(server: PostgresServer, served: ServedShop, line: Proxy) -> None:
    facts = served.chain().several(3)
    line.swallows = True
    started = monotonic()
    with pytest.raises(Unavailable, match="does not answer"):
        server.push(facts, ())
    with pytest.raises(Unavailable):
        server.hello(Position(0))
    with pytest.raises(Unavailable):
        server.claim("voucher:a", OrderId(new_id()))
    assert TIME_OUT <= monotonic() - started < MUCH
    line.swallows, server.time_out = False, 10.0
    assert server.hello(Position(0)).position == 0
    server.push(facts, ())
    assert len(server.pull(Position(0), Seq(0))) == 3


def test_waiting_for_others_on_a_half_dead_line_ends(server: PostgresServer, line: Proxy) -> None:
    line.swallows = True
    assert not server.wait(0.05)
    with pytest.raises(Unavailable):
        server.is_quiet()
    with pytest.raises(Unavailable):
        server.pull(Position(0), Seq(0))


def test_a_line_that_is_cut_is_found_while_waiting(server: PostgresServer, line: Proxy) -> None:
    line.cut()
    with pytest.raises(Unavailable):
        server.wait(MUCH)
    with pytest.raises(Unavailable):
        server.pull(Position(0), Seq(0))
    server.time_out = 10.0
    assert server.hello(Position(0)).position == 0


def test_a_server_that_is_down_is_unavailable_at_once(served: ServedShop) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    nowhere = replace(served.address(), url=f"postgresql://127.0.0.1:{port}/shop")
    with closing(PostgresServer(nowhere)) as server, pytest.raises(Unavailable, match="does not answer"):
        server.hello(Position(0))


def test_a_server_that_takes_connections_and_says_nothing_is_given_up(served: ServedShop) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mute = replace(served.address(), url=f"postgresql://127.0.0.1:{silent.getsockname()[1]}/shop")
        started = monotonic()
        with closing(PostgresServer(mute, time_out=TIME_OUT)) as server, pytest.raises(Unavailable):
            server.hello(Position(0))
        assert monotonic() - started < MUCH


def test_a_first_machine_that_lost_its_power_is_in_nobodys_way(served: ServedShop, postgres: PostgresCluster) -> None:
    """It answers nothing, not even no; the second one has taken over."""
    order = OrderId(new_id())
    with socket.create_server(("127.0.0.1", 0)) as silent:
        ports = f"127.0.0.1:{silent.getsockname()[1]},127.0.0.1:{postgres.port}"
        address = served.address()
        both = replace(address, url=address.url.replace(f"127.0.0.1:{postgres.port}", ports))
        with closing(PostgresServer(both)) as server:
            assert server.claim("voucher:a", order) == order


def test_a_second_act_that_holds_the_shop_makes_nobody_wait_longer(server: PostgresServer, served: ServedShop) -> None:
    facts = served.chain().several(1)
    with served.admin() as admin, admin.transaction():
        admin.execute("SELECT FROM counter.shops FOR UPDATE")
        with pytest.raises(Unavailable):
            server.push(facts, ())
    server.time_out = 10.0
    server.hello(Position(0))
    server.push(facts, ())
    assert server.hello(Position(1)).position == 1


def test_whoever_was_shut_out_is_told_so(served: ServedShop) -> None:
    wrong = replace(served.address(), password="guessed")
    with closing(PostgresServer(wrong)) as server, pytest.raises(Refused, match="does not know this machine"):
        server.hello(Position(0))
    served.sql("UPDATE counter.terminals SET revoked_at = now()")
    with closing(PostgresServer(served.address())) as server, pytest.raises(Refused, match="does not belong"):
        server.hello(Position(0))


def test_a_server_of_nothing_says_what_to_do(served: ServedShop, postgres: PostgresCluster) -> None:
    address = served.address()
    other = replace(address, url=postgres.url(postgres.new_database()).replace("counter_test_admin@", ""))
    with closing(PostgresServer(other)) as server, pytest.raises(Refused, match="counter server check"):
        server.hello(Position(0))
