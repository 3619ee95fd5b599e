"""The simulated till: rings up what a customer wants with the taps of the Sell screen, and takes the money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from counter.flows import attach_voucher, pay, put_right, ring_up
from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import LineId
from counter.orders.draft import MOST_OF_ONE
from counter.recovery.rules import WELCOME_BACK
from counter.simulation.context import Context
from counter.simulation.customers import draw_payment
from counter.simulation.visits import Visit, Want


@dataclass(frozen=True, slots=True)
class Served:
    """A customer who was served: the ticket as it was rung up, and what it became."""

    open_ticket: OpenTicket
    sale: SaleResult


def serve(context: Context, visit: Visit, number: int, code: str) -> Served:
    """Rings up the `number`th visit of the day and takes the money. `code` is on the voucher they show, "" for none.

    Where no time is promised, the customer is told how long it takes, and stays.
    """
    by = context.team.till
    open_ticket = context.do(by, ring_up.current)
    ticket = open_ticket.draft.order_id
    for want, quantity, note in _lines_to_ring(visit):
        open_ticket = context.do(by, ring_up.add_item, ticket, want.item_id)
        line = _newest(open_ticket)
        if want.size:
            open_ticket = context.do(by, ring_up.choose_size, ticket, line, want.size)
        for group_id, name in want.modifiers:
            open_ticket = context.do(by, ring_up.toggle_modifier, ticket, line, group_id, name)
        if quantity > 1:
            open_ticket = context.do(by, ring_up.change_quantity, ticket, line, quantity - 1)
        if note:
            open_ticket = context.do(by, ring_up.write_note, ticket, line, note)
    if visit.name:
        open_ticket = context.do(by, ring_up.name_customer, ticket, visit.name)
    if not visit.to_go:
        open_ticket = context.do(by, ring_up.serve, ticket, to_go=False)
    if code:
        open_ticket, _ = context.do(by, attach_voucher.attach_voucher, ticket, code)
    tender = draw_payment(context.rng("pays", number), open_ticket.priced.total)
    told = open_ticket.quote is not None and open_ticket.quote.wait is not None
    sale = context.do(by, pay.pay, ticket, (tender,), open_ticket.quote, they_know=told)
    if code:
        context.do(by, put_right.greet, sale.order_id, occasion=WELCOME_BACK)
    return Served(open_ticket, sale)


def _newest(open_ticket: OpenTicket) -> LineId:
    """The line that was rung up last; its deposit stands after it."""
    last = open_ticket.draft.lines[-1]
    return last.belongs_to or last.line_id


def _lines_to_ring(visit: Visit) -> Iterator[tuple[Want, int, str]]:
    """What is on each line, quantity and note: changed ones first, since a plain one joins the plain line.

    A line holds so many; what is more goes on further ones, told apart by a note that says how many there are in all.
    """
    wanted: Counter[Want] = Counter()
    for want in visit.wants:
        wanted[replace(want, quantity=1)] += want.quantity
    for want, quantity in sorted(wanted.items(), key=lambda entry: not (entry[0].modifiers or entry[0].size)):
        left = quantity
        while left > MOST_OF_ONE:
            yield want, MOST_OF_ONE, f"{quantity} in all"
            left -= MOST_OF_ONE
        yield want, left, ""
