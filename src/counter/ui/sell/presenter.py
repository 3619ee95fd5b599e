"""The ticket of the Sell page: taps become flows, what they give becomes one frozen state. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from uuid import UUID

from counter.flows import held, ring_up, scan
from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import GroupId, ItemId, LineId, OrderId
from counter.people.model import Staff
from counter.people.queries import read_staff
from counter.ui.desk.devices import Devices
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.parts.build_grid import Stock
from counter.ui.parts.grid_presenter import GridPresenter
from counter.ui.parts.search_presenter import SearchPresenter
from counter.ui.sell.again_presenter import AgainPresenter
from counter.ui.sell.ask_panel_presenter import AskPanelPresenter
from counter.ui.sell.build_off import People
from counter.ui.sell.build_state import sell_state
from counter.ui.sell.discount_panel_presenter import DiscountPanelPresenter
from counter.ui.sell.line_panel_presenter import LinePanelPresenter
from counter.ui.sell.order_panel_presenter import Leads, OrderPanelPresenter
from counter.ui.sell.panels_presenter import PanelsPresenter
from counter.ui.sell.pay_presenter import PayPresenter
from counter.ui.sell.price_panel_presenter import PricePanelPresenter
from counter.ui.sell.sold_out_presenter import SoldOutPresenter
from counter.ui.sell.sold_presenter import SoldPresenter
from counter.ui.sell.state import SellState
from counter.ui.sell.tabs_presenter import TabsPresenter
from counter.ui.sell.ticket_at_hand import TicketAtHand
from counter.ui.sell.usual_presenter import UsualPresenter


class SellPresenter:
    """Changes the ticket in work; `grid` is where in the menu somebody is, `paying` how it is paid.

    `splitting` is in which shares. `sold_out` is what there is of the menu, `search` looks for it; `panels` is what
    else stands in the grid's place, `again` what an empty ticket offers to repeat,
    `usual` who it is for. `show` gets each new state,
    `ticket_changed` each new ticket; `sold` is called after a sale, `order_wanted` with an order that somebody wants to
    make right, `order_seen` with one to look at, `add_wanted` with one to add to, `voucher_seen` with a
    voucher’s code to look at. `last_sold` is what was sold before.
    """

    def __init__(  # noqa: PLR0913 - what it leads to
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[SellState], None],
        ticket_changed: Callable[[OpenTicket], None],
        sold: Callable[[SaleResult], None],
        order_wanted: Callable[[OrderId], None],
        order_seen: Callable[[OrderId], None],
        *,
        add_wanted: Callable[[OrderId], None],
        voucher_seen: Callable[[str], None],
        devices: Devices,
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._sold = sold
        self._ticket = TicketAtHand(work, self._show_state, ticket_changed)
        self.again = AgainPresenter(work, shop, self._ticket, self._show_state)
        self._people: People = {}
        self.grid = GridPresenter(shop, self._show_state)
        self.sold_out = SoldOutPresenter(work, shop, self._show_state, order_wanted)
        self.search = SearchPresenter(work, shop, self._show_state, self.choose_item)
        self.panels = PanelsPresenter(self._show_state, self._leave_grid)
        self.line_panel = LinePanelPresenter(shop, self._ticket, self.panels)
        self.ask_panel = AskPanelPresenter(work, shop, self._ticket, self.panels, self._show_state, devices)
        self.discount_panel = DiscountPanelPresenter(
            work, shop, self._ticket, self.panels, lambda: self._people, self._show_state
        )
        self.price_panel = PricePanelPresenter(work, shop, self._ticket, self.panels, self.line_panel, self._show_state)
        self.usual = UsualPresenter(work, shop, self._ticket, self.panels, self._show_state)
        self.paying = PayPresenter(work, shop, self._ticket, self._show_state, self._placed, self._paid, voucher_seen)
        self.splitting = self.paying.split
        self.last_sold = SoldPresenter(work, shop, self._ticket, self._show_state, order_seen)
        leads = Leads(self.hold, self.discount_panel.open, self._placed, self.paying.pay_order)
        self.tabs = TabsPresenter(
            work, shop, self._ticket, self.panels, self._show_state,
            pay=self.paying.pay_order, sold=self._paid, add=add_wanted,
        )  # fmt: skip
        self.order_panel = OrderPanelPresenter(work, shop, self._ticket, self.panels, self._show_state, leads)

    def refresh(self) -> None:
        """Looks again at the ticket, its promise and the held ones."""
        ticket = self._ticket.open_ticket
        if ticket is None:
            self._work.do(ring_up.current).then(self._ticket.take_over)
        elif ticket.draft.lines:
            self._work.do(ring_up.requote, ticket.draft.order_id).then(self._ticket.update)
        self.tabs.refresh()
        self.again.refresh()
        self.usual.refresh()
        self._work.read(read_staff).then(self._know_people)
        self.sold_out.refresh()
        self.paying.refresh()

    def choose_item(self, tile_id: UUID) -> None:
        """One more of what stands on a tile; while the grid says what is sold out, that it is out or back."""
        if self.sold_out.is_open:
            self.sold_out.choose_item(ItemId(tile_id))
        elif not self.ask_panel.asks_of(ItemId(tile_id)):
            self._ticket.change(ring_up.add_tile, tile_id)

    def scan(self, typed: str) -> None:
        """What a scanner typed: one more of what has that barcode."""
        if not self.ask_panel.asks_of_scanned(typed):
            self._ticket.change(scan.scan, typed)

    def say_what_is_out(self) -> None:
        """The grid becomes switches, or sells again; nobody looks for anything meanwhile."""
        self.search.leave()
        self.panels.leave()
        self.sold_out.toggle()

    def look_for(self, typed: str) -> None:
        """Looks for an item, in the place of the grid and whatever stood there."""
        self.panels.leave()
        self.search.open(typed)

    def back_to_grid(self) -> None:
        """Search and panel closed."""
        self.search.leave()
        self.panels.close()

    def choose_category(self, name: str) -> None:
        """The grid at the first page of a category, whatever stood in its place."""
        self.search.leave()
        self.panels.leave()
        self.grid.choose_category(name)

    def choose_category_at(self, place: int) -> None:
        """The category at a place from 0; nothing where there is none."""
        name = self.grid.category_at(place)
        if name is not None:
            self.choose_category(name)

    def change_chosen(self, by: int) -> None:
        """So many more of the chosen line, fewer where it is below 0."""
        if self._ticket.chosen_line:
            self._ticket.change(ring_up.change_quantity, self._ticket.chosen_line.line_id, by)

    def choose_beside(self, by: int) -> None:
        """The line after the chosen one, or before it; round from the last to the first."""
        lines = self._ticket.open_ticket.draft.lines if self._ticket.open_ticket else ()
        if lines:
            ids = [line.line_id for line in lines if line.belongs_to is None]
            here = ids.index(self._ticket.chosen) if self._ticket.chosen in ids else -1
            self._choose(ids[(here + by) % len(ids)])

    def choose_modifier(self, line_id: LineId, group_id: GroupId | None, name: str) -> None:
        """A tap on a modifier of a group, or on a size."""
        if group_id is None:
            self._ticket.change(ring_up.choose_size, line_id, name)
        else:
            self._ticket.change(ring_up.toggle_modifier, line_id, group_id, name)

    def choose_line(self, line_id: LineId) -> None:
        """Shows the modifiers of a line and the page of tiles that its item is on.

        A deposit shows what it is for; a combo its first item, at the next tap the next.
        """
        lines = self._ticket.open_ticket.draft.lines if self._ticket.open_ticket else ()
        tapped = next((line for line in lines if line.line_id == line_id), None)
        if tapped and tapped.bundle:
            ids = [line.line_id for line in lines if line.bundle == tapped.bundle]
            here = ids.index(self._ticket.chosen) + 1 if self._ticket.chosen in ids else 0
            line_id = ids[here % len(ids)]
        self._choose(tapped.belongs_to if tapped and tapped.belongs_to else line_id)

    def _choose(self, line_id: LineId) -> None:
        self._ticket.chosen = line_id
        if line := self._ticket.chosen_line:
            self.grid.go_to(line.item_id)
        self._show_state()

    def choose_what_lacks(self) -> None:
        """All choices of the first line that lacks one."""
        missing = self._ticket.open_ticket.priced.missing if self._ticket.open_ticket else ()
        if missing:
            self._ticket.chosen = missing[0].line_id
            self.line_panel.open()

    def fewer(self, line_id: LineId) -> None:
        """One less of a line."""
        self._ticket.change(ring_up.change_quantity, line_id, -1)

    def more(self, line_id: LineId) -> None:
        """One more of a line."""
        self._ticket.change(ring_up.change_quantity, line_id, 1)

    def count(self, line_id: LineId, quantity: int) -> None:
        """So many of a line."""
        self._ticket.change(ring_up.set_quantity, line_id, quantity)

    def remove(self, line_id: LineId) -> None:
        """A line off the ticket."""
        self._ticket.change(ring_up.remove_line, line_id)

    def write_note(self, line_id: LineId, text: str) -> None:
        """A note for the bar."""
        self._ticket.change(ring_up.write_note, line_id, text)

    def name_customer(self, text: str) -> None:
        """Whose it is."""
        self._ticket.change(ring_up.name_customer, text)

    def serve(self, *, to_go: bool) -> None:
        """To go, or to have here."""
        self._ticket.change(ring_up.serve, to_go=to_go)

    def undo(self) -> None:
        """The last change taken back."""
        self._ticket.change(ring_up.undo)

    def hold(self) -> None:
        """The ticket put aside."""
        if self._ticket.open_ticket:
            self._work.do(held.hold, self._ticket.open_ticket.draft.order_id).then(self._held_changed)

    def tell_wait(self) -> None:
        """They know how long it takes, or that it is later than they need it; a second tap takes that back."""
        if not self.order_panel.tell_late():
            self._ticket.tell_wait()

    def _paid(self, sale: SaleResult) -> None:
        """The ticket became an order; the next one begins, where a sale begins: at the first category."""
        self.grid.start_over()
        self._leave_grid()
        self.panels.leave()
        self._placed(sale)

    def _placed(self, sale: SaleResult) -> None:
        """The ticket became an order, of which something may be left to pay; the next one waits behind the Pay page."""
        self._ticket.last_sale = sale
        self.last_sold.begin(sale)
        self._sold(sale)
        self._show_state()
        self._work.do(ring_up.current).then(self._ticket.take_over)

    def _leave_grid(self) -> None:
        """The grid sells again, and nobody looks for anything."""
        self.sold_out.leave()
        self.search.leave()

    def _held_changed(self, open_ticket: OpenTicket) -> None:
        self._ticket.take_over(open_ticket)
        self.tabs.refresh()

    def _know_people(self, staff: tuple[Staff, ...]) -> None:
        self._people = {person.staff_id: person for person in staff}
        self._show_state()

    def _show_state(self) -> None:
        ticket, chosen = self._ticket.open_ticket, self._ticket.chosen_line
        if ticket is None:
            return
        marked, stock = chosen.item_id if chosen else None, self._stock(ticket)
        self._show(
            sell_state(
                ticket,
                menu=self._shop.menu,
                grid=self.grid.state(self.sold_out.chosen if self.sold_out.is_open else marked, stock),
                chosen=chosen,
                held=self.tabs.count,
                sold=self.last_sold.state(),
                pay=self.paying.state(),
                sold_out=self.sold_out.state(),
                search=self.search.state(stock),
                panel=self.panels.state(),
                is_told=self._ticket.is_told,
                again=self.again.state(),
                usual=self.usual.row(),
                people=self._people,
                waiting=self.discount_panel.waiting(),
                promising=self._shop.outlook.promising,
                rounding=self._shop.settings.cash_rounding,
                language=self._shop.language,
            )
        )

    def _stock(self, ticket: OpenTicket) -> Stock:
        """What there is, less what stands on the ticket: the last one rung up is not there for another customer."""
        now, on_ticket = self._shop.clock.now().astimezone(self._shop.settings.zone).time(), Counter[ItemId]()
        if self.sold_out.is_open:
            return Stock(now, self.sold_out.today.left, switches=True, where=ticket.draft.where)
        for line in ticket.draft.lines:
            on_ticket[line.item_id] += line.quantity
        left = {item_id: max(0, left - on_ticket[item_id]) for item_id, left in self.sold_out.today.left.items()}
        return Stock(now, left, allergies=ticket.draft.allergies, where=ticket.draft.where)
