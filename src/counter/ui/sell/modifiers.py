"""The modifiers of the chosen line, inline below the tiles."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSpacerItem, QWidget

from counter.kernel.ids import GroupId
from counter.kernel.language import Language
from counter.ui.sell.state import GroupState, ModifiersState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import Flow, column
from counter.ui.widgets.text import Card, Text

_TITLES = 104
_BETWEEN_GROUPS = 26
_ROOMY = 760


class Modifiers(Card):
    """Tells which modifier of which group was tapped, and that a note is wanted."""

    modifier_chosen = Signal(object, str)
    note_wanted = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._shape: tuple[object, ...] = ()
        self._chips: dict[tuple[GroupId, str], Button] = {}
        self._body: QWidget | None = None
        self._grid: QGridLayout | None = None
        self._titles: list[Text] = []
        self._alone: Text | None = None
        self._note = Button()
        self._room = column(self, margins=(16, 14, 16, 14))
        self.hide()

    def show_state(self, state: ModifiersState | None) -> None:
        """Shows the groups of the chosen line, or nothing."""
        if state is None:
            self.hide()
            return
        shape = (state.title, *((group.group_id, tuple(c.name for c in group.chips)) for group in state.groups))
        if shape != self._shape:
            self._shape = shape
            self._rebuild(state)
        for group in state.groups:
            for chip in group.chips:
                button = self._chips[group.group_id, chip.name]
                button.say(chip.words)
                button.choose(on=chip.chosen)
        self._note.say(self._language.say("Note ✓") if state.note else self._language.say("Note"))
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the titles out where the chips need their room."""
        super().resizeEvent(event)
        self._show_titles()

    def _show_titles(self) -> None:
        roomy = self.width() >= _ROOMY
        for title in self._titles:
            title.setVisible(roomy or title is self._alone)
        if self._grid:
            self._grid.setColumnMinimumWidth(0, _TITLES if roomy else 0)

    def _rebuild(self, state: ModifiersState) -> None:
        if self._body:
            self._room.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._chips = {}
        self._body = body = QWidget(self)
        self._titles, self._alone = [], None
        self._grid = grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        needed = [group for group in state.groups if group.needed]
        rows = [(Text(state.title, size=20, weight=tokens.SEMIBOLD, wrap=True), needed)]
        rows += [(Text(group.title, tone="soft"), [group]) for group in state.groups if not group.needed]
        for place, (title, groups) in enumerate(rows):
            self._add_row(grid, place, title, groups, width=1 if place == len(rows) - 1 else 2)
        self._note = Button(parent=body)
        self._note.tapped.connect(self.note_wanted)
        grid.addWidget(self._note, grid.rowCount() - 1, 2, Qt.AlignmentFlag.AlignBottom)
        self._room.addWidget(body)
        self._show_titles()

    def _add_row(self, grid: QGridLayout, place: int, title: Text, groups: list[GroupState], *, width: int) -> None:
        title.setMinimumHeight(tokens.TARGET)
        self._titles.append(title)
        if groups:
            title.setMaximumWidth(_TITLES - tokens.GAP_8)
        else:
            self._alone = title
        grid.addWidget(title, place, 0, 1, 1 if groups else 2, Qt.AlignmentFlag.AlignTop)
        flow = Flow(gap=6, line_gap=6)
        for group in groups:
            if flow.count():
                flow.addItem(QSpacerItem(_BETWEEN_GROUPS, 0))
            for chip in group.chips:
                flow.addWidget(self._chip(group.group_id, chip.name))
        if groups:
            grid.addLayout(flow, place, 1, 1, width)

    def _chip(self, group_id: GroupId, name: str) -> Button:
        chip = Button(padding=tokens.GAP_12, parent=self._body)
        chip.setMinimumWidth(56)
        chip.tapped.connect(lambda: self.modifier_chosen.emit(group_id, name))
        self._chips[group_id, name] = chip
        return chip
