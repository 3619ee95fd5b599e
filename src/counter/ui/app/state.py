"""What the top bar and the staff page show, ready said. Frozen; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from counter.kernel.ids import StaffId


@dataclass(frozen=True, slots=True)
class TopState:
    """The top bar: “Promising 6 min”, “5 ahead”, “1 at risk” (empty where none is), and who is signed in.

    `waiting`, by a tab's key, says how many wait there for a person to answer.
    """

    promising: str = ""
    ahead: str = ""
    at_risk: str = ""
    waiting: Mapping[str, int] = field(default_factory=dict)
    who: str = ""


@dataclass(frozen=True, slots=True)
class StaffTileState:
    """Somebody who works here."""

    staff_id: StaffId
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class NoteState:
    """What is still open from before: its middle words stand out."""

    before: str
    strong: str
    after: str


@dataclass(frozen=True, slots=True)
class StaffState:
    """The staff page."""

    greeting: str = ""
    sentence: str = ""
    people: tuple[StaffTileState, ...] = ()
    note: NoteState | None = None
