"""The staff, when each signed in last, and who is on the bar."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection, delete, false, insert, true, update

from counter.journal.fact import Entry
from counter.journal.fit import DidNotFit, Fit, Outcome, change, insert_once, put
from counter.people.facts import (
    BAR,
    AllowanceChanged,
    ApprovalGiven,
    BarStaffed,
    BreakBegun,
    ClockedIn,
    ClockedOut,
    OwnerPinReset,
    PinSet,
    RoleChanged,
    ScreensPreferred,
    ShiftFact,
    SignedIn,
    StaffAdded,
    StaffRenamed,
    StaffTakenBack,
    StaffTakenOff,
)
from counter.store.base import Base, JsonText, Mapped, mapped_column


class StaffRow(Base):
    """Somebody who works here, or did; `works` says which. `own` is what they give alone otherwise than their role."""

    __tablename__ = "staff"

    staff_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    added_at: Mapped[datetime]
    works: Mapped[bool] = mapped_column(server_default=true())
    own: Mapped[dict[str, str | None]] = mapped_column(JsonText, server_default="{}")


class SignInRow(Base):
    """When somebody picked their name last."""

    __tablename__ = "sign_ins"

    staff_id: Mapped[UUID] = mapped_column(primary_key=True)
    signed_in_at: Mapped[datetime]


class CrewRow(Base):
    """Somebody on the bar; `place` counts from 0 in the order in which they came to it."""

    __tablename__ = "bar_crew"

    bar: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[UUID]


class HoursRow(Base):
    """When somebody began to work, or to have a break (`works` says which), and when that ended, if it did."""

    __tablename__ = "hours"

    staff_id: Mapped[UUID] = mapped_column(primary_key=True)
    since: Mapped[datetime] = mapped_column(primary_key=True)
    works: Mapped[bool]
    until: Mapped[datetime | None]
    business_date: Mapped[date] = mapped_column(index=True)


class PinRow(Base):
    """Somebody's PIN as it is kept, of so many digits."""

    __tablename__ = "pins"

    staff_id: Mapped[UUID] = mapped_column(primary_key=True)
    digits: Mapped[int]
    kept: Mapped[str]
    set_at: Mapped[datetime]


class ScreensRow(Base):
    """How somebody likes their screens."""

    __tablename__ = "screens"

    staff_id: Mapped[UUID] = mapped_column(primary_key=True)
    language: Mapped[str]
    left_hand: Mapped[bool]
    large_type: Mapped[bool] = mapped_column(server_default=false())
    dark_bar: Mapped[bool] = mapped_column(server_default=false())


def _added(connection: Connection, fact: StaffAdded, entry: Entry) -> Outcome:
    who = {"staff_id": fact.staff_id, "name": fact.name, "role": fact.role}
    return insert_once(connection, StaffRow, {**who, "added_at": entry.at, "works": True, "own": {}})


def _signed_in(connection: Connection, fact: SignedIn, entry: Entry) -> Outcome:
    return put(connection, SignInRow, {"staff_id": fact.staff_id, "signed_in_at": entry.at})


def _bar_staffed(connection: Connection, fact: BarStaffed, _entry: Entry) -> Outcome:
    connection.execute(delete(CrewRow).where(CrewRow.bar == BAR))
    crew = [{"bar": BAR, "place": place, "staff_id": who} for place, who in enumerate(dict.fromkeys(fact.staff))]
    if crew:
        connection.execute(insert(CrewRow), crew)
    return Fit.FITS


def _role_changed(connection: Connection, fact: RoleChanged, _entry: Entry) -> Outcome:
    changed = update(StaffRow).where(StaffRow.staff_id == fact.staff_id).values(role=fact.role)
    return change(connection, changed, DidNotFit("nobody has that id"))


def _allowance_changed(connection: Connection, fact: AllowanceChanged, _entry: Entry) -> Outcome:
    own = {name: None if most is None else str(most) for name, most in fact.own.items()}
    changed = update(StaffRow).where(StaffRow.staff_id == fact.staff_id).values(own=own)
    return change(connection, changed, DidNotFit("nobody has that id"))


def _renamed(connection: Connection, fact: StaffRenamed, _entry: Entry) -> Outcome:
    changed = update(StaffRow).where(StaffRow.staff_id == fact.staff_id).values(name=fact.name)
    return change(connection, changed, DidNotFit("nobody has that id"))


def _taken(connection: Connection, fact: StaffTakenOff | StaffTakenBack, _entry: Entry) -> Outcome:
    works = isinstance(fact, StaffTakenBack)
    changed = update(StaffRow).where(StaffRow.staff_id == fact.staff_id).values(works=works)
    return change(connection, changed, DidNotFit("nobody has that id"))


def _pin_set(connection: Connection, fact: PinSet, entry: Entry) -> Outcome:
    row = {"staff_id": fact.staff_id, "digits": fact.digits, "kept": fact.kept, "set_at": entry.at}
    return put(connection, PinRow, row)


def _pin_reset(_connection: Connection, _fact: OwnerPinReset, _entry: Entry) -> Outcome:
    """It stands in the journal, for whoever looks."""
    return Fit.FITS


def _approved(_connection: Connection, _fact: ApprovalGiven, _entry: Entry) -> Outcome:
    """What it was for names who approved it."""
    return Fit.FITS


def _screens_preferred(connection: Connection, fact: ScreensPreferred, _entry: Entry) -> Outcome:
    return put(connection, ScreensRow, {"staff_id": fact.staff_id, **asdict(fact.prefers)})


def _ended(connection: Connection, staff_id: UUID, at: datetime) -> int:
    """Ends what somebody was at; how many rows that were."""
    open_one = (HoursRow.staff_id == staff_id) & HoursRow.until.is_(None)
    return connection.execute(update(HoursRow).where(open_one).values(until=at)).rowcount


def _began(connection: Connection, fact: ShiftFact, entry: Entry) -> Outcome:
    _ended(connection, fact.staff_id, entry.at)
    row = {
        "staff_id": fact.staff_id,
        "since": entry.at,
        "works": isinstance(fact, ClockedIn),
        "until": None,
        "business_date": fact.day(entry.at),
    }
    return put(connection, HoursRow, row)


def _clocked_out(connection: Connection, fact: ClockedOut, entry: Entry) -> Outcome:
    return Fit.FITS if _ended(connection, fact.staff_id, fact.until or entry.at) else DidNotFit("nobody had clocked in")


APPLY = {
    ClockedIn: _began,
    BreakBegun: _began,
    ClockedOut: _clocked_out,
    StaffAdded: _added,
    SignedIn: _signed_in,
    BarStaffed: _bar_staffed,
    RoleChanged: _role_changed,
    AllowanceChanged: _allowance_changed,
    StaffRenamed: _renamed,
    StaffTakenOff: _taken,
    StaffTakenBack: _taken,
    PinSet: _pin_set,
    OwnerPinReset: _pin_reset,
    ApprovalGiven: _approved,
    ScreensPreferred: _screens_preferred,
}
ROWS = {
    "staff": ((StaffRow.staff_id,),),
    "sign_in": ((SignInRow.staff_id,),),
    "crew": ((CrewRow.bar,),),
    "pin": ((PinRow.staff_id,),),
    "hours": ((HoursRow.staff_id,),),
    "pin_reset": (),
    "approval": (),
    "screens": ((ScreensRow.staff_id,),),
}
