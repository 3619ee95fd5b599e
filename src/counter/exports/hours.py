"""The working hours and the tips of a period as tables, person by person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from counter.exports.queries import days_between
from counter.exports.rows import Row, Table
from counter.reports.hours import shared_tips, staff_day
from counter.settings.rules import Settings
from counter.store.unit import Connection

HOURS = ("day", "person", "staff_id", "kind", "since", "until", "minutes", "forgot")
TIPS = ("day", "person", "staff_id", "minutes", "tips", "currency")


def hours_table(connection: Connection, settings: Settings, first: date, last: date, now: datetime) -> Table:
    """Every stretch of work and every break of these trading days, in whole minutes.

    Who forgot to clock out worked until the last they did that day, as the shop's own page counts it (`forgot`).
    `now` (aware) is when it is asked: what goes on still has no end.
    """

    def rows() -> Iterator[Row]:
        for day in days_between(first, last):
            for person in staff_day(connection, day, settings):
                for each in person.stretches:
                    until = person.ended(each, now)
                    yield {
                        "day": day, "person": person.name, "staff_id": person.staff_id,
                        "kind": "work" if each.works else "break", "since": each.since,
                        "until": None if each.until is None and now < person.day_ends else until,
                        "minutes": _minutes(until - each.since),
                        "forgot": each.until is None and now >= person.day_ends,
                    }  # fmt: skip

    return Table(HOURS, rows())


def tips_table(connection: Connection, settings: Settings, first: date, last: date, now: datetime) -> Table:
    """Whose the tips of these trading days are, with how long each worked; without a person they are shared among all.

    `now` (aware) is when it is asked.
    """

    def rows() -> Iterator[Row]:
        for day in days_between(first, last):
            for person in staff_day(connection, day, settings):
                yield {
                    "day": day, "person": person.name, "staff_id": person.staff_id,
                    "minutes": _minutes(person.worked(now)), "tips": person.tips, "currency": person.tips.currency,
                }  # fmt: skip
            if shared := shared_tips(connection, day, settings.currency):
                yield {"day": day, "tips": shared, "currency": shared.currency}

    return Table(TIPS, rows())


def _minutes(worked: timedelta) -> int:
    return max(0, int(worked.total_seconds()) // 60)
