"""What can stand in the place of the grid of items. Frozen; no Qt."""

from __future__ import annotations

from counter.ui.sell.ask_panel_state import AskPanelState
from counter.ui.sell.discount_panel_state import DiscountPanelState
from counter.ui.sell.line_panel_state import LinePanelState
from counter.ui.sell.order_panel_state import OrderPanelState
from counter.ui.sell.price_panel_state import PricePanelState
from counter.ui.sell.tabs_state import TabsState
from counter.ui.sell.usual_state import UsualPanelState

PanelState = (
    AskPanelState
    | DiscountPanelState
    | LinePanelState
    | OrderPanelState
    | PricePanelState
    | TabsState
    | UsualPanelState
)
"""One for each panel; the view of it is found by its type (`panels.py`)."""
