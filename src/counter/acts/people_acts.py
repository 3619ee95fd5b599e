"""Acts about the people of the shop: who works here, and who is at the counter."""

from __future__ import annotations

from typing import Any

from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.names import person_named, read_name
from counter.acts.people_fields import PERSON_LATER, StaffMember
from counter.acts.session import Session
from counter.flows import staff


class SignIn(Fields, frozen=True, kw_only=True):
    """Somebody picks their name."""

    name: str


def add_staff(session: Session, said: StaffMember) -> dict[str, Any]:
    """Somebody works here from now on."""
    name = read_name(said.name)
    session.do(staff.add_staff, name, said.role)
    return {"name": name}


def sign_in(session: Session, said: SignIn) -> dict[str, Any]:
    """Somebody picked their name: what follows is theirs. Where nobody makes drinks, they do."""
    session.by = session.signed_in = person_named(session, said.name)
    session.do(staff.sign_in)
    return {"name": said.name}


ACTS: dict[str, Kind[Any]] = {
    "add_staff": Kind(StaffMember, add_staff, later=PERSON_LATER),
    "sign_in": Kind(SignIn, sign_in, later=PERSON_LATER),
}
LATER = frozenset({"lock", "clock_in", "break", "clock_out", "change_staff"})
"""Acts of this family that are not there yet."""
