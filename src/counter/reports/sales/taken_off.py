"""What lowered the sales of some trading days, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, case, func, select

from counter.kernel.money import Money
from counter.orders.line_rows import ReductionRow
from counter.orders.model import REDUCTION_KINDS, VOUCHER
from counter.orders.tables import OrderRow
from counter.reports.day.counted import counted_each
from counter.reports.sales.came_off_later import CameOff
from counter.reports.sales.model import TakenOff
from counter.reports.sales.period import Period


def taken_off(connection: Connection, period: Period, later: Iterable[CameOff], currency: str) -> tuple[TakenOff, ...]:
    """Each kind that took something off these days' orders; what came off `later` moves amounts alone.

    One on a whole order counts once, in all its lines.
    """
    of = case(
        (ReductionRow.source.is_(None), ReductionRow.line_id),
        (ReductionRow.kind == VOUCHER, ReductionRow.source),
        else_=None,
    )
    each = (
        select(ReductionRow.kind, func.sum(ReductionRow.amount_minor).label("minor"))
        .join(OrderRow, OrderRow.order_id == ReductionRow.order_id)
        .where(*counted_each(period.first, period.last))
        .group_by(ReductionRow.order_id, ReductionRow.kind, of, ReductionRow.reason)
        .subquery()
    )
    counts: Counter[str] = Counter()
    minor: Counter[str] = Counter()
    wanted = select(each.c.kind, func.count().label("times"), func.sum(each.c.minor).label("minor"))
    for row in connection.execute(wanted.where(each.c.minor != 0).group_by(each.c.kind)):
        counts[row.kind], minor[row.kind] = int(row.times), int(row.minor)
    for moved in later:
        for reduction in moved.piece.reductions:
            minor[reduction.kind] += moved.sign * reduction.amount.minor
    kinds = (kind for kind in REDUCTION_KINDS if counts[kind] or minor[kind])
    return tuple(TakenOff(kind, counts[kind], Money(minor[kind], currency)) for kind in kinds)
