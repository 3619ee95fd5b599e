"""Tills in processes of their own: how they are made, started and ended, and what they have."""

from __future__ import annotations

import math
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import psycopg
import pysqlite3

from cafe import Cafe
from counter.bootstrap import DATABASE
from counter.journal.heads import UNHEARD
from counter.journal.in_use import mark_closed
from counter.journal.journal import Journal
from counter.journal.receive import receive
from counter.journal.seal import SHOP_KEY, read_key, terminal_keyring, write_terminal_keys
from counter.kernel.ids import Seq, TerminalId
from counter.link.address import SERVER, ServerAddress, read_address, write_address
from counter.link.install import init_server, role_name
from counter.link.postgres import PostgresServer
from counter.rooms import registry
from counter.store.migrate import bring_up_to_date
from counter.store.unit import Store
from link.selling_till import Job
from link.terminals import add_terminal

SELLING_TILL = Path(__file__).with_name("selling_till.py")
STANDING = "SELECT cursor, (SELECT count(*) FROM journal WHERE position IS NULL) FROM link_state"


def make_shop(folder: Path, url: str, names: Sequence[str], vouchers: int = 0) -> tuple[str, ...]:
    """Makes a shop on the server at `url`, its administrator's, with these terminals, T1 first, each in a folder.

    Gives the codes of so many vouchers that were given away before.
    """
    with closing(Cafe.made_in(folder / names[0])) as cafe:
        missed = [cafe.miss() for _ in range(vouchers)]
        codes = tuple(cafe.code(order_id) for order_id in missed)
        init_server(cafe.shop, url)
        for name in names[1:]:
            _join(cafe, url, folder / name)
    return codes


def _join(first: Cafe, url: str, folder: Path) -> None:
    """Another terminal of the shop, with all that it recorded so far; as `counter join` does, without an invitation."""
    name, password = TerminalId(folder.name), secrets.token_hex(8)
    shop = first.shop.journal.shop
    add_terminal(url, shop, name, password)
    keys = terminal_keyring(read_key(first.folder / SHOP_KEY), name)
    folder.mkdir(mode=0o700)
    write_terminal_keys(folder, keys)
    address = read_address(first.folder)
    assert address is not None
    write_address(folder, ServerAddress(address.url, role_name(shop, name), password))
    bring_up_to_date(folder / DATABASE)
    store, journal = Store(folder / DATABASE), Journal(registry(), shop, keys)
    with closing(PostgresServer(replace(address, role=role_name(shop, name), password=password))) as server:
        server.hello(UNHEARD.cursor)
        with store.unit(first.shop.itself, first.clock.now()) as unit:
            receive(journal, unit, server.pull(UNHEARD.cursor, Seq(0), 10**6))
            mark_closed(unit, keys)
    store.close()


def point(folder: Path, url: str) -> None:
    """The terminal in `folder` finds its server there from now on."""
    address = read_address(folder)
    assert address is not None
    (folder / SERVER).unlink()
    write_address(folder, replace(address, url=url))


@dataclass
class Till:
    """One till: what it does, and its process, 0 while it has none."""

    job: Job
    process: int = 0

    @property
    def name(self) -> str:
        """What it is called in the shop."""
        return self.job.name

    @property
    def folder(self) -> Path:
        """Where its books are."""
        return Path(self.job.shop) / self.job.name

    def kill(self) -> None:
        """kill -9."""
        self.signal(signal.SIGKILL)
        self.process = 0

    def signal(self, what: signal.Signals) -> None:
        """Tells its process that."""
        with suppress(ProcessLookupError):
            os.kill(self.process, what)

    def standing(self) -> tuple[int, int]:
        """How far it knows the shop's order, and how many facts of its own have no position, as its file says."""
        with closing(pysqlite3.connect(f"file:{self.folder}/{DATABASE}?mode=ro", uri=True)) as file:
            row: tuple[int, int] = file.execute(STANDING).fetchone()
        return row

    def recorded(self) -> list[str]:
        """The ids of the facts that it recorded durably, as it wrote them down outside its books."""
        path = self.job.recorded
        return path.read_text().splitlines() if path.exists() else []


class Starter:
    """Starts tills in no time: it has loaded all that they need."""

    def __init__(self) -> None:
        self._started: list[Till] = []
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(
            [sys.executable, str(SELLING_TILL)],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def start(self, till: Till) -> None:
        """It opens its books and sells."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(msgspec.json.encode(till.job) + b"\n")
        self._process.stdin.flush()
        till.process = int(self._process.stdout.readline())
        self._started.append(till)

    def close(self) -> None:
        """No more; those that a test left, stopped ones too, are killed, so that nothing waits for them."""
        for till in self._started:
            if till.process:
                till.kill()
        self._process.communicate()


def wait_until_heard(tills: Sequence[Till], url: str, within: float = 60.0) -> None:
    """Until the server has facts of each. TimeoutError."""
    until = time.monotonic() + within
    with psycopg.connect(url, autocommit=True) as admin:
        while admin.execute("SELECT count(*) FROM counter.heads").fetchone() != (len(tills),):
            if time.monotonic() > until:
                raise TimeoutError("the server has not heard of every till")
            time.sleep(0.05)


def drain(tills: Sequence[Till], url: str, within: float) -> float:
    """They record nothing more; gives the seconds until each has all, math.inf where that is not `within` so many."""
    tills[0].job.rest.touch()
    began = time.monotonic()
    with psycopg.connect(url, autocommit=True) as admin:
        while True:
            row = admin.execute("SELECT position FROM counter.shops").fetchone()
            took = time.monotonic() - began
            if row is not None and all(till.standing() == (row[0], 0) for till in tills):
                return took
            if took > within:
                return math.inf
            time.sleep(0.1)


def end(tills: Sequence[Till], within: float = 20.0) -> None:
    """They close their books. TimeoutError where one does not."""
    for till in tills:
        till.signal(signal.SIGTERM)
    until = time.monotonic() + within
    for till in tills:
        while Path(f"/proc/{till.process}").exists():
            if time.monotonic() > until:
                raise TimeoutError(f"{till.name} does not end")
            time.sleep(0.02)
        till.process = 0
