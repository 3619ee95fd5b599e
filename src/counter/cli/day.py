"""`counter day`: the report of any day."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from counter.cli.looking import looking_at
from counter.exports.day import day_table
from counter.exports.rows import csv_lines
from counter.flows.shop import Shop
from counter.kernel.errors import Refused
from counter.kernel.system_words import why
from counter.reports.day.apart import Here
from counter.reports.day.figures import day_figures
from counter.reports.day.figures_json import day_json
from counter.reports.day.owners_page import owners_page
from counter.reports.day.page import OwnersPage
from counter.reports.day.page_json import page_json
from counter.reports.day.pdf import day_pdf


@click.command("day")
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE")
@click.option("--pdf", type=click.Path(path_type=Path, dir_okay=False), help="Write the page an owner pins up.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one line of JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the same figures as CSV, one a line.")
@click.pass_obj
def day_command(folder: Path, day: datetime, pdf: Path | None, *, as_json: bool, as_csv: bool) -> None:
    """The report of a trading day (DATE is YYYY-MM-DD)."""
    if pdf is None and not as_json and not as_csv:
        raise click.UsageError("Say --pdf FILE, --json or --csv.")
    if as_json and as_csv:
        raise click.UsageError("Say --json or --csv, not both.")
    with looking_at(folder) as shop:
        now = shop.clock.now()
        page = shop.report(
            owners_page,
            day.date(),
            now,
            shop.settings,
            shop.language,
            shop.playbook.pages,
            Here(shop.playbook, shop.terminal),
        )
        if pdf is not None:
            write_pdf(pdf, day_pdf(page, shop.language))
        if as_json:
            click.echo(json.dumps(_said(shop, day.date(), now, page)))
        if as_csv:
            click.echo("".join(csv_lines(day_table(_said(shop, day.date(), now, page)))), nl=False)


def _said(shop: Shop, day: date, now: datetime, page: OwnersPage) -> dict[str, Any]:
    figures = day_json(shop.report(day_figures, day, shop.settings), now)
    return {"day": day.isoformat()} | figures | {"page": page_json(page, shop.language)}


def write_pdf(path: Path, content: bytes) -> None:
    """Writes a PDF where an owner said. Refused where it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise Refused("{path} cannot be written: {fault}.", path=path, fault=why(fault)) from fault
