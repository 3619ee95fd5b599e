"""Which days are a week or a month, and which they are compared with."""

from datetime import date

import pytest

from counter.kernel.errors import Refused
from counter.reports.sales.period import Period, month_before, month_of, period, week_of, weeks_in, year_before

FEBRUARY = Period(date(2028, 2, 1), date(2028, 2, 29))


def test_a_week_begins_on_monday_and_a_month_on_its_first() -> None:
    assert week_of(date(2026, 11, 22)) == week_of(date(2026, 11, 16)) == Period(date(2026, 11, 16), date(2026, 11, 22))
    assert month_of(date(2028, 2, 29)) == FEBRUARY
    assert month_of(date(2026, 12, 31)).last == date(2026, 12, 31)


def test_a_month_is_compared_with_a_whole_month_and_days_with_the_same_weekdays() -> None:
    assert month_before(Period(date(2026, 1, 1), date(2026, 1, 31))) == month_of(date(2025, 12, 1))
    assert year_before(FEBRUARY) == month_of(date(2027, 2, 1))
    assert year_before(week_of(date(2026, 11, 18))).first == date(2025, 11, 17)


def test_the_weeks_of_a_month_are_all_its_days_once() -> None:
    weeks = weeks_in(month_of(date(2026, 11, 1)))
    assert [day for week in weeks for day in week.days] == list(month_of(date(2026, 11, 1)).days)
    assert (weeks[0].days, weeks[1].first) == ((date(2026, 11, 1),), date(2026, 11, 2))


def test_days_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(Refused, match="earlier day first"):
        period(date(2026, 11, 2), date(2026, 11, 1))
    with pytest.raises(Refused, match="ten years"):
        period(date(1, 1, 1), date(9999, 12, 31))
