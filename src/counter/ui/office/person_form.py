"""The form of one person: name, role, PIN, and what they and their role give alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.sentence_row import show_in
from counter.ui.office.staff_presenter import StaffPresenter
from counter.ui.office.staff_state import LimitState, PersonFormState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Card, Text

_VALUE = 104


class _Stepper(QWidget):
    """A limit between a button for less and one for more."""

    def __init__(self, language: Language, presenter: StaffPresenter, key: str) -> None:
        super().__init__()
        self._language = language
        self._words = Text(wrap=True)
        self._less, self._more = Button(icon="minus", padding=tokens.GAP_12), Button(icon="plus", padding=tokens.GAP_12)
        self._value = Text(weight=tokens.SEMIBOLD)
        self._value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._value.setFixedWidth(_VALUE)
        self._less.tapped.connect(lambda: presenter.move_limit(key, -1))
        self._more.tapped.connect(lambda: presenter.move_limit(key, 1))
        line = row(self, gap=6)
        line.addWidget(self._words, 1)
        for part in (self._less, self._value, self._more):
            line.addWidget(part)

    def show_limit(self, state: LimitState) -> None:
        say = self._language.say
        self._words.set_text(state.words)
        self._value.set_text(state.value)
        self._value.setAccessibleName(say("{what}: {value}", what=state.words, value=state.value))
        self._less.set_name(say("{what}, less", what=state.words))
        self._more.set_name(say("{what}, more", what=state.words))
        self._less.setEnabled(state.can_less)
        self._more.setEnabled(state.can_more)


class PersonForm(QWidget):
    """Shows a PersonFormState; what is typed and tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: StaffPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        say = language.say
        self._shown: object = ()
        self.name = Field(say("Name"))
        self.name.written.connect(presenter.write_name)
        self._since = Text(size=14, tone="soft", wrap=True)
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._roles = Segment(["", "", ""])
        self._roles.chosen.connect(presenter.choose_role)
        self._pin = Text(size=14, tone="soft", wrap=True)
        self._new_pin = Button(icon="key-round", padding=tokens.GAP_12)
        self._new_pin.tapped.connect(presenter.ask_pin)
        self._clear = Button(say("Clear"), name=say("Take the PIN away"), padding=tokens.GAP_12)
        self._clear.tapped.connect(presenter.clear_pin)
        self._whose = Segment(["", ""])
        self._whose.chosen.connect(presenter.choose_whose)
        self._alone = Text(size=20, weight=tokens.SEMIBOLD, wrap=True)
        self._counts_for = Text(size=14, tone="soft", wrap=True)
        self._limits: dict[str, _Stepper] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        say = self._language.say
        person, alone = Card("card"), Card("card")
        lines = column(person, gap=tokens.GAP_8, margins=(20, 16, 20, 16))
        for part in (self.name, self._since, self._wrong, Text(say("Role"), size=14, tone="soft"), self._roles):
            lines.addWidget(part)
        lines.addWidget(self._pin)
        pins = row(gap=tokens.GAP_8)
        pins.addWidget(self._new_pin, 1)
        pins.addWidget(self._clear, 1)
        lines.addLayout(pins)
        self._steps = column(alone, gap=tokens.GAP_12, margins=(20, 16, 20, 16))
        self._steps.addWidget(self._alone)
        self._steps.addWidget(self._whose)
        self._steps.addWidget(self._counts_for)
        inside = QWidget()
        cards = column(inside, gap=14)
        cards.addWidget(person)
        cards.addWidget(alone)
        cards.addStretch(1)
        self._scroll = Scroll(inside)
        column(self).addWidget(self._scroll)

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into, where it is here, once all has its place."""
        if self.isAncestorOf(field):
            QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(field, 0, tokens.GAP_8))

    def show_form(self, state: PersonFormState, who: object) -> None:
        """Shows it; `who` tells one person from another."""
        anew, self._shown = who != self._shown, who
        show_in(self.name, state.name, anew=anew)
        self.name.mark_wrong(state.wrong)
        for part, words in ((self._since, state.since), (self._wrong, state.wrong)):
            part.set_text(words)
            part.setVisible(bool(words))
        self._roles.show_words(state.roles)
        self._roles.show_chosen(state.role)
        self._pin.set_text(state.pin)
        self._new_pin.set_text(state.new_pin)
        self._clear.setEnabled(state.has_pin)
        self._alone.set_text(state.alone)
        self._whose.show_words(state.whose)
        self._whose.show_chosen(int(state.of_role))
        self._counts_for.set_text(state.counts_for)
        self._counts_for.setVisible(bool(state.counts_for))
        for limit in state.limits:
            self._show_limit(limit)

    def _show_limit(self, limit: LimitState) -> None:
        if limit.key not in self._limits:
            self._limits[limit.key] = _Stepper(self._language, self._presenter, limit.key)
            self._steps.addWidget(self._limits[limit.key])
        self._limits[limit.key].show_limit(limit)
