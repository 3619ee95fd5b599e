"""The ticket in work, as the presenters of the Sell page share it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Concatenate, ParamSpec

from counter.flows.bill import Bill
from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.flows.shop import Act
from counter.kernel.ids import LineId, OrderId
from counter.orders.draft import DraftLine
from counter.ui.desk.work import Work
from counter.ui.sell.told_wait import ToldWait

P = ParamSpec("P")


class TicketAtHand:
    """`open_ticket` is None until it was asked for; of its lines one may be `chosen`.

    `last_sale` is what was sold just before, until something stands on the ticket. `show` is called after every change,
    `ticket_changed` then too where it is another ticket or costs something else.
    """

    def __init__(self, work: Work, show: Callable[[], None], ticket_changed: Callable[[OpenTicket], None]) -> None:
        self._work = work
        self._show = show
        self._ticket_changed = ticket_changed
        self._told = ToldWait()
        self.open_ticket: OpenTicket | None = None
        self.chosen: LineId | None = None
        self.last_sale: SaleResult | None = None

    @property
    def is_told(self) -> bool:
        """Whether no time is promised for the ticket, and whoever it is for knows."""
        return self._told.is_told(self.open_ticket)

    @property
    def chosen_line(self) -> DraftLine | None:
        """The chosen line, while it is on the ticket."""
        lines = self.open_ticket.draft.lines if self.open_ticket else ()
        return next((line for line in lines if line.line_id == self.chosen), None)

    def change(
        self, flow: Callable[Concatenate[Act, OrderId, P], OpenTicket], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Runs a flow on the ticket, and takes over what comes of it."""
        if self.open_ticket:
            self._work.do(flow, self.open_ticket.draft.order_id, *args, **kwargs).then(self.take_over)

    def take_over(self, open_ticket: OpenTicket) -> None:
        """This is the ticket now."""
        self.chosen = open_ticket.draft.selected
        if open_ticket.draft.lines:
            self.last_sale = None
        self.put(open_ticket)

    def update(self, open_ticket: OpenTicket) -> None:
        """The ticket in work with another price or promise; one that was left meanwhile is passed over."""
        if self.open_ticket and open_ticket.draft.order_id == self.open_ticket.draft.order_id:
            self.put(open_ticket)

    def put(self, open_ticket: OpenTicket) -> None:
        """The ticket as it is now, with what was told about it; the chosen line stays."""
        self.open_ticket = self._told.kept_in(open_ticket)
        self._show()
        self._ticket_changed(self.open_ticket)

    def bill_changed(self, bill: Bill) -> None:
        """What is left of what was sold just before, after more of it was paid or given back."""
        if self.last_sale and self.last_sale.order_id == bill.order_id:
            self.last_sale = replace(self.last_sale, left=bill.left)

    def tell_wait(self) -> None:
        """They know how long it takes, and that no time is promised; a second tap takes that back."""
        self._told.toggle(self.open_ticket)
        self._show()
