"""What can happen to the staff."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from counter.journal.fact import Fact, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, StaffId

BAR = ""
"""The name of the bar while a shop has one."""


@dataclass(frozen=True, slots=True)
class StaffAdded(Fact):
    """Somebody works here from now on; `role` is barista, lead, owner or counter (the app itself)."""

    topic: ClassVar[Topic] = Topic.STAFF

    staff_id: StaffId
    name: str
    role: str

    def subject(self, fact_id: FactId) -> str:
        """The person."""
        return subject_of("staff", self.staff_id)


@dataclass(frozen=True, slots=True)
class SignedIn(Fact):
    """Somebody picked their name at this terminal."""

    topic: ClassVar[Topic] = Topic.STAFF
    absolute: ClassVar[bool] = True

    staff_id: StaffId

    def subject(self, fact_id: FactId) -> str:
        """The person’s signing in."""
        return subject_of("sign_in", self.staff_id)


@dataclass(frozen=True, slots=True)
class BarStaffed(Fact):
    """Who makes drinks from now on: all of them, who came last at the end."""

    topic: ClassVar[Topic] = Topic.CREW
    absolute: ClassVar[bool] = True

    staff: tuple[StaffId, ...]

    def subject(self, fact_id: FactId) -> str:
        """The bar’s crew."""
        return subject_of("crew", BAR)


FACTS = (StaffAdded, SignedIn, BarStaffed)
