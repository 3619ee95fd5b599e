"""How many promises each of some trading days made, kept and missed: added up by the tables, none read one by one."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, case, func, not_, or_, select

from counter.orders.tables import OrderRow
from counter.promises.tables import PromiseRow, ResetRow, WaitRow
from counter.reports.day.counted import counted_each


def promise_sums(
    connection: Connection, first: date, last: date, now: datetime
) -> dict[date, tuple[int, int, int, int]]:
    """By day how many first promises were made, kept and missed as of `now`, and of the missed told before."""
    late = and_(OrderRow.ready_at.is_not(None), OrderRow.ready_at > PromiseRow.due)
    missed = or_(late, and_(OrderRow.ready_at.is_(None), PromiseRow.due < now))
    told = and_(missed, ResetRow.told, ResetRow.reset_at < PromiseRow.due)
    since = or_(WaitRow.promised_on.is_(None), WaitRow.promised_on > OrderRow.business_date)
    wanted = (
        select(
            OrderRow.business_date,
            func.count(),
            _times(OrderRow.ready_at <= PromiseRow.due),
            _times(missed),
            _times(told),
        )
        .join(PromiseRow, PromiseRow.order_id == OrderRow.order_id)
        .join(
            ResetRow,
            and_(ResetRow.order_id == OrderRow.order_id, ResetRow.nth == 1, not_(ResetRow.asked)),
            isouter=True,
        )
        .join(WaitRow, WaitRow.order_id == OrderRow.order_id, isouter=True)
        .where(*counted_each(first, last), or_(WaitRow.order_id.is_(None), not_(since)))
        .group_by(OrderRow.business_date)
    )
    return {day: (made, kept, miss, told) for day, made, kept, miss, told in connection.execute(wanted)}


def _times(what: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((what, 1), else_=0))
