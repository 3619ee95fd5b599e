"""Printers that do not print: how long they are away, and when each is tried again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from counter.printing.tables import AwayRow
from counter.store.unit import Unit

PAUSES = (1, 2, 5, 15, 60)
"""Seconds until a printer is tried again, after the first time that it did not print, the second, …"""
FALLBACK_AFTER = timedelta(minutes=1)
"""How long a printer is away before another prints for it, where the shop has chosen one."""


@dataclass(frozen=True, slots=True)
class Away:
    """A printer that does not print: since when, why, how often it was tried, and when next. Times are aware UTC."""

    printer: str
    since: datetime
    fault: str
    tries: int
    next_at: datetime

    def is_long(self, at: datetime) -> bool:
        """Whether another printer prints for it by now."""
        return at - self.since >= FALLBACK_AFTER

    def waits(self, at: datetime) -> bool:
        """Whether it is not yet tried again."""
        return self.next_at > at


def printers_away(connection: Connection) -> tuple[Away, ...]:
    """Every printer that did not print when it was tried last, the one longest away first."""
    rows = connection.execute(select(AwayRow.__table__).order_by(AwayRow.since))
    return tuple(Away(row.printer, row.since, row.fault, row.tries, row.next_at) for row in rows)


def find_away(connection: Connection, printer: str) -> Away | None:
    """How that printer is away; None where it is not."""
    return next((away for away in printers_away(connection) if away.printer == printer), None)


def note_away(unit: Unit, printer: str, fault: str) -> datetime:
    """It did not print; gives when it is tried again (aware UTC)."""
    was = find_away(unit.connection, printer)
    tries = was.tries + 1 if was else 1
    pause = PAUSES[min(tries, len(PAUSES)) - 1]
    next_at = unit.at + timedelta(seconds=pause)
    row = {"fault": fault, "tries": tries, "next_at": next_at}
    if was:
        unit.connection.execute(update(AwayRow).where(AwayRow.printer == printer).values(row))
    else:
        unit.connection.execute(insert(AwayRow).values(printer=printer, since=unit.at, **row))
    return next_at


def note_back(unit: Unit, printer: str) -> None:
    """It prints."""
    unit.connection.execute(delete(AwayRow).where(AwayRow.printer == printer))


def forget_others(unit: Unit, printers: Collection[str]) -> None:
    """Only these printers are there: of others nothing is kept."""
    unit.connection.execute(delete(AwayRow).where(AwayRow.printer.not_in(printers)))


def try_all_now(unit: Unit) -> None:
    """Somebody wants paper: none is waited for any longer."""
    unit.connection.execute(update(AwayRow).values(next_at=unit.at))
