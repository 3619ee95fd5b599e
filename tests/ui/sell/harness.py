"""The Sell page as it was last shown, and taps on it by the words there."""

from __future__ import annotations

from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import LineId, OrderId
from counter.ui.parts.grid_presenter import GridPresenter
from counter.ui.parts.search_presenter import SearchPresenter
from counter.ui.parts.ticket_state import LineState
from counter.ui.parts.yes_presenter import YesPresenter
from counter.ui.sell.again_presenter import AgainPresenter
from counter.ui.sell.ask_panel_presenter import AskPanelPresenter
from counter.ui.sell.discount_panel_presenter import DiscountPanelPresenter
from counter.ui.sell.line_panel_presenter import LinePanelPresenter
from counter.ui.sell.order_panel_presenter import OrderPanelPresenter
from counter.ui.sell.panels_presenter import PanelsPresenter
from counter.ui.sell.pay_presenter import PayPresenter
from counter.ui.sell.pay_state import PayState
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.price_panel_presenter import PricePanelPresenter
from counter.ui.sell.sold_out_presenter import SoldOutPresenter
from counter.ui.sell.sold_presenter import SoldPresenter
from counter.ui.sell.split_presenter import SplitPresenter
from counter.ui.sell.state import SellState
from counter.ui.sell.tabs_presenter import TabsPresenter
from counter.ui.sell.usual_presenter import UsualPresenter
from ui.intents import Intents
from ui.played_scale import PlayedScale
from ui.sync_desk import SyncDesk


def sell_intents() -> Intents[SellPresenter]:
    """What the view of the Sell page asks for."""
    intents = Intents(
        SellPresenter,
        grid=GridPresenter,
        paying=PayPresenter,
        splitting=SplitPresenter,
        last_sold=SoldPresenter,
        sold_out=SoldOutPresenter,
        search=SearchPresenter,
        panels=PanelsPresenter,
        again=AgainPresenter,
        usual=UsualPresenter,
        line_panel=LinePanelPresenter,
        discount_panel=DiscountPanelPresenter,
        price_panel=PricePanelPresenter,
        ask_panel=AskPanelPresenter,
        order_panel=OrderPanelPresenter,
        tabs=TabsPresenter,
    )
    yes = Intents(YesPresenter)
    yes.asked = intents.asked
    vars(intents)["discount_panel"].yes = yes
    return intents


class SellHarness:
    """The page's state, the tickets it gave to the customer display, and how often something was sold."""

    def __init__(self, work: SyncDesk, scale: PlayedScale | None = None) -> None:
        self.work = work
        self.state = SellState()
        self.tickets: list[OpenTicket] = []
        self.sold = 0
        self.wanted: list[OrderId] = []
        self.seen: list[OrderId] = []
        self.changed: list[OrderId] = []
        self.looked_up: list[str] = []
        self.presenter = SellPresenter(
            work,
            work.shop,
            self._show,
            self.tickets.append,
            self._count,
            self.wanted.append,
            self.seen.append,
            add_wanted=self.changed.append,
            voucher_seen=self.looked_up.append,
            devices=scale or PlayedScale(),
        )
        self.presenter.refresh()

    def _show(self, state: SellState) -> None:
        self.state = state

    def _count(self, _sale: SaleResult) -> None:
        self.sold += 1

    def tap(self, *names: str) -> None:
        for name in names:
            tile = next(tile for tile in self.state.grid.tiles if tile.name == name)
            self.presenter.choose_item(tile.tile_id)

    def choose(self, chip: str) -> None:
        modifiers = self.state.modifiers
        assert modifiers
        group = next(group for group in modifiers.groups if chip in [c.name for c in group.chips])
        self.presenter.choose_modifier(modifiers.line_id, group.group_id, chip)

    @property
    def lines(self) -> tuple[LineState, ...]:
        return self.state.ticket.lines

    def line(self, title: str) -> LineId:
        return next(line.line_id for line in self.lines if line.title == title)

    @property
    def pay(self) -> PayState:
        """How the ticket is paid."""
        assert self.state.pay
        return self.state.pay

    def quick_chosen(self) -> list[str]:
        return [quick.words for quick in self.pay.quick if quick.chosen]
