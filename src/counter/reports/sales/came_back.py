"""Who came back on some days: apology vouchers that were used, and people who were welcomed back."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select

from counter.kernel.money import Money
from counter.recovery.rules import WELCOME_BACK
from counter.recovery.tables import GreetingRow
from counter.reports.day.counted import count
from counter.reports.day.money_figures import came_back, outstanding
from counter.reports.sales.period import Period
from counter.settings.rules import Settings
from counter.store.prepared import Question


@dataclass(frozen=True, slots=True)
class CameBack:
    """Of the apology vouchers `issued` in the 30 days up to the last one, how many were `used` by its end.

    `still_out` is what was left then on all that were good. `welcomed`: how often somebody welcomed a customer back.
    """

    used: int
    issued: int
    still_out: Money
    welcomed: int


def came_back_in(connection: Connection, period: Period, settings: Settings) -> CameBack:
    """Who came back on these days, as it was when the last of them was over."""
    used, issued = came_back(connection, period.last)
    begin, end = settings.hours_of(period.first)[0], settings.hours_of(period.last)[1]
    left = Money(outstanding(connection, period.last, period.last), settings.currency)
    return CameBack(used, issued, left, count(connection, _WELCOMED, begin=begin, end=end))


_WELCOMED = Question(
    select(func.count())
    .select_from(GreetingRow)
    .where(
        GreetingRow.occasion == WELCOME_BACK,
        GreetingRow.given_at >= bindparam("begin"),
        GreetingRow.given_at < bindparam("end"),
    )
)
