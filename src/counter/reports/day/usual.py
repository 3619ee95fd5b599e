"""What is usual in this shop on a weekday: the medians of its last days that traded, and how the last promises went.

A median is the middle one of them by size, of an even number half-way between the two in the middle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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
from counter.reports.day.counted import AS_IT_WAS, DAYS
from counter.reports.day.figures import FirstPromise, first_promises
from counter.reports.day.mishaps_of_day import made_right_on
from counter.reports.day.money_moved import money_moved
from counter.reports.day.page import LastPromises, Tally, Usual, UsualTally
from counter.reports.day.promise_sums import promise_sums
from counter.settings.rules import Settings
from counter.store.prepared import Question

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
    traded = _traded_before(connection, day)
    if len(traded) < LEAST_DAYS:
        return None
    promises, given = promise_sums(connection, traded, now), money.given_on(connection, traded)
    days = [_day(connection, each, promises, given, settings) for each in traded]
    return Usual(
        days=len(days),
        kept=_usual(of.kept for of in days),
        told_before=_usual(of.told_before for of in days),
        made_right=_usual(of.made_right for of in days),
        takings=_middle((of.takings for of in days), settings.currency),
        gestures_cost=_middle((of.given for of in days), settings.currency),
    )


@dataclass(frozen=True, slots=True)
class _Day:
    """One of them as it was when it was over; amounts are minor units."""

    kept: Tally
    told_before: Tally
    made_right: Tally
    takings: int
    given: int


def _day(
    connection: Connection,
    day: date,
    promises: Mapping[date, tuple[int, int, int, int]],
    given: Mapping[date, int],
    settings: Settings,
) -> _Day:
    _, kept, missed, told = promises.get(day, (0, 0, 0, 0))
    return _Day(
        kept=Tally(kept, kept + missed),
        told_before=Tally(told, missed),
        made_right=Tally(*made_right_on(connection, day)),
        takings=money_moved(connection, day, day, settings.currency).takings.minor,
        given=given.get(day, 0),
    )


def last_promises(
    connection: Connection, day: date, now: datetime, of_day: tuple[FirstPromise, ...]
) -> LastPromises | None:
    """The last first promises up to the end of a trading day that are kept or missed as of `now`; None of none.

    Those of the day itself are `of_day`.
    """
    kept = _judged(of_day, now)
    for each in islice(_days_before(connection, day), _LONGEST):
        if len(kept) >= LAST:
            break
        kept += _judged(first_promises(connection, each, each, until=each), now)
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


def _traded_before(connection: Connection, day: date) -> tuple[date, ...]:
    """The last of that weekday with an order that counts, the newest first."""
    first = connection.execute(select(func.min(OrderRow.business_date))).scalar() or day
    found: list[date] = []
    before = day - _WEEK
    while before >= first and len(found) < MOST_DAYS:
        some = [before - _WEEK * back for back in range(MOST_DAYS)]
        found += sorted((each for (each,) in _TRADED.stream(connection, days=some)), reverse=True)
        before = some[-1] - _WEEK
    return tuple(found[:MOST_DAYS])


_TRADED = Question(select(OrderRow.business_date).where(OrderRow.business_date.in_(DAYS), *AS_IT_WAS).distinct())


def _judged(promises: tuple[FirstPromise, ...], now: datetime) -> list[bool]:
    """Whether each was kept, the last one first."""
    return [was for promise in reversed(promises) if (was := promise.kept(now)) is not None]


def _days_before(connection: Connection, day: date) -> Iterator[date]:
    """The trading days with orders before a day, from it back."""
    after = day
    while found := days_with_orders(connection, after, 1):
        (after,) = found
        yield after


def _usual(of_days: Iterable[Tally]) -> UsualTally | None:
    tallies = [tally for tally in of_days if tally.of]
    if len(tallies) < LEAST_DAYS:
        return None
    shares = [Decimal(tally.count) / tally.of for tally in tallies]
    return UsualTally(median(shares), round_half_up(Decimal(median(tally.of for tally in tallies))))


def _middle(amounts: Iterable[int], currency: str) -> Money:
    return Money(round_half_up(Decimal(median(amounts))), currency)
