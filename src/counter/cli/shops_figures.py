"""`counter shops day`, `week` and `sales`: several shops side by side, as they were read last."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from counter.cli.looking import looking_at
from counter.cli.period import day_said
from counter.cli.sales import sales_lines
from counter.cli.say import say
from counter.cli.week import days_heading, days_row
from counter.kernel.language import Language
from counter.reports.sales.model import DaysTogether
from counter.reports.sales.period import Period, chosen, one_day, week_of
from counter.shops.figures_json import day_of_shops_json, days_of_shops_json, sales_of_shops_json
from counter.shops.folder import ShopsFile
from counter.shops.model import KnownShop
from counter.shops.names import names_of
from counter.shops.queries import sales_over, shops_on, shops_over, together

_DAY = click.DateTime(["%Y-%m-%d"])
Usual = Callable[[date], Period]


def _of_days(command: Callable[..., Any]) -> Callable[..., Any]:
    options = (
        click.option("--from", "first", type=_DAY, metavar="DATE", help="The first day, YYYY-MM-DD."),
        click.option("--to", "last", type=_DAY, metavar="DATE", help="The last day."),
        click.option("--json", "as_json", is_flag=True, help="Print the figures as one line of JSON."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command("day")
@click.argument("day", type=_DAY, required=False, metavar="[DATE]")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one line of JSON.")
@click.pass_obj
def day_command(folder: Path, day: datetime | None, *, as_json: bool) -> None:
    """A trading day of every shop (DATE is YYYY-MM-DD; today unless said)."""
    of, language = _chosen(folder, day, day, one_day)
    with ShopsFile(folder) as tables:
        shops = tables.read(shops_on, of.first)
    if as_json:
        click.echo(json.dumps({"day": of.first.isoformat()} | day_of_shops_json(shops, language)))
        return
    _say_days([(each.shop, each.figures) for each in shops], language)


@click.command("week")
@_of_days
@click.pass_obj
def week_command(folder: Path, first: datetime | None, last: datetime | None, *, as_json: bool) -> None:
    """A week of every shop, or other days: promises, what was made right, takings. This week unless said."""
    of, language = _chosen(folder, first, last, week_of)
    with ShopsFile(folder) as tables:
        shops = tables.read(shops_over, of)
    if as_json:
        click.echo(json.dumps(days_of_shops_json(shops, language)))
        return
    _say_days([(each.shop, each.whole) for each in shops], language)


@click.command("sales")
@_of_days
@click.pass_obj
def sales_command(folder: Path, first: datetime | None, last: datetime | None, *, as_json: bool) -> None:
    """What every shop sold on a day, or on other days: by hour, item, person, tax and more. Today unless said."""
    of, language = _chosen(folder, first, last, one_day)
    with ShopsFile(folder) as tables:
        shops = tables.read(sales_over, of)
    if as_json:
        click.echo(json.dumps(sales_of_shops_json(shops, language)))
        return
    names = names_of([each.shop for each in shops])
    for each in shops:
        say(names[each.shop.shop])
        for line in _unknown(language) if each.figures is None else sales_lines(each.figures, None, language):
            say(line)
        say("")


def _chosen(folder: Path, first: datetime | None, last: datetime | None, usual: Usual) -> tuple[Period, Language]:
    with looking_at(folder) as shop:
        today = shop.settings.trading_day(shop.clock.now())
        return chosen(day_said(first), day_said(last), usual, today), shop.language


def _say_days(shops: Sequence[tuple[KnownShop, DaysTogether | None]], language: Language) -> None:
    names = names_of([shop for shop, _ in shops])
    say(days_heading(language))
    for shop, days in shops:
        row = [names[shop.shop], *_unknown(language)] if days is None else [days_row(names[shop.shop], days, language)]
        say("  ".join(row))
    say("")
    for days in together(days for _, days in shops if days is not None):
        say(days_row(language.say("Together"), days, language))


def _unknown(language: Language) -> list[str]:
    return [language.say("Nothing is known of those days.")]
