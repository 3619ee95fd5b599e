"""Who is at the counter, who works here, and their PINs."""

from __future__ import annotations

from uuid import UUID

from counter.flows.approve import PinTried, try_pin
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.journal.pin_key import find_or_make_pin_key, find_pin_key
from counter.kernel.errors import Refused
from counter.kernel.ids import StaffId, new_id
from counter.kernel.typed_text import folded
from counter.people.facts import (
    AllowanceChanged,
    BarStaffed,
    ClockedOut,
    OwnerPinReset,
    PinSet,
    RoleChanged,
    ScreensPreferred,
    SignedIn,
    StaffAdded,
    StaffRenamed,
    StaffTakenBack,
    StaffTakenOff,
)
from counter.people.lock_outs import right_pin
from counter.people.model import Preferences, Staff
from counter.people.pins import check_pin, hash_pin
from counter.people.queries import (
    OWNER,
    has_pins,
    open_stretch,
    owner_has_pin,
    read_crew,
    read_staff,
    staff_member,
)
from counter.people.rules import check_language, check_name, check_works
from counter.reports.changes import Change
from counter.reports.staff_changes import only_pins
from counter.settings.rights import Own, Right, check_own
from counter.till.rules import check_no_card_number


def sign_in(act: Act) -> Staff:
    """Somebody picked their name: everything they tap from now on is theirs. Where nobody makes drinks, they do.

    Refused where they have a PIN: it is typed then, see `sign_in_with`.
    """
    person = act.read(staff_member, act.by)
    check_works(person)
    if person.pin_digits:
        raise Refused("{name} has a PIN. Type it.", name=person.name)
    return _signed_in(act, person)


def sign_in_with(act: Act, pin: str) -> Staff | PinTried:
    """As `sign_in`, by tile and PIN; or what was wrong with the PIN."""
    tried = try_pin(act, act.by, pin)
    return _signed_in(act, act.read(staff_member, act.by)) if tried.wrong is None else tried


def _signed_in(act: Act, person: Staff) -> Staff:
    act.record(SignedIn(person.staff_id))
    if not any(each.on_bar for each in act.read(read_staff)):
        act.record(BarStaffed((act.by,)))
    return act.read(staff_member, act.by)


def prefer_screens(act: Act, prefers: Preferences) -> Preferences:
    """Whoever is at it likes their screens like this from now on, at every terminal. Refused: no such language here."""
    check_language(prefers.language)
    if act.read(staff_member, act.by).prefers != prefers:
        act.record(ScreensPreferred(act.by, prefers))
    return prefers


def add_staff(act: Act, name: str, role: str, pin: str = "") -> StaffId:
    """Somebody works here from now on, as barista, lead or owner, with a PIN; without only as `_check_pin_of_owner`."""
    allow(act, Ask(Right.STAFF))
    check_no_card_number(name)
    name = check_name(name)
    if role == OWNER and not pin:
        _check_pin_of_owner(act, name)
    staff_id = StaffId(new_id())
    act.record(StaffAdded(staff_id, name, role))
    if pin:
        _set_pin(act, staff_id, pin)
    return staff_id


def change_role(act: Act, staff_id: StaffId, role: str) -> None:
    """Somebody is barista, lead or owner from now on.

    Refused where nobody would be left who owns the shop, and as `_check_pin_of_owner`.
    """
    allow(act, Ask(Right.STAFF))
    person = act.read(staff_member, staff_id)
    if role == OWNER and not person.pin_digits:
        _check_pin_of_owner(act, person.name)
    if person.role == OWNER != role:
        _check_owner_left(act, person)
    if person.role != role:
        act.record(RoleChanged(staff_id, role))


def _check_pin_of_owner(act: Act, name: str) -> None:
    """Refused for an owner without a PIN in a shop whose owners have one: anybody could sign in as them."""
    if act.read(owner_has_pin):
        raise Refused("Give {name} a PIN first: without one, anybody could open the office as {name}.", name=name)


def change_allowance(act: Act, staff_id: StaffId, own: Own) -> None:
    """Somebody gives so much away alone from now on, by the names of the rights; what is not said as their role."""
    allow(act, Ask(Right.STAFF))
    check_own(own)
    if act.read(staff_member, staff_id).own != own:
        act.record(AllowanceChanged(staff_id, own))


def _check_owner_left(act: Act, person: Staff) -> None:
    """Refused where an owner was the only one, or the only one with a PIN: then everybody would be an owner."""
    others = [each for each in act.read(read_staff) if each.role == OWNER and each.staff_id != person.staff_id]
    if not others:
        raise Refused("{name} is the only owner. Make somebody else an owner first.", name=person.name)
    if person.pin_digits and not any(each.pin_digits for each in others):
        raise Refused("{name} is the only owner with a PIN. Give another owner one first.", name=person.name)


def change_pin(act: Act, staff_id: StaffId, pin: str) -> None:
    """Somebody has this PIN from now on; "" is none, which an owner beside other owners with one may not have.

    One's own, or anybody's by an owner.
    """
    if staff_id != act.by:
        allow(act, Ask(Right.STAFF))
    person = act.read(staff_member, staff_id)
    others = (each for each in act.read(read_staff) if each.role == OWNER and each.staff_id != staff_id)
    if not pin and person.role == OWNER and any(each.pin_digits for each in others):
        _check_pin_of_owner(act, person.name)
    _set_pin(act, staff_id, pin)


def rename(act: Act, staff_id: StaffId, name: str) -> None:
    """Somebody is called otherwise from now on. Refused where the name is none, or somebody else's here."""
    allow(act, Ask(Right.STAFF))
    check_no_card_number(name)
    name = check_name(name)
    check_is_free(act, staff_id, name)
    if act.read(staff_member, staff_id).name != name:
        act.record(StaffRenamed(staff_id, name))


def check_is_free(act: Act, staff_id: StaffId | None, name: str) -> None:
    """Refused where somebody else here is called so."""
    for person in act.read(read_staff):
        if person.staff_id != staff_id and folded(person.name) == folded(name):
            raise Refused("Somebody here is called {name} already. Write another name.", name=person.name)


def take_off_staff(act: Act, staff_id: StaffId) -> None:
    """Somebody works here no more: nobody signs in as them, they leave the bar and are clocked out; the past stays.

    Refused where it is whoever does it, or nobody would be left who owns the shop.
    """
    allow(act, Ask(Right.STAFF))
    person = act.read(staff_member, staff_id)
    if staff_id == act.by:
        raise Refused("You are signed in. Another owner takes you off.")
    if not person.works:
        return
    if person.role == OWNER:
        _check_owner_left(act, person)
    at_it = act.read(open_stretch, staff_id)
    if at_it is not None:
        act.record(ClockedOut(staff_id, business_date=at_it.day))
    crew = [each.staff_id for each in act.read(read_crew)]
    if staff_id in crew:
        act.record(BarStaffed(tuple(each for each in crew if each != staff_id)))
    act.record(StaffTakenOff(staff_id))


def take_back_staff(act: Act, staff_id: StaffId) -> None:
    """Somebody who was taken off works here again, as what they were. Refused where another has their name now."""
    allow(act, Ask(Right.STAFF))
    person = act.read(staff_member, staff_id)
    if not person.works:
        check_is_free(act, staff_id, person.name)
        act.record(StaffTakenBack(staff_id))


def take_staff_change_back(act: Act, change: Change) -> None:
    """Takes back what a change of the staff did: who came leaves, who left comes, the rest is as before.

    Refused where it was about PINs alone, and as those are.
    """
    if only_pins(change):
        raise Refused("A PIN is not taken back. Set another one on the page Staff.")
    for who in change.after:
        was, became, staff_id = change.before.get(who), change.after[who], StaffId(UUID(who))
        if was is None or (became["works"] and not was["works"]):
            take_off_staff(act, staff_id)
            continue
        if was["works"] and not became["works"]:
            take_back_staff(act, staff_id)
        if was["role"] != became["role"]:
            change_role(act, staff_id, was["role"])
        if was["own"] != became["own"]:
            change_allowance(act, staff_id, was["own"])
        if was["name"] != became["name"]:
            rename(act, staff_id, was["name"])


def begin_as_owner(act: Act, name: str, pin: str) -> Staff:
    """The first owner says who they are, and chooses a PIN: from then on what is an owner's asks for it.

    Refused where an owner has a PIN already, or the name or the PIN is none.
    """
    if act.read(owner_has_pin):
        raise Refused("This shop has an owner with a PIN. Pick your name.")
    rename(act, act.by, name)
    _set_pin(act, act.by, pin)
    return _signed_in(act, act.read(staff_member, act.by))


def check_own_pin(act: Act, pin: str) -> PinTried:
    """Whether somebody's own PIN is this one, before they choose another. A wrong one counts."""
    return try_pin(act, act.by, pin)


def change_own_pin(act: Act, old: str, new: str) -> PinTried:
    """Whoever is at it has another PIN from now on, once they typed the `old` one; "" where they had none."""
    tried = try_pin(act, act.by, old) if act.read(staff_member, act.by).pin_digits else PinTried()
    if tried.wrong is None:
        _set_pin(act, act.by, new)
    return tried


def change_forgotten_pin(act: Act, staff_id: StaffId, typed: str, new: str) -> PinTried:
    """Somebody forgot their PIN: an owner types theirs ("" where they have none), and the other chooses a `new` one.

    Refused where whoever is at it may not change it.
    """
    tried = try_pin(act, act.by, typed) if act.read(staff_member, act.by).pin_digits else PinTried()
    if tried.wrong is None:
        change_pin(act, staff_id, new)
    return tried


def reset_owner_pin(act: Act, staff_id: StaffId, pin: str) -> None:
    """An owner's forgotten PIN is another from now on; a fact says that it was done without the old one.

    Refused where it is no owner's: an owner sets those at the counter.
    """
    person = act.read(staff_member, staff_id)
    if person.role != OWNER:
        raise Refused("{name} is no owner. An owner sets that PIN.", name=person.name)
    check_pin(pin, act.settings.pin_digits)
    act.record(OwnerPinReset(staff_id))
    key = find_or_make_pin_key(act.shop.folder, act.shop.journal.shop)
    act.record(PinSet(staff_id, len(pin), hash_pin(key, staff_id, pin)))
    right_pin(act.unit, staff_id)


def _set_pin(act: Act, staff_id: StaffId, pin: str) -> None:
    if not pin:
        act.record(PinSet(staff_id, 0))
        return
    check_pin(pin, act.settings.pin_digits)
    find = find_pin_key if act.read(has_pins) else find_or_make_pin_key
    key = find(act.shop.folder, act.shop.journal.shop)
    act.record(PinSet(staff_id, len(pin), hash_pin(key, staff_id, pin)))
    right_pin(act.unit, staff_id)
