"""Three days without the server at three tills: how long until each knows all that each sold, once it is back.

Four processes: the tills, each with a file of its own, and a PostgreSQL that waits for its disk. Beside it how long
a tap takes meanwhile. In the end every table of every till is the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic, process_time, sleep
from typing import Any

from row import Row, median_of, share
from several_terminals import make_terminals

from cafe import Cafe
from counter.flows import make, ring_up
from counter.journal.queries import how_many_unplaced
from counter.kernel.ids import OrderId, new_id
from counter.link.linker import Linker
from counter.link.reach import reach
from counter.ui.desk.worker import Worker
from link.postgres_server import postgres_cluster
from link.tills import served
from pair import everything

NAMES = ("T1", "T2", "T3")
ORDERS = int(os.environ.get("COUNTER_BENCH_ORDERS", "3200"))
"""How many each till sells while the server is away."""
ON_DISK = {"fsync": "on", "full_page_writes": "on"}


def rows(folder: Path) -> Iterator[Row]:
    """The rows of this bench; `folder` is empty and on the disk that is measured."""
    with postgres_cluster(ON_DISK) as cluster, ExitStack() as open_tills:
        make_tills(folder, cluster.url(cluster.new_database()))
        tills = [open_tills.enter_context(till(folder / name)) for name in NAMES]
        alone = [json.loads(line_of(each)) for each in tills]
        for each in tills:
            say_go(each)
        done = [json.loads(line_of(each)) for each in tills]
    if len({each["digest"] for each in done}) > 1:
        raise RuntimeError("the tills' tables differ")
    took, worked = max(each["seconds"] for each in done), sum(each["worked"] for each in done)
    facts = sum(each["facts"] for each in alone)
    more = 1000 * (share(done[0]["taps"], 95) - share(alone[0]["taps"], 95))
    yield Row(
        f"{3 * ORDERS:,} orders of three tills drained", f"{took:.0f} s", f"{facts:,} facts from each to the others",
        f"{2 * facts / took:,.0f} a second; {worked:.0f} s of processor", "≤ 60 s", "≤ 30 s", took, 60,
    )  # fmt: skip
    yield Row(
        "a tap meanwhile, 95 of 100", f"{1000 * share(done[0]['taps'], 95):.0f} ms",
        f"without: {1000 * share(alone[0]['taps'], 95):.0f} ms", f"median {1000 * median_of(done[0]['taps']):.0f} ms",
        "≤ 25 ms more", "", more, 25,
    )  # fmt: skip


def make_tills(folder: Path, url: str) -> None:
    """Three tills of a shop, which know each other through the server at `url`."""
    Cafe.made_in(folder / NAMES[0]).close()
    make_terminals(folder / NAMES[0], [folder / name for name in NAMES[1:]])
    cafes = [Cafe.opened_in(folder / name) for name in NAMES]
    for each in served(cafes, url):
        each.close()
        each.cafe.close()


def till(folder: Path) -> subprocess.Popen[str]:
    """A till in a process of its own; it ends with the block."""
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, __file__, str(folder)]
    return subprocess.Popen(command, env=paths, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def line_of(process: subprocess.Popen[str]) -> str:
    """What it says next."""
    return next(iter(process.stdout or ()))


def say_go(process: subprocess.Popen[str]) -> None:
    """The server is back."""
    if process.stdin is not None:
        process.stdin.write("go\n")
        process.stdin.flush()


def be_a_till(folder: Path) -> None:
    """Sells for three days on its own; once it may, exchanges all of it, and says how long that took."""
    cafe, acts = Cafe.opened_in(folder), Worker("acts")
    for _ in range(ORDERS):
        order_id = cafe.sell("Latte")
        for line in cafe.order(order_id).lines:
            cafe.shop.do(cafe.ana, make.tick_line, order_id, line.line_id, made=True)
        cafe.ready(order_id)
        cafe.shop.do(cafe.ana, make.hand_over, order_id)
        cafe.forward(0.45)
    facts = cafe.shop.read(how_many_unplaced)
    print(json.dumps({"facts": facts, "taps": tapped(cafe, acts, 60)}), flush=True)
    next(sys.stdin)
    drained, begin, processor = Event(), monotonic(), process_time()

    def look(_: object) -> None:
        if cafe.shop.read_beside(how_many_unplaced) == 0 and count_orders(cafe) == 3 * ORDERS:
            drained.set()

    cafe.shop.listeners.append(look)
    linker = Linker(cafe.shop, lambda: reach(folder), partial(on, acts), lambda _status: None)
    linker.begin()
    taps = list[float]()
    while not drained.is_set():
        taps += tapped(cafe, acts, 1)
        sleep(0.2)
    took, worked = monotonic() - begin, process_time() - processor
    linker.end()
    digest = hashlib.sha256(repr(everything(cafe)).encode()).hexdigest()
    print(json.dumps({"seconds": took, "worked": worked, "taps": taps, "digest": digest}), flush=True)


def on(acts: Worker, work: Callable[[], Any]) -> Any:
    """Does it where acts are done."""
    return acts.submit(work).result()


def tapped(cafe: Cafe, acts: Worker, times: int) -> list[float]:
    """How long it takes to ring an item up, each time."""
    took = list[float]()
    latte = cafe.item("Latte")
    for _ in range(times):
        begin = monotonic()
        on(acts, partial(cafe.shop.do, cafe.ana, ring_up.add_item, OrderId(new_id()), latte))
        took.append(monotonic() - begin)
    return took


def count_orders(cafe: Cafe) -> int:
    """How many it knows."""
    return int(str(cafe.sql("SELECT count(*) FROM orders")[0][0]))


if __name__ == "__main__":
    be_a_till(Path(sys.argv[1]))
