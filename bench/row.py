"""One row of the table that `make bench` prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """What was measured, beside its baseline in the same run."""

    what: str
    measured: str
    baseline: str
    ratio: str
    must: str
    aim: str
    figure: float
    """What the must is about, in its own unit."""
    most: float
    """The must, in the same unit."""

    @property
    def holds(self) -> bool:
        """Whether the must is met."""
        return self.figure <= self.most


def table(rows: Iterable[Row]) -> str:
    """The rows as a table of Markdown."""
    head = ("what", "measured", "baseline", "", "must", "aim", "holds")
    lines = [head, ("---",) * len(head)]
    lines += [
        (row.what, row.measured, row.baseline, row.ratio, row.must, row.aim, "yes" if row.holds else "**no**")
        for row in rows
    ]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def median_of(seconds: Sequence[float]) -> float:
    """The one in the middle."""
    return median(seconds)


def share(seconds: Sequence[float], percent: int) -> float:
    """The smallest that so many percent of them do not exceed."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def milliseconds(seconds: Sequence[float]) -> str:
    """The median, as it is written."""
    return f"{median(seconds) * 1000:.2f} ms"
