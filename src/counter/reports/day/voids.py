"""What was thrown away on a day before it was placed, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from counter.kernel.money import Money
from counter.orders.voids import voids_of
from counter.people.queries import names_of_everybody


@dataclass(frozen=True, slots=True)
class DayVoid:
    """A ticket that was thrown away `at` an aware time: `what` stood on it, for `amount`."""

    at: datetime
    by: str
    reason: str
    what: str
    amount: Money


def day_voids(connection: Connection, day: date) -> tuple[DayVoid, ...]:
    """The tickets that were thrown away on a trading day and did not come back, oldest first."""
    names = names_of_everybody(connection)
    return tuple(
        DayVoid(void.at, names.get(void.by, ""), void.reason, void.what, void.amount)
        for void in voids_of(connection, day)
    )
