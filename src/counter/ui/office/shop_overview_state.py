"""What the page Shop shows of all its sections at once, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineState:
    """A line of a card: what it is about, and what is so; one that `comes` counts from a day on that comes yet."""

    label: str
    value: str
    comes: bool = False


@dataclass(frozen=True, slots=True)
class CardState:
    """A section in short: its key, its title, and the word on the button that opens it."""

    section: str
    title: str
    open: str
    lines: tuple[LineState, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class OverviewState:
    """The cards at the left and at the right, and who changed something last; `can_undo`: that can be taken back."""

    left: tuple[CardState, ...]
    right: tuple[CardState, ...]
    last: str
    can_undo: bool
