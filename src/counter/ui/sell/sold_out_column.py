"""All that is out or counted today, in the ticket's place; the ticket waits untouched."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from counter.kernel.language import Language
from counter.ui.sell.sold_out_presenter import SoldOutPresenter
from counter.ui.sell.sold_out_state import MissingState, SoldOutState, WaitingState
from counter.ui.theme import icons, looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Rule, Text

_ROW = 68


class SoldOutColumn(Card):
    """Each with a button that takes it off the list; below who waits for it, and the way back to selling."""

    def __init__(self, language: Language, presenter: SoldOutPresenter) -> None:
        super().__init__("ticket")
        say = language.say
        self._presenter = presenter
        self._out: list[_Missing] = []
        self._counted: list[_Missing] = []
        self._counted_title = Text(say("Counted down"), weight=tokens.SEMIBOLD, tone="soft")
        self._counted_title.setContentsMargins(20, 12, 20, 0)
        self._nothing = Text(say("Everything is there."), tone="soft")
        self._nothing.setContentsMargins(20, 16, 20, 16)
        self._waiting = _WaitingCard(language, presenter)
        back = Button(say("Back to selling"), look=looks.PRIMARY, size=20, height=tokens.PRIMARY)
        back.tapped.connect(presenter.toggle)
        head = column(gap=2, margins=(20, 14, 20, 14))
        head.addWidget(Text(say("Out today"), size=20, weight=tokens.BOLD))
        head.addWidget(Text(say("comes back by itself tomorrow"), size=14, tone="soft", wrap=True))
        content = QWidget()
        self._rows = column(content)
        self._rows.addWidget(self._nothing)
        self._rows.addWidget(self._counted_title)
        self._rows.addStretch(1)
        foot = column(gap=10, margins=(16, 0, 16, 16))
        foot.addWidget(self._waiting)
        foot.addWidget(back)
        layout = column(self, margins=(1, 0, 0, 0))
        layout.addLayout(head)
        layout.addWidget(Rule())
        layout.addWidget(Scroll(content), 1)
        layout.addLayout(foot)

    def show_state(self, state: SoldOutState) -> None:
        """Shows what is out, then what is counted."""
        self._show_rows(self._out, state.out, before=self._counted_title)
        self._show_rows(self._counted, state.counted, before=None)
        self._nothing.setVisible(not state.out and not state.counted)
        self._counted_title.setVisible(bool(state.counted))
        self._waiting.show_state(state.waiting)

    def _show_rows(self, rows: list[_Missing], states: tuple[MissingState, ...], before: QWidget | None) -> None:
        while len(rows) < len(states):
            line = _Missing(self._presenter)
            place = self._rows.indexOf(before) if before else self._rows.count() - 1
            self._rows.insertWidget(place, line)
            rows.append(line)
        for place, line in enumerate(rows):
            line.setVisible(place < len(states))
            if place < len(states):
                line.show_state(states[place])


class _Missing(QWidget):
    """An item that is out or counted."""

    def __init__(self, presenter: SoldOutPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._state: MissingState | None = None
        self._name = Text(weight=tokens.SEMIBOLD)
        self._detail = Text(size=14, tone="soft")
        self._button = Button()
        self._button.tapped.connect(self._bring_back)
        words = column(gap=2)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        line = row(margins=(20, 9, 16, 9))
        line.addLayout(words, 1)
        line.addWidget(self._button)
        layout = column(self)
        layout.addLayout(line, 1)
        layout.addWidget(Rule())
        self.setFixedHeight(_ROW)

    def show_state(self, state: MissingState) -> None:
        self._state = state
        self._name.set_text(state.name)
        self._detail.set_text(state.detail)
        self._button.about = state.item_id
        self._button.set_text(state.button, name=state.button_name)

    def _bring_back(self) -> None:
        if self._state:
            self._presenter.bring_back(self._state.item_id)


class _WaitingCard(Card):
    """Who waits for what is out: they are told before they ask."""

    def __init__(self, language: Language, presenter: SoldOutPresenter) -> None:
        super().__init__("at_risk")
        self._state: WaitingState | None = None
        self._presenter = presenter
        mark = QLabel()
        mark.setPixmap(icons.picture("triangle-alert", tokens.AT_RISK_TEXT, 24))
        self._words = Text(weight=tokens.SEMIBOLD, tone="at_risk", wrap=True)
        then = Text(language.say("Tell them before they ask."), size=14, tone="at_risk", wrap=True)
        show = Button(language.say("Show"), look=looks.AT_RISK)
        show.tapped.connect(self._show_order)
        words = column(gap=2)
        words.addWidget(self._words)
        words.addWidget(then)
        line = row(self, gap=tokens.GAP_12, margins=(16, 12, 12, 12))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(words, 1)
        line.addWidget(show)

    def show_state(self, state: WaitingState | None) -> None:
        self._state = state
        self.setVisible(state is not None)
        self._words.set_text(state.words if state else "")

    def _show_order(self) -> None:
        if self._state:
            self._presenter.show_order(self._state.order_id)
