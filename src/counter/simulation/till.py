"""The simulated till: rings up what a customer wants with the taps of the Sell screen, and takes the money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from counter.flows import attach_voucher, pay, put_right, ring_up
from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import GroupId, ItemId
from counter.orders.draft import MOST_OF_ONE
from counter.recovery.rules import WELCOME_BACK
from counter.simulation.people import pays
from counter.simulation.stage import Stage
from counter.simulation.visits import Visit


@dataclass(frozen=True, slots=True)
class Served:
    """A customer who was served: the ticket as it was rung up, and what it became."""

    open_ticket: OpenTicket
    sold: SaleResult


class Purse:
    """Apology vouchers in the pockets of customers who mean to come back today."""

    def __init__(self) -> None:
        self._codes: list[tuple[datetime, str]] = []

    def put(self, code: str, not_before: datetime) -> None:
        """Somebody keeps a voucher, and comes back at `not_before` or later."""
        self._codes.append((not_before, code))

    def bring(self, now: datetime) -> str:
        """The code on a slip that the customer before us has with them, or ""."""
        for place, (not_before, code) in enumerate(self._codes):
            if not_before <= now:
                del self._codes[place]
                return code
        return ""


def serve(stage: Stage, visit: Visit, number: int, code: str) -> Served:
    """Rings up the `number`th visit of the day and takes the money. `code` is on the voucher they show, "" for none."""
    by = stage.team.till
    open_ticket = stage.do(by, ring_up.current)
    ticket = open_ticket.draft.order_id
    for item_id, modifiers, quantity, note in _portions(visit):
        open_ticket = stage.do(by, ring_up.add_item, ticket, item_id)
        line = open_ticket.draft.lines[-1].line_id
        for group_id, name in modifiers:
            open_ticket = stage.do(by, ring_up.toggle_modifier, ticket, line, group_id, name)
        if quantity > 1:
            open_ticket = stage.do(by, ring_up.change_quantity, ticket, line, quantity - 1)
        if note:
            open_ticket = stage.do(by, ring_up.write_note, ticket, line, note)
    if visit.name:
        open_ticket = stage.do(by, ring_up.name_customer, ticket, visit.name)
    if not visit.to_go:
        open_ticket = stage.do(by, ring_up.serve, ticket, to_go=False)
    if code:
        open_ticket, _ = stage.do(by, attach_voucher.attach_voucher, ticket, code)
    tender = pays(stage.luck("pays", number), open_ticket.priced.total)
    sold = stage.do(by, pay.pay, ticket, (tender,), open_ticket.quote)
    if code:
        stage.do(by, put_right.greet, sold.order_id, occasion=WELCOME_BACK)
    return Served(open_ticket, sold)


def _portions(visit: Visit) -> Iterator[tuple[ItemId, tuple[tuple[GroupId, str], ...], int, str]]:
    """What goes on one line each: the changed ones first, since a plain one joins the plain line there is.

    A line holds so many; what is more goes on further ones, told apart by a note that says how many there are in all.
    """
    wanted: Counter[tuple[ItemId, tuple[tuple[GroupId, str], ...]]] = Counter()
    for want in visit.wants:
        wanted[want.item_id, want.modifiers] += want.quantity
    for (item_id, modifiers), quantity in sorted(wanted.items(), key=lambda entry: not entry[0][1]):
        left = quantity
        while left > MOST_OF_ONE:
            yield item_id, modifiers, MOST_OF_ONE, f"{quantity} in all"
            left -= MOST_OF_ONE
        yield item_id, modifiers, left, ""
