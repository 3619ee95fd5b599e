"""How long until what one till sold is on the bar of another, beside a plain NOTIFY between two connections.

Three processes: two tills with files of their own, and a PostgreSQL that waits for its disk. Both tills read the clock
that all processes of a machine share.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Any

import psycopg
from row import Row, median_of, milliseconds, share

from cafe import Cafe
from counter.journal.topics import Topic
from counter.link.linker import Linker
from counter.link.reach import reach
from link.postgres_server import postgres_cluster
from link.tills import Tills
from pair import Pair, make_pair

SALES, EVERY = 120, 0.25
ON_DISK = {"fsync": "on", "full_page_writes": "on"}


def rows(folder: Path) -> Iterator[Row]:
    """The rows of this bench; `folder` is empty and on the disk that is measured."""
    with postgres_cluster(ON_DISK) as cluster:
        url = cluster.url(cluster.new_database())
        make_tills(folder, url)
        plain = list(notified(url))
        sold, known = played(folder)
    took = [known[order] - at for order, at in sold.items()]
    ratio = median_of(took) / median_of(plain)
    baseline = f"a plain NOTIFY: {milliseconds(plain)}"
    middle, late = median_of(took) * 1000, share(took, 95) * 1000
    yield Row("sold at A → on bar B", f"{middle:.0f} ms", baseline, f"{ratio:.0f}×", "≤ 50 ms", "≤ 15 ms", middle, 50)
    yield Row("the same, 95 of 100", f"{late:.0f} ms", baseline, "", "≤ 200 ms", "≤ 30 ms", late, 200)


def make_tills(folder: Path, url: str) -> None:
    """Two tills of a shop, which know each other through the server at `url`."""
    make_pair(folder)
    pair = Pair(folder)
    Tills(pair, url).close()
    pair.close()


def notified(url: str) -> Iterator[float]:
    """How long a NOTIFY takes to another connection, in seconds."""
    with psycopg.connect(url, autocommit=True) as says, psycopg.connect(url, autocommit=True) as hears:
        hears.execute("LISTEN bench")
        for _ in range(SALES):
            begin = monotonic()
            says.execute("NOTIFY bench")
            next(hears.notifies(timeout=10, stop_after=1))
            yield monotonic() - begin


def played(folder: Path) -> tuple[dict[str, float], dict[str, float]]:
    """When each order was sold at the one till, and when the other knew it."""
    with till(folder / "T2", "hears") as two, till(folder / "T1", "sells") as one:
        sold = dict(json.loads(line) for line in one.stdout or ())
        known = dict(json.loads(line) for line in islice(two.stdout or (), len(sold)))
    return sold, known


@contextmanager
def till(folder: Path, does: str) -> Iterator[subprocess.Popen[str]]:
    """A till in a process of its own, as long as the block lasts."""
    command = [sys.executable, __file__, str(folder), does]
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, env=paths, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.terminate()


def be_a_till(folder: Path, does: str) -> None:
    """Sells, or hears what is sold; says each order and when."""
    cafe, acts, told = Cafe.opened_in(folder), Lock(), set[object]()

    def do(work: Callable[[], Any]) -> Any:
        with acts:
            return work()

    def hear(topics: frozenset[Topic]) -> None:
        now = monotonic()
        for (order,) in cafe.sql("SELECT lower(hex(order_id)) FROM orders") if Topic.ORDERS in topics else ():
            if order not in told:
                told.add(order)
                print(json.dumps([order, now]), flush=True)

    linker = Linker(cafe.shop, lambda: reach(folder), do, lambda _status: None)
    if does == "hears":
        cafe.shop.listeners.append(hear)
    linker.begin()
    sleep(2)
    for _ in range(SALES if does == "sells" else 0):
        with acts:
            order = cafe.sell("Latte")
            print(json.dumps([order.hex, monotonic()]), flush=True)
            cafe.forward(0.5)
        sleep(EVERY)
    sleep(3 if does == "sells" else 10_000)


if __name__ == "__main__":
    be_a_till(Path(sys.argv[1]), sys.argv[2])
