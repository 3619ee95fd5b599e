"""The bar on screen: cards by promise, what waits, and at most one question over them."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.ui.bar.card import OrderCard
from counter.ui.bar.card_grid import CardGrid
from counter.ui.bar.questions import NewPromisePanel, TroublePanel
from counter.ui.bar.scale import Scale
from counter.ui.bar.state import Act, BarState, CardState, NewPromise, Trouble
from counter.ui.bar.waiting import WaitingColumn
from counter.ui.bar.whole_bar_buttons import WholeBarButtons
from counter.ui.widgets.choice import Choices
from counter.ui.widgets.choices_panel import ChoicesPanel
from counter.ui.widgets.layouts import column
from counter.ui.widgets.text import Ground

ROWS = 2
_SECOND = 1000


class BarView(Ground):
    """Passive. Orders, lines and stations come back by the ids they were shown with."""

    second_passed = Signal()
    room_changed = Signal(int)
    line_ticked = Signal(object, object, bool)
    ready_tapped = Signal(object)
    handed_over = Signal(object)
    recalled = Signal(object)
    greeted = Signal(object)
    make_right_wanted = Signal(object)
    new_promise_wanted = Signal(object)
    minute_picked = Signal(int)
    minute_nudged = Signal(int)
    promise_told = Signal(bool)
    one_fewer_tapped = Signal()
    one_more_tapped = Signal()
    grinder_tapped = Signal()
    crew_wanted = Signal()
    crew_toggled = Signal(str)
    trouble_wanted = Signal()
    trouble_told = Signal(str, int)
    more_wanted = Signal()
    question_closed = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__("paper")
        self._language = language
        self._state = BarState()
        self._scale = Scale.of(self.size())
        self._cards: dict[OrderId, OrderCard] = {}
        self._grid = CardGrid(ROWS)  # the questions lie over it
        column(self).addWidget(self._grid)
        self._build()
        self._promise = NewPromisePanel(self, language)
        self._promise.picked.connect(self.minute_picked)
        self._promise.nudged.connect(self.minute_nudged)
        self._promise.told.connect(self.promise_told)
        self._promise.dismissed.connect(self.question_closed)
        self._crew = ChoicesPanel(self)
        self._crew.toggled.connect(self.crew_toggled)
        self._crew.done.connect(self.question_closed)
        self._trouble = TroublePanel(self, language)
        self._trouble.told.connect(self.trouble_told)
        self._trouble.dismissed.connect(self.question_closed)
        self._seconds = QTimer(self)
        self._seconds.setInterval(_SECOND)
        self._seconds.timeout.connect(self.second_passed)

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
                self._cards[card.order_id] = self._card(card)
            self._cards[card.order_id].show_card(card)
        shown = [self._cards[card.order_id] for card in state.cards[: self.room]]
        self._grid.put(shown, self._waiting, self._scale.columns)
        self._waiting.show_waiting(state.waiting)
        self._whole.show_whole(state.whole)
        self._ask(state.question)

    def _ask(self, question: NewPromise | Choices | Trouble | None) -> None:
        self._promise.show_question(question if isinstance(question, NewPromise) else None)
        self._crew.show_choices(question if isinstance(question, Choices) else None)
        self._trouble.show_question(question if isinstance(question, Trouble) else None)

    def _build(self) -> None:
        """The place for what waits, at this scale."""
        self._whole = WholeBarButtons(self._scale)
        self._whole.one_fewer_tapped.connect(self.one_fewer_tapped)
        self._whole.one_more_tapped.connect(self.one_more_tapped)
        self._whole.grinder_tapped.connect(self.grinder_tapped)
        self._whole.crew_wanted.connect(self.crew_wanted)
        self._whole.trouble_wanted.connect(self.trouble_wanted)
        self._whole.more_wanted.connect(self.more_wanted)
        self._waiting = WaitingColumn(self._language, self._scale, self._whole)
        self._waiting.handed_over.connect(self.handed_over)
        self._waiting.recalled.connect(self.recalled)

    def _card(self, card: CardState) -> OrderCard:
        order_id = card.order_id
        made = OrderCard(self._language, self._scale, card)
        made.ticked.connect(lambda line_id, now: self.line_ticked.emit(order_id, line_id, now))
        made.ready.connect(lambda: self.ready_tapped.emit(order_id))
        made.greeted.connect(lambda: self.greeted.emit(order_id))
        made.acted.connect(lambda act: self._act(order_id, act))
        return made

    def _act(self, order_id: OrderId, act: Act) -> None:
        wanted = self.make_right_wanted if act is Act.MAKE_RIGHT else self.new_promise_wanted
        wanted.emit(order_id)

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
        self._build()
        self.show_state(self._state)
        self.room_changed.emit(self.room)

    def showEvent(self, event: QShowEvent) -> None:
        """Counts seconds while it is seen, from this one on."""
        super().showEvent(event)
        self.second_passed.emit()
        self._seconds.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Counts none while it is not."""
        super().hideEvent(event)
        self._seconds.stop()
