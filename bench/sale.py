"""How long one sale takes, against bare SQL that commits as many rows to the same disk.

Prints medians in milliseconds and their ratio; run it on a quiet machine.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import pysqlite3

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from cafe import Cafe

SALES, WARM_UP = 200, 20


def main() -> None:
    """Sells and commits by turns, so that the disk is the same for both."""
    with tempfile.TemporaryDirectory(prefix="counter-bench-") as folder:
        cafe = Cafe.made_in(Path(folder) / "shop")
        bare = Bare(Path(folder) / "bare.sqlite")
        taps, sales, commits = [], [], []
        rows = 0
        for sale in range(WARM_UP + SALES):
            begin = perf_counter()
            order_id = cafe.ring("Latte")
            rung = perf_counter()
            before = count_rows(cafe)
            placing = perf_counter()
            cafe.pay(order_id)
            placed = perf_counter()
            rows = count_rows(cafe) - before
            committing = perf_counter()
            bare.commit(rows)
            if sale >= WARM_UP:
                taps.append(rung - begin)
                sales.append(placed - placing)
                commits.append(perf_counter() - committing)
            cafe.ready(order_id)
            cafe.forward(0.5)
        cafe.close()
    say("a tap on an item", taps)
    say(f"a sale ({rows} rows)", sales)
    say(f"bare SQL ({rows} rows)", commits)
    print(f"one sale is {median(sales) / median(commits):.1f} times the bare commit")


class Bare:
    """A table of rows as wide as a fact's, with the shop's own care for the disk."""

    def __init__(self, path: Path) -> None:
        self._connection = pysqlite3.connect(str(path), isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT)")

    def commit(self, rows: int) -> None:
        """Commits so many rows at once."""
        self._connection.execute("BEGIN IMMEDIATE")
        for _ in range(rows):
            self._connection.execute("INSERT INTO bare (body) VALUES (?)", ("x" * 400,))
        self._connection.execute("COMMIT")


def count_rows(cafe: Cafe) -> int:
    """Rows of the tables that a sale writes to."""
    tables = ("journal", "orders", "order_lines", "promises", "payments", "receipts", "print_jobs")
    return sum(int(str(cafe.sql(f"SELECT count(*) FROM {table}")[0][0])) for table in tables)  # noqa: S608 - our own


def say(what: str, seconds: list[float]) -> None:
    """One line of the answer."""
    ordered = sorted(seconds)
    worst = ordered[int(len(ordered) * 0.99)]
    print(f"{what}: median {median(ordered) * 1000:.2f} ms, 99% {worst * 1000:.2f} ms")


if __name__ == "__main__":
    main()
