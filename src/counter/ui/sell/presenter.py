"""The Sell page's reasoning: taps become flows, what they give becomes one frozen state. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from counter.flows import pay, ring_up
from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import GroupId, ItemId, LineId, OrderId
from counter.orders.draft import DraftLine
from counter.orders.draft_store import HeldTicket, held_tickets
from counter.ui.desk.work import Work
from counter.ui.sell.state import DoneState, SellState
from counter.ui.sell.words import done_state, held_states, modifiers_state, ticket_state, tile_states


class SellPresenter:
    """Keeps the ticket in work.

    `show` gets each new state, `rung_up` each new ticket, `pay_wanted` the one to pay; `told_sold` hears of a sale.
    """

    def __init__(
        self,
        work: Work,
        show: Callable[[SellState], None],
        rung_up: Callable[[OpenTicket], None],
        pay_wanted: Callable[[OpenTicket], None],
        told_sold: Callable[[], None],
    ) -> None:
        self._work = work
        self._show = show
        self._rung_up = rung_up
        self._pay_wanted = pay_wanted
        self._told_sold = told_sold
        self._money = cache(work.language.money)
        self._open_ticket: OpenTicket | None = None
        self._category = ""
        self._chosen: LineId | None = None
        self._held: tuple[HeldTicket, ...] = ()
        self._done: DoneState | None = None

    def refresh(self) -> None:
        """Looks again at the ticket, its promise and the held ones."""
        if self._open_ticket is None:
            self._work.do(ring_up.current, then=self.take_over)
        elif self._open_ticket.draft.lines:
            self._work.do(ring_up.requote, self._open_ticket.draft.order_id, then=self._requoted)
        self._work.read(held_tickets, then=self._show_held)

    def take_over(self, open_ticket: OpenTicket) -> None:
        """This is the ticket now."""
        self._open_ticket = open_ticket
        self._chosen = open_ticket.draft.selected
        if open_ticket.draft.lines:
            self._done = None
        self._tell()

    def sold(self, sold: SaleResult) -> None:
        """The ticket became an order; the next one begins, where a sale begins: at the first category."""
        self._category = ""
        self._done = done_state(sold, self._work.language)
        self._told_sold()
        self._work.do(ring_up.current, then=self.take_over)

    def choose_category(self, name: str) -> None:
        """Shows the tiles of a category."""
        self._category = name
        self._say()

    def choose_item(self, item_id: ItemId) -> None:
        """One more of an item."""
        self._change(ring_up.add_item, item_id)

    def choose_modifier(self, line_id: LineId, group_id: GroupId, name: str) -> None:
        """A tap on a modifier."""
        self._change(ring_up.toggle_modifier, line_id, group_id, name)

    def choose_line(self, line_id: LineId) -> None:
        """Shows the modifiers of a line and its category's tiles."""
        self._chosen = line_id
        line = self._chosen_line()
        if line:
            self._category = self._work.shop.menu.item(line.item_id).category
        self._say()

    def fewer(self, line_id: LineId) -> None:
        """One less of a line."""
        self._change(ring_up.change_quantity, line_id, -1)

    def more(self, line_id: LineId) -> None:
        """One more of a line."""
        self._change(ring_up.change_quantity, line_id, 1)

    def remove(self, line_id: LineId) -> None:
        """A line off the ticket."""
        self._change(ring_up.remove_line, line_id)

    def note(self, line_id: LineId, text: str) -> None:
        """A note for the bar."""
        self._change(ring_up.write_note, line_id, text)

    def name(self, text: str) -> None:
        """Whose it is."""
        self._change(ring_up.name_customer, text)

    def serve(self, to_go: bool) -> None:  # noqa: FBT001 - a signal's only argument
        """To go, or to have here."""
        if self._open_ticket:
            self._work.do(ring_up.serve, self._open_ticket.draft.order_id, to_go=to_go, then=self.take_over)

    def undo(self) -> None:
        """The last change taken back."""
        self._change(ring_up.undo)

    def hold(self) -> None:
        """The ticket put aside."""
        if self._open_ticket:
            self._work.do(ring_up.hold, self._open_ticket.draft.order_id, then=self._held_changed)

    def take_up(self, order_id: OrderId) -> None:
        """A held ticket in work again."""
        self._work.do(ring_up.take_up, order_id, then=self._held_changed)

    def pay(self) -> None:
        """On to paying, with whatever was typed last on the ticket."""
        if self._open_ticket:
            self._work.do(ring_up.requote, self._open_ticket.draft.order_id, then=self._go_and_pay)

    def cash_exact(self) -> None:
        """Paid to the cent: the order is placed with the promise on screen."""
        if self._open_ticket:
            open_ticket = self._open_ticket
            self._work.do(pay.pay, open_ticket.draft.order_id, shown=open_ticket.quote, then=self.sold)

    def _go_and_pay(self, open_ticket: OpenTicket) -> None:
        self._requoted(open_ticket)
        self._pay_wanted(open_ticket)

    def _change(self, flow: Callable[..., OpenTicket], *args: object) -> None:
        if self._open_ticket:
            self._work.do(flow, self._open_ticket.draft.order_id, *args, then=self.take_over)

    def _requoted(self, open_ticket: OpenTicket) -> None:
        if self._open_ticket and open_ticket.draft.order_id == self._open_ticket.draft.order_id:
            self._open_ticket = open_ticket
            self._tell()

    def _held_changed(self, open_ticket: OpenTicket) -> None:
        self.take_over(open_ticket)
        self._work.read(held_tickets, then=self._show_held)

    def _show_held(self, held: tuple[HeldTicket, ...]) -> None:
        self._held = held
        self._say()

    def _tell(self) -> None:
        self._say()
        if self._open_ticket:
            self._rung_up(self._open_ticket)

    def _chosen_line(self) -> DraftLine | None:
        lines = self._open_ticket.draft.lines if self._open_ticket else ()
        return next((line for line in lines if line.line_id == self._chosen), None)

    def _say(self) -> None:
        if self._open_ticket is None:
            return
        menu, language = self._work.shop.menu, self._work.language
        if self._category not in menu.categories:
            self._category = next(iter(menu.categories), "")
        line = self._chosen_line()
        self._show(
            SellState(
                categories=menu.categories,
                category=self._category,
                tiles=tile_states(menu, self._category, line, self._money),
                modifiers=modifiers_state(menu, line, language),
                ticket=ticket_state(self._open_ticket, line, self._done, language),
                held=held_states(self._held, language),
            )
        )
