"""Turns a ticket into what the pages say. No Qt, no asking."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.kernel.language import Language, _
from counter.kernel.money import Money
from counter.menu.facts import Modifier
from counter.menu.rules import Group, Menu
from counter.orders.draft import DraftLine
from counter.orders.draft_store import HeldTicket
from counter.orders.model import Line
from counter.promises.model import PromiseQuote
from counter.ui.sell.state import (
    ChipState,
    DoneState,
    GroupState,
    HeldState,
    LineState,
    ModifiersState,
    PromiseState,
    TicketState,
    TileState,
)

_NUMBERS = (
    _("no"),
    _("one"),
    _("two"),
    _("three"),
    _("four"),
    _("five"),
    _("six"),
    _("seven"),
    _("eight"),
    _("nine"),
    _("ten"),
    _("eleven"),
    _("twelve"),
)
_SHORT = 2
"""A modifier of so few letters is a size: it keeps its capital, and its price shows on the line."""


def tile_states(
    menu: Menu, category: str, chosen: DraftLine | None, money: Callable[[Money], str]
) -> tuple[TileState, ...]:
    """The tiles of one category; `money` says a price."""
    return tuple(
        TileState(
            item.item_id,
            item.name,
            money(item.price),
            item.icon,
            chosen=chosen is not None and chosen.item_id == item.item_id,
        )
        for item in menu.of(category)
    )


def modifiers_state(menu: Menu, line: DraftLine | None, language: Language) -> ModifiersState | None:
    """The modifiers of the chosen line, or nothing."""
    if line is None:
        return None
    item = menu.item(line.item_id)
    groups = tuple(_group(group, line.chosen(group.group_id), language) for group in item.groups)
    return ModifiersState(line.line_id, item.name, groups, line.note)


def _group(group: Group, chosen: tuple[str, ...], language: Language) -> GroupState:
    chips = tuple(ChipState(m.name, _chip(m, language), m.name in chosen) for m in group.modifiers)
    return GroupState(group.group_id, group.name, group.fewest > 0, chips)


def _chip(modifier: Modifier, language: Language) -> str:
    if not modifier.price or len(modifier.name) <= _SHORT:
        return modifier.name
    sign = "+" if modifier.price.minor > 0 else ""
    return f"{modifier.name} {sign}{language.amount(modifier.price)}"


def line_states(open_ticket: OpenTicket, chosen: DraftLine | None, language: Language) -> tuple[LineState, ...]:
    """The lines of a ticket, before any discount."""
    notes = {line.line_id: line.note for line in open_ticket.draft.lines}
    return tuple(
        LineState(
            line.line_id,
            str(line.quantity),
            line.name,
            detail_of(line, language, notes[line.line_id]),
            language.amount(line.gross),
            chosen=chosen is not None and chosen.line_id == line.line_id,
        )
        for line in open_ticket.priced.lines
    )


def detail_of(line: Line, language: Language, note: str = "") -> str:
    """What is special about a line: its modifiers and its note."""
    said = [language.within(name) for name in line.modifiers]
    return " · ".join([*said, *([f"“{note}”"] if note else [])])


def promise_state(quote: PromiseQuote | None, language: Language) -> PromiseState:
    """“Ready by 8:42” and what to say."""
    if quote is None:
        return PromiseState()
    main = language.say("Ready by {time}", time=language.clock(quote.due))
    return PromiseState(main, about(quote.minutes, language))


def about(minutes: int, language: Language) -> str:
    """Say: “about six minutes”."""
    number = language.say(_NUMBERS[minutes]) if minutes < len(_NUMBERS) else str(minutes)
    return language.say_count("Say: “about {number} minute”", "Say: “about {number} minutes”", minutes, number=number)


def ticket_state(
    open_ticket: OpenTicket, chosen: DraftLine | None, done: DoneState | None, language: Language
) -> TicketState:
    """The whole ticket."""
    count = sum(line.quantity for line in open_ticket.draft.lines)
    tax = language.amount(open_ticket.priced.tax)
    summary = language.say_count("{count} item · VAT incl. {tax}", "{count} items · VAT incl. {tax}", count, tax=tax)
    return TicketState(
        customer=open_ticket.draft.customer,
        to_go=open_ticket.draft.to_go,
        lines=line_states(open_ticket, chosen, language),
        summary=summary if count else "",
        can_undo=open_ticket.can_undo,
        promise=promise_state(open_ticket.quote, language),
        total=language.money(open_ticket.priced.total) if count else "",
        done=None if count else done,
    )


def done_state(sold: SaleResult, language: Language) -> DoneState:
    """What was just sold: the change first, where there is any."""
    values = {"number": sold.called, "time": language.clock(sold.due)}
    if sold.change:
        title = language.say("Change {amount}", amount=language.money(sold.change))
        return DoneState(title, language.say("Order {number} · ready by {time}", **values))
    paid = language.money(sold.total)
    return DoneState(
        language.say("Order {number}", number=sold.called),
        language.say("Paid {amount} · ready by {time}", amount=paid, time=values["time"]),
    )


def held_states(held: tuple[HeldTicket, ...], language: Language) -> tuple[HeldState, ...]:
    """The tickets put aside."""
    return tuple(
        HeldState(
            ticket.order_id,
            ticket.customer or language.say("Held at {time}", time=language.clock(ticket.held_at)),
            language.say_count("{count} item", "{count} items", ticket.lines),
        )
        for ticket in held
    )


def plain_amount(amount: Money, language: Language) -> str:
    """An amount on a quick-cash key: whole ones without their cents."""
    said = language.money(amount)
    return said.removesuffix(".00")
