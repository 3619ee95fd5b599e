"""A shop with 100,000 orders: start, sale and search, against the same shop empty.

The large shop is made once, by `tools/many_orders.py`, which takes a quarter of an hour; it is kept in `build/`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter

from many_orders import DAY_ONE
from row import Row, median_of, milliseconds, share

from cafe import Cafe
from counter.flows.pay import pay
from counter.flows.watch import tidy
from counter.reports.placed import list_orders
from counter.ui.orders.orders_draft import OrdersDraft

ROOT = Path(__file__).parent.parent
ORDERS, LONG_AFTER = 100_000, timedelta(days=230)
KEPT = ROOT / "build" / "bench-100000"
STARTS, SALES, WARM_UP, SEARCHES = 7, 60, 10, 15
SEARCHED = ("141", "zoe", "9,40")
"""A number, a name, an amount."""


def rows(folder: Path) -> Iterator[Row]:
    """Starts both by turns, sells in both by turns, and searches the large one."""
    make_large()
    shutil.copytree(KEPT, folder / "large")
    now = DAY_ONE + LONG_AFTER
    Cafe.made_in(folder / "empty", now).close()
    shops = [folder / "large", folder / "empty"]
    for shop in shops:
        begin_day(shop, now)
    opened = [[open_seconds(shop, now) for shop in shops] for _ in range(STARTS)]
    yield compared("100,000 orders: open the shop", opened)
    large, empty = cafes = [Cafe.opened_in(shop, now) for shop in shops]
    sold = [[sale_seconds(cafe) for cafe in cafes] for _ in range(WARM_UP + SALES)]
    yield compared("100,000 orders: Pay → durable", sold[WARM_UP:])
    found = [search_seconds(large, typed) for typed in SEARCHED for _ in range(SEARCHES)]
    nothing = [search_seconds(empty, typed) for typed in SEARCHED for _ in range(SEARCHES)]
    worst = share(found, 99)
    yield Row(
        "100,000 orders: Orders search by number, name, amount; p50 and p99",
        f"{milliseconds(found)} and {worst * 1000:.0f} ms", f"empty shop: {milliseconds(nothing)}", "",
        "≤ 150 ms", "50 ms", worst, 0.15,
    )  # fmt: skip
    large.close()
    empty.close()


def make_large() -> None:
    """Makes the large shop unless it is there, of this version."""
    if KEPT.exists():
        return
    part = KEPT.with_name(f"{KEPT.name}-part")
    shutil.rmtree(part, ignore_errors=True)
    making = [sys.executable, str(ROOT / "tools" / "many_orders.py"), str(part), "--orders", str(ORDERS)]
    subprocess.run(making, check=True, stdout=sys.stderr)
    part.rename(KEPT)


def begin_day(shop: Path, now: datetime) -> None:
    """One order of the day in either shop, so that a start reads alike; what a new version does once is done."""
    cafe = Cafe.opened_in(shop, now)
    cafe.ready(cafe.sell("Latte"))
    tidy(cafe.shop)
    cafe.close()


def open_seconds(shop: Path, now: datetime) -> float:
    """How long it takes to open a shop."""
    begin = perf_counter()
    cafe = Cafe.opened_in(shop, now)
    taken = perf_counter() - begin
    cafe.close()
    return taken


def sale_seconds(cafe: Cafe) -> float:
    """How long it takes until a latte is paid; it is made at once."""
    order_id, ana = cafe.ring("Latte"), cafe.ana
    begin = perf_counter()
    cafe.shop.do(ana, pay, order_id)
    taken = perf_counter() - begin
    cafe.ready(order_id)
    cafe.forward(0.5)
    return taken


def search_seconds(cafe: Cafe, typed: str) -> float:
    """How long the page Orders waits for what was found."""
    settings = cafe.shop.settings
    wanted = OrdersDraft(typed=typed, most=8).wanted(settings.trading_day(cafe.clock.now()), settings.currency)
    begin = perf_counter()
    cafe.shop.read(list_orders, wanted, cafe.shop.language)
    return perf_counter() - begin


def compared(what: str, pairs: list[list[float]]) -> Row:
    """The large shop against the empty one, which may take a fifth longer."""
    large, empty = zip(*pairs, strict=True)
    ratio = median_of(large) / median_of(empty)
    return Row(
        what, milliseconds(large), f"empty shop: {milliseconds(empty)}", f"{ratio:.2f}×",
        "≤ 1.2×", "1.05×", ratio, 1.2,
    )  # fmt: skip
