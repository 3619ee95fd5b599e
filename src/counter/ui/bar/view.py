"""The bar on screen: cards by promise, what waits, and at most one question over them."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.ui.bar.card import OrderCard
from counter.ui.bar.card_grid import CardGrid
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.question_panels import NewPromisePanel, TroublePanel
from counter.ui.bar.scale import Scale
from counter.ui.bar.state import BarState, NewPromise, Trouble
from counter.ui.bar.waiting import WaitingColumn
from counter.ui.parts.choices import Choices
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.widgets.layouts import column
from counter.ui.widgets.text import Ground

ROWS = 2
_SECOND = 1000


class BarView(Ground):
    """Shows a BarState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: BarPresenter) -> None:
        super().__init__("paper")
        self._language = language
        self._presenter = presenter
        self._state = BarState()
        self._scale = Scale.of(self.size())
        self._cards: dict[OrderId, OrderCard] = {}
        self._grid = CardGrid(ROWS)  # the questions lie over it
        column(self).addWidget(self._grid)
        self._waiting = WaitingColumn(language, self._scale, presenter)
        self._promise = NewPromisePanel(self, language, presenter)
        self._crew = ChoicesPanel(self)
        self._crew.toggled.connect(presenter.toggle_crew)
        self._crew.done.connect(presenter.close_question)
        self._trouble = TroublePanel(self, language, presenter)
        self._seconds = QTimer(self)
        self._seconds.setInterval(_SECOND)
        self._seconds.timeout.connect(presenter.show_now)

    @property
    def room(self) -> int:
        """How many cards one page holds; the last place is for what waits."""
        return self._scale.columns * ROWS - 1

    def show_state(self, state: BarState) -> None:
        """Shows the bar as it stands, changing only what differs."""
        self._state = state
        for gone in self._cards.keys() - {card.order_id for card in state.cards[: self.room]}:
            self._drop(gone)
        for card in state.cards[: self.room]:
            if card.order_id not in self._cards:
                self._cards[card.order_id] = OrderCard(self._language, self._scale, self._presenter, card)
            self._cards[card.order_id].show_card(card)
        shown = [self._cards[card.order_id] for card in state.cards[: self.room]]
        self._grid.put(shown, self._waiting, self._scale.columns)
        self._waiting.show_waiting(state.waiting)
        self._waiting.whole_bar.show_whole(state.whole)
        self._ask(state.question)

    def _ask(self, question: NewPromise | Choices | Trouble | None) -> None:
        self._promise.show_question(question if isinstance(question, NewPromise) else None)
        self._crew.show_choices(question if isinstance(question, Choices) else None)
        self._trouble.show_question(question if isinstance(question, Trouble) else None)

    def _drop(self, order_id: OrderId) -> None:
        card = self._cards.pop(order_id)
        card.hide()
        card.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draws everything anew where the scale changes."""
        super().resizeEvent(event)
        scale = Scale.of(event.size())
        if scale == self._scale:
            return
        self._scale = scale
        for order_id in list(self._cards):
            self._drop(order_id)
        self._waiting.hide()
        self._waiting.deleteLater()
        self._waiting = WaitingColumn(self._language, scale, self._presenter)
        self.show_state(self._state)
        self._presenter.fit(self.room)

    def showEvent(self, event: QShowEvent) -> None:
        """Counts seconds while it is seen, from this one on."""
        super().showEvent(event)
        self._presenter.show_now()
        self._seconds.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Counts none while it is not."""
        super().hideEvent(event)
        self._seconds.stop()
