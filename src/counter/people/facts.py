"""What can happen to the staff."""

from __future__ import annotations

from dataclasses import dataclass

from counter.journal.fact import Fact
from counter.kernel.ids import StaffId


@dataclass(frozen=True, slots=True)
class StaffAdded(Fact):
    """Somebody works here from now on; `role` is barista, lead, owner or counter (the app itself)."""

    staff_id: StaffId
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class SignedIn(Fact):
    """Somebody picked their name at this terminal."""

    staff_id: StaffId


@dataclass(frozen=True, slots=True)
class BarStaffed(Fact):
    """Who makes drinks from now on: all of them, who came last at the end."""

    staff: tuple[StaffId, ...]


FACTS = (StaffAdded, SignedIn, BarStaffed)
