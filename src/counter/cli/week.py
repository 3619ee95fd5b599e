"""`counter week` and `counter month`: trading days side by side, and beside others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from counter.cli.looking import looking_at
from counter.cli.period import day_said, of_days, shown
from counter.cli.say import say
from counter.flows.shop import Shop
from counter.kernel.language import Language, _
from counter.reports.sales.days import by_weeks, days_beside
from counter.reports.sales.figures_json import beside_json
from counter.reports.sales.model import DaysTogether
from counter.reports.sales.period import Period, chosen, compared_with, month_before, month_of, week_of


@click.command("week")
@of_days
@click.pass_obj
def week_command(
    folder: Path, first: datetime | None, last: datetime | None, beside: str | None, *, as_json: bool
) -> None:
    """A week, a row a day: promises, what was made right, takings. This week unless said, beside the one before."""
    with looking_at(folder) as shop:
        of = chosen(day_said(first), day_said(last), week_of, _today(shop))
        _answer(shop, of, compared_with(beside, of) if beside else of.back(7), by_week=False, as_json=as_json)


@click.command("month")
@of_days
@click.pass_obj
def month_command(
    folder: Path, first: datetime | None, last: datetime | None, beside: str | None, *, as_json: bool
) -> None:
    """A month, a row a week, as `counter week`. This month unless said, beside the one before."""
    with looking_at(folder) as shop:
        of = chosen(day_said(first), day_said(last), month_of, _today(shop))
        _answer(shop, of, compared_with(beside, of) if beside else month_before(of), by_week=True, as_json=as_json)


def _today(shop: Shop) -> date:
    return shop.settings.trading_day(shop.clock.now())


def _answer(shop: Shop, of: Period, beside: Period, *, by_week: bool, as_json: bool) -> None:
    found = shop.report(days_beside, of, beside, shop.clock.now(), shop.settings)
    weeks = by_weeks(found, shop.settings.currency) if by_week else None
    if as_json:
        click.echo(json.dumps(beside_json(found, weeks)))
        return
    for line in _table(found.days if weeks is None else weeks, found.whole, found.other, shop.language):
        say(line)


Cell = Callable[[DaysTogether, Language], str]
_COLUMNS: tuple[tuple[str, Cell], ...] = (
    (_("Orders"), lambda days, language: language.number(days.orders)),
    (_("Kept"), lambda days, language: _of(days.kept, days.kept + days.missed, language)),
    (_("Told in time"), lambda days, language: _of(days.told_before, days.missed, language)),
    (_("Made right"), lambda days, language: _of(days.made_right, days.mishaps, language)),
    (_("Takings"), lambda days, language: language.money(days.takings)),
    (_("Given back"), lambda days, language: language.money(days.given_back)),
)


def _table(rows: Sequence[DaysTogether], whole: DaysTogether, other: DaysTogether, language: Language) -> Iterator[str]:
    yield days_heading(language)
    for row in rows:
        yield days_row(shown(row.period, language), row, language)
    yield ""
    yield days_row(language.say("Together"), whole, language)
    yield days_row(shown(other.period, language), other, language)


def _of(count: int, whole: int, language: Language) -> str:
    return language.say("{count} of {whole}", count=count, whole=whole)


def days_heading(language: Language) -> str:
    """What stands above the columns of `days_row`."""
    headings = [language.say(heading) for heading, _cell in _COLUMNS]
    return f"{'':<26}" + "".join(f"{heading:>{_width(heading)}}" for heading in headings)


def days_row(name: str, days: DaysTogether, language: Language) -> str:
    """Some days in a line, under a name."""
    cells = (f"{cell(days, language):>{_width(language.say(heading))}}" for heading, cell in _COLUMNS)
    return f"{name:<26}" + "".join(cells)


def _width(heading: str) -> int:
    """Letters of a column: long words have two blanks before them."""
    return max(15, len(heading) + 2)
