"""What the page Sales shows, every word ready to read; shares go from 0 to 1. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.ui.parts.choices import Choices

SALES = "sales"
ALL = "all"
BEHIND_CARDS = 2
"""So many parts, the last ones, need no place in the switch where their cards are seen and lead to them."""


@dataclass(frozen=True, slots=True)
class SalesLine:
    """A row: its cells, the first of them its name; `name` is the whole row for a screen reader."""

    cells: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class SalesTable:
    """A part of what was sold: its heading, what stands above its columns, and its rows. `part` is which."""

    part: str
    title: str
    headings: tuple[str, ...]
    lines: tuple[SalesLine, ...]


@dataclass(frozen=True, slots=True)
class HourPair:
    """What an hour sold, now and before: `said` stands above it, `name` is all of it for a screen reader."""

    label: str
    said: str
    share: float
    share_before: float
    name: str


@dataclass(frozen=True, slots=True)
class DayKey:
    """A day of the calendar: whether it can be chosen, and whether it is among those that are."""

    day: date
    label: str
    name: str
    can: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """A month to choose days of: for which of two stretches (0: looked at, 1: compared), and what is chosen so far."""

    which: int
    month: str
    weekdays: tuple[str, ...]
    keys: tuple[DayKey | None, ...]
    said: str
    later: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SalesState:
    """What some days sold. `refused` says why somebody sees none of it. `chosen` is the place of the part shown.

    `nothing` is said where nothing was sold, `said` of what somebody printed or exported. `table` is the whole of a
    part; None: the overview. `question` asks how to export what is looked at.
    """

    refused: str = ""
    title: str = ""
    later: bool = False
    parts: tuple[str, ...] = ()
    chosen: int = 0
    beside: str = ""
    beside_short: str = ""
    amount: str = ""
    note: str = ""
    by_hour: str = ""
    hours: tuple[HourPair, ...] = ()
    nothing: str = ""
    legend: tuple[str, str] = ("", "")
    cards: tuple[SalesTable, ...] = ()
    table: SalesTable | None = None
    tips: str = ""
    said: str = ""
    calendar: Calendar | None = None
    question: Choices | None = None
    can_print: bool = True
