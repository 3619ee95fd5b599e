"""The panel of the chosen line. No Qt."""

from __future__ import annotations

from counter.ui.desk.work import CurrentShop
from counter.ui.sell.build_line_panel import line_panel_state
from counter.ui.sell.line_panel_state import LinePanelState
from counter.ui.sell.panels_presenter import PanelsPresenter
from counter.ui.sell.ticket_at_hand import TicketAtHand


class LinePanelPresenter:
    """Shows whatever line of the ticket is chosen."""

    def __init__(self, shop: CurrentShop, ticket: TicketAtHand, panels: PanelsPresenter) -> None:
        self._shop = shop
        self._ticket = ticket
        self._panels = panels

    def open(self) -> None:
        """All choices of the chosen line."""
        self._panels.open(self)

    def leave(self) -> None:
        """Nothing in it is half done."""

    def state(self) -> LinePanelState | None:
        """The chosen line; None once there is none."""
        ticket, line = self._ticket.open_ticket, self._ticket.chosen_line
        if ticket is None or line is None:
            return None
        return line_panel_state(ticket, line, self._shop.menu, self._shop.language)
