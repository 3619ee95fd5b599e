"""The tickets put aside, to take one up again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.ticket_state import HeldState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.layouts import column
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text

_TALL, _MOST_SEEN = 72, 6


class HeldTickets(QWidget):
    """A panel over the Sell page; a tap takes one up."""

    def __init__(self, host: QWidget, language: Language, presenter: SellPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown: tuple[HeldState, ...] = ()
        self._buttons: list[Button] = []
        tickets = QWidget()
        self._tickets = column(tickets)
        self._tickets.addStretch(1)
        self._scroll = Scroll(tickets)
        back = Button(language.say("Back"), height=64)
        layout = column(self, gap=tokens.GAP_12)
        layout.addWidget(Text(language.say("Held tickets"), size=28, weight=tokens.BOLD))
        layout.addWidget(self._scroll)
        layout.addWidget(back)
        self._panel = DimmedPanel(host, self)
        back.tapped.connect(self._panel.shut)

    def ask(self, held: tuple[HeldState, ...]) -> None:
        """Shows them to choose from, the oldest first."""
        self._shown = held
        while len(self._buttons) < len(self._shown):
            self._buttons.append(self._button(len(self._buttons)))
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(self._shown))
            if place < len(self._shown):
                button.about = self._shown[place].order_id
                button.set_text(self._shown[place].title, self._shown[place].detail)
        self._scroll.wish_height(min(len(held), _MOST_SEEN) * _TALL)
        self._panel.open()

    def _button(self, place: int) -> Button:
        button = Button(arrangement=Arrangement.ROW, icon="history", height=64, commits=True)
        button.setContentsMargins(0, 4, 0, 4)
        button.tapped.connect(lambda: self._take_up(place))
        self._tickets.insertWidget(place, button)
        return button

    def _take_up(self, place: int) -> None:
        self._panel.shut()
        self._presenter.take_up(self._shown[place].order_id)
