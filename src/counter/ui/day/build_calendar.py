"""Turns a month into the keys of the calendar in which somebody chooses days. Pure."""

from __future__ import annotations

from calendar import Calendar as Weeks
from datetime import date

from counter.kernel.language import Language
from counter.reports.sales.period import Period
from counter.ui.day.build_sales import days_said
from counter.ui.day.sales_state import Calendar, DayKey


def calendar_of(
    month: date, which: int, chosen: Period, begun: date | None, today: date, language: Language
) -> Calendar:
    """The month that `month` is in; `begun` is the first day where the last one is still to be chosen."""
    weeks = Weeks(language.locale.first_week_day)
    shown = Period(begun, begun) if begun else chosen
    keys = tuple(
        None if day.month != month.month else DayKey(
            day, language.number(day.day), language.day(day), day <= today, shown.first <= day <= shown.last
        )
        for day in weeks.itermonthdates(month.year, month.month)
    )  # fmt: skip
    names = language.locale.days["format"]["abbreviated"]
    said = language.say("From {day}. Tap the last day.", day=days_said(shown, language)) if begun else days_said(
        shown, language
    )  # fmt: skip
    later = (month.year, month.month) < (today.year, today.month)
    weekdays = tuple(str(names[day]) for day in weeks.iterweekdays())
    return Calendar(which, language.month(month), weekdays, keys, said, later)
