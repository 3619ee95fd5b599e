"""The Sell page's reasoning: taps become flows, what they give becomes one frozen state. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from counter.flows import pay, ring
from counter.flows.pay import Payment, Sold
from counter.flows.ring import Rung
from counter.kernel.ids import GroupId, ItemId, LineId, OrderId
from counter.orders.draft import DraftLine
from counter.orders.drafts import HeldTicket, held_tickets
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
        rung_up: Callable[[Rung], None],
        pay_wanted: Callable[[Rung], None],
        told_sold: Callable[[], None],
    ) -> None:
        self._work = work
        self._show = show
        self._rung_up = rung_up
        self._pay_wanted = pay_wanted
        self._told_sold = told_sold
        self._money = cache(work.language.money)
        self._rung: Rung | None = None
        self._category = ""
        self._chosen: LineId | None = None
        self._held: tuple[HeldTicket, ...] = ()
        self._done: DoneState | None = None

    def refresh(self) -> None:
        """Looks again at the ticket, its promise and the held ones."""
        if self._rung is None:
            self._work.do(ring.current, then=self.take_over)
        elif self._rung.draft.lines:
            self._work.do(ring.requote, self._rung.draft.order_id, then=self._requoted)
        self._work.read(held_tickets, then=self._show_held)

    def take_over(self, rung: Rung) -> None:
        """This is the ticket now."""
        self._rung = rung
        self._chosen = rung.draft.selected
        if rung.draft.lines:
            self._done = None
        self._tell()

    def sold(self, sold: Sold) -> None:
        """The ticket became an order; the next one begins, where a sale begins: at the first category."""
        self._category = ""
        self._done = done_state(sold, self._work.language)
        self._told_sold()
        self._work.do(ring.current, then=self.take_over)

    def choose_category(self, name: str) -> None:
        """Shows the tiles of a category."""
        self._category = name
        self._say()

    def choose_item(self, item_id: ItemId) -> None:
        """One more of an item."""
        self._change(ring.add_item, item_id)

    def choose_modifier(self, line_id: LineId, group_id: GroupId, name: str) -> None:
        """A tap on a modifier."""
        self._change(ring.toggle_modifier, line_id, group_id, name)

    def choose_line(self, line_id: LineId) -> None:
        """Shows the modifiers of a line and its category's tiles."""
        self._chosen = line_id
        line = self._chosen_line()
        if line:
            self._category = self._work.shop.menu.item(line.item_id).category
        self._say()

    def fewer(self, line_id: LineId) -> None:
        """One less of a line."""
        self._change(ring.change_quantity, line_id, -1)

    def more(self, line_id: LineId) -> None:
        """One more of a line."""
        self._change(ring.change_quantity, line_id, 1)

    def remove(self, line_id: LineId) -> None:
        """A line off the ticket."""
        self._change(ring.remove_line, line_id)

    def note(self, line_id: LineId, text: str) -> None:
        """A note for the bar."""
        self._change(ring.write_note, line_id, text)

    def name(self, text: str) -> None:
        """Whose it is."""
        self._change(ring.name_customer, text)

    def serve(self, to_go: bool) -> None:  # noqa: FBT001 - a signal's only argument
        """To go, or to have here."""
        if self._rung:
            self._work.do(ring.serve, self._rung.draft.order_id, to_go=to_go, then=self.take_over)

    def undo(self) -> None:
        """The last change taken back."""
        self._change(ring.undo)

    def hold(self) -> None:
        """The ticket put aside."""
        if self._rung:
            self._work.do(ring.hold, self._rung.draft.order_id, then=self._held_changed)

    def take_up(self, order_id: OrderId) -> None:
        """A held ticket in work again."""
        self._work.do(ring.take_up, order_id, then=self._held_changed)

    def pay(self) -> None:
        """On to paying, with whatever was typed last on the ticket."""
        if self._rung:
            self._work.do(ring.requote, self._rung.draft.order_id, then=self._go_and_pay)

    def cash_exact(self) -> None:
        """Paid to the cent: the order is placed with the promise on screen."""
        if self._rung:
            self._work.do(pay.place, self._rung.draft.order_id, Payment(), self._rung.quote, then=self.sold)

    def _go_and_pay(self, rung: Rung) -> None:
        self._requoted(rung)
        self._pay_wanted(rung)

    def _change(self, flow: Callable[..., Rung], *args: object) -> None:
        if self._rung:
            self._work.do(flow, self._rung.draft.order_id, *args, then=self.take_over)

    def _requoted(self, rung: Rung) -> None:
        if self._rung and rung.draft.order_id == self._rung.draft.order_id:
            self._rung = rung
            self._tell()

    def _held_changed(self, rung: Rung) -> None:
        self.take_over(rung)
        self._work.read(held_tickets, then=self._show_held)

    def _show_held(self, held: tuple[HeldTicket, ...]) -> None:
        self._held = held
        self._say()

    def _tell(self) -> None:
        self._say()
        if self._rung:
            self._rung_up(self._rung)

    def _chosen_line(self) -> DraftLine | None:
        lines = self._rung.draft.lines if self._rung else ()
        return next((line for line in lines if line.line_id == self._chosen), None)

    def _say(self) -> None:
        if self._rung is None:
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
                ticket=ticket_state(self._rung, line, self._done, language),
                held=held_states(self._held, language),
            )
        )
