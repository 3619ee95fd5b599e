"""The columns of what happened at a terminal: by its fact's number its day is cut."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from counter.journal.fact import Entry, FactOfADay
from counter.store.base import Mapped


class AtTerminal:
    """`terminal` and `seq` are its fact's."""

    terminal: Mapped[str]
    seq: Mapped[int]


class Noted(AtTerminal):
    """And of which day, when and by whom."""

    business_date: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[UUID]


def noted(fact: FactOfADay, entry: Entry) -> dict[str, Any]:
    """What a `Noted` row has of its fact."""
    return {
        "terminal": entry.terminal,
        "seq": entry.seq,
        "business_date": fact.day(entry.at),
        "at": entry.at,
        "by": entry.by,
    }
