"""Who is at the counter."""

from __future__ import annotations

from counter.flows.shop import Act
from counter.kernel.ids import StaffId, new_id
from counter.people.facts import BarStaffed, SignedIn, StaffAdded
from counter.people.model import Staff
from counter.people.queries import read_staff, staff_member


def sign_in(act: Act) -> Staff:
    """Somebody picked their name: everything they tap from now on is theirs. Where nobody makes drinks, they do."""
    person = act.read(staff_member, act.by)
    act.record(SignedIn(person.staff_id))
    if not any(person.on_bar for person in act.read(read_staff)):
        act.record(BarStaffed((act.by,)))
    return act.read(staff_member, act.by)


def add_staff(act: Act, name: str, role: str) -> StaffId:
    """Somebody works here from now on, in a `role` of the playbook ("barista", "lead", "owner")."""
    staff_id = StaffId(new_id())
    act.record(StaffAdded(staff_id, name, role))
    return staff_id
