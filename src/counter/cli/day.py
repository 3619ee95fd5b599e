"""`counter day`: the report of any day."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import click

from counter.cli.looking import looking_at
from counter.kernel.errors import Refused
from counter.reports.day.figures import day_figures
from counter.reports.day.figures_json import day_json
from counter.reports.day.owners_page import owners_page
from counter.reports.day.pdf import day_pdf


@click.command("day")
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE")
@click.option("--pdf", type=click.Path(path_type=Path, dir_okay=False), help="Write the page an owner pins up.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one line of JSON.")
@click.pass_obj
def day_command(folder: Path, day: datetime, pdf: Path | None, *, as_json: bool) -> None:
    """The report of a trading day (DATE is YYYY-MM-DD)."""
    if pdf is None and not as_json:
        raise click.UsageError("Say --pdf FILE or --json.")
    with looking_at(folder) as shop:
        if pdf is not None:
            page = shop.report(
                owners_page, day.date(), shop.clock.now(), shop.settings, shop.language, shop.playbook.pages
            )
            write_pdf(pdf, day_pdf(page, shop.language))
        if as_json:
            figures = shop.report(day_figures, day.date(), shop.settings)
            click.echo(json.dumps({"day": date.isoformat(day.date())} | day_json(figures, shop.clock.now())))


def write_pdf(path: Path, content: bytes) -> None:
    """Writes a PDF where an owner said. Refused where it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise Refused("{path} cannot be written: {fault}.", path=path, fault=fault.strerror) from fault
