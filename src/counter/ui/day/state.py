"""What the day page shows, every word ready to read; shares go from 0 to 1. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.reports.day.page import PromisePoint, ToDo
from counter.reports.day.words import Figure


@dataclass(frozen=True, slots=True)
class Scatter:
    """Promised against taken, in minutes; `marks` are those of both axes, from 0 on.

    `longer` says how many took longer than that.
    """

    points: tuple[PromisePoint, ...]
    marks: tuple[int, ...]
    kept: str
    missed: str
    longer: str
    description: str


@dataclass(frozen=True, slots=True)
class Column:
    """An hour: its share of promises kept, in words and as drawn; `low` where it is below the goal."""

    label: str
    percent: str
    share: float
    low: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A kind of mishap: how often (in words and as a number), and its length beside the longest."""

    label: str
    count: str
    share: float
    late: bool
    times: int


@dataclass(frozen=True, slots=True)
class OneThingShown:
    """The one thing to do: what and why, how it was chosen with the orders (`evidence`), and the words of its key."""

    what: str
    why: str
    evidence: str
    done: bool
    tap: str


@dataclass(frozen=True, slots=True)
class DayState:
    """One day. `later` is whether there is a later day to go to; the descriptions are for a screen reader.

    `staff` are the hours and tips of everybody, a line each; `cost` is what it cost, `answered` how soon it was right,
    `good_moments` what went well; `came_from` is for lead and owner, and else ""; `printing` says what became of the
    page that somebody wants on paper.
    """

    title: str
    later: bool
    figures: tuple[Figure, ...]
    scatter: Scatter
    hours: tuple[Column, ...]
    goal: float
    hours_description: str
    went_wrong: tuple[Bar, ...]
    wrong_description: str
    to_do_heading: str
    to_do: tuple[ToDo, ...]
    more_to_do: str
    came_back: str
    came_back_note: str
    staff: tuple[str, ...] = ()
    cost: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    good_moments: tuple[str, ...] = ()
    came_from: str = ""
    one_thing: OneThingShown | None = None
    printing: str = ""
    can_print: bool = True
