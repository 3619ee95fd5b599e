"""What a chooser shows, without Qt: presenters build these, widgets show them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

NONE = -1

_APART = timedelta(minutes=2)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: `id` comes back when it is tapped, `note` stands at the right."""

    id: str
    label: str
    note: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """A question over the page: its options, and the word on the button that ends it."""

    title: str
    hint: str
    options: tuple[Option, ...]
    done: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """Two minutes offered for a new promise, of which one is chosen (0 or 1), or none (NONE)."""

    offered: tuple[datetime, datetime]
    chosen: int = 0

    @staticmethod
    def from_first(first: datetime) -> Minutes:
        """`first`, or two minutes more to be on the safe side."""
        return Minutes((first, first + _APART))

    @property
    def taken(self) -> datetime | None:
        """The chosen one."""
        return None if self.chosen == NONE else self.offered[self.chosen]

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
