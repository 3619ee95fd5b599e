"""Acts about the people of the shop: who works here, and who is at the counter."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Any, Literal

from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.names import day_of, person_named, read_name
from counter.acts.people_fields import OwnSaid, StaffMember, limits_said
from counter.acts.session import Session
from counter.flows import clock_in as clocking
from counter.flows import staff
from counter.flows.approve import PinTried
from counter.flows.settle import read_thanks
from counter.kernel.errors import Refused
from counter.people.model import Preferences
from counter.people.queries import staff_member
from counter.recovery.model import GoodMoment
from counter.recovery.moment_queries import thanks_for
from counter.reports.hours import staff_day


class SignIn(Fields, frozen=True, kw_only=True):
    """Somebody picks their name, and types their PIN where they have one."""

    name: str
    pin: str | None = None


class RemoveStaff(Fields, frozen=True, kw_only=True):
    """Somebody works here no more."""

    name: str


class PreferScreens(Fields, frozen=True, kw_only=True):
    """How whoever does it likes their screens; what it does not say stays. A language of "" is the shop's."""

    language: str | None = None
    left_hand: bool | None = None
    large_type: bool | None = None
    dark_bar: bool | None = None


class ChangeStaff(Fields, frozen=True, kw_only=True):
    """Somebody's name, role, PIN or allowance from now on; a PIN of null is none any more.

    `allowance` is what they give away alone otherwise than their role, by the names of the rights; null is no limit.
    What it does not name is as their role gives.
    """

    name: str
    new_name: str | None = None
    role: Literal["barista", "lead", "owner"] | None = None
    pin: str | Literal[False] | None = False
    allowance: OwnSaid | None = None


def add_staff(session: Session, said: StaffMember) -> dict[str, Any]:
    """Somebody works here from now on."""
    name = read_name(said.name)
    session.do(staff.add_staff, name, said.role, said.pin or "")
    return {"name": name}


def change_staff(session: Session, said: ChangeStaff) -> dict[str, Any]:
    """Somebody's name, role, PIN or allowance is another. Refused where it says none of them."""
    if said.role is None and said.pin is False and said.new_name is None and said.allowance is None:
        raise Refused("Say what to change: the name, the role, the PIN or the allowance.")
    staff_id = person_named(session, said.name)
    if said.new_name is not None:
        session.do(staff.rename, staff_id, read_name(said.new_name))
    if said.pin:
        session.do(staff.change_pin, staff_id, said.pin)  # before the role: an owner has one
    if said.role is not None:
        session.do(staff.change_role, staff_id, said.role)
    if said.pin in (None, ""):
        session.do(staff.change_pin, staff_id, "")
    if said.allowance is not None:
        session.do(staff.change_allowance, staff_id, limits_said(said.allowance))
    return {"name": said.new_name or said.name}


def remove_staff(session: Session, said: RemoveStaff) -> dict[str, Any]:
    """Somebody works here no more; what they did stays theirs."""
    session.do(staff.take_off_staff, person_named(session, said.name))
    return {"name": said.name}


def sign_in(session: Session, said: SignIn) -> dict[str, Any]:
    """Somebody picked their name: what follows is theirs, and they read what colleagues thank them for.

    Where nobody makes drinks, they do.
    """
    session.by = person_named(session, said.name)
    if said.pin is None:
        session.do(staff.sign_in)
    else:
        answer = session.do(staff.sign_in_with, said.pin)
        if isinstance(answer, PinTried) and answer.wrong is not None:
            raise answer.wrong
    session.signed_in = session.by
    thanks = session.opened.read(thanks_for, session.by)
    if thanks:
        session.do(read_thanks)
    return {"name": said.name, "thanks": [_thanks(session, each) for each in thanks]}


def _thanks(session: Session, moment: GoodMoment) -> dict[str, str]:
    return {"words": moment.words, "from": session.opened.read(staff_member, moment.noted_by).name}


def prefer_screens(session: Session, said: PreferScreens) -> dict[str, Any]:
    """Whoever does it likes their screens so from now on."""
    before = asdict(session.opened.read(staff_member, session.person).prefers)
    liked = {name: getattr(said, name) for name in before if getattr(said, name) is not None}
    return asdict(session.do(staff.prefer_screens, Preferences(**before | liked)))


def lock(session: Session, _said: Nothing) -> dict[str, Any]:
    """Nobody is at the counter until somebody signs in: what comes next without a name is the first barista's."""
    session.signed_in = None
    return {}


def clock_in(session: Session, _said: Nothing) -> dict[str, Any]:
    """Whoever does it works from now on."""
    session.do(clocking.clock_in)
    return _worked(session)


def begin_break(session: Session, _said: Nothing) -> dict[str, Any]:
    """Whoever does it has a break until they clock in again."""
    session.do(clocking.begin_break)
    return _worked(session)


def clock_out(session: Session, _said: Nothing) -> dict[str, Any]:
    """Whoever does it goes home."""
    session.do(clocking.clock_out)
    return _worked(session)


def _worked(session: Session) -> dict[str, Any]:
    """How many minutes they worked today, breaks taken off."""
    everybody = session.opened.read(staff_day, day_of(session, None), session.opened.settings)
    worked = (each.worked(session.clock.now()) for each in everybody if each.staff_id == session.person)
    return {"minutes": sum(worked, timedelta(0)) // timedelta(minutes=1)}


ACTS: dict[str, Kind[Any]] = {
    "add_staff": Kind(StaffMember, add_staff),
    "change_staff": Kind(ChangeStaff, change_staff),
    "remove_staff": Kind(RemoveStaff, remove_staff),
    "sign_in": Kind(SignIn, sign_in),
    "prefer_screens": Kind(PreferScreens, prefer_screens),
    "lock": Kind(Nothing, lock),
    "clock_in": Kind(Nothing, clock_in),
    "break": Kind(Nothing, begin_break),
    "clock_out": Kind(Nothing, clock_out),
}
