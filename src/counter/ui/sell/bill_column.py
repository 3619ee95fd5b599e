"""What is paid: the lines, what was taken already, when it will be ready, and Take."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.till.rules import CARD
from counter.ui.parts.promise_card import PromiseCard
from counter.ui.sell.bill_lines import BillLines
from counter.ui.sell.pay_presenter import PayPresenter
from counter.ui.sell.pay_state import PayState, TakenState
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, is_low, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.scroll_arrows import ScrollArrows
from counter.ui.widgets.text import Card, Text

_TAKE, _TAKEN, _ICON = 84, 52, 20


class BillColumn(Card):
    """The card terminal says one of two things, so Declined stands beside Take while a card is chosen."""

    def __init__(self, language: Language, presenter: PayPresenter) -> None:
        super().__init__()
        self._lines = BillLines()
        self._scroll = Scroll(self._lines)
        self._arrows = ScrollArrows(
            self._scroll, self._lines.parts, (language.say("Lines before"), language.say("Lines after"))
        )
        self._total = Text(weight=tokens.SEMIBOLD)
        self._taken = _TakenList()
        self._taken.taken_off.connect(presenter.take_off)
        self._taken_scroll = Scroll(self._taken)
        self._promise = PromiseCard()
        self._promise.told.connect(presenter.tell_wait)
        self._declined = Button(language.say("Declined"), height=_TAKE, padding=tokens.GAP_12, commits=True)
        self._declined.tapped.connect(presenter.decline)
        self._take = Button(look=looks.PRIMARY, size=24, height=_TAKE, second_size=14, commits=True)
        self._take.tapped.connect(presenter.take)
        self._lay_out(language)

    def _lay_out(self, language: Language) -> None:
        total = row(gap=tokens.GAP_8, margins=(16, 0, 16, 0))
        total.addWidget(Text(language.say("Total"), weight=tokens.SEMIBOLD))
        total.addStretch(1)
        total.addWidget(self._arrows)
        total.addWidget(self._total)
        holder = QWidget()
        holder.setMinimumHeight(tokens.TARGET)  # the arrows stand in it
        holder.setLayout(total)
        buttons = row(gap=tokens.GAP_8)
        buttons.addWidget(self._declined)
        buttons.addWidget(self._take, 1)
        foot = column(gap=10, margins=(16, 10, 16, 16))
        foot.addWidget(self._promise)
        foot.addLayout(buttons)
        layout = column(self, margins=(1, 6, 1, 0))
        layout.addWidget(self._scroll)
        layout.addWidget(holder)
        layout.addWidget(self._taken_scroll)
        layout.addStretch(1)
        layout.addLayout(foot)

    def show_state(self, state: PayState) -> None:
        """Shows all of it."""
        self._lines.show_lines(state.lines, low=is_low(self))
        self._scroll.wish_height(self._lines.sizeHint().height())
        self._total.set_text(state.total)
        self._taken.show_taken(state.taken)
        self._taken_scroll.setVisible(bool(state.taken))
        self._taken_scroll.wish_height(len(state.taken) * _TAKEN)
        self._promise.show_state(state.promise)
        self._declined.setVisible(state.by == CARD)
        self._take.set_icons("credit-card" if state.by == CARD else "")
        self._take.set_text(state.take, state.below_take)
        self._take.setEnabled(state.can_take)

    def fit(self, *, low: bool) -> None:
        """Takes the heights of a low window."""
        for button in (self._declined, self._take):
            button.set_height(tokens.PRIMARY if low else _TAKE)


class _TakenList(QWidget):
    """What was taken off the bill; `taken_off` gives the payment that goes back, None for the voucher."""

    taken_off = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_TakenRow] = []
        self._layout = column(self)
        self._layout.addStretch(1)

    def show_taken(self, taken: tuple[TakenState, ...]) -> None:
        while len(self._rows) < len(taken):
            line = _TakenRow()
            line.taken_off.connect(self.taken_off)
            self._rows.append(line)
            self._layout.insertWidget(len(self._rows) - 1, line)
        for place, line in enumerate(self._rows):
            line.setVisible(place < len(taken))
            if place < len(taken):
                line.show_taken(taken[place])


class _TakenRow(QWidget):
    """One of them, with its ✕ where it can go back."""

    taken_off = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._state = TakenState(None, "", "", "", "", "")
        self.setFixedHeight(_TAKEN)
        self._off = Button(icon="x", look=looks.QUIET, commits=True)
        self._off.tapped.connect(lambda: self.taken_off.emit(self._state.payment_id))
        line = row(self, margins=(0, 2, 4, 2))
        line.addStretch(1)
        line.addWidget(self._off)

    def show_taken(self, taken: TakenState) -> None:
        self._state = taken
        self.setAccessibleName(", ".join(filter(None, (taken.title, taken.detail, taken.amount))))
        self._off.set_text("", name=taken.give_back)
        self._off.about = taken.payment_id
        self._off.setVisible(bool(taken.give_back))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        taken, painter, bold = self._state, paint.begin(self), tokens.SEMIBOLD
        painter.fillRect(QRect(0, 0, self.width(), 1), QColor(tokens.LINE))
        area = self.rect().adjusted(16, 0, -64, 0)
        paint.draw_icon(painter, area.left(), (self.height() - _ICON) / 2, taken.icon, tokens.INK, _ICON)
        paint.draw_text(painter, area, taken.amount, tokens.INK, weight=bold, align=paint.RIGHT)
        wide = area.width() - paint.text_width(taken.amount, 16, bold) - _ICON - 20
        left = area.left() + _ICON + 12
        paint.draw_text(painter, QRect(left, 7, wide, 20), taken.title, tokens.INK, weight=bold)
        paint.draw_text(painter, QRect(left, 27, wide, 18), taken.detail, tokens.SOFT, size=14)
        painter.end()
