"""The step Menu: what it begins with, by how much prices move, and a look at what there would be."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from counter.kernel.language import Language
from counter.settings.first_start import FILE, Begins
from counter.ui.setup.begin_card import BeginCard
from counter.ui.setup.menu_preview import MenuPreview
from counter.ui.setup.presenter import SetupPresenter
from counter.ui.setup.state import MenuStepState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text

_CARDS, _PREVIEW = 632, 520
"""How they share the width, as in the picture."""
_MOVED = 120


class MenuStepView(QWidget):
    """Shows a MenuStepState; taps go to the presenter."""

    def __init__(self, language: Language, presenter: SetupPresenter) -> None:
        super().__init__()
        self._say, self._presenter = language.say, presenter
        self._cards = [BeginCard() for _ in range(3)]
        for card in self._cards:
            card.tapped.connect(lambda card=card: self._begin(card))
        self._preview = MenuPreview(language)
        self._note = Text(size=16, tone="soft", wrap=True)
        self._said, self._notes = list[Text](), QWidget()
        noted = column(self._notes)
        noted.addLayout(lines := column(gap=tokens.GAP_4))
        noted.addStretch(1)
        self._lines = lines
        self._listed = Scroll(self._notes)
        self._move = self._make_move()
        left = column(gap=tokens.GAP_12)
        for card in self._cards:
            left.addWidget(card, 1)
        left.addWidget(self._move)
        left.addStretch(0)
        right = column(gap=tokens.GAP_8)
        right.addWidget(self._preview, 1)
        right.addWidget(self._note)
        right.addWidget(self._listed, 1)
        right.addStretch(0)
        self._whole = row(self, gap=tokens.GAP_32)
        self._whole.addLayout(left, _CARDS)
        self._whole.addLayout(right, _PREVIEW)

    def _make_move(self) -> QWidget:
        say, presenter = self._say, self._presenter
        self._less = Button(icon="minus", name=say("All prices lower"), height=56)
        self._more = Button(icon="plus", name=say("All prices higher"), height=56)
        self._less.tapped.connect(lambda: presenter.move_prices(-1))
        self._more.tapped.connect(lambda: presenter.move_prices(1))
        self._moved = Text(size=20, weight=tokens.SEMIBOLD)
        self._moved.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._moved.setFixedWidth(_MOVED)
        words = column(gap=2)
        words.addWidget(Text(say("Our prices differ"), weight=tokens.SEMIBOLD))
        words.addWidget(Text(say("Move them all at once, rounded to 10 cents."), size=14, tone="soft", wrap=True))
        whole = QWidget()
        line = row(whole, gap=tokens.GAP_8)
        line.addLayout(words, 1)
        for part in (self._less, self._moved, self._more):
            line.addWidget(part)
        return whole

    def _begin(self, card: BeginCard) -> None:
        """The menu that they have is a file: which one is asked at once."""
        if card.about != FILE:
            self._presenter.begin_with(cast("Begins", card.about))
            return
        title = self._say("The menu you have")
        path, _kind = QFileDialog.getOpenFileName(self, title, "", "CSV, Excel (*.csv *.txt *.xlsx)")
        if path:
            self._presenter.choose_file(path)

    def show_state(self, state: MenuStepState) -> None:
        """Shows it."""
        for card, begin in zip(self._cards, state.begins, strict=True):
            card.show_state(begin)
        self._preview.show_state(state)
        self._note.set_text(state.note)
        self._note.set_tone("late" if state.is_wrong else "soft")
        self._note.setVisible(bool(state.note))
        self._list(state.notes)
        self._move.setVisible(state.can_move)
        self._moved.set_text(state.moved)
        self._moved.setAccessibleName(state.moved_name)
        self._less.setEnabled(state.can_less)
        self._more.setEnabled(state.can_more)

    def _list(self, notes: tuple[str, ...]) -> None:
        """What of a file is not understood, line by line."""
        self._listed.setVisible(bool(notes))
        for _ in notes[len(self._said) :]:
            line = Text(size=14, wrap=True)
            self._said.append(line)
            self._lines.addWidget(line)
        for place, line in enumerate(self._said):
            line.set_text(notes[place] if place < len(notes) else "")
            line.setVisible(place < len(notes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has a narrower look at it."""
        super().resizeEvent(event)
        self._whole.setSpacing(tokens.GAP_24 if is_narrow(self) else tokens.GAP_32)
        for button in (self._less, self._more):
            button.set_height(tokens.TARGET if is_low(self) else 56)
