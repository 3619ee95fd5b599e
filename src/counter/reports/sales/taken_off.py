"""What lowered the sales of some trading days, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, case, func, select

from counter.kernel.money import Money
from counter.orders.line_rows import ReductionRow
from counter.orders.model import REDUCTION_KINDS, VOUCHER
from counter.orders.tables import OrderRow
from counter.reports.day.counted import FIRST, LAST, counted_each
from counter.reports.sales.asked import days
from counter.reports.sales.came_off_later import CameOff
from counter.reports.sales.model import TakenOff
from counter.reports.sales.period import Period
from counter.store.prepared import Question

_OF = case(
    (ReductionRow.source.is_(None), ReductionRow.line_id),
    (ReductionRow.kind == VOUCHER, ReductionRow.source),
    else_=None,
)
_EACH = (
    select(ReductionRow.kind, func.sum(ReductionRow.amount_minor).label("minor"))
    .join(OrderRow, OrderRow.order_id == ReductionRow.order_id)
    .where(*counted_each(FIRST, LAST))
    .group_by(ReductionRow.order_id, ReductionRow.kind, _OF, ReductionRow.reason)
    .subquery()
)
_BY_KIND = Question(
    select(_EACH.c.kind, func.count(), func.sum(_EACH.c.minor)).where(_EACH.c.minor != 0).group_by(_EACH.c.kind)
)


def taken_off(connection: Connection, period: Period, later: Iterable[CameOff], currency: str) -> tuple[TakenOff, ...]:
    """Each kind that took something off these days' orders; what came off `later` moves amounts alone.

    One on a whole order counts once, in all its lines.
    """
    counts: Counter[str] = Counter()
    minor: Counter[str] = Counter()
    for kind, times, amount in _BY_KIND.stream(connection, **days(period)):
        counts[kind], minor[kind] = int(times), int(amount)
    for moved in later:
        for reduction in moved.piece.reductions:
            minor[reduction.kind] += moved.sign * reduction.amount.minor
    kinds = (kind for kind in REDUCTION_KINDS if counts[kind] or minor[kind])
    return tuple(TakenOff(kind, counts[kind], Money(minor[kind], currency)) for kind in kinds)
