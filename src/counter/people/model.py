"""The people who work here, as they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from counter.kernel.ids import ApprovalId, StaffId
from counter.settings.rights import Own


@dataclass(frozen=True, slots=True)
class Preferences:
    """How somebody likes their screens.

    In a `language` ("de"; "" is the shop's), for the left hand, in large type, with a dark ground behind the bar.
    """

    language: str = ""
    left_hand: bool = False
    large_type: bool = False
    dark_bar: bool = False


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who works here. `role` is barista, lead, owner, or counter (the app itself).

    `pin_digits` is how long their PIN is, 0 where they have none. Whoever was taken off does not work here any more.
    `prefers` is how they like their screens, `own` what they give away alone otherwise than their role.
    """

    staff_id: StaffId
    name: str
    role: str
    on_bar: bool
    pin_digits: int = 0
    works: bool = True
    prefers: Preferences = Preferences()
    own: Own = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody else’s yes, given with their PIN at an aware time, to one act of whoever asked. It is worth a minute."""

    approval_id: ApprovalId
    approver: StaffId
    asked_by: StaffId
    given_at: datetime


@dataclass(frozen=True, slots=True)
class AtWork:
    """Somebody who is here today, since an aware time; they work, or have a break since `on_break_since`."""

    since: datetime
    on_break_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Somebody at work, or in a break (`works` says which), of a trading day, from an aware time to another.

    `until` is None while it goes on, or where they forgot to clock out.
    """

    staff_id: StaffId
    works: bool
    day: date
    since: datetime
    until: datetime | None
