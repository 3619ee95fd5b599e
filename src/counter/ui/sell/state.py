"""What the Sell page shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from counter.ui.parts.dock_state import ModifiersState
from counter.ui.parts.grid_state import GridState
from counter.ui.parts.search_state import SearchState
from counter.ui.sell.panel_state import PanelState
from counter.ui.sell.pay_state import PayState
from counter.ui.sell.sold_out_state import SoldOutState
from counter.ui.sell.sold_state import SoldState
from counter.ui.sell.ticket_state import TicketState


@dataclass(frozen=True, slots=True)
class SellState:
    """The whole Sell page: ringing up, or paying in its place while `pay` is there.

    While `sold_out` is there the grid says what is out, and the ticket waits behind it; while `search` or a `panel` is
    there it stands in the grid's place, and `sold` in the ticket's: what was just sold.
    """

    grid: GridState = field(default_factory=GridState)
    modifiers: ModifiersState | None = None
    ticket: TicketState = field(default_factory=TicketState)
    held: int = 0
    pay: PayState | None = None
    sold_out: SoldOutState | None = None
    search: SearchState | None = None
    panel: PanelState | None = None
    sold: SoldState | None = None
