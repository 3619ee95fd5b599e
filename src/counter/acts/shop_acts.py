"""Acts about the shop itself: made, and decided anew."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from counter.acts.combo_fields import combos_of, favourites_of, find_item
from counter.acts.fields import Fields, Nothing
from counter.acts.group_fields import group_facts
from counter.acts.kind import Kind
from counter.acts.menu_fields import MenuItem, ModifierGroup, check_barcodes, check_tax_classes, groups_of, item_of
from counter.acts.names import check_no_two, day_of
from counter.acts.own_fields import Own, kept_of
from counter.acts.people_fields import PIN_DIGITS, StaffMember, staff_of
from counter.acts.session import Session
from counter.acts.shop_fields import Decisions
from counter.flows import open_shop
from counter.flows.menu import change_menu
from counter.flows.playbook import decide_playbook
from counter.flows.playbook import undo_change as take_back
from counter.flows.shop import Act
from counter.flows.staff import change_pin
from counter.kernel.errors import Refused
from counter.menu.combos import check_combos
from counter.menu.queries import read_groups, read_menu
from counter.menu.read_file import MenuFile
from counter.recovery.worth import worth_words
from counter.reports.all_changes import all_changes
from counter.reports.changes import leaves
from counter.reports.usual_order import usual_order_of
from counter.settings.rules import Settings
from counter.settings.stations import USUAL
from counter.settings.taken_back import GONE

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


def shop(session: Session, said: NewShop) -> dict[str, Any]:
    """Makes the shop. Refused where there is one."""
    if session.shop is not None:
        raise Refused("There is a shop here already. “set” changes it.")
    check_no_two("item", [item.item for item in said.menu])
    groups = groups_of(said.groups, said.currency)
    known = [(group.name, group.group_id) for group in groups]
    if said.tax_classes is not None:
        check_tax_classes(said.menu, said.tax_classes)
    check_barcodes(said.menu)
    begun = Settings(currency=said.currency, stations=said.stations_onto(USUAL))
    items = tuple(item_of(item, place, known, begun) for place, item in enumerate(said.menu, start=1))
    named = [(item.name, item.item_id) for item in items]
    combos = combos_of(said.combos, lambda name: find_item(named, name), len(items) + 1, said.currency)
    menu = MenuFile(currency=said.currency, groups=groups, items=items, tax_classes=(), combos=combos)
    check_combos(combos, menu.menu())
    favourites = favourites_of(said.favourites or (), menu.menu())
    people = staff_of(said.staff, said.pin_digits or PIN_DIGITS)
    session.open(session.make_shop(menu, people, said.settings(begun) | {"favourites": favourites}))
    for person, as_said in zip(people, said.staff, strict=True):
        if as_said.pin is not None:
            session.opened.do(session.opened.itself, change_pin, person.staff_id, as_said.pin)
    return {"shop": session.opened.settings.shop_name}


class Decided(Decisions, frozen=True, kw_only=True):
    """What a shop decides anew; another currency only while nothing has its price in one.

    A group that is there already is from now on as it is said, another one is new. `own_menu` is what of the menu stays
    as the shop has it, by the names of items and combos, whatever another shop of its owner gives it; `own_playbook`
    which kinds of mishap ("late.small"), the "amounts", the cap ("cap_percent").
    """

    currency: str | None = None
    own_menu: dict[str, Own] | None = None
    own_playbook: tuple[str, ...] | None = None
    groups: tuple[ModifierGroup, ...] = ()


def set_(session: Session, said: Decided) -> dict[str, Any]:
    """Decides anew; it counts from the next act on. What an owner should look at again is said, and decided."""
    decided = said.settings(session.opened.settings)
    if said.currency is not None:
        decided["currency"] = said.currency
    session.do_in_office(_decide, decided, said)
    if said.playbook is None:
        return {}
    shop = session.opened
    usual = shop.read(usual_order_of, day_of(session, None), shop.settings.currency)
    worth = worth_words(shop.playbook.voucher, usual, shop.language) if usual else ""
    return {"look_at": [worth] if worth else []}


def _decide(act: Act, decided: dict[str, object], said: Decided) -> None:
    """The decisions, groups and new combos, and the first page that may have them."""
    menu, currency = act.menu, act.settings.currency
    if said.groups:
        change_menu(act, group_facts(said.groups, act.read(read_groups), currency))
    named = [(item.name, item.item_id) for item in menu.items]
    places = len(menu.every_item) + len(menu.every_combo) + 1
    combos = combos_of(said.combos, lambda name: find_item(named, name), places, currency)
    open_shop.put_up_menu(act, MenuFile(currency=currency, groups=(), items=(), tax_classes=(), combos=combos))
    if said.favourites is not None:
        decided |= {"favourites": favourites_of(said.favourites, act.read(read_menu))}
    if said.own_menu is not None:
        kept = kept_of(said.own_menu, act.read(read_menu))
        decided |= {"own_menu": replace(act.settings.own_menu, kept=kept)}
    if said.own_playbook is not None:
        decided |= {"own_playbook": {each: each for each in said.own_playbook}}
    open_shop.decide(act, decided)
    if said.playbook is not None or said.sentences is not None:
        now = act.settings.playbook
        decide_playbook(act, said.playbook.onto(now) if said.playbook else now, said.sentences)


def changes(session: Session, _said: Nothing) -> dict[str, Any]:
    """Looks at what was decided: who, when, what, the newest first and numbered from it."""
    known = session.opened.read(all_changes)
    listed = [
        {
            "change": number,
            "at": change.at.isoformat(),
            "by": change.by,
            "what": [
                {"setting": ".".join((change.key, *path)), "before": _shown(was), "after": _shown(became)}
                for path, was, became in leaves(change.before, change.after)
            ],
        }
        for number, change in enumerate(known, start=1)
    ]
    return {"changes": listed}


def _shown(value: Any) -> Any:
    return None if value is GONE else value


class Undo(Fields, frozen=True, kw_only=True):
    """A change, by its number among all of them, 1 the newest."""

    change: int


def undo_change(session: Session, said: Undo) -> dict[str, Any]:
    """Takes a change back, by another one."""
    known = session.opened.read(all_changes)
    if not 1 <= said.change <= len(known):
        raise Refused("There is no change {number}. “changes” lists them.", number=said.change)
    session.do_in_office(take_back, known[said.change - 1].fact_id)
    return {}


ACTS: dict[str, Kind[Any]] = {
    "shop": Kind(NewShop, shop),
    "changes": Kind(Nothing, changes),
    "undo_change": Kind(Undo, undo_change),
    "set": Kind(Decided, set_, later=("menu", "staff")),
}
