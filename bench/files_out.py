"""What leaves a shop of three years: 100,000 orders as a file, and a backup, each beside the same done plainly.

The export goes line by line through what the shop's own reports read; plainly, every column of the same rows is fetched
and written. The backup is SQLite's own, a megabyte at a time with a pause after each, since sales come first; plainly
it is made in one go, and neither is looked through here.
"""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pysqlite3
from row import Row
from three_years import DAYS, KEPT, NOW, ORDERS, make_shop, seconds

from cafe import Cafe
from counter.exports.export import CSV, Asked, export
from counter.store.backup import copy_books

WANTED = 100_000
LAST = NOW.date() - timedelta(days=1)
FIRST = LAST - timedelta(days=WANTED // ORDERS - 1)
PLAIN = """SELECT o.*, l.* FROM orders o JOIN order_lines l ON l.order_id = o.order_id
    WHERE o.business_date BETWEEN ? AND ? ORDER BY o.placed_at, l.position"""


def rows(folder: Path) -> Iterator[Row]:
    """Each once, after the file has been read: an export of that size is no matter of milliseconds."""
    make_shop(KEPT, DAYS)
    cafe = Cafe.opened_in(shutil.copytree(KEPT, folder / "shop"), NOW)
    asked, settings, out = Asked("orders", FIRST, LAST, CSV), cafe.shop.settings, folder / "orders.csv"
    plainly = seconds(partial(fetch_plainly, cafe.database, folder / "plain.csv"))
    taken = seconds(partial(cafe.shop.report, export, asked, settings, NOW, out))
    with out.open(encoding="utf-8-sig", newline="") as file:
        orders = len({row["order_id"] for row in csv.DictReader(file)})
    yield whole(f"three years: {orders:,} orders as CSV", taken, "every column of the rows by SQL", plainly, 8)
    plainly = seconds(partial(copy_plainly, cafe.database, folder / "plain.sqlite"))
    taken = seconds(partial(copy_books, cafe.database, folder / "backup.sqlite"))
    size = cafe.database.stat().st_size // 1_000_000
    yield whole(f"three years: {size} MB copied while the shop sells", taken, "in one go", plainly, 5)
    cafe.close()


def whole(what: str, taken: float, plain: str, plainly: float, most: float) -> Row:
    """What takes seconds, and how much longer it may take than the same done plainly."""
    ratio = taken / plainly
    return Row(what, f"{taken:.1f} s", f"{plain}: {plainly:.1f} s", f"{ratio:.1f}×", f"≤ {most:g}×", "", ratio, most)


def fetch_plainly(database: Path, out: Path) -> None:
    """Writes every column of the rows as they are kept."""
    with closing(pysqlite3.connect(str(database))) as plain, out.open("w", newline="") as file:
        csv.writer(file).writerows(plain.execute(PLAIN, (FIRST.isoformat(), LAST.isoformat())))
        file.flush()
        os.fsync(file.fileno())


def copy_plainly(database: Path, out: Path) -> None:
    """SQLite's backup in one go, and onto the disk."""
    with closing(pysqlite3.connect(str(database))) as books, closing(pysqlite3.connect(str(out))) as copy:
        copy.execute("PRAGMA synchronous=OFF")
        books.backup(copy)
    with out.open("rb") as written:
        os.fsync(written.fileno())
