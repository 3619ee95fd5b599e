"""What was sold as a file: each part row by row, beside what it is compared with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from counter.exports.out_file import EXPORTED, write_whole
from counter.exports.rows import Row, Table, Value, csv_lines
from counter.kernel.language import Language
from counter.reports.sales.figures_json import sales_json
from counter.reports.sales.period import Period
from counter.reports.sales.tables import PARTS, SalesBeside, part_rows, sales_beside
from counter.settings.rules import Settings
from counter.store.unit import Connection

CSV, JSON = "csv", "json"
_COLUMNS = (
    "part", "name", "count", "amount", "taxed", "cost", "margin",
    "compared_count", "compared_amount", "compared_margin",
)  # fmt: skip


def sales_table(of: SalesBeside, language: Language) -> Table:
    """A row for each part of what was sold, names in `language`; what is compared stands beside it."""
    return Table(_COLUMNS, _rows(of, language))


def _rows(of: SalesBeside, language: Language) -> Iterator[Row]:
    for part in PARTS:
        for row in part_rows(part, of, language):
            known: dict[str, Value] = {"part": part, "name": row.name}
            if row.now is not None:
                now = row.now
                known |= {"count": now.count, "amount": now.amount, "taxed": now.of}
                known |= {"cost": now.cost, "margin": now.margin}
            if row.before is not None:
                before = row.before
                known |= {"compared_count": before.count, "compared_amount": before.amount}
                known |= {"compared_margin": before.margin}
            yield known


def place_of(folder: Path, what: str, period: Period, form: str) -> Path:
    """The file in the shop's `folder` into which something of these days goes: "sales 2026-11-30.csv"."""
    days = period.first.isoformat()
    if period.last != period.first:
        days = f"{days} to {period.last.isoformat()}"
    return folder / EXPORTED / f"{what} {days}.{form}"


def write_sales(
    connection: Connection,
    period: Period,
    beside: Period,
    settings: Settings,
    language: Language,
    folder: Path,
    form: str,
) -> Path:
    """Writes what these days sold, beside others, into the shop's folder; gives the file.

    Refused where it cannot be written.
    """
    of = sales_beside(connection, period, beside, settings)
    path = place_of(folder, "sales", period, form)
    if form == JSON:
        compared = {} if of.other is None else {"compared": sales_json(of.other)}
        lines: Iterator[str] = iter([json.dumps(sales_json(of.now) | compared) + "\n"])
    else:
        lines = iter(csv_lines(sales_table(of, language)))
    path.parent.mkdir(exist_ok=True)
    write_whole(path, lines)
    return path
