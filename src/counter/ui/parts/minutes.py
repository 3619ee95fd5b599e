"""The minutes to choose from for a new promise, without Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

NONE = -1
"""The place of the chosen minute where none is."""

_APART = timedelta(minutes=2)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Minutes:
    """Two minutes offered for a new promise, of which one is chosen (0 or 1), or none (NONE)."""

    offered: tuple[datetime, datetime]
    chosen: int = 0

    @staticmethod
    def from_first(first: datetime) -> Minutes:
        """`first`, or two minutes more to be on the safe side."""
        return Minutes((first, first + _APART))

    @staticmethod
    def at_soonest(first: datetime, now: datetime) -> Minutes:
        """From `first` on, but not before the next whole minute."""
        return Minutes.from_first(max(first, now.replace(second=0, microsecond=0) + _MINUTE))

    @property
    def taken(self) -> datetime | None:
        """The chosen one."""
        return None if self.chosen == NONE else self.offered[self.chosen]

    def still_ahead(self, now: datetime) -> Minutes:
        """The same two, moved on together as far as time has passed over the earlier one."""
        earlier, next_minute = min(self.offered), now.replace(second=0, microsecond=0) + _MINUTE
        if earlier > now:
            return self
        first, second = self.offered
        return replace(self, offered=(first + (next_minute - earlier), second + (next_minute - earlier)))

    def pick(self, place: int) -> Minutes:
        """The other one, or the same again."""
        return replace(self, chosen=place)

    def toggle(self, place: int) -> Minutes:
        """That one; none where it was chosen already."""
        return replace(self, chosen=NONE if place == self.chosen else place)

    def nudge(self, by: int, not_before: datetime) -> Minutes:
        """The chosen one (the first where none is) moved by so many minutes; it stays later than `not_before`."""
        place = max(self.chosen, 0)
        moved = self.offered[place] + by * _MINUTE
        if moved <= not_before:
            return self
        first, second = self.offered
        return Minutes((moved, second) if place == 0 else (first, moved), place)
