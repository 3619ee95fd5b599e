"""Turns the ticket in work, and those put aside, into what the Sell page shows of them. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import LineId
from counter.kernel.language import Language
from counter.orders.draft_store import HeldTicket
from counter.orders.words import line_words
from counter.settings.cash import CashRounding, round_cash
from counter.ui.parts.build_promise import promise_state
from counter.ui.parts.phrases import line_detail
from counter.ui.parts.ticket_state import LineState
from counter.ui.sell.ticket_state import AgainState, DoneState, HeldState, TicketState


def ticket_state(
    open_ticket: OpenTicket,
    chosen: LineId | None,
    last_sale: SaleResult | None,
    language: Language,
    *,
    rounding: CashRounding | None,
    is_told: bool,
    again: AgainState | None,
) -> TicketState:
    """The ticket with its `chosen` line, its total as `rounding` makes it in cash.

    `is_told`: whoever it is for knows that no time is promised for it.
    """
    count = sum(line.quantity for line in open_ticket.draft.lines)
    summary = " · ".join((language.say_count("{count} item", "{count} items", count), *_beside(open_ticket, language)))
    return TicketState(
        customer=open_ticket.draft.customer,
        to_go=open_ticket.draft.to_go,
        lines=line_states(open_ticket, chosen, language),
        summary=summary if count else "",
        can_undo=open_ticket.can_undo,
        promise=promise_state(open_ticket.quote, language, is_told=is_told),
        total=language.money(round_cash(open_ticket.priced.total, rounding)) if count else "",
        done=_done(last_sale, language) if last_sale and not count else None,
        again=again,
    )


def _beside(open_ticket: OpenTicket, language: Language) -> Iterator[str]:
    """What stands in the total beside the prices of the lines, or inside them."""
    priced = open_ticket.priced
    if priced.service:
        yield language.say("service {amount}", amount=language.amount(priced.service.amount))
    tax = language.amount(priced.tax)
    if open_ticket.draft.exempt:
        yield language.say("no VAT")
    elif priced.prices_include_tax:
        yield language.say("VAT incl. {tax}", tax=tax)
    else:
        yield language.say("VAT +{tax}", tax=tax)


def line_states(open_ticket: OpenTicket, chosen: LineId | None, language: Language) -> tuple[LineState, ...]:
    """The lines, before any discount."""
    notes = {line.line_id: line.note for line in open_ticket.draft.lines}
    lacks: dict[LineId, tuple[str, ...]] = {}
    for each in open_ticket.priced.missing:
        words = language.say("choose {group}", group=each.group)
        lacks[each.line_id] = (*lacks.get(each.line_id, ()), words)
    return tuple(
        LineState(
            line_id=line.line_id,
            count=str(line.quantity),
            title=line.name,
            detail=line_detail(
                (*lacks.get(line.line_id, ()), *line_words(line, language)), language, f"“{note}”" if note else ""
            ),
            amount=language.amount(line.gross),
            chosen=line.line_id == chosen,
        )
        for line in open_ticket.priced.lines
        for note in (notes[line.line_id],)
    )


def _done(sale: SaleResult, language: Language) -> DoneState:
    """What was just sold: the change first, where there is any."""
    when = ""
    if sale.due is not None:
        when = language.say("ready by {time}", time=language.clock(sale.due))
    elif sale.wait is not None:
        when = language.say("{wait}, no promise", wait=language.range(sale.wait.soonest, sale.wait.latest))
    number = language.say("Order {number}", number=sale.called)
    if sale.change:
        title = language.say("Change {amount}", amount=language.money(sale.change))
        return DoneState(title, " · ".join(filter(None, (number, when))))
    paid = language.say("Paid {amount}", amount=language.money(sale.paid))
    return DoneState(number, " · ".join(filter(None, (paid, when))))


def held_state(ticket: HeldTicket, language: Language) -> HeldState:
    """A ticket put aside: by its name, or when that was."""
    title = ticket.customer or language.say("Held at {time}", time=language.clock(ticket.held_at))
    return HeldState(ticket.order_id, title, language.say_count("{count} item", "{count} items", ticket.lines))
