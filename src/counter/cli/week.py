"""`counter week` and `counter month`: trading days side by side, and beside others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import click

from counter.cli.looking import looking_at
from counter.cli.period import chosen, compared_with, of_days, shown
from counter.cli.say import say
from counter.flows.shop import Shop
from counter.kernel.language import Language
from counter.reports.sales.days import DaysTogether, days_of, together
from counter.reports.sales.figures_json import days_json, period_json
from counter.reports.sales.period import Period, month_before, month_of, week_of, weeks_in


@click.command("week")
@of_days
@click.pass_obj
def week_command(
    folder: Path, first: datetime | None, last: datetime | None, beside: str | None, *, as_json: bool
) -> None:
    """A week, a row a day: promises, what was made right, takings. This week unless said, beside the one before."""
    with looking_at(folder) as shop:
        of = chosen(first, last, week_of, _today(shop))
        _answer(shop, of, compared_with(beside, of) if beside else of.back(7), by_week=False, as_json=as_json)


@click.command("month")
@of_days
@click.pass_obj
def month_command(
    folder: Path, first: datetime | None, last: datetime | None, beside: str | None, *, as_json: bool
) -> None:
    """A month, a row a week, as `counter week`. This month unless said, beside the one before."""
    with looking_at(folder) as shop:
        of = chosen(first, last, month_of, _today(shop))
        _answer(shop, of, compared_with(beside, of) if beside else month_before(of), by_week=True, as_json=as_json)


def _today(shop: Shop) -> date:
    return shop.settings.trading_day(shop.clock.now())


def _answer(shop: Shop, of: Period, beside: Period, *, by_week: bool, as_json: bool) -> None:
    now, settings = shop.clock.now(), shop.settings
    days = shop.report(days_of, of, now, settings)
    other = together(shop.report(days_of, beside, now, settings), beside, settings.currency)
    weeks = [together(_within(days, week), week, settings.currency) for week in weeks_in(of)] if by_week else []
    whole = together(days, of, settings.currency)
    if as_json:
        rows = {"days": [days_json(day) for day in days]} | ({"weeks": [*map(days_json, weeks)]} if by_week else {})
        together_ = {"together": days_json(whole), "compared": days_json(other)}
        click.echo(json.dumps(period_json(of) | rows | together_))
        return
    for line in _table(weeks or list(days), whole, other, shop.language):
        say(line)


def _within(days: tuple[DaysTogether, ...], week: Period) -> list[DaysTogether]:
    return [day for day in days if week.first <= day.period.first <= week.last]


Cell = Callable[[DaysTogether, Language], str]
_COLUMNS: tuple[tuple[str, Cell], ...] = (
    ("Orders", lambda days, language: language.number(days.orders)),
    ("Kept", lambda days, _: f"{days.kept} of {days.kept + days.missed}"),
    ("Told in time", lambda days, _: f"{days.told_before} of {days.missed}"),
    ("Made right", lambda days, _: f"{days.made_right} of {days.mishaps}"),
    ("Takings", lambda days, language: language.money(days.takings)),
    ("Given back", lambda days, language: language.money(days.given_back)),
)


def _table(rows: list[DaysTogether], whole: DaysTogether, other: DaysTogether, language: Language) -> Iterator[str]:
    yield f"{'':<26}" + "".join(f"{heading:>15}" for heading, _ in _COLUMNS)
    for row in rows:
        yield _row(shown(row.period), row, language)
    yield ""
    yield _row("Together", whole, language)
    yield _row(shown(other.period), other, language)


def _row(name: str, days: DaysTogether, language: Language) -> str:
    return f"{name:<26}" + "".join(f"{cell(days, language):>15}" for _, cell in _COLUMNS)
