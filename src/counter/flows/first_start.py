"""A new owner sets the shop up, step by step; each answer is written as it is given, so that a crash loses none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from counter.flows.bring_in import bring_in
from counter.flows.cancel import cancel
from counter.flows.drawer import open_drawer
from counter.flows.open_shop import decide, put_up_menu
from counter.flows.refund import refund
from counter.flows.shop import Act
from counter.flows.staff import add_staff, check_is_free
from counter.imports.model import FileRead
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, StaffId
from counter.kernel.language import Language
from counter.kernel.money import from_decimal
from counter.menu.read_file import MenuFile
from counter.orders.queries import the_order
from counter.orders.rules import HANDED_OVER
from counter.people.queries import OWNER, read_staff
from counter.settings.first_start import COFFEE, DONE, FirstStart
from counter.settings.rules import SAMPLE_SHOP, Settings
from counter.till.refunds import RefundRequest
from counter.till.rules import THROWN_AWAY


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who works here from the first day on, with a PIN or without ("")."""

    name: str
    role: str
    pin: str = ""


PEOPLE = (("Ana", "barista"), ("Ben", "barista"), ("Chris", "barista"), ("Dana", "lead"), ("Rosa", "owner"))
"""Who works in the sample shop, by name and role."""
SAMPLE = {
    "shop_name": SAMPLE_SHOP,
    "address": "12 Mill Lane",
    "contact": "Rosa",
    "contact_line": "rosa@example.com",
}
"""What the sample shop says of itself: whoever answers nothing has it, and it says that all of it is made up."""


def answer(act: Act, first_start: FirstStart, decided: Mapping[str, object] | None = None) -> None:
    """Keeps how far the owner is, and what a step `decided` about the shop. Refused as `decide`."""
    decide(act, {**(decided or {}), "first_start": first_start})


def have_all(act: Act, people: Sequence[Newcomer], menu: MenuFile | FileRead) -> StaffId:
    """The menu is on sale and everybody works here; the first coffee comes next. Who owns the shop.

    All of it or nothing: refused as `add_staff`, `put_up_menu` and `bring_in`, where two have one name, and where
    nobody would own the shop.
    """
    owner = next((each for each in people if each.role == OWNER), None)
    if owner is None:
        raise Refused("Somebody has to own the shop. Say your name.")
    _put_on_sale(act, menu)
    ids: dict[Newcomer, StaffId] = {}
    for each in people:
        check_is_free(act, None, each.name)
        ids[each] = add_staff(act, each.name, each.role, each.pin)
    settings = act.settings
    contact, sentence = settings.contact or owner.name, settings.sentence
    if sentence == Settings.sentence:
        sentence = Language(settings.locale).say("Every cup is a promise.")
    coffee = replace(settings.first_start, step=COFFEE)
    decide(act, {"contact": contact, "sentence": sentence, "first_start": coffee})
    return ids[owner]


def _put_on_sale(act: Act, menu: MenuFile | FileRead) -> None:
    if isinstance(menu, MenuFile):
        put_up_menu(act, menu)
    else:
        bring_in(act, menu)


def put_in_drawer(act: Act) -> None:
    """The cash that the owner counted is in the drawer, once; nothing where they counted none. Refused as that is."""
    settings = act.settings
    if settings.first_start.in_drawer:
        open_drawer(act, from_decimal(Decimal(settings.first_start.in_drawer), settings.currency))
        decide(act, {"first_start": replace(settings.first_start, in_drawer="")})


def take_back(act: Act, order_id: OrderId, reason: str) -> None:
    """The first coffee was only a try: its money goes back, and it is cancelled where nobody has it yet.

    Refused as `refund` and `cancel`.
    """
    if act.read(the_order, order_id).state == HANDED_OVER:
        refund(act, order_id, RefundRequest(), reason, THROWN_AWAY)
    else:
        cancel(act, order_id, reason, with_refund=True)


def skip_rest(act: Act, usual: Mapping[str, object], menu: MenuFile | FileRead, people: Sequence[Newcomer]) -> StaffId:
    """What nobody answered is as usual: these settings, this menu, these people. An owner, who is at it then."""
    decide(act, {**usual, "first_start": FirstStart(DONE)})
    if not act.menu.items:
        _put_on_sale(act, menu)
    if not act.read(read_staff):
        for each in people:
            add_staff(act, each.name, each.role, each.pin)
    return next(each.staff_id for each in act.read(read_staff) if each.role == OWNER)
