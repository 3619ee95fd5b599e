"""What is on us at its cost: what the shop pays for it, or its price where nobody knows that. All reports ask here."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, case, func, select

from counter.orders.line_rows import LineRow, ReductionRow
from counter.orders.model import COMP

_WORTH = case((LineRow.cost_minor.is_(None), ReductionRow.amount_minor), else_=LineRow.cost_minor * LineRow.quantity)


def worth_of_comps(*columns: Any) -> Select[Any]:
    """Asks these columns and the sum of what was on us, in minor units; of lines as they are on their orders now."""
    return (
        select(*columns, func.coalesce(func.sum(_WORTH), 0).label("worth"))
        .select_from(ReductionRow)
        .join(LineRow, and_(LineRow.order_id == ReductionRow.order_id, LineRow.line_id == ReductionRow.line_id))
        .where(ReductionRow.kind == COMP, ReductionRow.amount_minor > 0)
    )


def worth_by_order(connection: Connection, orders: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
    """Of each of these orders with something on us: what was taken off it so, and what that counts for."""
    if not orders:
        return {}
    wanted = worth_of_comps(ReductionRow.order_id, func.sum(ReductionRow.amount_minor).label("off"))
    rows = connection.execute(wanted.where(ReductionRow.order_id.in_(orders)).group_by(ReductionRow.order_id))
    return {row.order_id: (int(row.off), int(row.worth)) for row in rows}
