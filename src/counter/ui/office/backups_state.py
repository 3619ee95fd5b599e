"""What the page Backups shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.parts.mark import Mark

INSIDE, PLACES = "inside", "places"
"""What can stand in the right column in place of the backups."""


@dataclass(frozen=True, slots=True)
class FindingState:
    """What the doctor looked at, how it is, and what to do ("" where there is nothing); `opens` is a button's word."""

    title: str
    said: str
    do: str
    icon: str
    is_well: bool
    opens: str


@dataclass(frozen=True, slots=True)
class BackupState:
    """A backup in the list: its `place` there, when it was made, for how long it is kept, and whether it is good."""

    place: int
    title: str
    kept: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class InsideState:
    """A backup that was looked into: each line a label and a value; `folder` is where its books would come."""

    title: str
    lines: tuple[tuple[str, str], ...]
    verified: str
    is_good: bool
    folder: str
    wrong: str
    done: str
    busy: str


@dataclass(frozen=True, slots=True)
class PlacesState:
    """Where backups are kept: beside the books (`own`), and in a second folder, as it is typed."""

    own: str
    folder: str
    wrong: str
    what: str
    last: str
    changed: bool


@dataclass(frozen=True, slots=True)
class ReportState:
    """The report for whoever is asked for help: its `text`, "" until it is there, and what was done with it."""

    text: str
    says: str


@dataclass(frozen=True, slots=True)
class BackupsState:
    """The page: `title` in one sentence, the doctor's findings, the backups, where they are kept.

    `right` is what stands in the right column in place of the list, "" where that does; `report` is seen in place of
    the findings, None where those are.
    """

    title: str
    about: str
    is_looking: bool
    is_backing_up: bool
    findings: tuple[FindingState, ...]
    backups: tuple[BackupState, ...]
    kept_in: str
    kept_where: str
    says: str
    right: str
    inside: InsideState | None
    places: PlacesState
    report: ReportState | None
