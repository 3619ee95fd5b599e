"""What a rehearsal shows."""

from __future__ import annotations

from dataclasses import dataclass

from counter.rehearsal.moments import Moment
from counter.rehearsal.rows import Row


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was said, by `who`, at a `time` of the clock; or, where `who` is "", what the barista did."""

    words: str
    who: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class BarState:
    """The bar: what it is, the scenario, its clock or, once it is over, how it was played."""

    mark: str
    title: str
    clock: str
    speed: str
    start_over: str
    end: str
    played: str = ""


@dataclass(frozen=True, slots=True)
class RunState:
    """A run as it goes: who says what about which order, what was done between, and what they wait for.

    `hint_shown` is the hint that was taken, or "". `loud`: the last line is to be heard once more.
    """

    bar: BarState
    customer: str
    says: str
    order: str
    entries: tuple[Entry, ...]
    waits: str
    hint: str
    hear: str
    hint_shown: str = ""
    loud: bool = False


@dataclass(frozen=True, slots=True)
class LineState:
    """Both runs on one time line of so many `seconds`, with a word at each of the `marks` below it."""

    heading: str
    runs: tuple[tuple[str, tuple[Moment, ...]], ...]
    seconds: float
    marks: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class DebriefState:
    """How a run went: the six facts beside the best run's, both second by second, and one sentence for next time.

    `marks` are what a screen reader says of a fact that is there, and of one that is missing.
    """

    bar: BarState
    heading: str
    count: str
    from_facts: str
    columns: tuple[str, str, str]
    marks: tuple[str, str]
    rows: tuple[Row, ...]
    noted: tuple[Row, ...]
    line: LineState
    best: str
    did: tuple[str, ...]
    next_heading: str
    next_time: str
    because: str
    alone: str
    again: str
    another: str
    done: str
