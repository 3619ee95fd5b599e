"""A thousand shops on one PostgreSQL: what an order costs there, how long a push takes at the peak, what a year weighs.

    python bench/chain.py [--full]

Every shop has four tills. First each shop gets some orders by the server's own `push`; then the peak hour comes: 28
orders in some 140 acts a second, each act pushed by one till of a random shop and pulled by its three others. What it
takes is asked of the system, of PostgreSQL's processes alone. `--full` gives the shops 416,000 orders first: half an
hour, 4 GB.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import LiteralString, NamedTuple

import msgspec
import psycopg
from psycopg import sql
from row import milliseconds, share

sys.path.append(str(Path(__file__).parent.parent / "tests"))

from chain_server import cpu_seconds, private_bytes, running_server
from chain_shops import TERMINALS, OneShop, Order, make_shops, typical_orders

from counter.link.install import connect_admin, install
from link.postgres_server import PostgresCluster

SHOPS, A_DAY, DAYS = 1_000, 500, 365
"""The chain, the orders of one of its shops in a day, and a year."""
PEAK = 0.2 * SHOPS * A_DAY / 3600
"""Orders a second: a fifth of a day's come in its busiest hour."""
AT_ONCE, CLIENTS, LISTENERS = 500, 4, 50
FEW, MANY = 40, 416
"""Orders that each shop has before the peak."""
GB = 1e9
PUSH: LiteralString = "SELECT counter.push(%s::jsonb, '{}')"
PULL: LiteralString = "SELECT count(*) FROM counter.pull(%s, 0, 500)"
SIZE: LiteralString = """
    SELECT pg_total_relation_size('counter.facts'), pg_indexes_size('counter.facts'), count(*),
           count(*) FILTER (WHERE kind = 'OrderPlaced') FROM counter.facts
"""


class Size(NamedTuple):
    """Bytes of the facts with their indexes, and of the indexes; how many facts, and orders."""

    all: int
    indexes: int
    facts: int
    orders: int


@dataclass
class Peak:
    """The seconds of each push and pull, the orders, and the processor's seconds for them."""

    seconds: float
    pushes: list[float] = field(default_factory=list)
    pulls: list[float] = field(default_factory=list)
    orders: int = 0
    cpu: float = 0.0


class Client:
    """Somebody who is one till after another: an administrator, who may be anybody."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True, prepare_threshold=1)

    def push(self, shop: OneShop, terminal: str, acts: Order) -> float:
        """Seconds that it took to push these acts as that till."""
        self._become(shop.role(terminal))
        facts = msgspec.json.encode(shop.record(terminal, acts)).decode()
        return self._seconds_of(PUSH, facts)

    def pull(self, shop: OneShop, terminal: str, after: int) -> float:
        """Seconds that it took to pull as that till what came after a position."""
        self._become(shop.role(terminal))
        return self._seconds_of(PULL, after)

    def close(self) -> None:
        """Ends it."""
        self._connection.close()

    def _become(self, role: str) -> None:
        self._connection.execute(sql.SQL("SET SESSION AUTHORIZATION {}").format(sql.Identifier(role)), prepare=False)

    def _seconds_of(self, query: LiteralString, value: object) -> float:
        started = time.perf_counter()
        self._connection.execute(query, (value,))
        return time.perf_counter() - started


def seed(url: str, shops: Sequence[OneShop], orders: Sequence[Order], each: int) -> None:
    """Gives every shop `each` orders, in pushes of some 500 facts."""

    def fill(number: int) -> None:
        rng = Random(number)
        with closing(Client(url)) as client:
            for shop in shops[number::CLIENTS]:
                left = each
                while left > 0:
                    some = rng.choices(orders, k=min(left, AT_ONCE // 8))
                    left -= len(some)
                    client.push(shop, rng.choice(TERMINALS), [act for order in some for act in order])

    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(fill, range(CLIENTS)))


def peak(cluster: PostgresCluster, url: str, shops: Sequence[OneShop], orders: Sequence[Order], seconds: float) -> Peak:
    """The peak hour for so many seconds: each client sells its share, no order before its time."""
    seen = Peak(seconds)

    def sell(number: int) -> None:
        rng, due, began = Random(number), 0.0, time.perf_counter()
        with closing(Client(url)) as client:
            while (due := due + rng.expovariate(PEAK / CLIENTS)) < seconds:
                time.sleep(max(0.0, began + due - time.perf_counter()))
                one_order(client, rng.choice(shops), rng.choice(TERMINALS), rng.choice(orders), seen)

    before = cpu_seconds(cluster)
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(sell, range(CLIENTS)))
    seen.cpu = cpu_seconds(cluster) - before
    return seen


def one_order(client: Client, shop: OneShop, terminal: str, order: Order, seen: Peak) -> None:
    """Each act of it goes up by itself, and comes down at the three other tills."""
    for act in order:
        with shop.lock:
            known = shop.position
            seen.pushes.append(client.push(shop, terminal, [act]))
        seen.pulls += [client.pull(shop, other, known) for other in TERMINALS if other != terminal]
    seen.orders += 1


def listener_bytes(cluster: PostgresCluster, url: str, shops: Sequence[OneShop]) -> float:
    """Bytes of memory that a till takes that only listens."""
    before = private_bytes(cluster)
    with closing(psycopg.connect(url, autocommit=True)) as first:
        first.execute("SELECT 1")
    connections = [psycopg.connect(url, autocommit=True, prepare_threshold=1) for _ in range(LISTENERS)]
    for connection, shop in zip(connections, shops, strict=False):
        connection.execute(sql.SQL("SET SESSION AUTHORIZATION {}").format(sql.Identifier(shop.role("T1"))))
        connection.execute(f"LISTEN shop_{shop.shop.hex}")
        connection.execute(PULL, (shop.position - 5,))
    taken = private_bytes(cluster) - before
    for connection in connections:
        connection.close()
    return taken / LISTENERS


def settle(url: str) -> None:
    """What the many orders at once leave to be done is done before the peak, as in a year that went by."""
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute("VACUUM ANALYZE")
        admin.execute("CHECKPOINT")


def table(seen: Peak, size: Size, seeding: tuple[float, float], listener: float) -> str:
    """What was measured, as a table of Markdown."""
    seconds, cpu = seeding
    year = size.all / size.orders * SHOPS * A_DAY * DAYS
    rows = [
        ("orders there", f"{size.orders:,}, of {size.facts / size.orders:.1f} facts each"),
        ("pushed by 500 facts", f"{size.facts / seconds:,.0f} facts/s, {cpu / size.facts * 1e6:.0f} µs of CPU a fact"),
        ("the peak", f"{len(seen.pushes) / seen.seconds:.0f} acts/s up, {len(seen.pulls) / seen.seconds:.0f} pulls/s"),
        ("push of an act: p50, p99", f"{milliseconds(seen.pushes)}, {share(seen.pushes, 99) * 1000:.1f} ms"),
        ("pull of it: p50, p99", f"{milliseconds(seen.pulls)}, {share(seen.pulls, 99) * 1000:.1f} ms"),
        ("CPU, an act with its three pulls", f"{seen.cpu / len(seen.pushes) * 1000:.2f} ms"),
        ("CPU, an order", f"{seen.cpu / seen.orders * 1000:.1f} ms"),
        ("CPU at the peak", f"{seen.cpu / seen.seconds * 100:.1f}% of a core"),
        ("on disk, an order", f"{size.all / size.orders:,.0f} bytes ({size.indexes / size.orders:,.0f} of indexes)"),
        ("on disk, a shop's year", f"{year / SHOPS / GB:.2f} GB"),
        ("on disk, the chain's year", f"{year / GB / 1000:.2f} TB"),
        ("programs that wanted a core, of so many", f"{os.getloadavg()[0]:.0f}, {os.cpu_count()}"),
        ("memory, a till that listens", f"{listener / 1e6:.1f} MB"),
    ]  # fmt: skip
    return "\n".join(["| what | figure |", "|---|---|", *(f"| {what} | {figure} |" for what, figure in rows)])


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="416,000 orders, and ten minutes of the peak")
    full = parser.parse_args().full
    with running_server() as cluster, tempfile.TemporaryDirectory() as folder:
        url = cluster.url(cluster.new_database())
        with closing(connect_admin(url)) as admin:
            install(admin)
        orders = typical_orders(Path(folder))
        with psycopg.connect(url) as admin:
            shops = make_shops(admin, SHOPS)
        print("the shops get their orders …", file=sys.stderr, flush=True)
        started, before = time.perf_counter(), cpu_seconds(cluster)
        seed(url, shops, orders, MANY if full else FEW)
        seeding = time.perf_counter() - started, cpu_seconds(cluster) - before
        settle(url)
        print("the peak hour …", file=sys.stderr, flush=True)
        seen = peak(cluster, url, shops, orders, 600 if full else 60)
        with psycopg.connect(url) as admin:
            size = Size(*admin.execute(SIZE).fetchall()[0])
        print(table(seen, size, seeding, listener_bytes(cluster, url, shops)))


if __name__ == "__main__":
    main()
