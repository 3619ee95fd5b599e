"""What the customer says next, and when it is over: a pure answer to what happened and how late it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counter.rehearsal.happened import Happened
from counter.rehearsal.scenario import Line, Scenario, moment


@dataclass(frozen=True, slots=True)
class Said:
    """A line that was said, `seconds` from the scenario's start, by whom and in which words."""

    line: Line
    who: str
    words: str
    seconds: float


def conversation(scenario: Scenario, happened: Sequence[Happened], now: float) -> tuple[Said, ...]:
    """What was said up to `now` (seconds from the start), in order of time, up to the line that ends it."""
    named: dict[str, float] = {}
    said: list[Said] = []
    for line in scenario.lines:
        seconds = _when(line, happened, named)
        if seconds is None or seconds > now:
            continue
        if line.name:
            named[line.name] = seconds
        said.append(Said(line, line.who or scenario.customer, line.says, seconds))
    said.sort(key=lambda each: each.seconds)
    end = next((place for place, each in enumerate(said) if each.line.ends), len(said))
    return tuple(said[: end + 1])


def ending(scenario: Scenario, said: Sequence[Said], now: float) -> str | None:
    """How it came out, once it is over: by a line that ends it, or "" where its time is up; else None."""
    if said and said[-1].line.ends:
        return said[-1].line.ends
    return "" if now >= scenario.minutes * 60 else None


def _when(line: Line, happened: Sequence[Happened], named: dict[str, float]) -> float | None:
    """When a line is said, in seconds; None where what it waits for did not happen, or something made it needless."""
    waits = [_first(condition, happened, named) for condition in line.after]
    if any(each is None for each in waits):
        return None
    known = [each for each in waits if each is not None]
    at = max([moment(line.at) if line.at else 0.0, *known]) + line.seconds
    done = [_first(condition, happened, named) for condition in line.unless]
    return None if any(each is not None and each < at for each in done) else at


def _first(condition: str, happened: Sequence[Happened], named: dict[str, float]) -> float | None:
    if condition in named:
        return named[condition]
    return min((each.seconds for each in happened if each.is_a(condition)), default=None)
