"""Counting a drawer: a field for each note and coin, the keypad, and the two steps to the close."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from counter.kernel.language import Language
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.till.count_draft import Key
from counter.ui.till.presenter import TillPresenter
from counter.ui.till.question_card import PaperCard, Reasons
from counter.ui.till.rows import Rows
from counter.ui.till.state import CountState, FieldState, PaperState
from counter.ui.till.waiting_card import WaitingCard
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.focus_order import make_one_stop
from counter.ui.widgets.keypad import Keypad
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Ground, Rule, Text

_WIDE, _OTHERS, _SHORT = 76, 2, 12
_MOST_ROWS = 9
"""With more rows than so they stand closer."""
_CHOSEN = Look(tokens.SURFACE, tokens.FOCUS, tokens.INK, edge_width=2)


class CountFields(QWidget):
    """Fields under each other: what it is, how many, what that comes to."""

    def __init__(self, presenter: TillPresenter, heading: str) -> None:
        super().__init__()
        make_one_stop(self)
        self._presenter = presenter
        self._fields: list[tuple[Text, Button, Text]] = []
        self._keys: list[Key] = []
        self.chosen: QWidget | None = None
        self._heading = Text(heading, size=14, tone="soft", weight=tokens.SEMIBOLD)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(2, 1)
        self._grid.setSpacing(0)
        self._grid.setHorizontalSpacing(tokens.GAP_8)
        layout = column(self, gap=2)
        layout.addWidget(self._heading)
        layout.addLayout(self._grid)

    def show_fields(self, fields: tuple[FieldState, ...], *, low: bool) -> None:
        """Shows these, with new widgets where they are others than before."""
        if len(fields) != len(self._fields):
            for old in (part for parts in self._fields for part in parts):
                self._grid.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._fields = [self._field(place) for place in range(len(fields))]
        self._heading.setVisible(not low and bool(fields) and bool(self._heading.text()))
        self._keys, self.chosen = [field.key for field in fields], None
        for field, (label, button, amount) in zip(fields, self._fields, strict=True):
            label.set_size(14 if len(field.label) > _SHORT else 16)
            label.set_text(field.label)
            amount.set_text(field.amount)
            button.about = field.key
            button.set_text(field.value, name=field.name)
            button.set_chosen(on=field.chosen, chosen=_CHOSEN)
            if field.chosen:
                self.chosen = button
            button.setContentsMargins(0, 0 if low else 2, 0, 0 if low else 2)

    def _field(self, place: int) -> tuple[Text, Button, Text]:
        label, amount = Text(weight=tokens.SEMIBOLD, wrap=True), Text(tone="soft")
        button = Button(size=18)
        button.setFixedWidth(_WIDE)
        amount.setAlignment(paint.RIGHT)
        button.tapped.connect(lambda: self._presenter.choose_field(self._keys[place]))
        for across, part in enumerate((label, button, amount)):
            self._grid.addWidget(part, place, across)
        return label, button, amount


class CountView(Ground):
    """Shows a CountState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: TillPresenter) -> None:
        super().__init__("paper")
        self._presenter = presenter
        self._state: CountState | None = None
        say = language.say
        self._back = Button(icon="arrow-left", name=say("Back to the till"), padding=tokens.GAP_12)
        self._title = Text(size=28, weight=tokens.BOLD)
        self._head = Text(tone="soft")
        self._blind = Button(icon="eye-off")
        self._notes = CountFields(presenter, say("Notes"))
        self._coins = CountFields(presenter, say("Coins"))
        self._others, self._more = CountFields(presenter, ""), CountFields(presenter, "")
        self._again = Button(say("Start again"), icon="rotate-ccw")
        self._counted = Text(size=24, weight=tokens.BOLD)
        self._below = Rows(say("What stays and goes"), tall=28, least=22)
        self._keypad = Keypad(say("Delete the last digit"), say("Next"))
        self._asked = Text(size=18, weight=tokens.BOLD, wrap=True)
        self._typed = Text(size=40, weight=tokens.BOLD)
        self._hint = Text(size=14, tone="soft", wrap=True)
        self._finished = Text(say("Counted"), size=20, weight=tokens.BOLD)
        self._off = Text(weight=tokens.SEMIBOLD)
        self._expected = Rows(say("What should be there"), tall=28, least=22)
        self.reasons = Reasons(say("Other"))
        self.other = self.reasons.buttons[-1]
        self._waiting = WaitingCard(language, presenter)
        self._primary = Button(look=looks.PRIMARY, size=20, height=tokens.PRIMARY, commits=True)
        self._last_close = Button(look=looks.QUIET, padding=tokens.GAP_8)
        self._paper = PaperCard(language, presenter)
        self._connect()
        self._lay_out(language)

    def _connect(self) -> None:
        presenter = self._presenter
        self._back.tapped.connect(presenter.leave_count)
        self._last_close.tapped.connect(presenter.show_last_close)
        self._blind.tapped.connect(presenter.toggle_blind)
        self._again.tapped.connect(presenter.start_again)
        self._keypad.digits.connect(presenter.type_digits)
        self._keypad.back.connect(presenter.delete_digit)
        self._keypad.next.connect(presenter.following)
        self._primary.tapped.connect(presenter.go_on)
        for button in self.reasons.buttons[:-1]:
            button.tapped.connect(lambda button=button: presenter.say_why(button.label))

    def _lay_out(self, language: Language) -> None:
        head = row(gap=tokens.GAP_12)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        head.addWidget(self._last_close)
        head.addWidget(self._head)
        head.addWidget(self._blind)
        self._columns = row(gap=tokens.GAP_16)
        self._columns.addWidget(self._money(language), 468)
        self._columns.addWidget(self._keys(), 304)
        self._right = self._steps()
        self._columns.addLayout(self._right, 444)
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addLayout(head)
        self._page.addLayout(self._columns, 1)

    def _money(self, language: Language) -> Card:
        card = Card()
        left = column()
        left.addWidget(self._notes)
        left.addWidget(self._others)
        left.addSpacing(tokens.GAP_4)
        left.addStretch(1)
        right = column()
        right.addWidget(self._coins)
        right.addWidget(self._more)
        right.addStretch(1)
        content = QWidget()
        sides = row(content, gap=tokens.GAP_16)
        sides.addLayout(left, 1)
        sides.addLayout(right, 1)
        self._left, self._foot = left, row(gap=tokens.GAP_12)
        foot = self._foot
        foot.addWidget(Text(language.say("Counted"), size=18, weight=tokens.BOLD), 1)
        foot.addWidget(self._counted)
        layout = column(card, gap=tokens.GAP_4, margins=(16, 8, 16, 8))
        self._scroll = Scroll(content)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(Rule())
        layout.addLayout(foot)
        layout.addWidget(self._below)
        return card

    def _keys(self) -> QWidget:
        self._typing = QWidget()
        card = Card()
        asked = row(card, margins=(16, 8, 16, 8))
        asked.addWidget(self._asked, 1)
        asked.addWidget(self._typed)
        layout = column(self._typing, gap=tokens.GAP_8)
        layout.addWidget(card)
        layout.addWidget(self._keypad, 1)
        layout.addWidget(self._hint)
        return self._typing

    def _steps(self) -> QVBoxLayout:
        self._off_card = Card()
        head = row()
        head.addWidget(self._finished, 1)
        head.addWidget(self._off)
        layout = column(self._off_card, gap=tokens.GAP_8, margins=(16, 10, 16, 10))
        layout.addLayout(head)
        layout.addWidget(self._expected)
        layout.addWidget(self.reasons)
        steps = column(gap=tokens.GAP_8)
        steps.addWidget(self._off_card)
        steps.addWidget(self._waiting, 1)
        self._paper_card = Card()
        column(self._paper_card, margins=(16, 10, 16, 10)).addWidget(self._paper)
        steps.addWidget(self._paper_card, 1)
        steps.addStretch(0)
        steps.addWidget(self._primary)
        return steps

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the keypad takes turns with the two steps, and with a report that is read."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low, narrow, state = is_low(self), is_narrow(self), self._state
        edge = tokens.GAP_8 if low else tokens.GAP_12 if narrow else tokens.GAP_16
        self._page.setContentsMargins(edge, edge, edge, edge)
        self._page.setSpacing(tokens.GAP_8 if low else tokens.GAP_12)
        self._keypad.set_least(tokens.TARGET)
        self._primary.set_height(60 if low else tokens.PRIMARY)
        if state is None:
            return
        below = low or len(state.others) > _OTHERS  # beside the sum, where fields need the room
        if (self._foot if below else self._left).indexOf(self._again) < 0:
            self._foot.insertWidget(0, self._again) if below else self._left.insertWidget(3, self._again)
        notes, coins, others = state.notes, state.coins, state.others
        rows = -(-(len(notes) + len(coins) + len(others)) // 2)
        beside = max(0, rows - len(notes))  # so many of the others stand below the notes, the rest below the coins
        close = low or rows > _MOST_ROWS
        for fields, part in (
            (notes, self._notes),
            (coins, self._coins),
            (others[:beside], self._others),
            (others[beside:], self._more),
        ):
            part.show_fields(fields, low=close)
            if part.chosen is not None:
                self._scroll.ensureWidgetVisible(part.chosen, 0, tokens.GAP_4)
        steps = state.steps.finished
        place = self._right if narrow else self._columns
        if place.indexOf(self._typing) < 0:
            place.insertWidget(0 if narrow else 1, self._typing, 304)
        reads = not self._paper_card.isHidden()
        self._typing.setVisible(not (narrow and (steps or reads)))
        self._off_card.setVisible(steps)
        self._waiting.setVisible(not state.is_float and (steps or not narrow))

    def show_state(self, state: CountState, last_close: str, paper: PaperState | None) -> None:
        """Shows the count as far as it is; before the day is open the last close and its report too."""
        self._state = state
        self._last_close.set_text(last_close)
        self._last_close.setVisible(state.is_float and bool(last_close))
        self._paper_card.setVisible(state.is_float and paper is not None)
        self._paper.show_paper(paper)
        self._back.setVisible(state.can_leave)
        self._title.set_text(state.title)
        self._head.set_text(state.head)
        self._blind.setVisible(state.can_switch)
        self._blind.set_text(state.blind)
        self._blind.set_chosen(on=state.is_blind, chosen=looks.AT_RISK)
        self._counted.set_text(state.counted)
        self._below.show_rows(state.below)
        self._below.setVisible(bool(state.below))
        self._asked.set_text(state.asked)
        self._typed.set_text(state.typed)
        self._hint.set_text(state.hint)
        self._hint.setVisible(bool(state.hint))
        self._off.set_text(state.steps.off)
        self._off.set_tone("at_risk" if state.steps.is_off else "on_time")
        self._expected.show_rows(state.steps.expected)
        self.reasons.setVisible(bool(state.steps.reasons))
        if state.steps.reasons:
            self.reasons.show_reasons(state.steps.reasons, state.steps.reason)
        self._waiting.show_state(state.steps)
        self._primary.set_text(state.steps.primary, state.steps.primary_note)
        self._primary.setEnabled(state.steps.can)
        self._fit()
