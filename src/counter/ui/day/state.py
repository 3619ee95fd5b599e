"""What the day page shows, frozen. Every word is ready said; shares go from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass

from counter.reports.day_page import PromisePoint, ToDo
from counter.reports.day_words import Figure


@dataclass(frozen=True, slots=True)
class Scatter:
    """Promised against taken, in minutes; `across` and `up` are the axis marks from 0 on."""

    points: tuple[PromisePoint, ...]
    across: tuple[int, ...]
    up: tuple[int, ...]
    kept: str
    missed: str
    description: str


@dataclass(frozen=True, slots=True)
class Column:
    """An hour: its share kept, as said and as drawn; `low` where it is below the goal."""

    label: str
    said: str
    share: float
    low: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A kind of mishap: how often, and its length beside the longest."""

    label: str
    count: str
    share: float
    late: bool


@dataclass(frozen=True, slots=True)
class DayState:
    """One day. `later` tells whether there is a later day to go to."""

    title: str
    later: bool
    figures: tuple[Figure, ...]
    scatter: Scatter
    hours: tuple[Column, ...]
    goal: float
    hours_said: str
    went_wrong: tuple[Bar, ...]
    wrong_said: str
    to_do: tuple[ToDo, ...]
    came_back: str
    came_back_note: str
