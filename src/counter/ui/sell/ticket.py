"""The ticket: whose it is, what is on it, when it will be ready, and how it is paid."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.parts.lines import MANY, Lines
from counter.ui.parts.promise_card import PromiseCard
from counter.ui.sell.next_customer import NextCustomer
from counter.ui.sell.off_rows import OffRows
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.ticket_chips import TicketChips
from counter.ui.sell.ticket_state import TicketState
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, laid_out_once, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.scroll_arrows import ScrollArrows
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Rule, Text

_UNDO = 64
"""Pixels that a word has beside two arrows in a narrow window; of a longer one the sign alone stands there."""


class Ticket(Card):
    """A name that was typed reaches the presenter before hold, pay and cash do."""

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__("ticket")
        self._language = language
        say = language.say
        self.name_field = Field(say("Name"), icon="user-round", left=say("{count} left"), passes_scans=True)
        self.name_field.done.connect(presenter.name_customer)
        self._chips = TicketChips()
        self._chips.tapped.connect(presenter.order_panel.open)
        self._where = Segment([say("To go"), say("Here")])
        self._where.chosen.connect(lambda place: presenter.serve(to_go=place == 0))
        self.lines = Lines(language, can_change=True)
        self.lines.chosen.connect(presenter.choose_line)
        self.lines.fewer.connect(presenter.fewer)
        self.lines.more.connect(presenter.more)
        self.lines.remove.connect(presenter.remove)
        self.lines.counted.connect(presenter.count)
        self._scroll = Scroll(self.lines)
        self._next = NextCustomer(language)
        self._usual = Button(arrangement=Arrangement.ROW, icon="user-round")
        self._usual.tapped.connect(presenter.usual.take)
        self._again = Button(arrangement=Arrangement.ROW, icon="repeat", height=60)
        self._again.emphasise_second(16, tokens.SEMIBOLD)
        self._again.tapped.connect(presenter.again.take)
        self._off = OffRows(presenter.discount_panel)
        self._summary = Text(tone="soft", wrap=True)
        self._arrows = ScrollArrows(self._scroll, self.lines.parts, (say("Lines before"), say("Lines after")))
        self._arrows.moved.connect(self._summarise)
        self._state = TicketState()
        self._narrow = False
        self._undo = Button(say("Undo"), look=looks.QUIET, icon="undo-2", weight=tokens.REGULAR, padding=4)
        self._undo.tapped.connect(presenter.undo)
        self._promise = PromiseCard()
        self._promise.told.connect(presenter.tell_wait)
        self._hold = Button(say("Hold"), height=tokens.PRIMARY, commits=True)
        self._pay = Button(height=tokens.PRIMARY, size=18, second_size=14, commits=True)
        self._cash = Button(look=looks.PRIMARY, height=tokens.PRIMARY, commits=True)
        self._cash.emphasise_second(20)
        self._lacks = Button(
            look=looks.DOWN, arrangement=Arrangement.ABOVE, icon="triangle-alert", height=tokens.PRIMARY, size=18
        )
        self._lacks.tapped.connect(presenter.choose_what_lacks)
        self._waits = Button(height=tokens.PRIMARY, size=20)
        self._waits.setEnabled(False)
        for button in (self._hold, self._pay, self._cash):
            button.tapped.connect(self.name_field.flush)
        self._hold.tapped.connect(presenter.hold)
        self._pay.tapped.connect(presenter.paying.begin)
        self._cash.tapped.connect(presenter.paying.cash_exact)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_chosen_in_sight)
        self._lay_out()

    def _lay_out(self) -> None:
        self._head = head = row(gap=tokens.GAP_8)
        head.addWidget(self.name_field, 1)
        head.addWidget(self._where)
        below = row(margins=(20, 0, 16, tokens.GAP_4))
        below.addStrut(tokens.TARGET)
        below.addWidget(self._summary, 1)
        below.addWidget(self._arrows)
        below.addSpacing(tokens.GAP_8)
        below.addWidget(self._undo)
        self._foot = foot = column(gap=10)
        foot.addWidget(self._promise)
        keys = side_by_side([self._hold, self._pay, self._cash], stretch=(72, 108, 171))
        keys.addWidget(self._lacks, 171)
        keys.addWidget(self._waits, 351)
        self._lacks.setContentsMargins(self._cash.contentsMargins())
        foot.addLayout(keys)
        layout = column(self, margins=(1, 0, 0, 0))
        self._who = row()
        self._who.addWidget(self._usual)
        self._between = row()
        self._between.addWidget(self._again)
        lines = (self._next, self._scroll)
        for part in (head, Rule(), self._chips, self._who, *lines, self._between, self._off, below, foot):
            if isinstance(part, QWidget):
                layout.addWidget(part, 1 if part in lines else 0)
            else:
                layout.addLayout(part)

    def press_hold(self) -> None:
        """As a tap on Hold."""
        _press(self._hold)

    def press_pay(self) -> None:
        """As a tap on Pay."""
        _press(self._pay)

    def press_cash(self) -> None:
        """As a tap on Cash exact, or on what comes first in its place."""
        _press(self._cash)
        _press(self._lacks)

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Takes the margins of a low window, and the words of a narrow one."""
        say = self._language.say
        pay, card = say("Pay"), say("card …")
        self._pay.set_text(pay, card if narrow else say("card, split …"), name=f"{pay}, {card}")
        self._narrow = narrow
        self._summarise()
        self._where.set_padding(tokens.GAP_8 if narrow else tokens.GAP_16)
        down = tokens.GAP_8 if low else 14
        self._head.setContentsMargins(20, down, 20, down)
        self._chips.fit(low=low)
        edge = tokens.GAP_12 if low else tokens.GAP_16
        self._foot.setContentsMargins(edge, 0, edge, edge)
        self._between.setContentsMargins(edge, 0, edge, 0)
        self._who.setContentsMargins(edge, tokens.GAP_8, edge, tokens.GAP_4)

    def show_state(self, state: TicketState) -> None:
        """Shows the ticket."""
        with laid_out_once(self, self._chips):
            self._show_whole(state)

    def _show_whole(self, state: TicketState) -> None:
        self.name_field.show_text(state.customer)
        self._where.show_chosen(0 if state.to_go else 1)
        self._chips.show_asked(state.asked)
        self.lines.show_lines(state.lines)
        self._next.setVisible(not state.lines)
        self._scroll.setVisible(bool(state.lines))
        self._state = state
        self._summarise()
        self._undo.setVisible(state.can_undo)
        self._promise.show_state(state.promise)
        self._usual.setVisible(state.usual is not None)
        if state.usual:
            self._usual.set_text(state.usual.words, state.usual.second)
        self._again.setVisible(state.again is not None)
        if state.again:
            self._again.set_text(state.again.title, state.again.amount)
        self._show_keys(state)
        for button in (self._hold, self._pay, self._cash):
            button.setEnabled(bool(state.lines))
        self._pay.setEnabled(bool(state.lines) and not state.lacks)
        self._cash.setEnabled(bool(state.lines) and not state.promise.has_to_be_told)
        exact = self._language.say("Cash exact")
        self._cash.set_text(exact, state.total, name="" if state.lines else exact)
        QTimer.singleShot(0, self, self._keep_chosen_in_sight)

    def _summarise(self) -> None:
        """What it comes to; where not all lines are seen, which of them are.

        In a narrow window what comes off the whole then gives its place to a line, and stands in the count.
        """
        seen, state = self._arrows.seen(), self._state
        summary, is_short = state.summary, self._narrow and len(state.lines) > MANY and bool(state.off_short)
        if is_short:
            summary = f"{state.off_short}\n{state.count}"
        self._summary.set_size(14 if seen or is_short else 16)
        self._off.show_off(() if is_short else state.off)
        if seen:
            first, last, lines = seen
            say = self._language.say
            where = say("{first}–{last} of {lines}", first=first, last=last, lines=lines)
            if self._narrow:
                summary = f"{state.off_short if is_short else state.count}\n{where}"
            else:
                summary = f"{', '.join(filter(None, (state.count, state.tax)))}\n{say('lines {which}', which=where)}"
        self._summary.set_text(summary)
        undo = self._language.say("Undo")
        has_room = not self._narrow or self._arrows.isHidden() or paint.text_width(undo, 16, tokens.REGULAR) <= _UNDO
        self._undo.set_text(undo if has_room else "", name=undo)

    def _show_keys(self, state: TicketState) -> None:
        """What comes first stands in the place of paying."""
        self._waits.setVisible(bool(state.waits))
        self._waits.set_text(state.waits)
        for button in (self._hold, self._pay):
            button.setVisible(not state.waits)
        self._lacks.setVisible(bool(state.lacks) and not state.waits)
        self._lacks.set_text(state.lacks)
        self._cash.setVisible(not state.lacks and not state.waits)

    def _keep_chosen_in_sight(self) -> None:
        chosen = self.lines.chosen_line()
        if chosen:
            self._arrows.bring(chosen)


def _press(button: Button) -> None:
    if button.isVisible():
        button.click()
