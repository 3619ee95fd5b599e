"""Asks about what was thrown away."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from counter.kernel.ids import TerminalId
from counter.kernel.money import Money
from counter.till.till_report import KindSum
from counter.till.waste_tables import WasteRow


def waste_since(connection: Connection, terminal: TerminalId, after: int, currency: str) -> tuple[KindSum, ...]:
    """What was thrown away at a terminal after one of its facts: by item how many, and what is known of their cost."""
    wanted = (
        select(WasteRow.name, func.sum(WasteRow.quantity), func.sum(WasteRow.cost_minor))
        .where(WasteRow.terminal == terminal, WasteRow.seq > after)
        .group_by(WasteRow.name)
        .order_by(WasteRow.name)
    )
    rows = connection.execute(wanted)
    return tuple(KindSum(name, int(many), Money(int(minor or 0), currency)) for name, many, minor in rows)
