"""Acts about the shop itself: made, decided anew, its menu and its staff, and who is at the counter."""

from __future__ import annotations

from typing import Any

from counter.acts.fields import Fields
from counter.acts.names import person_named
from counter.acts.session import Session
from counter.acts.shop_fields import (
    Decisions,
    MenuItem,
    ModifierGroup,
    StaffMember,
    check_no_two,
    check_tax_classes,
    groups_of,
    item_of,
    read_name,
    staff_of,
)
from counter.flows import open_shop, staff
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId
from counter.menu.facts import ItemAdded
from counter.menu.read_file import MenuFile
from counter.settings.rules import PromisePolicy

PEOPLE = (
    StaffMember(name="Ana"),
    StaffMember(name="Dana", role="lead"),
    StaffMember(name="Rosa", role="owner"),
)
"""The staff of a new shop unless it says otherwise."""


class NewShop(Decisions, frozen=True, kw_only=True):
    """A whole new shop."""

    currency: str
    menu: tuple[MenuItem, ...]
    groups: tuple[ModifierGroup, ...] = ()
    staff: tuple[StaffMember, ...] = PEOPLE


class SignIn(Fields, frozen=True, kw_only=True):
    """Somebody picks their name."""

    name: str


def shop(session: Session, said: NewShop) -> dict[str, Any]:
    """Makes the shop. Refused where there is one."""
    if session.shop is not None:
        raise Refused("There is a shop here already. “set” changes it.")
    check_no_two("item", [item.item for item in said.menu])
    groups = groups_of(said.groups, said.currency)
    known = [(group.name, group.group_id) for group in groups]
    if said.tax_classes is not None:
        check_tax_classes(said.menu, said.tax_classes)
    items = tuple(item_of(item, place, known, said.currency) for place, item in enumerate(said.menu, start=1))
    menu = MenuFile(currency=said.currency, groups=groups, items=items, tax_classes=())
    session.open(session.make_shop(menu, staff_of(said.staff), said.settings(PromisePolicy())))
    return {"shop": session.opened.settings.shop_name}


def set_(session: Session, said: Decisions) -> dict[str, Any]:
    """Decides anew; it counts from the next act on."""
    session.do(open_shop.decide, said.settings(session.opened.settings.promises))
    return {}


def add_item(session: Session, said: MenuItem) -> dict[str, Any]:
    """A new item on the menu; its groups are those there are."""
    menu, currency = session.opened.menu, session.opened.settings.currency
    groups = {group.group_id: group.name for item in menu.items for group in item.groups}
    known: list[tuple[str, GroupId]] = [(name, group_id) for group_id, name in groups.items()]
    check_no_two("item", [*(item.name for item in menu.items), said.item])
    check_tax_classes((said,), {rate.tax_class for rate in session.opened.settings.tax_rates})
    item = item_of(said, len(menu.items) + 1, known, currency)
    session.do(_add, item)
    return {"item": item.name}


def _add(act: Act, item: ItemAdded) -> None:
    open_shop.put_up_menu(act, MenuFile(currency=item.price.currency, groups=(), items=(item,), tax_classes=()))


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
