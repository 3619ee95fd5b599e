"""A shop with 20,000 items: how long it takes to open, and from a key to what was found, against reading the rows."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

import pysqlite3
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from row import Row, median_of, milliseconds, share
from window import Hands

from cafe import Cafe
from counter.flows.open_shop import put_up_menu
from counter.kernel.ids import ItemId, new_id
from counter.kernel.money import Money
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile
from counter.menu.search import index_of

ITEMS, TIMES = 20_000, 5
WORDS = ("Blend", "Bean", "Ethiopia", "Kenya", "Brazil", "Mug", "Filter", "Syrup", "Tea", "Cup", "Cake", "Bag", "Tin")
TYPED = "mug filter"


def rows(folder: Path) -> Iterator[Row]:
    """Makes the shop, opens it some times, then types in its search."""
    cafe = Cafe.made_in(folder / "shop")
    cafe.shop.do(cafe.ana, put_up_menu, large_menu())
    cafe.close()
    opened, read = [], []
    for _ in range(TIMES):
        gc.disable()  # as `counter open` does
        begin = perf_counter()
        cafe = Cafe.opened_in(folder / "shop", cafe.clock.now())
        index_of(cafe.shop.menu)
        opened.append(perf_counter() - begin)
        gc.enable()
        cafe.close()
        read.append(read_plainly(cafe.database))
    cafe = Cafe.opened_in(folder / "shop", cafe.clock.now())
    found = keys_to_results(cafe)
    cafe.close()
    seconds, worst = median_of(opened), share(found, 99)
    yield Row(
        "20,000 items: open the shop, index the names", milliseconds(opened), f"the rows by SQL: {milliseconds(read)}",
        f"{seconds / median_of(read):.1f}×", "≤ 1 s", "≤ 0.5 s", seconds, 1,
    )  # fmt: skip
    yield Row(
        "20,000 items: key → results painted, p50 and p99",
        f"{share(found, 50) * 1000:.0f} and {worst * 1000:.0f} ms", f"the rows by SQL: {milliseconds(read)}",
        f"{worst / median_of(read):.1f}×", "≤ 100 ms", "50 ms", worst, 0.1,
    )  # fmt: skip


def large_menu() -> MenuFile:
    """Items with names of two words and a number."""
    items = tuple(
        ItemAdded(
            item_id=ItemId(new_id()),
            name=f"{WORDS[number % 13]} {WORDS[number // 13 % 13]} {number}",
            category=f"Shelf {number % 24 + 1}",
            price=Money(250 + number % 900, "EUR"),
            tax_class="drinks",
            station="counter",
            position=100 + number,
            barcode=f"4006{number:09}",
        )
        for number in range(ITEMS)
    )
    return MenuFile(currency="EUR", groups=(), items=items, tax_classes=())


def read_plainly(database: Path) -> float:
    """Seconds that bare pysqlite3 takes to open the file and read every item."""
    begin = perf_counter()
    connection = pysqlite3.connect(str(database))
    connection.execute("SELECT * FROM items ORDER BY position").fetchall()
    connection.close()
    return perf_counter() - begin


def keys_to_results(cafe: Cafe) -> list[float]:
    """Seconds from each key to the painted page with what was found: both are made before the next picture."""
    hands = Hands(cafe.shop)
    hands.tap("Ana")
    hands.wait_for("Latte")
    hands.rest(2)
    hands.tap("Search")
    field = hands.field("Find an item")
    taken: list[float] = []
    for _ in range(TIMES):
        taken += [hands.painted_after(partial(QTest.keyClicks, field, key), field) for key in TYPED]
        for _key in TYPED:
            QTest.keyClick(field, Qt.Key.Key_Backspace)
    hands.end()
    return taken
