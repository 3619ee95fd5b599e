"""How many promises each of some trading days made, kept and missed: added up by the tables, none read one by one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, func, not_, or_, select

from counter.orders.tables import OrderRow
from counter.promises.tables import PromiseRow, ResetRow, WaitRow
from counter.reports.day.counted import AS_IT_WAS, DAYS
from counter.store.prepared import Question


def promise_sums(
    connection: Connection, days: Collection[date], now: datetime
) -> dict[date, tuple[int, int, int, int]]:
    """By day how many first promises were made, kept and missed as of `now`, and of the missed told before.

    Of those of the `days` that have any.
    """
    found = _WANTED.stream(connection, days=tuple(days), now=now)
    return {day: (made, kept, miss, told) for day, made, kept, miss, told in found}


def _times(what: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((what, 1), else_=0))


def _sums() -> Question:
    late = and_(OrderRow.ready_at.is_not(None), OrderRow.ready_at > PromiseRow.due)
    missed = or_(late, and_(OrderRow.ready_at.is_(None), PromiseRow.due < bindparam("now")))
    told = and_(missed, ResetRow.told, ResetRow.reset_at < PromiseRow.due)
    since = or_(WaitRow.promised_on.is_(None), WaitRow.promised_on > OrderRow.business_date)
    return Question(
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
        .where(OrderRow.business_date.in_(DAYS), *AS_IT_WAS, or_(WaitRow.order_id.is_(None), not_(since)))
        .group_by(OrderRow.business_date)
    )


_WANTED = _sums()
