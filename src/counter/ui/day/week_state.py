"""What the pages Week and Month show, every word ready to read; shares go from 0 to 1. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.reports.sales.period import Period

WEEK, MONTH = "week", "month"


@dataclass(frozen=True, slots=True)
class WeekRow:
    """Some days: their figures as `cells`, one for each heading, and the shares of promises `kept` and `missed`.

    `kept` is None where the cell stands without a bar. `unanswered`: not everything that went wrong was made right.
    `name` is the whole row for a screen reader.
    """

    label: str
    cells: tuple[str, ...]
    name: str
    period: Period
    kept: float | None = None
    missed: float = 0.0
    unanswered: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure now and before, in words and as shares of the larger; `change` says the difference, `arrow` its sign."""

    label: str
    now: str
    before: str
    share: float
    share_before: float
    arrow: str
    change: str


@dataclass(frozen=True, slots=True)
class WeekState:
    """A week or a month: a row a day or a week, the total, what it is compared with, and pairs of figures.

    `beside` are the days that it can be compared with, in words, `chosen` the place of those that it is.
    `changed` is what changed most, `came_back` who came back; `printing` says what became of the page on paper.
    """

    place: str
    title: str
    later: bool
    sentence: str
    beside: tuple[str, ...]
    chosen: int
    headings: tuple[str, ...]
    rows: tuple[WeekRow, ...]
    to_come: str
    whole: WeekRow
    other: WeekRow
    pairs_title: str
    now_word: str
    before_word: str
    pairs: tuple[Pair, ...]
    changed: str
    came_back: str
    printing: str = ""
    can_print: bool = True
