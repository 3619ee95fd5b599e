"""Money that moved, as a finding says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from counter.kernel.errors import Joined, Sentence, Word
from counter.kernel.ids import StaffId
from counter.kernel.language import _
from counter.kernel.money import Money

SOMEBODY = Word(_("somebody"))
"""Who it was where nobody knows any more."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Money that moved: by whom, at which terminal, when (aware UTC)."""

    amount: Money
    by: UUID
    terminal: str
    at: datetime


def moved_by(amount: Money, by: str | None, terminal: str, at: datetime) -> Sentence:
    """Money that moved, in a few words: by whom (their name, None if nobody knows), where and when (aware UTC)."""
    return Sentence(
        "{amount} by {name} at {terminal}, {time} UTC",
        amount=amount,
        name=by or SOMEBODY,
        terminal=terminal,
        time=f"{at:%Y-%m-%d %H:%M}",
    )


def all_moved(moves: Iterable[Moved], names: Mapping[StaffId, str]) -> Joined:
    """All that moved, one after the other."""
    return Joined(tuple(moved_by(each.amount, names.get(StaffId(each.by)), each.terminal, each.at) for each in moves))
