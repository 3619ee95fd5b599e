"""Asks about the staff."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, case, select

from counter.journal.tables import JournalRow
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId
from counter.people.facts import BAR
from counter.people.model import AtWork, Preferences, Staff, Stretch
from counter.people.tables import CrewRow, HoursRow, PinRow, ScreensRow, StaffRow
from counter.store.prepared import Question

COUNTER, OWNER = "counter", "owner"
"""The roles of the app itself, which records what time brings, and of whose shop it is."""

_SCREENS = (ScreensRow.language, ScreensRow.left_hand, ScreensRow.large_type, ScreensRow.dark_bar)
_STAFF = (
    select(StaffRow.__table__, CrewRow.place, PinRow.digits, *_SCREENS)
    .join(CrewRow, (CrewRow.staff_id == StaffRow.staff_id) & (CrewRow.bar == BAR), isouter=True)
    .join(PinRow, PinRow.staff_id == StaffRow.staff_id, isouter=True)
    .join(ScreensRow, ScreensRow.staff_id == StaffRow.staff_id, isouter=True)
)
_THEIR_PINS = (
    select(PinRow.staff_id)
    .join(StaffRow, StaffRow.staff_id == PinRow.staff_id)
    .where(PinRow.digits > 0, StaffRow.works)
)
_NAMES = Question(
    select(StaffRow.staff_id, StaffRow.name)
    .where(StaffRow.role != COUNTER)
    .order_by(StaffRow.added_at, StaffRow.staff_id)
)
_ONE = Question(_STAFF.where(StaffRow.staff_id == bindparam("of", type_=StaffRow.staff_id.type)))


def read_staff(connection: Connection) -> tuple[Staff, ...]:
    """Everybody who works here, in the order in which they came; the app itself is not among them."""
    here = _STAFF.where(StaffRow.role != COUNTER, StaffRow.works)
    rows = connection.execute(here.order_by(StaffRow.added_at, StaffRow.staff_id))
    return tuple(_staff(row) for row in rows)


def names_of_everybody(connection: Connection) -> dict[UUID, str]:
    """The names of all who ever worked here, in the order in which they came: the past of those who left is theirs."""
    return dict(map(tuple, _NAMES.rows(connection)))


def read_crew(connection: Connection) -> tuple[Staff, ...]:
    """Who is on the bar, in the order in which they came to it."""
    rows = connection.execute(_STAFF.where(CrewRow.place.is_not(None)).order_by(CrewRow.place))
    return tuple(_staff(row) for row in rows)


def staff_member(connection: Connection, staff_id: StaffId) -> Staff:
    """One of them, or the app itself. Refused where nobody has that id."""
    row = _ONE.first(connection, of=staff_id)
    if row is None:
        raise Refused("Pick your name first.")
    return _staff(row)


def kept_pin(connection: Connection, staff_id: StaffId) -> str:
    """What is kept of somebody's PIN; "" where they have none."""
    found = select(PinRow.kept).where(PinRow.staff_id == staff_id)
    return connection.execute(found).scalar_one_or_none() or ""


def has_pins(connection: Connection) -> bool:
    """Whether anybody here has a PIN."""
    return connection.execute(_THEIR_PINS.limit(1)).first() is not None


def owner_has_pin(connection: Connection) -> bool:
    """Whether an owner has a PIN: then what is an owner's is asked for."""
    return connection.execute(_THEIR_PINS.where(StaffRow.role == OWNER).limit(1)).first() is not None


def when_added(connection: Connection) -> dict[StaffId, tuple[datetime, datetime | None]]:
    """Since when everybody is on the staff, and when their PIN was set last, None where they have none; aware."""
    set_at = case((PinRow.digits > 0, PinRow.set_at))
    rows = select(StaffRow.staff_id, StaffRow.added_at, set_at.label("set_at"))
    joined = rows.join(PinRow, PinRow.staff_id == StaffRow.staff_id, isouter=True)
    return {StaffId(row.staff_id): (row.added_at, row.set_at) for row in connection.execute(joined)}


def stretches(connection: Connection, day: date) -> tuple[Stretch, ...]:
    """All work and all breaks of a trading day, who began first at the beginning."""
    rows = select(HoursRow.__table__).where(HoursRow.business_date == day)
    return tuple(_stretch(row) for row in connection.execute(rows.order_by(HoursRow.since, HoursRow.staff_id)))


def open_stretch(connection: Connection, staff_id: StaffId) -> Stretch | None:
    """What somebody is at, or forgot to end; None where they clocked out, or never in."""
    found = select(HoursRow.__table__).where(HoursRow.staff_id == staff_id, HoursRow.until.is_(None))
    row = connection.execute(found).first()
    return _stretch(row) if row else None


def last_act(connection: Connection, staff_id: StaffId, since: datetime, until: datetime) -> datetime:
    """When somebody last did something between two aware times; `since` where they did nothing."""
    found = select(JournalRow.at).where(JournalRow.by == staff_id, JournalRow.at >= since, JournalRow.at < until)
    return connection.execute(found.order_by(JournalRow.arrived.desc()).limit(1)).scalar_one_or_none() or since


def who_is_here(connection: Connection, day: date) -> dict[StaffId, AtWork]:
    """Who clocked in on the trading day `day` and did not clock out, by person; since then, through their breaks."""
    here: dict[StaffId, AtWork] = {}
    last: dict[StaffId, Stretch] = {}
    for each in stretches(connection, day):
        who, before = each.staff_id, last.get(each.staff_id)
        goes_on = before is not None and before.until == each.since
        here[who] = AtWork(here[who].since if goes_on else each.since, None if each.works else each.since)
        last[who] = each
    return {who: at_work for who, at_work in here.items() if last[who].until is None}


def the_app_itself(connection: Connection) -> StaffId:
    """The staff id under which the app records what time brings. LookupError where somebody took it out."""
    found = connection.execute(select(StaffRow.staff_id).where(StaffRow.role == COUNTER)).scalar_one_or_none()
    if found is None:
        raise LookupError("the counter itself is not on the staff")
    return StaffId(found)


def _staff(row: Any) -> Staff:
    return Staff(
        staff_id=StaffId(row.staff_id),
        name=row.name,
        role=row.role,
        on_bar=row.place is not None,
        pin_digits=row.digits or 0,
        works=row.works,
        prefers=Preferences()
        if row.language is None
        else Preferences(row.language, row.left_hand, row.large_type, row.dark_bar),
        own={name: None if most is None else Decimal(most) for name, most in row.own.items()},
    )


def _stretch(row: Any) -> Stretch:
    return Stretch(StaffId(row.staff_id), row.works, row.business_date, row.since, row.until)
