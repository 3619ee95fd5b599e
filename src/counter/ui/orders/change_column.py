"""The right column of a change: the order as it will be, its money, its new promise, and the keys that do it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from counter.ui.orders.change_lines import ChangeLines
from counter.ui.orders.change_presenter import ChangePresenter
from counter.ui.orders.change_state import PAY, ChangeState
from counter.ui.theme import icons, looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.struck import Struck
from counter.ui.widgets.text import Card, Rule, Text


class ChangeColumn(Card):
    """Shows the order of a ChangeState."""

    def __init__(self, presenter: ChangePresenter) -> None:
        super().__init__("ticket")
        self._state: ChangeState | None = None
        self._narrow = False
        self._title = Text(size=20, weight=tokens.BOLD, wrap=True)
        self._below = Text(size=14, tone="soft", wrap=True)
        self._lines = ChangeLines()
        self._lines.chosen.connect(presenter.choose_line)
        self._lines.acted.connect(presenter.act)
        self._scroll = Scroll(self._lines)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self._words = [Text(), Text(tone="soft"), Text(size=20, weight=tokens.BOLD)]
        self._amounts = [Text(weight=tokens.BOLD), Text(tone="soft"), Text(size=20, weight=tokens.BOLD)]
        self._was = Struck(16, tokens.SOFT, tokens.REGULAR)
        self._promise = _Promise()
        self._other = Button(height=tokens.PRIMARY, size=18, second_size=14, commits=True)
        self._other.tapped.connect(lambda: presenter.change(PAY))
        self._primary = Button(look=looks.PRIMARY, height=tokens.PRIMARY, commits=True)
        self._primary.emphasise_second(20)
        self._primary.tapped.connect(self._do)
        self._presenter = presenter
        self._lay_out()

    def _do(self) -> None:
        if self._state:
            self._presenter.change(self._state.key)

    def _lay_out(self) -> None:
        self._head = column(margins=(20, 12, 20, 12))
        self._head.addWidget(self._title)
        self._head.addWidget(self._below)
        self._sums = column(gap=tokens.GAP_4, margins=(20, 8, 20, 8))
        for place, (words, amount) in enumerate(zip(self._words, self._amounts, strict=True)):
            line = row(gap=tokens.GAP_8)
            line.addWidget(words, 1)
            if place == 0:
                line.addWidget(self._was)
            line.addWidget(amount)
            self._sums.addLayout(line)
        self._foot = column(gap=10)
        self._foot.addWidget(self._promise)
        self._foot.addLayout(side_by_side([self._other, self._primary], stretch=(104, 247)))
        layout = column(self, margins=(1, 0, 0, 0))
        layout.addLayout(self._head)
        layout.addWidget(Rule())
        layout.addWidget(self._scroll, 1)
        layout.addWidget(Rule())
        layout.addLayout(self._sums)
        layout.addLayout(self._foot)

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Takes the sizes of a low or narrow window."""
        self._narrow = narrow
        self._lines.fit(narrow=narrow or low)
        down = tokens.GAP_8 if low else tokens.GAP_12
        self._head.setContentsMargins(20, down, 20, down)
        edge = tokens.GAP_12 if low or narrow else tokens.GAP_16
        self._foot.setContentsMargins(edge, 0, edge, edge)
        for key in (self._other, self._primary):
            key.set_height(60 if low else tokens.PRIMARY)
        for paid in (self._words[1], self._amounts[1]):
            paid.setVisible(not low)  # the head says it as well
        self._promise.fit(low=low, narrow=narrow)
        self._show_below()

    def _show_below(self) -> None:
        if self._state:
            self._title.fit_into(self.width() - 44, 20, 16)
            self._below.set_text(self._state.below_short if self._narrow else self._state.below)

    def show_state(self, state: ChangeState) -> None:
        """Shows the order as it will be."""
        self._state = state
        self._title.set_text(state.title)
        self._show_below()
        self._lines.show_lines(state.lines)
        rows = ((state.total_words, state.total), (state.paid_words, state.paid), (state.left_words, state.left))
        for words, amount, (said, sum_) in zip(self._words, self._amounts, rows, strict=True):
            words.set_text(said)
            amount.set_text(sum_)
        self._was.set_text(state.was_total)
        self._promise.show_promise(state)
        self._other.setVisible(bool(state.other))
        self._other.set_text(state.other, state.other_note)
        self._primary.set_text(state.primary, state.primary_amount)
        for key in (self._other, self._primary):
            key.setEnabled(state.can)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        if line := self._lines.last_touched():
            self._scroll.ensureWidgetVisible(line, 0, 0)


class _Promise(Card):
    """“8:41 Ready by 8:44”: the old time struck through, the new one beside it, and below what to say."""

    def __init__(self) -> None:
        super().__init__("on_time")
        mark = QLabel()
        mark.setPixmap(icons.picture("clock-check", tokens.ON_TIME, 34))
        self._was = Struck(24, tokens.ON_TIME, tokens.REGULAR)
        self._main = Text(size=24, weight=tokens.BOLD, tone="on_time")
        self._say = Text(size=14, tone="on_time", wrap=True)
        times = row(gap=tokens.GAP_8)
        times.addWidget(self._was)
        times.addWidget(self._main, 1)
        words = column()
        words.addStretch(1)
        words.addLayout(times)
        words.addWidget(self._say)
        words.addStretch(1)
        line = row(self, gap=14, margins=(16, 6, 16, 6))
        line.addWidget(mark)
        line.addLayout(words, 1)
        self.setMinimumHeight(69)

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Smaller where two times do not fit side by side."""
        self.setMinimumHeight(56 if low else 69)
        for times in (self._was, self._main):
            times.set_size(20 if narrow else 24)

    def show_promise(self, state: ChangeState) -> None:
        """The promise that stands then."""
        self.setVisible(bool(state.promise))
        self._was.set_text(state.was_promise)
        self._main.set_text(state.promise)
        self._say.set_text(state.say)
        self.setAccessibleName(f"{state.promise}. {state.say}")
