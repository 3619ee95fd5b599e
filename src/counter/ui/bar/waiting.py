"""What is ready and waits for its customer."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.ui.bar.card import UndoButton
from counter.ui.bar.frame import Frame
from counter.ui.bar.measures import WAITING
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.state import WaitingState
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.scroll import BAR, Scroll
from counter.ui.widgets.shade import shade_of
from counter.ui.widgets.text import Text

_SIDE, _ABOVE, _BETWEEN, _BELOW = 12, 8, 6, 10
_BIG, _SMALL, _TITLE = 18, 14, 24
_ROOM = WAITING - 2 * _SIDE - BAR
"""How much words have across, with the scroll bar beside them."""


class WaitingCard(Frame):
    """One order that is ready: hand it over, make it right, note that they asked again, or take Ready back.

    Once handed over, that can be taken back.
    """

    def __init__(self, language: Language, presenter: BarPresenter, order_id: OrderId) -> None:
        super().__init__()
        self._waiting = WaitingState(order_id=order_id, title="", number="", detail="")
        self._recall = Button(icon="undo-2", padding=tokens.GAP_12, commits=True)
        self._recall.setToolTip(language.say("Recall"))
        self._make_right = Button(language.say("Make it right"), icon="hand-heart", look=looks.LATE, commits=True)
        self._asked = Button(icon="megaphone", padding=tokens.GAP_12, commits=True)
        self._asked.setToolTip(language.say("Asked again"))
        self._hand_over = Button(language.say("Handed over"), padding=tokens.GAP_8, commits=True)
        self._undo = UndoButton(language)
        for back in (self._recall, self._undo):
            back.tapped.connect(lambda: presenter.take_back(order_id))
        self._make_right.tapped.connect(lambda: presenter.make_right(order_id))
        self._asked.tapped.connect(lambda: presenter.ask_again(order_id))
        self._hand_over.tapped.connect(lambda: presenter.hand_over(order_id))
        self._undo.hide()
        layout = column(self, gap=tokens.GAP_8, margins=(_SIDE, 0, _SIDE, _BELOW))
        layout.addStretch(1)
        layout.addWidget(self._make_right)
        buttons = (self._recall, self._asked, self._hand_over, self._undo)
        layout.addLayout(side_by_side(buttons, stretch=(0, 0, 1, 1)))
        self.setFixedHeight(self._tall())

    def show_waiting(self, waiting: WaitingState) -> None:
        """Shows the order as it stands."""
        if waiting == self._waiting:
            return
        self._waiting, gone = waiting, not waiting.hand_over_name
        self.set_edge(tokens.LATE if waiting.late else tokens.LINE, width=2 if waiting.late else 1, faded=gone)
        self.setAccessibleName(", ".join(filter(None, (waiting.title, waiting.number, waiting.detail))))
        self._recall.set_name(waiting.recall_name)
        self._recall.setVisible(not gone)
        self._make_right.set_text(self._make_right.label, name=waiting.make_right_name)
        self._make_right.setVisible(bool(waiting.make_right_name))
        self._asked.set_text(waiting.asked, name=", ".join(filter(None, (waiting.asked_name, waiting.asked))))
        self._asked.setVisible(bool(waiting.asked_name))
        self._hand_over.set_text(self._hand_over.label, name=waiting.hand_over_name)
        self._hand_over.setVisible(not gone)
        if gone and waiting.recall_name:
            self._undo.appear(waiting.recall_name)
        else:
            self._undo.hide()
        self.setFixedHeight(self._tall())
        self.update()

    def _tall(self) -> int:
        rows = 2 if self._waiting.make_right_name else 1
        foot = rows * tokens.TARGET + (rows - 1) * tokens.GAP_8
        return _ABOVE + _TITLE + self._detail_tall() + _BETWEEN + foot + _BELOW

    def _detail_tall(self) -> int:
        """Its words are never cut; a customer's name may be."""
        return paint.text_height(self._waiting.detail or " ", _ROOM, _SMALL, tokens.REGULAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whose it is, its number, and how it waits."""
        super().paintEvent(event)
        painter, shade = paint.begin(self), shade_of(self)
        shown, gone = self._waiting, not self._waiting.hand_over_name
        upper = QRect(_SIDE, _ABOVE, self.width() - 2 * _SIDE, _TITLE)
        paint.draw_text(painter, upper, shown.number, shade.ink(tokens.SOFT), align=paint.RIGHT)
        name = upper.adjusted(0, 0, -paint.text_width(shown.number, 16, tokens.REGULAR) - tokens.GAP_8, 0)
        ink = shade.ink(tokens.SOFT if gone else tokens.INK)
        paint.draw_text(painter, name, shown.title, ink, size=_BIG, weight=tokens.SEMIBOLD)
        detail = QRect(upper.left(), upper.bottom() + 1, upper.width(), self._detail_tall())
        tone = shade.ink(tokens.LATE if shown.late else tokens.SOFT)
        paint.draw_text(painter, detail, shown.detail, tone, size=_SMALL, align=paint.TOP_LEFT, wrap=True)
        painter.end()


class WaitingColumn(QWidget):
    """How many wait, and each of them."""

    def __init__(self, language: Language, presenter: BarPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._cards: dict[OrderId, WaitingCard] = {}
        self._how_many = Text(size=16, tone="soft")
        self._none = Text(language.say("Nothing waits."), size=16, tone="soft")
        content = QWidget()
        self._list = column(content, gap=10)
        self._list.addWidget(self._none)
        self._list.addStretch(1)
        title = row(gap=tokens.GAP_8)
        self._title = Text(language.say("Waiting"), size=20, weight=tokens.SEMIBOLD)
        title.addWidget(self._title, 1)
        title.addWidget(self._how_many)
        layout = column(self, gap=tokens.GAP_8)
        layout.addLayout(title)
        layout.addWidget(Scroll(content), 1)

    def show_waiting(self, waiting: tuple[WaitingState, ...], how_many: str) -> None:
        """Shows them in this order, changing only what differs."""
        self._how_many.set_text(how_many)
        self._how_many.fit_into(WAITING - self._title.sizeHint().width() - tokens.GAP_8, 16, 14)
        for gone in self._cards.keys() - {order.order_id for order in waiting}:
            old = self._cards.pop(gone)
            old.hide()
            old.deleteLater()
        for place, order in enumerate(waiting):
            if order.order_id not in self._cards:
                self._cards[order.order_id] = WaitingCard(self._language, self._presenter, order.order_id)
            card = self._cards[order.order_id]
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
            card.show_waiting(order)
        self._none.setVisible(not waiting)
