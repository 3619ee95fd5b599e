"""Who is at the counter."""

from __future__ import annotations

from counter.flows.shop import Shop
from counter.kernel.ids import StaffId, new_id
from counter.people.facts import BarStaffed, SignedIn, StaffAdded
from counter.people.queries import Staff, read_staff, staff_member
from counter.store.unit import Unit


def sign_in(shop: Shop, unit: Unit) -> Staff:
    """Somebody picked their name: everything they tap from now on is theirs. Where nobody makes drinks, they do."""
    person = staff_member(unit.connection, unit.by)
    shop.journal.record(unit, SignedIn(person.staff_id))
    if not any(person.on_bar for person in read_staff(unit.connection)):
        shop.journal.record(unit, BarStaffed((unit.by,)))
    return staff_member(unit.connection, unit.by)


def add_staff(shop: Shop, unit: Unit, name: str, role: str) -> StaffId:
    """Somebody works here from now on."""
    staff_id = StaffId(new_id())
    shop.journal.record(unit, StaffAdded(staff_id, name, role))
    return staff_id
