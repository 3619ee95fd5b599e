"""What is ready and waits for its customer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.scale import Scale
from counter.ui.bar.state import WaitingState
from counter.ui.bar.whole_bar_buttons import WholeBarButtons
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text


class WaitingCard(Card):
    """One order that is ready: hand it over, or take Ready back."""

    def __init__(self, language: Language, scale: Scale, presenter: BarPresenter, order_id: OrderId) -> None:
        super().__init__("card")
        self._title = Text(size=scale.type(20), weight=tokens.SEMIBOLD, wrap=True)
        self._detail = Text(size=scale.type(14), wrap=True)
        size, height = scale.type(16), scale.px(tokens.TARGET)
        self._recall = Button(icon="undo-2", size=size, height=height, padding=tokens.GAP_12, commits=True)
        self._recall.setToolTip(language.say("Recall"))
        self._hand_over = Button(language.say("Handed over"), size=size, height=height, commits=True)
        self._recall.tapped.connect(lambda: presenter.recall(order_id))
        self._hand_over.tapped.connect(lambda: presenter.hand_over(order_id))
        words = column()
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addStretch(1)
        layout = row(self, gap=tokens.GAP_12, margins=(16, 8, 12, 8))
        if scale.compact:
            layout.setDirection(QBoxLayout.Direction.TopToBottom)
        layout.addLayout(words, 1)
        layout.addLayout(side_by_side([self._recall, self._hand_over], stretch=(0, 1) if scale.compact else ()))

    def show_waiting(self, waiting: WaitingState) -> None:
        """Shows the order as it stands."""
        self._title.set_text(waiting.title)
        self._detail.set_text(waiting.detail)
        self._detail.set_tone("late" if waiting.late else "soft")
        self._recall.set_name(waiting.recall_name)
        self._hand_over.set_text(self._hand_over.label, name=waiting.hand_over_name)
        self._hand_over.setVisible(bool(waiting.hand_over_name))


class WaitingColumn(Card):
    """The orders that wait, and below them what belongs to the whole bar."""

    def __init__(self, language: Language, scale: Scale, presenter: BarPresenter) -> None:
        super().__init__("dashed")
        self.whole_bar = WholeBarButtons(scale, presenter)
        self._presenter = presenter
        self._language = language
        self._scale = scale
        self._cards: dict[OrderId, WaitingCard] = {}
        self._none = Text(language.say("Nothing waits."), size=scale.type(16), tone="soft")
        content = QWidget()
        self._list = column(content, gap=tokens.GAP_8)
        self._list.addWidget(self._none)
        self._list.addStretch(1)
        side = tokens.GAP_12 if scale.compact else tokens.GAP_16
        layout = column(self, gap=tokens.GAP_8, margins=(side, 12, side, 14))
        title = Text(language.say("Waiting to be handed over"), size=scale.type(20), weight=tokens.SEMIBOLD)
        layout.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(Scroll(content), 1)
        layout.addWidget(self.whole_bar)

    def show_waiting(self, waiting: tuple[WaitingState, ...]) -> None:
        """Shows them in this order, changing only what differs."""
        for gone in self._cards.keys() - {order.order_id for order in waiting}:
            old = self._cards.pop(gone)
            old.hide()
            old.deleteLater()
        for place, order in enumerate(waiting):
            if order.order_id not in self._cards:
                self._cards[order.order_id] = self._card(order.order_id)
            card = self._cards[order.order_id]
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
            card.show_waiting(order)
        self._none.setVisible(not waiting)

    def _card(self, order_id: OrderId) -> WaitingCard:
        return WaitingCard(self._language, self._scale, self._presenter, order_id)
