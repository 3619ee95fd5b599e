"""What the day page shows, every word ready to read; shares go from 0 to 1. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.reports.day.page import PromisePoint, ToDo


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One of the figures: what it is, how much, what stands behind it, and what is usual with its arrow, or "".

    `usual_short` is the same in fewer words, for a narrow card. `spoken` is all of it, for a screen reader.
    """

    label: str
    value: str
    note: str
    usual: str
    usual_short: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Scatter:
    """Promised against taken, in minutes; `marks` are those of both axes, from 0 on.

    `longer` says how many took longer than that; `names` what each point is, for who does not see it.
    """

    points: tuple[PromisePoint, ...]
    marks: tuple[int, ...]
    kept: str
    missed: str
    longer: str
    description: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """An hour: its promises kept and missed, in words ("" of none) and as shares of the fullest hour.

    `name` is for a screen reader; `chosen` where the page is of that hour.
    """

    hour: int
    kept: str
    missed: str
    kept_share: float
    missed_share: float
    name: str
    chosen: bool


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
class Cost:
    """What it cost: the money ("" for who sees none) and the customers' time; `lines` are what else is to say of it."""

    money: str
    time: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayState:
    """One day, or an hour of it. `later` is whether there is a later day to go to.

    The descriptions are for a screen reader. `sentence` says how it was, `waits` who still waits, `known` how far.
    `staff` are the hours and tips of everybody, a line each; `cost` is what it cost, `answered` how soon it was right,
    `good_moments` what went well; `last` says how the last promises were kept. `came_from` is for lead and owner, and
    else empty.
    `of_hour`: only an hour is shown. `printing` says what became of the page that somebody wants on paper.
    """

    title: str
    later: bool
    sentence: str
    waits: str
    known: str
    figures: tuple[FigureShown, ...]
    scatter: Scatter
    hours: tuple[Column, ...]
    went_wrong: tuple[Bar, ...]
    wrong_description: str
    came_from: tuple[Bar, ...]
    came_from_description: str
    to_do_heading: str
    to_do: tuple[ToDo, ...]
    more_to_do: str
    came_back: str
    came_back_note: str
    cost: Cost
    last: str = ""
    staff: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    good_moments: tuple[str, ...] = ()
    one_thing: OneThingShown | None = None
    of_hour: bool = False
    printing: str = ""
    can_print: bool = True
