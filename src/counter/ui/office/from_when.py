"""From which day on what is typed counts: a key that asks for the day, and the words beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.build_menu_questions import WHEN
from counter.ui.office.menu_presenter import MenuPresenter
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Text


class FromWhen(QWidget):
    """Shows the day, the words beside it if any, and what was decided for later days; of what is new nothing."""

    def __init__(self, language: Language, presenter: MenuPresenter) -> None:
        super().__init__()
        self._language = language
        self._key = Button(icon="calendar", padding=tokens.GAP_12)
        self._key.tapped.connect(lambda: presenter.ask(WHEN))
        self._words = Text(size=14, tone="soft", wrap=True)
        self._later = Text(size=14, tone="soft", wrap=True)
        line = row(gap=tokens.GAP_8)
        line.addWidget(self._key)
        line.addWidget(self._words, 1)
        line.addStretch()
        lines = column(self, gap=6)
        lines.addLayout(line)
        lines.addWidget(self._later)

    def show_day(self, begins: str, heading: str, later: str) -> None:
        """Shows it."""
        self.setVisible(bool(begins))
        self._key.set_text(begins, name=self._language.say("From when on: {day}", day=begins))
        self._words.set_text(heading)
        self._words.setVisible(bool(heading))
        self._later.set_text(later)
        self._later.setVisible(bool(later))
