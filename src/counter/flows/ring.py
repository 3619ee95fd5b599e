"""Ringing up: the ticket grows, and its promise with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from counter.flows.shop import Shop
from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, ItemId, LineId, OrderId, new_id
from counter.orders.draft import (
    Draft,
    add_item as added,
    change_quantity as quantity_changed,
    name_customer as named,
    remove_line as removed,
    toggle_modifier as toggled,
    write_note as noted,
)
from counter.orders.drafts import can_undo, current_draft, drop_draft, find_draft, keep_draft, put_aside, undo_step
from counter.orders.pricing import Ticket, price
from counter.orders.queries import find_order
from counter.promises.forecaster import PromiseQuote
from counter.store.unit import Unit
from counter.vouchers.queries import the_voucher


@dataclass(frozen=True, slots=True)
class Rung:
    """The ticket as it stands: priced, and what we promise for it (None while it is empty)."""

    draft: Draft
    ticket: Ticket
    quote: PromiseQuote | None
    can_undo: bool


def current(shop: Shop, unit: Unit) -> Rung:
    """The ticket in work at this terminal, as it was left, or an empty one."""
    draft = current_draft(unit.connection, shop.terminal)
    return rung(shop, unit, draft or Draft(OrderId(new_id())))


def add_item(shop: Shop, unit: Unit, order_id: OrderId, item_id: ItemId) -> Rung:
    """One more of an item, as it comes."""
    item = shop.menu.item(item_id)
    return _change(shop, unit, order_id, lambda draft: added(draft, item, LineId(new_id())))


def change_quantity(shop: Shop, unit: Unit, order_id: OrderId, line_id: LineId, by: int) -> Rung:
    """More or fewer of a line."""
    return _change(shop, unit, order_id, lambda draft: quantity_changed(draft, line_id, by))


def remove_line(shop: Shop, unit: Unit, order_id: OrderId, line_id: LineId) -> Rung:
    """A line off the ticket."""
    return _change(shop, unit, order_id, lambda draft: removed(draft, line_id))


def toggle_modifier(  # noqa: PLR0913 - where, whose, which
    shop: Shop, unit: Unit, order_id: OrderId, line_id: LineId, group_id: GroupId, name: str
) -> Rung:
    """A tap on a modifier of a line."""
    return _change(shop, unit, order_id, lambda draft: toggled(draft, shop.menu, line_id, group_id, name))


def write_note(shop: Shop, unit: Unit, order_id: OrderId, line_id: LineId, note: str) -> Rung:
    """A note for the bar on a line. Refused where it looks like a card number."""
    _check_no_card_number(note)
    return _change(shop, unit, order_id, lambda draft: noted(draft, line_id, note))


def name_customer(shop: Shop, unit: Unit, order_id: OrderId, name: str) -> Rung:
    """The ticket in somebody's name. Refused where it looks like a card number."""
    _check_no_card_number(name)
    return _change(shop, unit, order_id, lambda draft: named(draft, name))


def serve(shop: Shop, unit: Unit, order_id: OrderId, *, to_go: bool) -> Rung:
    """To go, or to have here."""
    return _change(shop, unit, order_id, lambda draft: replace(draft, to_go=to_go))


def undo(shop: Shop, unit: Unit, order_id: OrderId) -> Rung:
    """The last change taken back."""
    draft = undo_step(unit.connection, order_id, unit.at)
    unit.touched.add("Draft")
    return rung(shop, unit, draft)


def requote(shop: Shop, unit: Unit, order_id: OrderId) -> Rung:
    """The ticket with what we would promise for it now."""
    return rung(shop, unit, _draft(unit.connection, order_id))


def hold(shop: Shop, unit: Unit, order_id: OrderId) -> Rung:
    """The ticket put aside, and a new one."""
    if not _draft(unit.connection, order_id).lines:
        raise Refused("There is nothing on the ticket to hold.")
    put_aside(unit.connection, order_id, unit.at, held=True)
    unit.touched.add("Draft")
    return rung(shop, unit, Draft(OrderId(new_id())))


def take_up(shop: Shop, unit: Unit, order_id: OrderId) -> Rung:
    """A held ticket in work again; the one in work is held in its place, or forgotten where it is empty."""
    before = current_draft(unit.connection, shop.terminal)
    if before is not None and before.lines:
        put_aside(unit.connection, before.order_id, unit.at, held=True)
    elif before is not None:
        drop_draft(unit.connection, before.order_id)
    put_aside(unit.connection, order_id, unit.at, held=False)
    unit.touched.add("Draft")
    return rung(shop, unit, _draft(unit.connection, order_id))


def rung(shop: Shop, unit: Unit, draft: Draft) -> Rung:
    """Prices a ticket and asks for its promise."""
    voucher = the_voucher(unit.connection, draft.voucher_id).amount if draft.voucher_id else None
    settings = shop.settings
    day = settings.trading_day(unit.at)
    ticket = price(draft, shop.menu, settings.tax_rates, day, settings.currency, voucher)
    quote = None
    if draft.lines:
        quote = shop.forecaster.quote([(line.item_id, line.quantity) for line in draft.lines], unit.at)
    return Rung(draft, ticket, quote, can_undo(unit.connection, draft.order_id))


def keep(shop: Shop, unit: Unit, draft: Draft) -> Rung:
    """Keeps a changed ticket."""
    keep_draft(unit.connection, shop.terminal, draft, unit.at)
    unit.touched.add("Draft")
    return rung(shop, unit, draft)


def _change(shop: Shop, unit: Unit, order_id: OrderId, change: Callable[[Draft], Draft]) -> Rung:
    return keep(shop, unit, change(_draft(unit.connection, order_id)))


def _draft(connection: Connection, order_id: OrderId) -> Draft:
    draft = find_draft(connection, order_id)
    if draft is None and find_order(connection, order_id) is not None:
        return Draft(OrderId(new_id()))  # a late tap on a ticket that was paid begins the next one
    return draft or Draft(order_id)


def _check_no_card_number(text: str) -> None:
    digits = "".join(c for c in text if c.isdigit())
    if 13 <= len(digits) <= 19 and _luhn(digits):  # noqa: PLR2004 - ISO/IEC 7812 card numbers
        raise Refused("That looks like a card number. Counter never keeps one: write something else.")


def _luhn(digits: str) -> bool:
    doubled = [int(d) * (2 if i % 2 else 1) for i, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0  # noqa: PLR2004 - the check-sum's own rule
