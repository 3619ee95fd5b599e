"""The PostgreSQL of `chain.py`, and what the system says of its processes."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from link.postgres_server import PostgresCluster

SETTINGS = {
    "fsync": "on", "full_page_writes": "on", "autovacuum": "on", "shared_buffers": "512MB", "max_connections": "1100",
    "autovacuum_naptime": "10min", "max_wal_size": "4GB",
}  # fmt: skip
"""As docs/server.md has them for a chain."""


def processes(cluster: PostgresCluster) -> list[int]:
    """Every process of the server."""
    postmaster = int((cluster.data / "postmaster.pid").read_text().splitlines()[0])
    children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    return [postmaster, *map(int, children)]


def cpu_seconds(cluster: PostgresCluster) -> float:
    """The processor's seconds that the server took so far, also for those of its processes that ended.

    Of those that run to the nanosecond: each does little, and `stat` counts hundredths.
    """
    postmaster, *_ = there = processes(cluster)
    values = Path(f"/proc/{postmaster}/stat").read_text().rpartition(") ")[2].split()
    taken = sum(map(int, values[13:15])) / os.sysconf("SC_CLK_TCK")
    for process in there:
        with suppress(ProcessLookupError, FileNotFoundError):  # one may end meanwhile
            taken += int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9
    return taken


def private_bytes(cluster: PostgresCluster) -> int:
    """Bytes of memory that no other process has as well, of all of the server's."""
    kilobytes = 0
    for process in processes(cluster):
        with suppress(ProcessLookupError, FileNotFoundError):  # one may end meanwhile
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
            kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
    return kilobytes * 1024


@contextmanager
def running_server() -> Iterator[PostgresCluster]:
    """A server on the disk, which writes every commit to it; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="counter-chain-") as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        cluster = PostgresCluster(Path(folder), SETTINGS)
        cluster.make()
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()
