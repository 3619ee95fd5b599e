"""The report for whoever is asked for help: shown first, then copied or saved."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from counter.kernel.language import Language
from counter.ui.office.backups_state import ReportState
from counter.ui.office.growing_list import GrowingList
from counter.ui.office.support_presenter import SupportPresenter
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text

_FILE = "counter-support.txt"
_LINES = 8
"""So many lines are laid out in one piece: the whole of a long log in one would hold the screen up."""


class ReportPanel(Card):
    """Shows a ReportState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: SupportPresenter) -> None:
        super().__init__("card")
        self._language, self._presenter = language, presenter
        say = language.say
        back = Button(say("Back"), icon="arrow-left")
        back.tapped.connect(presenter.leave)
        self._copy = Button(say("Copy"), icon="copy", look=looks.PRIMARY)
        self._copy.tapped.connect(self._copy_text)
        self._save = Button(say("Save"), icon="download")
        self._save.tapped.connect(self._ask_where)
        head = row(gap=tokens.GAP_8)
        head.addWidget(Text(say("A report for support"), size=20, weight=tokens.SEMIBOLD, wrap=True), 1)
        head.addWidget(back)
        self._text, self._says = "", Text(weight=tokens.SEMIBOLD, wrap=True)
        self._parts: GrowingList[str] = GrowingList(lambda: Text(size=14, wrap=True), Text.set_text)  # type: ignore[arg-type]
        foot = row(gap=tokens.GAP_8)
        foot.addWidget(self._says, 1)
        foot.addWidget(self._save)
        foot.addWidget(self._copy)
        inside = column(self, gap=tokens.GAP_8, margins=(20, 12, 14, 12))
        inside.addLayout(head)
        inside.addWidget(self._parts, 1)
        inside.addLayout(foot)

    def show_report(self, state: ReportState) -> None:
        """Shows it."""
        if state.text != self._text:
            self._text = state.text
            lines = state.text.splitlines()
            parts = ["\n".join(lines[first : first + _LINES]) for first in range(0, len(lines), _LINES)]
            self._parts.show_states(parts, anew=True)
        self._says.set_text(state.says)
        for button in (self._copy, self._save):
            button.setEnabled(bool(state.text))

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self._presenter.note(self._language.say("It is copied: paste it into a message."))

    def _ask_where(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(self, self._language.say("A report for support"), _FILE)
        if path:
            self._presenter.save(path)
