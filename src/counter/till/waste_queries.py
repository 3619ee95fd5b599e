"""Asks about what was thrown away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from counter.kernel.ids import TerminalId
from counter.kernel.money import Money
from counter.till.till_report import KindSum
from counter.till.waste_tables import WasteRow


@dataclass(frozen=True, slots=True)
class WastedOnADay:
    """So many of an item, by its `name`, that were thrown away for a reason; `cost` is what is known of theirs."""

    name: str
    reason: str
    quantity: int
    cost: Money


def waste_of(connection: Connection, day: date, currency: str) -> tuple[WastedOnADay, ...]:
    """What was thrown away on a trading day in the whole shop, by item and reason."""
    wanted = (
        select(WasteRow.name, WasteRow.reason, func.sum(WasteRow.quantity), func.sum(WasteRow.cost_minor))
        .where(WasteRow.business_date == day)
        .group_by(WasteRow.name, WasteRow.reason)
        .order_by(WasteRow.name, WasteRow.reason)
    )
    rows = connection.execute(wanted)
    return tuple(WastedOnADay(name, why, int(many), Money(int(cost or 0), currency)) for name, why, many, cost in rows)


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
