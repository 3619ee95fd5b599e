"""What the Sell page shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from counter.ui.parts.dock_state import ModifiersState
from counter.ui.parts.grid_state import GridState
from counter.ui.sell.pay_state import PayState
from counter.ui.sell.ticket_state import HeldState, TicketState


@dataclass(frozen=True, slots=True)
class SellState:
    """The whole Sell page: ringing up, or paying in its place while `pay` is there."""

    grid: GridState = field(default_factory=GridState)
    modifiers: ModifiersState | None = None
    ticket: TicketState = field(default_factory=TicketState)
    held: tuple[HeldState, ...] = ()
    pay: PayState | None = None
