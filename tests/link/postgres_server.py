"""A PostgreSQL of the tests' own: one for all of them, an empty database for each, and it can be killed and started."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from random import Random
from signal import SIGKILL, Signals

import psycopg
import pytest

ADMIN = "counter_test_admin"
_MEMORY = Path("/dev/shm")  # noqa: S108 - quick, and gone with the machine
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "max_wal_size": "256MB",
    "shared_buffers": "32MB",
    "autovacuum": "off",
    "lc_messages": "C",
    "password_encryption": "scram-sha-256",
}
_LETS_IN = f"""
local all {ADMIN} trust
host all {ADMIN} 127.0.0.1/32 trust
local replication {ADMIN} trust
host replication {ADMIN} 127.0.0.1/32 trust
host all all 127.0.0.1/32 scram-sha-256
"""


def binaries() -> Path:
    """Where PostgreSQL's programs are. Skips the test where they are nowhere."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        pytest.skip("no PostgreSQL here; on Debian: apt-get install postgresql")
    return (found[-1] if found else Path(str(on_path))).parent


class PostgresCluster:
    """A server in a folder of its own, on a free port of this machine. `ADMIN` comes in without a password."""

    def __init__(self, folder: Path, settings: dict[str, str] | None = None) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.port = _free_port()
        self._settings = _SETTINGS | {"unix_socket_directories": str(folder)} | (settings or {})
        self._numbers = count(1)

    def make(self) -> None:
        """Makes its files."""
        self.run("initdb", "-D", self.data, "-U", ADMIN, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        (self.data / "pg_hba.conf").write_text(_LETS_IN)

    def copy_of(self, primary: PostgresCluster) -> None:
        """Makes it a standby that streams from another."""
        source = f"host=127.0.0.1 port={primary.port} user={ADMIN} application_name=standby"
        self.run("pg_basebackup", "-D", self.data, "-d", source, "-R", "-c", "fast", "--no-sync")

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        options = " ".join(f"-c {name}={value}" for name, value in (self._settings | {"port": str(self.port)}).items())
        self.run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "-s", "-o", options, "start")

    def stop(self) -> None:
        """Stops it where it runs."""
        with suppress(subprocess.CalledProcessError):
            self.run("pg_ctl", "-D", self.data, "-m", "immediate", "-s", "-w", "stop")

    def kill(self) -> None:
        """kill -9 of every process of it, as when the machine loses its power."""
        self.signal(SIGKILL)
        for left in (self.data / "postmaster.pid", *self.folder.glob(".s.PGSQL.*")):
            left.unlink(missing_ok=True)

    def signal(self, what: Signals) -> None:
        """Tells every process of it that."""
        postmaster = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        for each in (postmaster, *_children(postmaster)):
            with suppress(ProcessLookupError):
                os.kill(each, what)

    def promote(self) -> None:
        """Makes the standby that it was a primary."""
        self.run("pg_ctl", "-D", self.data, "-s", "-w", "promote")

    def url(self, database: str = "postgres") -> str:
        """Where a database of it is, for its administrator."""
        return f"postgresql://{ADMIN}@127.0.0.1:{self.port}/{database}"

    def admin(self, database: str = "postgres") -> psycopg.Connection[tuple[object, ...]]:
        """The administrator, in a database of it; every statement stands at once."""
        return psycopg.connect(self.url(database), autocommit=True)

    def new_database(self) -> str:
        """An empty database; its name."""
        name = f"shop_{next(self._numbers)}"
        with self.admin() as admin:
            admin.execute(f"CREATE DATABASE {name} TEMPLATE template0 STRATEGY wal_log")
        return name

    @contextmanager
    def back_from_backup(self, url: str) -> Iterator[None]:
        """What the database at `url` hears within is gone from it afterwards."""
        name = url.rpartition("/")[2]
        with self.admin() as admin:
            admin.execute(f"CREATE DATABASE {name}_backup TEMPLATE {name} STRATEGY wal_log".encode())
            yield
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
            admin.execute(f"ALTER DATABASE {name}_backup RENAME TO {name}".encode())

    def run(self, program: str, *words: object) -> None:
        """Runs a program of PostgreSQL's, as somebody who is not root."""
        command = [str(binaries() / program), *map(str, words)]
        subprocess.run([*_not_root(), *command], check=True, cwd=self.folder, stdout=subprocess.DEVNULL)


@contextmanager
def postgres_cluster(settings: dict[str, str] | None = None) -> Iterator[PostgresCluster]:
    """A server that runs, and is gone afterwards."""
    with folder_for_postgres() as folder:
        cluster = PostgresCluster(folder, settings)
        cluster.make()
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()


@contextmanager
def folder_for_postgres() -> Iterator[Path]:
    """A folder in which PostgreSQL may write, gone afterwards."""
    binaries()
    within = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="counter-pg-", dir=within))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _not_root() -> Sequence[str]:
    return () if os.geteuid() else ("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--")


def _free_port() -> int:
    """A port that the system gives nobody who connects: it is still free when a server that was killed comes back."""
    for port in Random().sample(range(20_000, 32_000), 100):
        with socket.socket() as asked, suppress(OSError):
            asked.bind(("127.0.0.1", port))
            return port
    raise OSError("no free port")


def _children(process: int) -> Sequence[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(each) for each in listed.read_text().split()] if listed.exists() else []
