"""How commands are told which days to look at, and which to compare them with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click

from counter.kernel.language import Language
from counter.reports.sales.period import Period

_DAY = click.DateTime(["%Y-%m-%d"])


def of_days(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that looks at trading days."""
    options = (
        click.option("--from", "first", type=_DAY, metavar="DATE", help="The first day, YYYY-MM-DD."),
        click.option("--to", "last", type=_DAY, metavar="DATE", help="The last day."),
        click.option(
            "--compare",
            "beside",
            metavar="DATE[..DATE]",
            help="Days to compare with: from a day on as many days, or from one day to another.",
        ),
        click.option("--json", "as_json", is_flag=True, help="Print the figures as one line of JSON."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def day_said(typed: datetime | None) -> date | None:
    """The day that was typed."""
    return None if typed is None else typed.date()


def shown(of: Period, language: Language) -> str:
    """The days, as a heading of a table."""
    if of.first == of.last:
        return of.first.isoformat()
    return language.say("{first} to {last}", first=of.first.isoformat(), last=of.last.isoformat())
