"""What somebody gave away: in gestures, in money back, and on us. What another approved is that other person's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from counter.kernel.ids import StaffId
from counter.kernel.money import Money
from counter.orders.line_rows import ReductionRow
from counter.orders.tables import OrderRow
from counter.recovery.tables import GestureRow
from counter.reports.comps import worth_of_comps
from counter.till.tables import RefundRow


def given_between(
    connection: Connection,
    who: StaffId,
    since: datetime,
    until: datetime,
    currency: str,
    *,
    with_refunds: bool,
) -> Money:
    """What somebody gave away between two aware times. A gesture that gave money back counts once, a comp at its cost.

    `with_refunds`: money back without a gesture counts too, as it does where a shop has PINs.
    """
    gestures = select(func.sum(GestureRow.cost_minor)).where(
        func.coalesce(GestureRow.approved_by, GestureRow.made_by) == who, *_within(GestureRow.made_at, since, until)
    )
    by_gesture = select(GestureRow.made).where(GestureRow.made.is_not(None), *_within(GestureRow.made_at, since, until))
    refunds = select(func.sum(RefundRow.amount_minor)).where(
        func.coalesce(RefundRow.approved_by, RefundRow.refunded_by) == who,
        *_within(RefundRow.refunded_at, since, until),
        _about(RefundRow.business_date, since, until),
        RefundRow.refund_id.not_in(by_gesture),
    )
    comps = (
        worth_of_comps()
        .join(OrderRow, OrderRow.order_id == ReductionRow.order_id)
        .where(
            func.coalesce(ReductionRow.approved_by, ReductionRow.given_by) == who,
            *_within(OrderRow.placed_at, since, until),
            _about(OrderRow.business_date, since, until),
        )
    )
    wanted = (gestures, comps, *([refunds] if with_refunds else []))
    sums = (connection.execute(each).scalar_one_or_none() or 0 for each in wanted)
    return Money(sum(sums), currency)


def _within(column: Any, since: datetime, until: datetime) -> tuple[Any, Any]:
    return column >= since, column < until


def _about(day: Any, since: datetime, until: datetime) -> Any:
    """The days there can be between two times in any zone: what an index finds."""
    return day.between(since.date() - timedelta(days=1), until.date() + timedelta(days=1))
