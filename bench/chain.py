"""A thousand shops on one PostgreSQL: what an order costs there, how long a push takes at the peak, what a year weighs.

    python bench/chain.py [--full]

Every shop has a database of its own and four tills, each with one connection that listens, as a real one. First each
shop gets some orders. Then nobody sells, and the tills of a thousand shops ask now and then whether the server is
there, and greet it. Then the peak hour comes on top: 28 orders in some 120 acts a second, each act pushed by one till,
told to all four and pulled by each. What it takes is asked of the system, of PostgreSQL's processes alone.

A hundred of the shops are really there, with four hundred connections, and do what the thousand do; with `--full` all
thousand are, with 416,000 orders, and the tills of 250 are connected: half an hour, 15 GB.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random
from threading import Event, Thread

import psycopg

sys.path.append(str(Path(__file__).parent.parent / "tests"))

from chain_server import cpu_seconds, private_bytes, running_server
from chain_shops import TERMINALS, OneShop, Order, let_in, make_shops, typical_orders
from chain_table import A_DAY, FULL, SHOPS, Scale, Seen, size_of, table

from counter.kernel.ids import Position, Seq, TerminalId
from counter.link.install import connect_admin, install
from counter.link.linker import GREET, LOOK
from link.postgres_server import PostgresCluster

PEAK = 0.2 * SHOPS * A_DAY / 3600
"""Orders a second: a fifth of a day's come in its busiest hour."""
AT_ONCE, CLIENTS = 500, 4


def seed(shops: Sequence[OneShop], orders: Sequence[Order], each: int) -> None:
    """Gives every shop `each` orders, in pushes of some 500 facts."""

    def fill(number: int) -> None:
        rng = Random(number)
        for shop in shops[number::CLIENTS]:
            till = rng.choice(TERMINALS)
            shop.join(till)
            left = each
            while left > 0:
                some = rng.choices(orders, k=min(left, AT_ONCE // 8))
                left -= len(some)
                shop.tills[till].push(shop.record(till, [act for order in some for act in order]), ())
            shop.leave()

    at_once(fill)


def cost_of_a_fact(cluster: PostgresCluster, shop: OneShop, orders: Sequence[Order]) -> float:
    """The processor's seconds for one of 500 facts of a push."""
    rng, (till, *_) = Random(2), TERMINALS
    shop.join(till)
    pushes = [
        shop.record(till, [act for order in rng.choices(orders, k=AT_ONCE // 8) for act in order]) for _ in range(30)
    ]
    for few in pushes[:5]:
        shop.tills[till].push(few, ())
    before = cpu_seconds(cluster)
    for many in pushes[5:]:
        shop.tills[till].push(many, ())
    cost = (cpu_seconds(cluster) - before) / sum(map(len, pushes[5:]))
    shop.leave()
    return cost


def connect(shops: Sequence[OneShop]) -> None:
    """All tills of these come in, and stay."""

    def come(number: int) -> None:
        for shop in shops[number::CLIENTS]:
            for terminal in TERMINALS:
                shop.join(terminal)
                shop.tills[terminal].pull(Position(shop.position), Seq(0))

    at_once(come)


def at_once(work: Callable[[int], None]) -> None:
    """Does it for each of the clients."""
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(work, range(CLIENTS)))


def wait_and_greet(shops: Sequence[OneShop], over: Event, seen: Seen) -> None:
    """What the tills of a thousand shops do while nothing is sold, done by those of these, until it is over."""
    looks, greetings = len(TERMINALS) * SHOPS / LOOK, len(TERMINALS) * SHOPS / GREET
    rng, began = Random(0), time.perf_counter()
    while not over.is_set():
        took = time.perf_counter() - began
        is_greeting = seen.greetings < greetings * took
        if not is_greeting and seen.looks >= looks * took:
            time.sleep(0.001)
            continue
        shop, terminal = rng.choice(shops), rng.choice(TERMINALS)
        if not shop.lock.acquire(blocking=False):
            continue
        try:
            if is_greeting:
                shop.greet(terminal)
                seen.greetings += 1
            else:
                shop.tills[terminal].is_quiet()
                seen.looks += 1
        finally:
            shop.lock.release()


def observed(cluster: PostgresCluster, shops: Sequence[OneShop], work: Callable[[Seen], None]) -> Seen:
    """What is seen while the tills wait and greet, and `work` is done."""
    seen, over = Seen(), Event()
    waiting = Thread(target=wait_and_greet, args=(shops, over, seen))
    before, began = cpu_seconds(cluster), time.perf_counter()
    waiting.start()
    try:
        work(seen)
    finally:
        over.set()
        waiting.join()
    seen.seconds = time.perf_counter() - began
    seen.core = (cpu_seconds(cluster) - before) / seen.seconds
    return seen


def idle(cluster: PostgresCluster, seconds: float) -> float:
    """The share of a core that the server takes of itself."""
    before = cpu_seconds(cluster)
    time.sleep(seconds)
    return (cpu_seconds(cluster) - before) / seconds


def peak(shops: Sequence[OneShop], orders: Sequence[Order], seconds: float, seen: Seen) -> None:
    """The peak hour for so many seconds: each client sells its share, no order before its time."""

    def sell(number: int) -> None:
        rng, due, began = Random(number), 0.0, time.perf_counter()
        while (due := due + rng.expovariate(PEAK / CLIENTS)) < seconds:
            time.sleep(max(0.0, began + due - time.perf_counter()))
            one_order(rng.choice(shops), rng.choice(TERMINALS), rng.choice(orders), seen)

    at_once(sell)


def one_order(shop: OneShop, terminal: TerminalId, order: Order, seen: Seen) -> None:
    """Each act of it goes up by itself, is told to every till, and comes down at every till."""
    for act in order:
        with shop.lock:
            known = Position(shop.position)
            facts = shop.record(terminal, [act])
            seen.pushes.append(seconds_of(partial(shop.tills[terminal].push, facts, ())))
            for each, till in shop.tills.items():
                own = Seq(shop.heads[each].seq if each == terminal else 0)
                if not till.wait(10.0):
                    raise RuntimeError("a till was not told of an act")
                seen.pulls.append(seconds_of(partial(till.pull, known, own)))
    seen.orders += 1


def seconds_of(call: Callable[[], object]) -> float:
    """How long a call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def settle(shops: Sequence[OneShop]) -> None:
    """What the many orders at once leave to be done is done before the peak, as in a year that went by."""
    for shop in shops:
        with psycopg.connect(shop.url, autocommit=True) as admin:
            admin.execute("VACUUM ANALYZE")
    with psycopg.connect(shops[0].url, autocommit=True) as admin:
        admin.execute("CHECKPOINT")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="all thousand shops, and ten minutes of the peak")
    scale = FULL if parser.parse_args().full else Scale()
    with running_server() as cluster, tempfile.TemporaryDirectory() as folder:
        template = cluster.new_database()
        with closing(connect_admin(cluster.url(template))) as admin:
            install(admin)
        orders = typical_orders(Path(folder))
        say("the shops get their orders …")
        shops = make_shops(cluster, template, scale.shops)
        for shop in shops:
            let_in(shop)
        seed(shops, orders, scale.orders)
        fact = cost_of_a_fact(cluster, shops[0], orders)
        settle(shops)
        idle_core, memory = idle(cluster, 10.0), private_bytes(cluster)
        open_shops = shops[: scale.connected]
        connect(open_shops)
        listener = (private_bytes(cluster) - memory) / (scale.connected * len(TERMINALS))
        say("nobody sells …")
        quiet = observed(cluster, open_shops, lambda _seen: time.sleep(scale.seconds / 2))
        say("the peak hour …")
        rush = observed(cluster, open_shops, lambda seen: peak(open_shops, orders, scale.seconds, seen))
        for shop in open_shops:
            shop.leave()
        size = size_of(shops)
        print(table(scale, idle_core, quiet, rush, size, fact, listener))


def say(what: str) -> None:
    """How far it is."""
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
