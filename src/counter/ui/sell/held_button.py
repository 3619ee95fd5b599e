"""How many tickets are put aside; a tap shows them."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.ui.sell.held import HeldTickets
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.ticket_state import HeldState
from counter.ui.widgets.button import Button


class HeldButton(Button):
    """Beside the categories, while there are any."""

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__(icon="history")
        self._language = language
        self._narrow = False
        self._tickets: tuple[HeldState, ...] = ()
        panel = HeldTickets(self, language, presenter)
        self.tapped.connect(lambda: panel.ask(self._tickets))

    def fit(self, *, narrow: bool) -> None:
        """Takes the words of a narrow window."""
        self._narrow = narrow
        self.show_held(self._tickets)

    def show_held(self, tickets: tuple[HeldState, ...]) -> None:
        """Says how many there are; with none it is not there."""
        self._tickets = tickets
        count = len(tickets)
        words = self._language.say("Held {count}", count=count)
        self.set_text(str(count) if self._narrow else words, name=words)
        self.setVisible(bool(count))
