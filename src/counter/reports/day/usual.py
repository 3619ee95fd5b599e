"""What is usual in this shop on a weekday: the medians of its last days that traded, and how the last promises went.

A median is the middle one of them by size, of an even number half-way between the two in the middle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from math import sqrt
from statistics import median

from sqlalchemy import Connection, func, select

from counter.kernel.money import Money, round_half_up
from counter.orders.queries import days_with_orders
from counter.orders.tables import OrderRow
from counter.reports.day import money_figures as money
from counter.reports.day.counted import counted_on
from counter.reports.day.figures import first_promises
from counter.reports.day.page import LastPromises, Tally, Usual, UsualTally
from counter.reports.sales.days import DaysTogether, days_of
from counter.reports.sales.period import Period
from counter.settings.rules import Settings

MOST_DAYS, LEAST_DAYS = 8, 3
"""So many of a weekday say what is usual; of fewer than the least nothing is."""
LAST = 200
"""So many promises say how the shop keeps them."""
_LONGEST = 366
"""On so many days with orders they are looked for."""
_WEEK = timedelta(days=7)
_OF_NINE_IN_TEN = 1.6449
"""The quantile of the normal distribution for a band of 90%, 5% on either side."""


def usual_on(connection: Connection, day: date, now: datetime, settings: Settings) -> Usual | None:
    """What is usual on the weekday of a trading day, by the days before it; None where too few have traded."""
    traded = tuple(_traded_before(connection, day))
    if len(traded) < LEAST_DAYS:
        return None
    days = [of for each in traded for of in days_of(connection, Period(each, each), now, settings)]
    given = [money.given(connection, each) for each in traded]
    return Usual(
        days=len(days),
        kept=_usual(days, lambda of: Tally(of.kept, of.kept + of.missed)),
        told_before=_usual(days, lambda of: Tally(of.told_before, of.missed)),
        made_right=_usual(days, lambda of: Tally(of.made_right, of.mishaps)),
        takings=_middle((of.takings.minor for of in days), settings.currency),
        gestures_cost=_middle(given, settings.currency),
    )


def last_promises(connection: Connection, day: date, now: datetime) -> LastPromises | None:
    """The last first promises up to the end of a trading day that are kept or missed as of `now`; None of none."""
    kept: list[bool] = []
    for each in islice(_days_back(connection, day), _LONGEST):
        judged = [promise.kept(now) for promise in first_promises(connection, each, each, until=each)]
        kept += [was for was in reversed(judged) if was is not None]
        if len(kept) >= LAST:
            break
    if not kept:
        return None
    tally = Tally(sum(kept[:LAST]), len(kept[:LAST]))
    return LastPromises(tally, *band(tally))


def band(tally: Tally) -> tuple[Decimal, Decimal]:
    """Between which shares the true rate lies 90% of the times: Wilson's score interval.

    E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, Journal of the American
    Statistical Association 22 (1927), 209–212; for few cases as well (Brown, Cai, DasGupta, Statistical Science 16
    (2001), 101–133). To a thousandth.
    """
    number, share, squared = tally.of, tally.count / tally.of, _OF_NINE_IN_TEN**2
    middle = (share + squared / (2 * number)) / (1 + squared / number)
    half = _OF_NINE_IN_TEN / (1 + squared / number) * sqrt(share * (1 - share) / number + squared / (4 * number**2))
    low, high = (
        Decimal(max(0.0, min(1.0, each))).quantize(Decimal("0.001")) for each in (middle - half, middle + half)
    )
    return low, high


def _share(share: float) -> Decimal:
    return Decimal(max(0.0, min(1.0, share))).quantize(Decimal("0.001"))


def _traded_before(connection: Connection, day: date) -> Iterator[date]:
    """The last of that weekday with an order that counts, the newest first."""
    first = connection.execute(select(func.min(OrderRow.business_date))).scalar() or day
    found, each = 0, day - _WEEK
    while each >= first and found < MOST_DAYS:
        if connection.execute(select(OrderRow.order_id).where(*counted_on(each, each)).limit(1)).first():
            found += 1
            yield each
        each -= _WEEK


def _days_back(connection: Connection, day: date) -> Iterator[date]:
    """The trading days with orders, from that day back."""
    after = day + timedelta(days=1)
    while found := days_with_orders(connection, after, 1):
        (after,) = found
        yield after


def _usual(days: Iterable[DaysTogether], of: Callable[[DaysTogether], Tally]) -> UsualTally | None:
    tallies = [tally for tally in map(of, days) if tally.of]
    if len(tallies) < LEAST_DAYS:
        return None
    shares = [Decimal(tally.count) / tally.of for tally in tallies]
    return UsualTally(median(shares), round_half_up(Decimal(median(tally.of for tally in tallies))))


def _middle(amounts: Iterable[int], currency: str) -> Money:
    return Money(round_half_up(Decimal(median(amounts))), currency)
