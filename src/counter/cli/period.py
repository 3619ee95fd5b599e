"""How commands are told which days to look at, and which to compare them with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click

from counter.kernel.errors import Refused
from counter.reports.sales.period import Period, period

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


def chosen(first: datetime | None, last: datetime | None, usual: Callable[[date], Period], today: date) -> Period:
    """The days that were said; what was not said is as in the `usual` days of the first, the last, or of today.

    Refused where they end before they begin.
    """
    said = first or last
    known = usual(said.date() if said else today)
    return period(first.date() if first else known.first, last.date() if last else known.last)


def compared_with(beside: str, of: Period) -> Period:
    """The days that are compared: as many as there are from a day on, or from one day to another."""
    begin, _, end = beside.partition("..")
    try:
        first = date.fromisoformat(begin)
        last = date.fromisoformat(end) if end else first + (of.last - of.first)
    except (ValueError, OverflowError) as fault:
        raise Refused("{said} is no day. Write it as 2026-11-16, or as 2026-11-16..2026-11-22.", said=beside) from fault
    return period(first, last)


def one_day(day: date) -> Period:
    """That day alone."""
    return Period(day, day)


def shown(of: Period) -> str:
    """The days, as a heading of a table."""
    return of.first.isoformat() if of.first == of.last else f"{of.first.isoformat()} to {of.last.isoformat()}"
