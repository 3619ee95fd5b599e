"""The rows of the panel of a line: a title with its rule, and the choices beside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from counter.ui.sell.line_panel_state import AllergenRowState, ChoiceRowState
from counter.ui.theme import icons, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import Flow, column, row
from counter.ui.widgets.text import Text

_TITLE, _TITLE_NARROW = 132, 120
_CHIP, _CHIP_NARROW = 56, 52
_CHIP_WIDE = 72
_ANSWERS = 3
"""Contains, cannot be ruled out, free of."""


class PanelRow(QWidget):
    """One group, as tall as its choices need; amber while it lacks one. `chosen` gives the name that was tapped."""

    chosen = Signal(str)

    def __init__(self, state: ChoiceRowState) -> None:
        super().__init__()
        self._lacks = False
        self._title = Text(weight=tokens.BOLD, wrap=True)
        self._mark = QLabel()
        self._mark.setPixmap(icons.picture("triangle-alert", tokens.AT_RISK_TEXT, 16))
        self._rule = Text(size=14, tone="soft", wrap=True)
        self._chips = {chip.name: self._chip(chip.name) for chip in state.chips}
        self._words = QWidget()
        words = column(self._words)
        words.addStretch(1)
        words.addWidget(self._title)
        below = row(gap=6)
        below.addWidget(self._mark)
        below.addWidget(self._rule, 1)
        words.addLayout(below)
        words.addStretch(1)
        choices = QWidget()
        self._flow = flow = Flow(choices, tokens.GAP_8, tokens.GAP_8)
        for chip in self._chips.values():
            flow.addWidget(chip)
        self._line = line = row(self)
        line.addWidget(self._words, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(choices, 1)
        self.fit(narrow=False)

    def _chip(self, name: str) -> Button:
        chip = Button(padding=14)
        chip.setMinimumWidth(_CHIP_WIDE)
        chip.tapped.connect(lambda: self.chosen.emit(name))
        return chip

    def fit(self, *, narrow: bool) -> None:
        """Takes the sizes of a narrow window."""
        tall = _CHIP_NARROW if narrow else _CHIP
        across, down = (tokens.GAP_12, 7) if narrow else (tokens.GAP_16, 10)
        self._line.setContentsMargins(across, down, across, down)
        self._words.setFixedSize(_TITLE_NARROW if narrow else _TITLE, tall)
        for chip in self._chips.values():
            chip.set_height(tall)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As tall as its choices are in that width."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        edges = self._line.contentsMargins()
        wide = self.width() - edges.left() - edges.right() - self._words.width()
        if wide < _CHIP_WIDE:  # it has no place yet
            return
        self._flow.invalidate()
        self.setFixedHeight(max(self._flow.heightForWidth(wide), self._words.height()) + edges.top() + edges.bottom())

    def show_state(self, state: ChoiceRowState, about: object) -> None:
        """Shows what is chosen; its choices are those it was made with. `about` is the line they are for."""
        self._title.set_text(f"↳ {state.title}" if state.of else state.title)
        self._title.set_tone("crema" if state.of else "ink")
        self._rule.set_text(state.rule)
        self._rule.set_tone("at_risk" if state.lacks else "soft")
        self._mark.setVisible(state.lacks)
        for chip in state.chips:
            button = self._chips[chip.name]
            button.about = (about, chip.name)
            button.set_text(chip.words)
            button.set_chosen(on=chip.chosen)
        self._lacks = state.lacks
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Amber where it lacks a choice, and the rule below it."""
        painter = paint.begin(self)
        if self._lacks:
            painter.fillRect(self.rect(), QColor(tokens.AT_RISK_TINT))
            painter.fillRect(QRect(0, 0, 4, self.height()), QColor(tokens.AT_RISK_EDGE))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(tokens.LINE))
        painter.end()


class AllergenRows(QWidget):
    """All fourteen allergens of a line, in three rows."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = [(Text(size=14, weight=tokens.BOLD), Text(size=20, wrap=True)) for _ in range(_ANSWERS)]
        layout = column(self, gap=tokens.GAP_4, margins=(20, 16, 20, 16))
        for title, names in self._rows:
            layout.addWidget(title)
            layout.addWidget(names)
            layout.addSpacing(tokens.GAP_12)
        layout.addStretch(1)

    def show_rows(self, rows: tuple[AllergenRowState, ...]) -> None:
        """Shows these; without any it is not there."""
        self.setVisible(bool(rows))
        for place, (title, names) in enumerate(self._rows):
            for part in (title, names):
                part.setVisible(place < len(rows))
            if place < len(rows):
                title.set_text(rows[place].title)
                title.set_tone(rows[place].tone)
                names.set_text(rows[place].names)
