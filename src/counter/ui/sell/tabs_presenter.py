"""The panel of held tickets and tabs. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from counter.flows import held, ring_up, tabs
from counter.flows.pay import SaleResult, pay_order
from counter.flows.print_bill import print_bill
from counter.flows.ring_up import OpenTicket
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId
from counter.kernel.money import Money
from counter.orders.draft_store import HeldTicket, held_tickets
from counter.orders.pricing import price
from counter.receipts.model import Sale
from counter.receipts.queries import open_tabs
from counter.ui.desk.pending import Pending
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.sell.build_tabs import of_kind, tabs_state
from counter.ui.sell.panels_presenter import PanelsPresenter
from counter.ui.sell.tabs_draft import PAGE, TabsDraft, Waits, held_waits, tab_waits
from counter.ui.sell.tabs_state import TabsState
from counter.ui.sell.ticket_at_hand import TicketAtHand

_TABS_OF = timedelta(days=90)


class TabsPresenter:
    """Keeps which is looked at and what is half done with it.

    `show` is called after every change; `pay` opens the Pay page of a tab, `sold` gets one that was paid, `add` one to
    which something is added.
    """

    def __init__(  # noqa: PLR0913 - what it leads to
        self,
        work: Work,
        shop: CurrentShop,
        ticket: TicketAtHand,
        panels: PanelsPresenter,
        show: Callable[[], None],
        *,
        pay: Callable[[OrderId], None],
        sold: Callable[[SaleResult], None],
        add: Callable[[OrderId], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._ticket = ticket
        self._panels = panels
        self._show = show
        self._pay = pay
        self._sold = sold
        self._add = add
        self._held: tuple[HeldTicket, ...] = ()
        self._tabs: tuple[Sale, ...] = ()
        self._said = TabsDraft()

    @property
    def count(self) -> int:
        """How many wait."""
        return len(self._held) + len(self._tabs)

    def refresh(self) -> None:
        """Looks again at what waits."""
        since = self._shop.settings.trading_day(self._shop.clock.now()) - _TABS_OF
        self._work.read(open_tabs, since).then(self._know_tabs)
        self._work.read(held_tickets).then(self._know_held)

    def open(self) -> None:
        """The newest held ticket is chosen, on the page where it stands, never a tab: with none held nothing is."""
        newest = self._held[-1].order_id if self._held else None
        ids = [each.order_id for each in self._all()]
        self._said = TabsDraft(newest, page=ids.index(newest) // PAGE if newest else 0)
        self._panels.open(self)

    def leave(self) -> None:
        """What was half done is forgotten."""
        self._said = TabsDraft()

    def choose(self, order_id: OrderId) -> None:
        """Looks at one; while another waits to be joined, this one joins it."""
        if self._said.doing == "merge" and self._said.chosen:
            one, said = self._said.chosen, self._said.at_rest()
            placed = [each.order_id for each in self._all() if not each.is_held and each.order_id in (one, order_id)]
            self._take(replace(said, chosen=one if one in placed or not placed else order_id))
            self._do(self._work.do(tabs.merge if placed else held.merge, one, order_id))
        else:
            self._take(TabsDraft(order_id, self._said.kind, self._said.page))

    def choose_kind(self, kind: int) -> None:
        """All of them (0), the tabs (1) or the held ones (2)."""
        shown = of_kind(self._all(), kind)
        keeps = any(each.order_id == self._said.chosen for each in shown)
        self._take(TabsDraft(self._said.chosen if keeps else None, kind))

    def choose_page(self, page: int) -> None:
        """Another page of cards, from 0."""
        self._take(replace(self._said, page=page))

    def tap_line(self, line_id: LineId) -> None:
        """While it is split: a line leaves, or stays after all."""
        if self._said.doing == "split" and self._chosen():
            self._take(self._said.toggle(line_id))

    def merge(self) -> None:
        """The next one tapped joins it; a second tap leaves it as it was."""
        self._take(replace(self._said.at_rest(), doing="" if self._said.doing == "merge" else "merge"))

    def split(self) -> None:
        """The lines tapped next leave; a second tap lets them go, with none nothing happens."""
        chosen, leaving = self._chosen(), self._said.leaving
        if self._said.doing != "split" or chosen is None:
            self._take(replace(self._said.at_rest(), doing="split"))
            return
        self._take(self._said.at_rest())
        if leaving:
            parts = {line_id: count for line_id, count, _name, _amount in chosen.lines if line_id in leaving}
            whose = held if chosen.is_held else tabs
            self._do(self._work.do(whose.split, chosen.order_id, parts))

    def ask(self, what: str) -> None:
        """Asks for another "name" or "place"."""
        chosen = self._chosen()
        if chosen:
            typed = chosen.title if what == "name" else chosen.place
            self._take(replace(self._said.at_rest(), asking=what, typed=typed))

    def answer(self, text: str) -> None:
        """The name or the place that was asked for; what is refused is asked again."""
        chosen = self._chosen()
        if chosen is None:
            return
        whose = held if chosen.is_held else tabs
        flow = whose.rename if self._said.asking == "name" else whose.move
        done = self._work.do(flow, chosen.order_id, text)
        done.otherwise(lambda why: self._take(replace(self._said, typed=text, wrong=why)))
        self._do(done)

    def stop_asking(self) -> None:
        """Nothing was typed."""
        self._take(self._said.at_rest())

    def undo(self) -> None:
        """The last change of tickets taken back."""
        if self._ticket.open_ticket:
            self._do(self._work.do(ring_up.undo, self._ticket.open_ticket.draft.order_id))

    def bring_back(self) -> None:
        """The chosen held ticket in work again."""
        if self._said.chosen:
            self._work.do(held.take_up, self._said.chosen).then(self._brought_back)

    def pay(self) -> None:
        """On to the Pay page of the chosen tab."""
        if self._said.chosen:
            self._pay(self._said.chosen)

    def cash_exact(self) -> None:
        """The chosen tab is paid in cash, without change."""
        chosen = self._chosen()
        if chosen:
            paid = self._work.do(pay_order, chosen.order_id, left=chosen.amount)
            paid.then(self._paid)

    def add_items(self) -> None:
        """On to what is added to the chosen tab, and taken off."""
        if self._said.chosen:
            self._add(self._said.chosen)

    def print_bill(self) -> None:
        """The bill of the chosen tab on paper."""
        if self._said.chosen:
            self._work.do(print_bill, self._said.chosen)

    def state(self) -> TabsState | None:
        """All that waits."""
        ticket = self._ticket.open_ticket
        can_undo = bool(ticket and ticket.can_undo)
        now, rounding = self._shop.clock.now(), self._shop.settings.cash_rounding
        shop = self._shop
        return tabs_state(
            self._all(), self._said, now, rounding, shop.language, can_undo=can_undo, of_several=shop.of_several
        )

    def _all(self) -> list[Waits]:
        return [*map(tab_waits, self._tabs), *map(self._priced, reversed(self._held))]

    def _chosen(self) -> Waits | None:
        return next((each for each in self._all() if each.order_id == self._said.chosen), None)

    def _priced(self, ticket: HeldTicket) -> Waits:
        """What it costs today; one that cannot be rung up any more says nothing of that."""
        shop = self._shop
        try:
            day = shop.settings.trading_day(shop.clock.now())
            priced = price(ticket.draft, shop.menu, shop.settings, day) if ticket.draft else None
        except Refused:
            priced = None
        if priced is None:
            return held_waits(ticket, (), Money(0, shop.settings.currency))
        lines = tuple((line.line_id, line.quantity, line, line.total) for line in priced.lines)
        return held_waits(ticket, lines, priced.total)

    def _do(self, pending: Pending[OpenTicket]) -> None:
        pending.then(self._changed)

    def _changed(self, open_ticket: OpenTicket) -> None:
        self._said = self._said.at_rest()
        self._ticket.take_over(open_ticket)
        self.refresh()

    def _brought_back(self, open_ticket: OpenTicket) -> None:
        self._panels.leave()
        self._ticket.take_over(open_ticket)
        self.refresh()

    def _paid(self, sale: SaleResult) -> None:
        self._panels.leave()
        self._sold(sale)
        self.refresh()

    def _know_tabs(self, tabs: tuple[Sale, ...]) -> None:
        self._tabs = tabs
        self._show()

    def _know_held(self, tickets: tuple[HeldTicket, ...]) -> None:
        self._held = tickets
        self._show()

    def _take(self, said: TabsDraft) -> None:
        self._said = said
        self._show()
