"""The panels of the Sell page, each by the state it shows.

A panel is a group of files, `NAME_panel_{view,state,presenter}.py` and `build_NAME_panel.py`. To add one: a line here,
one in `panel_state.py`, and its presenter, over the TicketAtHand, in `presenter.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from counter.kernel.language import Language
from counter.ui.sell.ask_panel_state import AskPanelState
from counter.ui.sell.ask_panel_view import AskPanel
from counter.ui.sell.discount_panel_state import DiscountPanelState
from counter.ui.sell.discount_panel_view import DiscountPanel
from counter.ui.sell.line_panel_state import LinePanelState
from counter.ui.sell.line_panel_view import LinePanel
from counter.ui.sell.order_panel_state import OrderPanelState
from counter.ui.sell.order_panel_view import OrderPanel
from counter.ui.sell.panel import Panel
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.price_panel_state import PricePanelState
from counter.ui.sell.price_panel_view import PricePanel
from counter.ui.sell.tabs_state import TabsState
from counter.ui.sell.tabs_view import TabsPanel
from counter.ui.sell.usual_panel_view import UsualPanel
from counter.ui.sell.usual_state import UsualPanelState


def panels(language: Language, presenter: SellPresenter) -> Mapping[type[object], Callable[[], Panel[Any]]]:
    """What makes the view of each kind of `PanelState`; first what is opened most."""
    return {
        LinePanelState: lambda: LinePanel(language, presenter),
        OrderPanelState: lambda: OrderPanel(language, presenter),
        TabsState: lambda: TabsPanel(language, presenter),
        UsualPanelState: lambda: UsualPanel(language, presenter),
        DiscountPanelState: lambda: DiscountPanel(language, presenter.discount_panel),
        AskPanelState: lambda: AskPanel(language, presenter.ask_panel),
        PricePanelState: lambda: PricePanel(language, presenter.price_panel),
    }
