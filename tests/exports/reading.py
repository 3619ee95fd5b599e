"""Writes exports as the command does, and reads them as others do."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from beancount import loader
from beancount.core.data import Balance, Transaction

from cafe import Cafe
from counter.exports.beancount import beancount_lines
from counter.exports.orders import orders_table
from counter.exports.out_file import write_whole
from counter.exports.payments import payments_table
from counter.exports.rows import Table, csv_lines, json_lines
from counter.kernel.money import to_decimal
from counter.reports.day.figures import day_figures

FIRST, LAST = date(2026, 11, 20), date(2026, 11, 30)
"""What holds every day of the tests."""
Row = dict[str, str]


def rows_of(cafe: Cafe, folder: Path, table: Callable[..., Table], *args: Any, **more: Any) -> list[Row]:
    """The rows of a table as a spreadsheet has them, once the JSON lines were held against them."""

    def write(connection: Any) -> None:
        write_whole(folder / "out.csv", csv_lines(table(connection, *args, **more)))
        write_whole(folder / "out.jsonl", json_lines(table(connection, *args, **more)))

    cafe.shop.report(write)
    assert (folder / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (folder / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    objects = [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]
    assert [list(each) for each in objects] == [reader.fieldnames] * len(rows)
    return rows


def total(rows: Iterable[Row], *columns: str) -> Decimal:
    return sum((Decimal(row[column] or 0) for row in rows for column in columns), Decimal(0))


def comes_to_the_day(cafe: Cafe, folder: Path) -> None:
    """What was ordered and what moved on each day is what its day report says."""
    orders, moved = (
        by_day(rows_of(cafe, folder, orders_table, FIRST, LAST)),
        by_day(rows_of(cafe, folder, payments_table, FIRST, LAST)),
    )
    assert orders
    for day in {*orders, *moved}:
        figures = cafe.shop.report(day_figures, date.fromisoformat(day), cafe.shop.settings)
        counts = [row for row in orders[day] if not row["cancelled_on"] or row["cancelled_on"] > day]
        assert total(counts, "net", "tax") == total(counts, "total")
        assert total(counts, "total", "reduced") == to_decimal(figures.sales)
        sales = [row for row in moved[day] if row["kind"] in ("payment", "returned", "tender changed", "tip")]
        for said in figures.payments:
            assert total([row for row in sales if row["tender"] == said.tender], "amount") == to_decimal(said.amount)
        assert total(sales, "tip") == to_decimal(figures.tips)
        back = [row for row in moved[day] if row["kind"] == "refund"]
        assert -total(back, "amount") == sum((to_decimal(each.amount) for each in figures.refunds), Decimal(0))


def by_day(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["day"]].append(row)
    return found


class Books:
    """A file of beancount that `bean-check` has nothing to say against."""

    def __init__(self, cafe: Cafe, path: Path) -> None:
        settings = cafe.shop.settings
        cafe.shop.report(lambda connection: write_whole(path, beancount_lines(connection, settings, FIRST, LAST)))
        entries, errors, _ = loader.load_file(str(path))
        assert not errors, "\n".join(str(error.message) for error in errors)
        self.all = [entry for entry in entries if isinstance(entry, Transaction)]
        self.balances = [entry for entry in entries if isinstance(entry, Balance)]

    def of_z(self, terminal: str, number: int) -> Iterator[Transaction]:
        z = terminal, str(number)
        return (each for each in self.all if (each.meta["terminal"], each.meta["close"]) == z)

    @staticmethod
    def sums(transactions: Iterable[Transaction], account: str) -> Decimal:
        """What is put down to an account and to those below it."""
        found = Decimal(0)
        for posting in (posting for each in transactions for posting in each.postings):
            if f"{posting.account}:".startswith(f"{account}:"):
                assert posting.units is not None
                found += posting.units.number or 0
        return found


def said_of(transaction: Transaction) -> str:
    """What kind of case it is."""
    return (transaction.narration or "").partition(",")[0]
