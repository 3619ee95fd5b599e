"""What a rehearsal shows."""

from __future__ import annotations

from dataclasses import dataclass

from counter.rehearsal.rows import Row


@dataclass(frozen=True, slots=True)
class RunState:
    """A run as it goes: what it is, its clock, and the customer's last line. `over` is how it came out, or ""."""

    mark: str
    title: str
    clock: str
    speed: str
    start_over: str
    end: str
    who: str
    line: str
    over: str


@dataclass(frozen=True, slots=True)
class DebriefState:
    """How a run went: the six facts beside the best run's, and one sentence for next time."""

    heading: str
    count: str
    from_facts: str
    columns: tuple[str, str, str]
    rows: tuple[Row, ...]
    best: str
    did: tuple[str, ...]
    next_heading: str
    next_time: str
    because: str
    alone: str
    again: str
    another: str
    done: str
