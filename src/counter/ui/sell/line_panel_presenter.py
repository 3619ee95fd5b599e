"""The panel of the chosen line. No Qt."""

from __future__ import annotations

from counter.flows import ring_up
from counter.kernel.ids import GroupId, LineId
from counter.settings.taxes import HERE, TO_GO
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
        self._tells_allergens: LineId | None = None

    def open(self) -> None:
        """All choices of the chosen line."""
        self._panels.open(self)

    def toggle(self) -> None:
        """All choices of the chosen line, or the grid again."""
        if self._panels.is_open(self):
            self._panels.close()
        else:
            self.open()

    def choose_amount(self, line_id: LineId, group_id: GroupId, of: str, amount: str) -> None:
        """So much `of` a modifier."""
        self._ticket.change(ring_up.choose_amount, line_id, group_id, of, amount)

    def have(self, line_id: LineId, where: str) -> None:
        """They have a line here or to go, whatever the rest; "": as the rest."""
        known = next((each for each in (HERE, TO_GO) if each == where), None)
        self._ticket.change(ring_up.have, line_id, known)

    def tell_allergens(self, line_id: LineId) -> None:
        """All fourteen in the place of the choices; once more: the choices again."""
        self._tells_allergens = None if self._tells_allergens == line_id else line_id
        self._panels.open(self)

    def leave(self) -> None:
        """Nothing in it is half done."""
        self._tells_allergens = None

    def state(self) -> LinePanelState | None:
        """The chosen line; None once there is none."""
        ticket, line = self._ticket.open_ticket, self._ticket.chosen_line
        if ticket is None or line is None:
            return None
        tells = self._tells_allergens == line.line_id
        return line_panel_state(ticket, line, self._shop.menu, self._shop.language, tells_allergens=tells)
