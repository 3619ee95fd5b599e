"""What `chain.py` measured, as a table."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import psycopg
from chain_shops import TERMINALS, OneShop
from row import milliseconds, share

SHOPS, A_DAY, DAYS = 1_000, 500, 365
"""The chain, the orders of one of its shops in a day, and a year."""
GB = 1e9
SIZE = """
    SELECT pg_total_relation_size('counter.facts'), pg_indexes_size('counter.facts'), count(*),
           count(*) FILTER (WHERE kind = 'OrderPlaced'), pg_database_size(current_database()) FROM counter.facts
"""


class Scale(NamedTuple):
    """How many shops are there, of how many the tills are connected, how many orders each has, how long the peak is."""

    shops: int = 100
    connected: int = 100
    orders: int = 40
    seconds: float = 60.0


FULL = Scale(SHOPS, 250, 416, 600.0)


class Size(NamedTuple):
    """Bytes of the facts with their indexes, and of the indexes; how many facts, and orders; bytes of the databases."""

    all: int
    indexes: int
    facts: int
    orders: int
    databases: int


@dataclass
class Seen:
    """The seconds of each push and pull; how many orders, looks and greetings; the processor's share of a core."""

    pushes: list[float] = field(default_factory=list)
    pulls: list[float] = field(default_factory=list)
    orders: int = 0
    looks: int = 0
    greetings: int = 0
    core: float = 0.0
    seconds: float = 0.0

    def a_second(self, times: int) -> str:
        """How often a second something happened that happened so many times."""
        return f"{times / self.seconds:.0f}"


def size_of(shops: Sequence[OneShop]) -> Size:
    """Of all of them."""
    sizes = []
    for shop in shops:
        with psycopg.connect(shop.url) as admin:
            sizes.append(admin.execute(SIZE).fetchall()[0])
    return Size(*map(sum, zip(*sizes, strict=True)))


def table(scale: Scale, idle_core: float, quiet: Seen, rush: Seen, size: Size, fact: float, listener: float) -> str:
    """What was measured, as a table of Markdown."""
    year = size.all / size.orders * SHOPS * A_DAY * DAYS
    acts, selling = len(rush.pushes), (rush.core - quiet.core) * rush.seconds
    rows = [
        ("shops there, tills connected", f"{scale.shops:,}, {scale.connected * len(TERMINALS):,}"),
        ("orders there", f"{size.orders:,}, of {size.facts / size.orders:.1f} facts each"),
        ("pushed by 500 facts", f"{fact * 1e6:.0f} µs of CPU a fact"),
        ("4,000 tills ask and greet", f"{quiet.a_second(quiet.looks)}, {quiet.a_second(quiet.greetings)} a second"),
        ("the peak", f"{rush.a_second(acts)} acts/s up, {rush.a_second(len(rush.pulls))} pulls/s"),
        ("push of an act: p50, p99", f"{milliseconds(rush.pushes)}, {share(rush.pushes, 99) * 1000:.1f} ms"),
        ("pull of it: p50, p99", f"{milliseconds(rush.pulls)}, {share(rush.pulls, 99) * 1000:.1f} ms"),
        ("CPU, an act told to four tills and pulled by each", f"{selling / acts * 1000:.2f} ms"),
        ("CPU, an order", f"{selling / rush.orders * 1000:.1f} ms"),
        ("CPU of the server by itself", f"{idle_core * 100:.1f}% of a core"),
        ("CPU while nobody sells", f"{quiet.core * 100:.1f}% of a core"),
        ("CPU at the peak, all of it", f"{rush.core * 100:.1f}% of a core"),
        ("on disk, an order", f"{size.all / size.orders:,.0f} bytes ({size.indexes / size.orders:,.0f} of indexes)"),
        ("on disk, a shop's year", f"{year / SHOPS / GB:.2f} GB"),
        ("on disk, the chain's year", f"{year / GB / 1000:.2f} TB"),
        ("on disk, a shop's database beside its facts", f"{(size.databases - size.all) / scale.shops / 1e6:.0f} MB"),
        ("programs that wanted a core, of so many", f"{os.getloadavg()[0]:.0f}, {os.cpu_count()}"),
        ("memory, a till that listens", f"{listener / 1e6:.1f} MB"),
    ]  # fmt: skip
    return "\n".join(["| what | figure |", "|---|---|", *(f"| {what} | {figure} |" for what, figure in rows)])
