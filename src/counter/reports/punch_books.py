"""Whether punch cards hold: what was had for a full card was spent on it, and nobody spent more than they had."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from counter.kernel.errors import Sentence
from counter.orders.line_rows import ReductionRow
from counter.orders.model import PUNCH
from counter.regulars.tables import PunchRow, RegularRow
from counter.reports.moved import SOMEBODY


def punch_faults(connection: Connection) -> Iterator[Sentence]:
    """Every order whose punches are not what it had for nothing, a sentence each."""
    on_us = select(ReductionRow.order_id, func.count()).where(ReductionRow.kind == PUNCH)
    had = {row[0]: row[1] for row in connection.execute(on_us.group_by(ReductionRow.order_id))}
    moved = select(PunchRow.order_id, func.sum(PunchRow.spent)).where(PunchRow.taken_back.is_(False))
    spent = {row[0]: row[1] for row in connection.execute(moved.group_by(PunchRow.order_id))}
    for order_id in sorted(had.keys() | spent.keys(), key=str):
        pieces, punches = had.get(order_id, 0), spent.get(order_id, 0)
        if bool(pieces) != bool(punches) or (pieces and punches % pieces):
            yield Sentence("order {order}: the punches it spent are not for what it had for nothing", order=order_id)
    back = select(PunchRow.order_id, PunchRow.regular_id).group_by(PunchRow.order_id, PunchRow.regular_id)
    sums = func.sum(PunchRow.earned), func.sum(PunchRow.spent)
    wrong = back.having((func.max(PunchRow.taken_back) == 1) & ((sums[0] != 0) | (sums[1] != 0)))
    for row in connection.execute(wrong):
        yield Sentence(
            "order {order}: the punches that were taken back are not what it had earned and spent", order=row.order_id
        )


def punch_findings(connection: Connection) -> Iterator[Sentence]:
    """Punch cards that spent more than was on them, as two tills that are apart can let them, a sentence each."""
    left = func.sum(PunchRow.earned - PunchRow.spent)
    over = (
        select(RegularRow.name, RegularRow.code, left.label("left"))
        .join(RegularRow, RegularRow.regular_id == PunchRow.regular_id)
        .group_by(PunchRow.regular_id)
        .having(left < 0)
    )
    for row in connection.execute(over):
        whose = row.name or row.code or SOMEBODY
        yield Sentence("the punch card of {whose} spent {count} punches more than it had", whose=whose, count=-row.left)
