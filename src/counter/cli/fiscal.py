"""`counter fiscal`: what a tax office asks for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from counter.cli.looking import looking_at
from counter.cli.say import say
from counter.fiscal.export import export

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group("fiscal")
def fiscal_command() -> None:
    """What a tax office asks for."""


@fiscal_command.command("export")
@click.option("--from", "first", type=_DAY, required=True, metavar="DAY", help="The first trading day (YYYY-MM-DD).")
@click.option("--to", "last", type=_DAY, required=True, metavar="DAY", help="The last one.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="A new folder.")
@click.pass_obj
def export_command(folder: Path, first: datetime, last: datetime, out: Path) -> None:
    """The closed days of a period as files of DSFinV-K 2.4 (Germany). It says which days no Z closes yet."""
    if last < first:
        raise click.UsageError("--to comes before --from.")
    with looking_at(folder) as shop:
        done = shop.report(export, shop.journal.shop, shop.settings, first.date(), last.date(), out)
        language = shop.language
    say(language.say_count("{count} close in {folder}.", "{count} closes in {folder}.", done.closes, folder=out))
    if done.missing:
        days = ", ".join(f"{day.isoformat()} ({terminal})" for day, terminal in done.missing)
        say(language.say("Not in it, since no Z closes them yet: {days}.", days=days), err=True)
