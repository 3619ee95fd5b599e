"""All sections of the page Shop in short: a card each, which a button opens, and the last change with Undo."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from counter.kernel.language import Language
from counter.ui.office.shop_overview_state import CardState, OverviewState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_TWO_COLUMNS = 900
"""Pixels from which on two columns stand side by side."""


class _Card(Card):
    """One section; its lines are made anew where they are others."""

    opened = Signal(str)

    def __init__(self, state: CardState) -> None:
        super().__init__("card")
        self._shown: CardState | None = None
        self._button = Button(state.open, name=f"{state.title}, {state.open}", padding=tokens.GAP_12)
        self._button.tapped.connect(lambda: self.opened.emit(state.section))
        head = row(gap=tokens.GAP_8)
        head.addWidget(Text(state.title, size=20, weight=tokens.SEMIBOLD), 1)
        head.addWidget(self._button)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(tokens.GAP_12)
        self._grid.setVerticalSpacing(tokens.GAP_4)
        self._grid.setColumnStretch(1, 1)
        self._note = Text(size=14, tone="soft", wrap=True)
        whole = column(self, gap=tokens.GAP_8, margins=(20, 12, 20, 12))
        whole.addLayout(head)
        whole.addLayout(self._grid)
        whole.addWidget(self._note)

    def show_card(self, state: CardState) -> None:
        """Shows it."""
        if state == self._shown:
            return
        self._shown = state
        while item := self._grid.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for place, line in enumerate(state.lines):
            self._grid.addWidget(Text(line.label, tone="soft"), place, 0)
            tone = "crema" if line.comes else "ink"
            self._grid.addWidget(Text(line.value, weight=tokens.SEMIBOLD, tone=tone, wrap=True), place, 1)
        self._note.set_text(state.note)
        self._note.setVisible(bool(state.note))


class ShopOverview(QWidget):
    """Shows an OverviewState. `opened` gives a section; `undone` takes the last change back."""

    opened = Signal(str)
    undone = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._cards: list[_Card] = []
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(14)
        self._sides = [column(gap=14) for _side in range(2)]
        for side in self._sides:
            self._columns.addLayout(side, 1)
        self._last = Text(size=14, tone="soft", wrap=True)
        self._undo = Button(language.say("Undo"), icon="undo-2", look=looks.QUIET_INK, commits=True)
        self._undo.tapped.connect(self.undone)
        foot = row(gap=tokens.GAP_8)
        foot.addWidget(self._last, 1)
        foot.addWidget(self._undo)
        page = column(self, gap=tokens.GAP_8)
        page.addWidget(Scroll(inside), 1)
        page.addLayout(foot)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Nothing is typed here."""
        return ()

    def make_room(self, *, typing: bool) -> None:
        """No keyboard stands below."""

    def see_field(self, field: Field) -> None:
        """Nothing is typed here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def show_section(self, state: OverviewState) -> None:
        """Shows it."""
        if not self._cards:
            for side, cards in zip(self._sides, (state.left, state.right), strict=True):
                for each in cards:
                    self._cards.append(_Card(each))
                    self._cards[-1].opened.connect(self.opened)
                    side.addWidget(self._cards[-1])
                side.addStretch(1)
        for card, shown in zip(self._cards, (*state.left, *state.right), strict=True):
            card.show_card(shown)
        self._last.set_text(state.last)
        self._undo.setVisible(state.can_undo)
