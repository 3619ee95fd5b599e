"""What can happen to the staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from counter.journal.fact import Fact, FactOfADay, private, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import ApprovalId, FactId, OrderId, StaffId
from counter.kernel.money import Money
from counter.people.model import Preferences

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


@dataclass(frozen=True, slots=True)
class RoleChanged(Fact):
    """Somebody may do other things from now on: those of their new `role`."""

    topic: ClassVar[Topic] = Topic.STAFF

    staff_id: StaffId
    role: str

    def subject(self, fact_id: FactId) -> str:
        """The person."""
        return subject_of("staff", self.staff_id)


@dataclass(frozen=True, slots=True)
class StaffRenamed(Fact):
    """Somebody is called otherwise from now on."""

    topic: ClassVar[Topic] = Topic.STAFF

    staff_id: StaffId
    name: str

    def subject(self, fact_id: FactId) -> str:
        """The person."""
        return subject_of("staff", self.staff_id)


@dataclass(frozen=True, slots=True)
class StaffTakenOff(Fact):
    """Somebody works here no more: nobody signs in as them, and what they did stays theirs."""

    topic: ClassVar[Topic] = Topic.STAFF

    staff_id: StaffId

    def subject(self, fact_id: FactId) -> str:
        """The person."""
        return subject_of("staff", self.staff_id)


@dataclass(frozen=True, slots=True)
class StaffTakenBack(Fact):
    """Somebody who was taken off works here again, in the role that they had."""

    topic: ClassVar[Topic] = Topic.STAFF

    staff_id: StaffId

    def subject(self, fact_id: FactId) -> str:
        """The person."""
        return subject_of("staff", self.staff_id)


@dataclass(frozen=True, slots=True)
class PinSet(Fact):
    """Somebody has a new PIN of so many `digits`; 0: none any more. What is kept of it is private."""

    topic: ClassVar[Topic] = Topic.STAFF
    absolute: ClassVar[bool] = True

    staff_id: StaffId
    digits: int
    kept: str = private()

    def subject(self, fact_id: FactId) -> str:
        """The person’s PIN."""
        return subject_of("pin", self.staff_id)


@dataclass(frozen=True, slots=True)
class AllowanceChanged(Fact):
    """Somebody gives so much away alone from now on, by the names of the rights; what is not said as their role."""

    topic: ClassVar[Topic] = Topic.STAFF

    staff_id: StaffId
    own: Mapping[str, Decimal | None]

    def subject(self, fact_id: FactId) -> str:
        """The person."""
        return subject_of("staff", self.staff_id)


@dataclass(frozen=True, slots=True)
class ScreensPreferred(Fact):
    """Somebody likes their screens like this from now on."""

    topic: ClassVar[Topic] = Topic.STAFF
    absolute: ClassVar[bool] = True

    staff_id: StaffId
    prefers: Preferences

    def subject(self, fact_id: FactId) -> str:
        """The person’s screens."""
        return subject_of("screens", self.staff_id)


@dataclass(frozen=True, slots=True)
class OwnerPinReset(Fact):
    """An owner’s PIN was forgotten, and set anew by whoever has the machine and the shop’s folder."""

    topic: ClassVar[Topic] = Topic.STAFF

    staff_id: StaffId

    def subject(self, fact_id: FactId) -> str:
        """The resets of that person’s PIN."""
        return subject_of("pin_reset", self.staff_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalGiven(Fact):
    """Somebody said yes, with their PIN, to one act of another: to these `rights`, by so much, for an order or none."""

    topic: ClassVar[Topic] = Topic.STAFF

    approval_id: ApprovalId
    approver: StaffId
    rights: tuple[str, ...]
    percent: Decimal | None = None
    amount: Money | None = None
    order_id: OrderId | None = None

    def subject(self, fact_id: FactId) -> str:
        """The approval."""
        return subject_of("approval", self.approval_id)


@dataclass(frozen=True, slots=True)
class ShiftFact(FactOfADay):
    """Base of what happens in somebody's working day."""

    topic: ClassVar[Topic] = Topic.STAFF

    staff_id: StaffId
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The person's hours."""
        return subject_of("hours", self.staff_id)


@dataclass(frozen=True, slots=True)
class ClockedIn(ShiftFact):
    """Somebody works from now on, after a break too."""


@dataclass(frozen=True, slots=True)
class BreakBegun(ShiftFact):
    """Somebody has a break until they clock in again."""


@dataclass(frozen=True, slots=True)
class ClockedOut(ShiftFact):
    """Somebody's work is over for now; since `until`, where they forgot to say so then (aware UTC)."""

    until: datetime | None = None


FACTS = (
    StaffAdded,
    RoleChanged,
    AllowanceChanged,
    StaffRenamed,
    StaffTakenOff,
    StaffTakenBack,
    SignedIn,
    BarStaffed,
    ClockedIn,
    BreakBegun,
    ClockedOut,
    PinSet,
    OwnerPinReset,
    ApprovalGiven,
    ScreensPreferred,
)
