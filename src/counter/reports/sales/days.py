"""Trading days side by side: how many orders each had, which promises were kept, what was made right and taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from counter.kernel.money import Money, total
from counter.orders.tables import OrderRow
from counter.recovery.moment_tables import AskedAgainRow, GoodMomentRow
from counter.reports.day.counted import counted_each
from counter.reports.day.mishaps_of_day import MADE_RIGHT, MishapOfDay, mishaps_of_day
from counter.reports.day.money_moved import money_moved
from counter.reports.day.one_thing_query import losses
from counter.reports.day.promise_sums import promise_sums
from counter.reports.sales.came_back import CameBack, came_back_in
from counter.reports.sales.changed import Changed, changed_most
from counter.reports.sales.model import DaysTogether
from counter.reports.sales.period import Period, weeks_in
from counter.settings.rules import Settings


def days_of(connection: Connection, period: Period, now: datetime, settings: Settings) -> tuple[DaysTogether, ...]:
    """Each of these trading days, promises judged as of `now`."""
    return tuple(day for day, _ in days_with_mishaps(connection, period, now, settings))


def days_with_mishaps(
    connection: Connection, period: Period, now: datetime, settings: Settings
) -> list[tuple[DaysTogether, tuple[MishapOfDay, ...]]]:
    """Each of these trading days with what went wrong on it, promises judged as of `now`."""
    orders = _orders(connection, period)
    promises = promise_sums(connection, period.days, now)
    takings = dict(money_moved(connection, period.first, period.last, settings.currency).takings_by_day)
    asked = _noted(connection, AskedAgainRow.business_date, period)
    went_well = _noted(connection, GoodMomentRow.business_date, period, GoodMomentRow.taken_back_at.is_(None))
    nothing = Money(0, settings.currency)
    found = []
    for day in period.days:
        mishaps = mishaps_of_day(connection, day, day, settings)
        promised, kept, missed, told = promises.get(day, (0, 0, 0, 0))
        together_ = DaysTogether(
            period=Period(day, day),
            orders=orders.get(day, 0),
            promised=promised,
            kept=kept,
            missed=missed,
            told_before=told,
            mishaps=len(mishaps),
            made_right=sum(each.state == MADE_RIGHT for each in mishaps),
            given_back=total((each.given for each in mishaps), settings.currency),
            minutes_lost=sum((each.cost_them for each in mishaps), timedelta()) // timedelta(minutes=1),
            asked_again=asked[day],
            good_moments=went_well[day],
            takings=takings.get(day, nothing),
        )
        found.append((together_, mishaps))
    return found


def together(days: Iterable[DaysTogether], period: Period, currency: str) -> DaysTogether:
    """Days added up."""
    all_days = tuple(days)

    def sum_of(name: str) -> int:
        return sum(getattr(each, name) for each in all_days)

    return DaysTogether(
        period=period,
        **{name: sum_of(name) for name in _COUNTS},
        given_back=total((each.given_back for each in all_days), currency),
        takings=total((each.takings for each in all_days), currency),
    )


def by_weeks(found: Beside, currency: str) -> tuple[DaysTogether, ...]:
    """Its days added up week by week; the first week and the last have only the days that are in it."""
    weeks = weeks_in(found.whole.period)
    return tuple(
        together((day for day in found.days if week.first <= day.period.first <= week.last), week, currency)
        for week in weeks
    )


_COUNTS = (
    "orders", "promised", "kept", "missed", "told_before", "mishaps", "made_right", "minutes_lost", "asked_again",
    "good_moments",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beside:
    """Days and others that they are compared with, those added up; `since` is the shop's first day with an order.

    `changed` is what changed most between them, `came_back` who came back on the days.
    """

    days: tuple[DaysTogether, ...]
    whole: DaysTogether
    other: DaysTogether
    since: date | None
    changed: Changed | None
    came_back: CameBack


def days_beside(connection: Connection, period: Period, beside: Period, now: datetime, settings: Settings) -> Beside:
    """Trading days beside others, promises judged as of `now`."""
    days, others = (days_with_mishaps(connection, each, now, settings) for each in (period, beside))
    since = connection.execute(select(func.min(OrderRow.business_date))).scalar_one()
    lost, lost_before = (
        (loss for _, mishaps in each for loss in losses(mishaps, settings.zone)) for each in (days, others)
    )
    return Beside(
        days=tuple(day for day, _ in days),
        whole=together((day for day, _ in days), period, settings.currency),
        other=together((day for day, _ in others), beside, settings.currency),
        since=since,
        changed=changed_most(lost, lost_before),
        came_back=came_back_in(connection, period, settings),
    )


def _orders(connection: Connection, period: Period) -> dict[date, int]:
    wanted = select(OrderRow.business_date, func.count()).where(*counted_each(period.first, period.last))
    return {row[0]: row[1] for row in connection.execute(wanted.group_by(OrderRow.business_date))}


def _noted(connection: Connection, on: Any, period: Period, *also: ColumnElement[bool]) -> Counter[date]:
    """How many rows there are of each day; `on` is the column that says it."""
    wanted = select(on, func.count()).where(on.between(period.first, period.last), *also)
    return Counter({row[0]: row[1] for row in connection.execute(wanted.group_by(on))})
