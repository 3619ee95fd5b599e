"""From a tap on a tile to the painted total, against the time a screen of 60 Hz takes for one picture.

Nobody taps again before the tap before is painted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from row import Row, share
from watchdog import BLOCKED
from window import LEFT, Hands

from cafe import Cafe
from counter.flows import make
from counter.flows.shop import Act
from counter.orders.bar_queries import open_orders

FRAME = 1 / 60
SALES, LINES, WARM_UP = 40, 7, 4
IN_ADVANCE, PAINTED = 3, 0.05
"""Seconds until all is made that is made in advance, and until a tap is painted."""
TILES = ("Espresso", "Latte", "Flat white", "Cappuccino")


def rows(folder: Path) -> Iterator[Row]:
    """Rings up and is paid in cash; and how long the Qt thread was kept meanwhile."""
    cafe = Cafe.made_in(folder / "shop")
    hands = Hands(cafe.shop)
    hands.tap("Ana")
    hands.wait_for(TILES[0])
    hands.rest(IN_ADVANCE)
    taken = []
    for sale in range(SALES + WARM_UP):
        for tap in range(LINES):
            tile, total = hands.wait_for(TILES[tap % len(TILES)]), hands.there("Cash exact")
            if total is None:
                QTest.mouseClick(tile, LEFT)
                hands.wait_for("Cash exact")
                continue
            hands.rest(PAINTED)
            seconds = hands.painted_after(partial(QTest.mouseClick, tile, LEFT), total)
            if sale >= WARM_UP:
                taken.append(seconds)
        hands.tap("Cash exact")
        hands.rest(0.3)
        hands.desk.do(make_all)
        cafe.forward(3)
        hands.rest(0.3)
    longest = hands.watchdog.longest()
    hands.end()
    cafe.close()
    half, most = share(taken, 50), share(taken, 99)
    yield Row(
        "tap → painted, p50 and p99", f"{half * 1000:.1f} and {most * 1000:.1f} ms",
        f"a frame: {FRAME * 1000:.1f} ms", f"{most / FRAME:.1f} frames", "p99 ≤ 2 frames", "≤ 1", most, 2 * FRAME,
    )  # fmt: skip
    where = f" in {longest.where}" if longest.where else ""
    kept = f"{longest.seconds * 1000:.0f} ms{where}" if longest.seconds else "under 50 ms"
    yield Row("longest work of the Qt thread", kept, "", "", "≤ 50 ms", "", longest.seconds, BLOCKED,
    )  # fmt: skip


def make_all(act: Act) -> None:
    """Whoever is at the bar is quick."""
    for order in act.read(open_orders):
        make.ready(act, order.order_id, unmade=make.MADE)
