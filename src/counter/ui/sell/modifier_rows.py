"""The groups of modifiers that some items share, laid out once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSpacerItem, QWidget

from counter.kernel.ids import GroupId
from counter.kernel.language import Language
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.state import GroupState, ModifiersState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import Flow
from counter.ui.widgets.text import Text

_TITLES = 104
_BETWEEN_GROUPS = 26
_NARROWEST = 62


class ModifierRows(QWidget):
    """Rows of chips: the groups that need a choice beside the item's name, the others below beside their own."""

    def __init__(
        self, state: ModifiersState, language: Language, presenter: SellPresenter, ask_note: Callable[[], None]
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._line_id = state.line_id
        self._language = language
        self._chips: dict[tuple[GroupId, str], Button] = {}
        self._item = Text(size=20, weight=tokens.SEMIBOLD, wrap=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        rows = [(self._item, [group for group in state.groups if group.needed])]
        rows += [(Text(group.title, tone="soft"), [group]) for group in state.groups if not group.needed]
        self._titles = [title for title, groups in rows if groups]
        for place, (title, groups) in enumerate(rows):
            self._add_row(place, title, groups, width=1 if place == len(rows) - 1 else 2)
        self._note = Button()
        self._note.tapped.connect(ask_note)
        self._grid.addWidget(self._note, len(rows) - 1, 2, Qt.AlignmentFlag.AlignBottom)

    @staticmethod
    def shape_of(state: ModifiersState) -> tuple[object, ...]:
        """What must be the same for two items to share these rows."""
        return tuple((group.group_id, *(chip.name for chip in group.chips)) for group in state.groups)

    def show_state(self, state: ModifiersState) -> None:
        """Shows what is chosen."""
        self._line_id = state.line_id
        self._item.set_text(state.title)
        for group in state.groups:
            for chip in group.chips:
                button = self._chips[group.group_id, chip.name]
                button.set_text(chip.words)
                button.set_chosen(on=chip.chosen)
        self._note.set_text(self._language.say("Note ✓") if state.note else self._language.say("Note"))

    def show_titles(self, *, roomy: bool) -> None:
        """Leaves the titles out where the chips need their room."""
        for title in self._titles:
            title.setVisible(roomy)
        self._grid.setColumnMinimumWidth(0, _TITLES if roomy else 0)

    def _add_row(self, place: int, title: Text, groups: list[GroupState], *, width: int) -> None:
        title.setMinimumHeight(tokens.TARGET)
        self._grid.addWidget(title, place, 0, 1, 1 if groups else 2, Qt.AlignmentFlag.AlignTop)
        if not groups:
            return
        title.setMaximumWidth(_TITLES - tokens.GAP_8)
        flow = Flow(gap=6, line_gap=6)
        for group in groups:
            if flow.count():
                flow.addItem(QSpacerItem(_BETWEEN_GROUPS, 0))
            for chip in group.chips:
                flow.addWidget(self._chip(group.group_id, chip.name))
        self._grid.addLayout(flow, place, 1, 1, width)

    def _chip(self, group_id: GroupId, name: str) -> Button:
        chip = Button(padding=tokens.GAP_12, parent=self)
        chip.setMinimumWidth(_NARROWEST)
        chip.tapped.connect(lambda: self._presenter.choose_modifier(self._line_id, group_id, name))
        self._chips[group_id, name] = chip
        return chip
