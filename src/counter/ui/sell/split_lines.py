"""What of the bill is split: its lines, or a keypad in their place while an amount is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.sell.cash_keys import CashKeys
from counter.ui.sell.split_draft import BY_LINE
from counter.ui.sell.split_line import SplitLine
from counter.ui.sell.split_presenter import SplitPresenter
from counter.ui.sell.split_state import SplitLineState, SplitState
from counter.ui.theme import tokens
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.scroll_arrows import ScrollArrows
from counter.ui.widgets.text import Card, Text
from counter.ui.widgets.when_wanted import WhenWanted


class SplitLines(Card):
    """The left of the page."""

    def __init__(self, language: Language, presenter: SplitPresenter) -> None:
        super().__init__()
        self._language = language
        self._presenter = presenter
        self._lines: list[SplitLine] = []
        self._shown: tuple[SplitLineState, ...] = ()
        holder = QWidget()
        self._list = column(holder)
        self._list.addStretch(1)
        self._scroll = Scroll(holder)
        say = language.say
        self._arrows = ScrollArrows(self._scroll, self._parts, (say("Lines before"), say("Lines after")))
        self._less = Text(tone="soft")
        self._less_amount = Text(tone="soft")
        self._foot = QWidget()
        foot = row(self._foot, gap=tokens.GAP_8, margins=(16, 8, 16, 8))
        foot.addWidget(self._less)
        foot.addWidget(self._arrows)
        foot.addStretch(1)
        foot.addWidget(self._less_amount)
        self._typed = QWidget()
        self._typing = Text(size=20, weight=tokens.BOLD, wrap=True)
        self._keys = WhenWanted(self._make_keys)
        self._low = False
        self._typed_layout = column(self._typed, gap=tokens.GAP_12, margins=(16, 12, 16, 16))
        self._typed_layout.addWidget(self._typing)
        layout = column(self, margins=(1, 1, 1, 1))
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._foot)
        layout.addWidget(self._typed, 1)

    def _make_keys(self) -> CashKeys:
        keys = CashKeys(self._language, self._presenter)
        keys.fit(low=self._low, narrow=True)
        self._typed_layout.addWidget(keys, 1)
        return keys

    def fit(self, *, low: bool) -> None:
        """Takes the keys of a low window; there is always the room of a narrow one."""
        self._low = low
        if self._keys.made:
            self._keys.made.fit(low=low, narrow=True)

    def show_state(self, state: SplitState) -> None:
        """Shows the lines, or the keypad."""
        while len(self._lines) < len(state.lines):
            self._lines.append(self._line(len(self._lines)))
        self._shown = state.lines
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(state.lines))
            if place < len(state.lines):
                line.show_line(state.lines[place], can_take=state.way == BY_LINE)
        self._less.set_text(state.less.words if state.less else "")
        self._less_amount.set_text(state.less.amount if state.less else "")
        self._typing.set_text(state.typing)
        if state.is_typing:
            self._keys.get().show_amounts(state.quick)
        self._scroll.setVisible(not state.is_typing)
        self._foot.setVisible(not state.is_typing)
        self._typed.setVisible(state.is_typing)

    def _parts(self) -> list[SplitLine]:
        return self._lines[: len(self._shown)]

    def _line(self, place: int) -> SplitLine:
        line = SplitLine(self._language)
        line.tapped.connect(lambda: self._presenter.take_line(self._shown[place].line_id))
        self._list.insertWidget(place, line)
        return line
