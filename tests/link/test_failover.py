"""The shop's server is killed in a rush, and its standby goes on in its place: nothing is lost or there twice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from link.postgres_server import PostgresCluster, folder_for_postgres
from link.selling_till import Job
from link.till_processes import Starter, Till, drain, end, make_shop, point
from link.what_is_left import look

NAMES = ("T1", "T2")
RUSH = 40.0
"""Facts a second at each till."""


@pytest.fixture
def pair() -> Iterator[tuple[PostgresCluster, PostgresCluster]]:
    """A primary and a standby that has every fact before anybody is told that it arrived."""
    with folder_for_postgres() as one, folder_for_postgres() as two:
        primary, standby = PostgresCluster(one), PostgresCluster(two)
        primary.make()
        primary.start()
        standby.copy_of(primary)
        standby.start()
        with primary.admin() as admin:
            admin.execute("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
            admin.execute("SELECT pg_reload_conf()")
        yield primary, standby
        primary.stop()
        standby.stop()


def recorded(tills: list[Till]) -> int:
    return sum(len(till.recorded()) for till in tills)


def wait_for(tills: list[Till], more: int) -> None:
    """Until they recorded so many more facts."""
    enough, until = recorded(tills) + more, time.monotonic() + 20
    while recorded(tills) < enough:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_the_primary_is_killed_in_a_rush(
    pair: tuple[PostgresCluster, PostgresCluster], starter: Starter, tmp_path: Path
) -> None:
    primary, standby = pair
    database = primary.new_database()
    make_shop(tmp_path, primary.url(database), NAMES)
    for name in NAMES:
        hosts = f"127.0.0.1:{primary.port},127.0.0.1:{standby.port}"
        point(tmp_path / name, f"postgresql://{hosts}/{database}?target_session_attrs=read-write")
    tills = [Till(Job(str(tmp_path), name, RUSH)) for name in NAMES]
    for till in tills:
        starter.start(till)
    wait_for(tills, 40)
    primary.kill()
    wait_for(tills, 20)  # they sell on meanwhile
    standby.promote()
    wait_for(tills, 20)
    drained = drain(tills, standby.url(database), within=30)
    end(tills)
    left = look(tills, standby.url(database))
    assert (left.lost, left.doubled, left.wrong) == (0, 0, ())
    assert left.recorded >= 80
    assert drained < 15
    with psycopg.connect(standby.url(database)) as admin:
        forgot = admin.execute("SELECT count(*) FROM counter.facts WHERE kind = 'ServerForgot'").fetchone()
    assert forgot == (0,)  # a synchronous standby has all that anybody was told of
