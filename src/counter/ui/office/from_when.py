"""From which day on what is typed counts: a key that asks for the day, and the words beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.build_menu_questions import WHEN
from counter.ui.office.menu_presenter import MenuPresenter
from counter.ui.office.menu_state import ComboFormState, GroupFormState, ItemFormState
from counter.ui.office.sentence_row import show_in
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.text import Text


class FromWhen(QWidget):
    """Shows the day, the words beside it if any, and what was planned for other days; of what is new nothing.

    A day that the list does not have is typed. What was planned for the day is taken back by a key; it and what was
    planned for other days are `below`, which a form may have elsewhere.
    """

    def __init__(self, language: Language, presenter: MenuPresenter) -> None:
        super().__init__()
        self._language = language
        self._key = Button(icon="calendar", padding=tokens.GAP_12)
        self._key.tapped.connect(lambda: presenter.ask(WHEN))
        self._words = Text(size=14, tone="soft", wrap=True)
        self.day = Field(language.say("Another day"))
        self.day.written.connect(presenter.write_day)
        self._later = Text(size=14, tone="soft", wrap=True)
        self._back = Button(icon="undo-2", look=looks.QUIET_INK, padding=tokens.GAP_12)
        self._back.tapped.connect(presenter.take_back)
        line = row(gap=tokens.GAP_8)
        line.addWidget(self._key)
        line.addWidget(self._words, 1)
        line.addStretch()
        lines = column(self, gap=6)
        lines.addLayout(line)
        self.below = QWidget()
        below = column(self.below, gap=6)
        below.addWidget(self._later)
        back = side_by_side((self._back,))
        back.addStretch(1)
        below.addLayout(back)
        lines.addWidget(self.day)
        lines.addWidget(self.below)

    def show_day(self, state: ItemFormState | GroupFormState | ComboFormState, heading: str = "") -> None:
        """Shows it."""
        self.setVisible(bool(state.begins))
        self._key.set_text(state.begins, name=self._language.say("From when on: {day}", day=state.begins))
        other = state.other
        self.day.setVisible(other is not None)
        if other:
            show_in(self.day, other.text, anew=False)
        self.day.mark_wrong(other.wrong if other else "")
        self._back.set_text(state.back)
        self._back.setVisible(bool(state.back))
        self.below.setVisible(bool(state.begins) and bool(state.back or state.later))
        for text, words in ((self._words, heading), (self._later, state.later)):
            text.set_text(words)
            text.setVisible(bool(words))
