"""Another price for the chosen line: what one costs, then why. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows.override import override_price, take_price_back
from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import LineId
from counter.kernel.money import Money
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.sell.build_price_panel import price_panel_state
from counter.ui.sell.line_panel_presenter import LinePanelPresenter
from counter.ui.sell.panels_presenter import PanelsPresenter
from counter.ui.sell.price_panel_state import PricePanelState
from counter.ui.sell.ticket_at_hand import TicketAtHand

_LONGEST = 9


class PricePanelPresenter:
    """Keeps what is said until both are; then it applies, or the right column asks for somebody's yes.

    `show` is called after every tap; closing goes back to the line's panel.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        ticket: TicketAtHand,
        panels: PanelsPresenter,
        line_panel: LinePanelPresenter,
        show: Callable[[], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._ticket = ticket
        self._panels = panels
        self._line_panel = line_panel
        self._show = show
        self._line_id: LineId | None = None
        self._typed, self._reason, self._wrong = "", "", ""

    def open(self) -> None:
        """For the chosen line."""
        self._begin(self._ticket.chosen)
        self._panels.open(self)

    def type_digits(self, digits: str) -> None:
        """More digits of the price, cents last."""
        typed = (self._typed + digits).lstrip("0")
        self._typed = typed[:_LONGEST]
        self._wrong = self._shop.language.say("That is too much: look at the digits.") if typed != self._typed else ""
        self._show()

    def delete_digit(self) -> None:
        """The last digit away."""
        self._typed, self._wrong = self._typed[:-1], ""
        self._show()

    def give_reason(self, reason: str) -> None:
        """That is why."""
        self._reason = reason
        self.finish()

    def finish(self) -> None:
        """The price applies, once it is said and why."""
        ticket, line_id = self._ticket.open_ticket, self._line_id
        if ticket and line_id and self._typed and self._reason:
            price = Money(int(self._typed), self._shop.settings.currency)
            giving = self._work.do(override_price, ticket.draft.order_id, line_id, price, reason=self._reason)
            giving.then(self._given)
            giving.otherwise(self._refused)
        self._show()

    def take_back(self) -> None:
        """The price of the menu again."""
        if self._line_id:
            self._ticket.change(take_price_back, self._line_id)

    def close(self) -> None:
        """Back to the line."""
        self._line_panel.open()

    def leave(self) -> None:
        """What was half said is forgotten."""
        self._begin(None)

    def state(self) -> PricePanelState | None:
        """What is said so far of the chosen line; None once there is none."""
        ticket, line = self._ticket.open_ticket, self._ticket.chosen_line
        if ticket is None or line is None:
            return None
        if line.line_id != self._line_id:
            self._begin(line.line_id)
        return price_panel_state(ticket, line, self._typed, self._reason, self._wrong, self._shop.language)

    def _begin(self, line_id: LineId | None) -> None:
        self._line_id, self._typed, self._reason, self._wrong = line_id, "", "", ""

    def _given(self, open_ticket: OpenTicket) -> None:
        self._typed, self._reason, self._wrong = "", "", ""
        self._ticket.take_over(open_ticket)

    def _refused(self, reason: str) -> None:
        self._reason, self._wrong = "", reason
        self._show()
