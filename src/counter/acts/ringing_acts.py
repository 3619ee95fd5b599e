"""Acts that ring up the ticket in work: its lines, whose it is, where they have it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import partial, reduce
from typing import Any

from counter.acts.answers import ticket_answer
from counter.acts.change_acts import take_off
from counter.acts.chosen import chosen, combo_said
from counter.acts.combo_fields import Modified
from counter.acts.fields import Fields, Nothing
from counter.acts.kind import Kind
from counter.acts.names import Called, item_called, size_named, ticket_line
from counter.acts.session import Session
from counter.acts.values import read_kilos, read_money, read_time
from counter.flows import ring_up as ringing
from counter.flows import void as voiding
from counter.flows.approve import check_typed
from counter.flows.usual import for_regular, regular_called
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, new_id
from counter.kernel.typed_text import tidy_text
from counter.orders import customer as asked_for
from counter.orders import draft as half_built
from counter.orders.draft import Draft, DraftLine
from counter.orders.said import check_said
from counter.settings.taxes import DELIVERY, HERE, Where

_TIME_OF_DAY = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]", re.ASCII)


class RingUp(Fields, frozen=True, kw_only=True):
    """So many of an item, called by its name or its barcode, in a size, with these modifiers and a note.

    A modifier is a name, or says how much of it: {"vanilla": "light"}. `price` is what an open one is, `weight` is in
    kilograms, `where` they have it, where that is elsewhere than the rest.
    """

    item: str | None = None
    combo: str | None = None
    barcode: str | None = None
    quantity: int = 1
    size: str | None = None
    modifiers: tuple[Modified, ...] = ()
    note: str = ""
    price: str | None = None
    weight: str | None = None
    where: Where | None = None


class Change(Fields, frozen=True, kw_only=True):
    """A line otherwise: its quantity, its size, all of its modifiers, its note, its weight, or where they have it."""

    line: int
    quantity: int | None = None
    size: str | None = None
    modifiers: tuple[Modified, ...] | None = None
    note: str | None = None
    weight: str | None = None
    where: Where | None = None


class RemoveLine(Fields, frozen=True, kw_only=True):
    """A line off the ticket, or so many of it; of a placed order for a reason."""

    line: int
    quantity: int | None = None
    order: Called | None = None
    day: str | None = None
    reason: str | None = None


class ThrowAway(Fields, frozen=True, kw_only=True):
    """Why the ticket is thrown away."""

    reason: str


class Serve(Fields, frozen=True, kw_only=True):
    """Where they have it."""

    where: Where


class Customer(Fields, frozen=True, kw_only=True):
    """Whose ticket it is, by when they need it, what they must not have, where it is brought, why no tax is owed.

    `note` is for the bar, about the whole of it; `language` is what they read and hear, empty is the shop's.
    `usual` is a regular by their name or code. `needed_by` is a time, or one of day today (HH:MM); empty takes each
    back. `told_late`: they were told that it is later than that.
    """

    name: str | None = None
    needed_by: str | None = None
    told_late: bool | None = None
    allergy: tuple[str, ...] | None = None
    table: str | None = None
    tax_exempt: str | None = None
    usual: str | None = None
    note: str | None = None
    language: str | None = None


def ring_up(session: Session, said: RingUp) -> dict[str, Any]:
    """Rings up an item or a combo; the same as it comes joins what there is of it."""
    return _changed(session, rung(session, said, session.draft().where))


def rung(session: Session, said: RingUp, where: Where) -> Callable[[Draft], Draft]:
    """What is rung up onto a ticket, or an order, that is had `where` it says."""
    if said.combo is not None:
        return _combo(session, said, said.combo, where)
    line = _line_said(session, said, where)
    return lambda draft: half_built.add_line(draft, line)


def _line_said(session: Session, said: RingUp, where: Where) -> DraftLine:
    item = item_called(session, said.item, said.barcode)
    if said.quantity < 1:
        raise Refused("Ring up one or more.")
    if said.note:
        session.do(check_typed, said.note)
    price = None if said.price is None else read_money(said.price, session.opened.settings.currency)
    grams = 0 if said.weight is None else read_kilos(said.weight)
    check_said(item, price, grams)
    return DraftLine(
        line_id=LineId(new_id()),
        item_id=item.item_id,
        quantity=said.quantity,
        choices=chosen(item, said.modifiers),
        note=tidy_text(said.note),
        size=item.usual_size if said.size is None else size_named(item, said.size),
        price=price,
        grams=grams,
        where=said.where if said.where != where else None,
    )


def _combo(session: Session, said: RingUp, name: str, where: Where) -> Callable[[Draft], Draft]:
    if any(each is not None for each in (said.item, said.barcode, said.size, said.price, said.weight)):
        raise Refused("A combo has no size, no price and no weight of its own: ring it up, then change its lines.")
    if said.quantity < 1:
        raise Refused("Ring up one or more.")
    if said.note:
        session.do(check_typed, said.note)
    plain = partial(replace, note=tidy_text(said.note), where=said.where if said.where != where else None)
    return combo_said(session.opened.menu, name, said.quantity, said.modifiers, plain)


def change(session: Session, said: Change) -> dict[str, Any]:
    """A line otherwise. Refused where it says nothing to change."""
    if not any(
        each is not None for each in (said.quantity, said.size, said.modifiers, said.note, said.weight, said.where)
    ):
        raise Refused("Say what to change: the quantity, the size, the modifiers, the note, the weight or where.")
    if said.quantity is not None and said.quantity < 1:
        raise Refused("A line holds one or more. “remove_line” takes it off.")
    if said.note:
        session.do(check_typed, said.note)
    menu = session.opened.menu

    def changed(draft: Draft) -> Draft:
        line_id = ticket_line(draft, said.line)
        if said.quantity is not None:
            draft = half_built.change_quantity(draft, line_id, said.quantity - draft.line(line_id).quantity)
        item = menu.item(draft.line(line_id).item_id)
        if said.size is not None:
            draft = half_built.change_size(draft, line_id, item, size_named(item, said.size))
        if said.modifiers is not None:
            draft = half_built.change_choices(draft, line_id, chosen(item, said.modifiers))
        if said.weight is not None:
            draft = half_built.weigh(draft, line_id, item, read_kilos(said.weight))
        if said.where is not None:
            draft = half_built.have(draft, line_id, said.where)
        return draft if said.note is None else half_built.write_note(draft, line_id, said.note)

    return _changed(session, changed)


def remove_line(session: Session, said: RemoveLine) -> dict[str, Any]:
    """A line off the ticket, or off a placed order, all of it or so many."""
    if said.order is not None:
        if said.reason is None:
            raise Refused("Say why it comes off order {number}.", number=str(said.order))
        return take_off(session, said.order, said.day, said.line, said.quantity, said.reason)
    if said.reason is not None or said.day is not None:
        raise Refused("A reason is for a placed order. Say which, or leave it out.")
    if said.quantity is not None and said.quantity < 1:
        raise Refused("Take off one or more.")

    def removed(draft: Draft) -> Draft:
        line_id = ticket_line(draft, said.line)
        if said.quantity is None:
            return half_built.remove_line(draft, line_id)
        if said.quantity > draft.line(line_id).quantity:
            raise Refused(
                "Line {line} holds {most}. Take off no more.", line=said.line, most=draft.line(line_id).quantity
            )
        return half_built.change_quantity(draft, line_id, -said.quantity)

    return _changed(session, removed)


def undo(session: Session, _said: Nothing) -> dict[str, Any]:
    """The last change taken back."""
    return ticket_answer(session, session.do(ringing.undo, session.draft().order_id))


def throw_away(session: Session, said: ThrowAway) -> dict[str, Any]:
    """The ticket thrown away, for a reason; the answer is the new one."""
    return ticket_answer(session, session.do(voiding.throw_away, session.draft().order_id, said.reason))


def serve(session: Session, said: Serve) -> dict[str, Any]:
    """To go, to have here, or to be delivered."""
    to_go, delivery = said.where != HERE, said.where == DELIVERY
    return ticket_answer(
        session, session.do(ringing.serve, session.draft().order_id, to_go=to_go, delivery=delivery)
    )  # fmt: skip


def customer(session: Session, said: Customer) -> dict[str, Any]:
    """What a customer asks of the ticket. Refused where it says nothing to change."""
    for text in (said.name, said.table, said.tax_exempt, said.note, *(said.allergy or ())):
        session.do(check_typed, text or "")
    needed_by = _time_said(session, said.needed_by) if said.needed_by else None
    due = _due_now(session) if said.told_late else None
    now = session.clock.now()
    regular = session.do(regular_called, said.usual) if said.usual else None
    changes: tuple[tuple[object, Callable[[Draft], Draft]], ...] = (
        (said.usual, lambda draft: for_regular(draft, regular)),
        (said.name, lambda draft: asked_for.name_customer(draft, said.name or "")),
        (said.needed_by, lambda draft: asked_for.need_by(draft, needed_by, now)),
        (said.told_late, lambda draft: asked_for.tell_late(draft, due)),
        (said.allergy, lambda draft: asked_for.care_for(draft, said.allergy or ())),
        (said.table, lambda draft: asked_for.bring_to(draft, said.table or "")),
        (said.note, lambda draft: asked_for.write_note(draft, said.note or "")),
        (said.language, lambda draft: asked_for.speak(draft, said.language or "")),
        (said.tax_exempt, lambda draft: asked_for.exempt(draft, said.tax_exempt or "")),
    )
    wanted = [change for what, change in changes if what is not None]
    if not wanted:
        raise Refused(
            "Say whose ticket it is, by when they need it, an allergy, a table, a note, or why they pay no tax."
        )
    return _changed(session, lambda ticket: reduce(lambda draft, change: change(draft), wanted, ticket))


def _time_said(session: Session, text: str) -> datetime:
    """A time, or a time of day today."""
    if not _TIME_OF_DAY.fullmatch(text):
        return read_time(text)
    zone = session.opened.settings.zone
    hour, minute = map(int, text.split(":"))
    return datetime.combine(session.clock.now().astimezone(zone), time(hour, minute), zone).astimezone(UTC)


def _due_now(session: Session) -> datetime:
    """When the ticket would be ready. Refused where that is in time, or nothing is on it."""
    late = session.ticket().late
    if late is None:
        raise Refused("The ticket is not later than they need it. There is nothing to tell.")
    return late.due


def ticket(session: Session, _said: Nothing) -> dict[str, Any]:
    """Looks at the ticket in work."""
    return ticket_answer(session, session.ticket())


def _changed(session: Session, change: Callable[[Draft], Draft]) -> dict[str, Any]:
    return ticket_answer(session, session.do(ringing.change_ticket, session.draft().order_id, change))


ACTS: dict[str, Kind[Any]] = {
    "ring_up": Kind(RingUp, ring_up),
    "change": Kind(Change, change),
    "remove_line": Kind(RemoveLine, remove_line),
    "undo": Kind(Nothing, undo),
    "throw_away": Kind(ThrowAway, throw_away),
    "serve": Kind(Serve, serve),
    "customer": Kind(Customer, customer),
    "ticket": Kind(Nothing, ticket),
}
