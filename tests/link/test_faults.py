"""Tills and their server are killed and stopped, cables are cut and pulled: all that was sold is everywhere, once."""

from __future__ import annotations

from pathlib import Path

from link.faults import AT_SERVER, AT_TILLS, Plan, run
from link.postgres_server import PostgresCluster
from link.till_processes import Starter


def test_nothing_is_lost_or_there_twice(postgres: PostgresCluster, starter: Starter, tmp_path: Path) -> None:
    """The short form of `make faults-link`: each kind of fault comes about once."""
    plan = Plan(
        tills=4,
        pace=40,
        seconds=5,
        between=0.4,
        shortest=0.2,
        longest=0.8,
        time_out=1,
        tries=0.3,
        patience=30,
        vouchers=5,
    )
    outcome = run(plan, postgres, starter, tmp_path)
    left = outcome.left
    assert (left.lost, left.doubled, left.wrong) == (0, 0, ())
    assert outcome.holds
    assert left.recorded > 60
    assert set(outcome.faults) == {*AT_TILLS, *AT_SERVER}
