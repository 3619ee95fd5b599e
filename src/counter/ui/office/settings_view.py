"""A form of settings: its groups in two columns, in one where it is narrow; what will change stands below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from counter.kernel.language import Language
from counter.ui.office.chips import Chips
from counter.ui.office.save_bar import SaveBar
from counter.ui.office.sentence_row import show_in
from counter.ui.office.settings_presenter import SettingsPresenter
from counter.ui.office.settings_state import FieldState, GroupState, SettingsState
from counter.ui.theme import tokens
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

_TWO_COLUMNS = 900
"""Pixels from which on two columns stand side by side."""
_ROOM_FOR_ALL = 900


class SettingRow(QWidget):
    """One field: its label, what is typed or chosen, and below it what is to be said of it."""

    def __init__(self, state: FieldState, presenter: SettingsPresenter) -> None:
        super().__init__()
        lines = column(self, gap=tokens.GAP_4)
        self._label = Text(state.label, size=14, wrap=True)
        self._note = Text(size=14, tone="soft", wrap=True)
        self.field = None if state.is_chosen else Field(state.hint or state.label, longest=state.longest)
        self._chips = Chips() if state.is_chosen else None
        lines.addWidget(self._label)
        if self.field:
            self.field.setAccessibleName(state.label)
            self.field.written.connect(partial(presenter.write, state.key))
            lines.addWidget(self.field)
        if self._chips:
            self._chips.tapped.connect(partial(presenter.choose, state.key))
            lines.addWidget(self._chips)
        lines.addWidget(self._note)

    def show_field(self, state: FieldState, *, anew: bool) -> None:
        """Shows it."""
        if self.field:
            show_in(self.field, state.text, anew=anew)
            self.field.setEnabled(not state.fixed)
            self.field.mark_wrong(state.wrong)
        if self._chips:
            self._chips.show_ticks(state.options)
            self._chips.setEnabled(not state.fixed)
        self._note.set_text(state.wrong or state.note)
        self._note.set_tone("late" if state.wrong else "soft")
        self._note.setVisible(bool(state.wrong or state.note))


class _Group(QWidget):
    """A group's title and its rows; two halves share a line."""

    def __init__(self, state: GroupState, presenter: SettingsPresenter) -> None:
        super().__init__()
        self.rows = {each.key: SettingRow(each, presenter) for each in state.fields}
        whole = column(self, gap=tokens.GAP_8)
        whole.addWidget(Text(state.title, size=20, weight=tokens.SEMIBOLD))
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.GAP_12)
        grid.setVerticalSpacing(tokens.GAP_8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        line, place = 0, 0
        for each in state.fields:
            if not each.half and place:
                line, place = line + 1, 0
            grid.addWidget(self.rows[each.key], line, place, 1, 1 if each.half else 2, Qt.AlignmentFlag.AlignTop)
            place = 1 - place if each.half else 0
            line += 0 if place else 1
        whole.addLayout(grid)
        self._note = Text(size=14, tone="soft", wrap=True)
        whole.addWidget(self._note)
        self.show_note(state.note)

    def show_note(self, words: str) -> None:
        """What is said of all of them."""
        self._note.set_text(words)
        self._note.setVisible(bool(words))


class SettingsView(QWidget):
    """Shows a SettingsState; what is typed and tapped goes to the presenter. `made_field`: see PageView."""

    made_field = Signal(object)

    def __init__(self, language: Language, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state()
        self._begun = -1
        self._rows: dict[str, SettingRow] = {}
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(tokens.GAP_24)
        self._scroll = Scroll(inside)
        card = Card("card")
        column(card, margins=(16, 12, 12, 12)).addWidget(self._scroll)
        self._foot = SaveBar(language)
        self._foot.discarded.connect(presenter.discard)
        self._foot.saved.connect(presenter.save)
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addWidget(card, 1)
        self._page.addWidget(self._foot)
        self._lines = [column(gap=tokens.GAP_24) for _side in range(2)]
        for side in self._lines:
            self._columns.addLayout(side, 1)
        self._groups = [WhenWanted(partial(self._make_group, place)) for place in range(len(self._state.groups))]
        self._groups[0].get()
        InAdvance(self, self._groups)

    def _make_group(self, place: int) -> _Group:
        made = self._group_of(self._state.groups[place])
        side = self._lines[0 if place == 0 else 1]
        side.addWidget(made)
        if place in (0, len(self._state.groups) - 1):
            side.addStretch(1)
        return made

    def _group_of(self, state: GroupState) -> _Group:
        made = _Group(state, self._presenter)
        for each in state.fields:
            self._rows[each.key] = row = made.rows[each.key]
            row.show_field(each, anew=True)
            if row.field:
                self.made_field.emit(row.field)
        return made

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into of all that is made."""
        return tuple(row.field for row in self._rows.values() if row.field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody sees it: what is not made yet follows at once, group by group."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._make_next)

    def _make_next(self) -> None:
        missing = [group for group in self._groups if group.made is None]
        if missing:
            self._groups[len(self._groups) - len(missing)].get()
            QTimer.singleShot(0, self, self._make_next)

    def _fit_group(self, place: int, state: GroupState) -> None:
        """Where fields came or went, as a rate that was saved, the group is made anew."""
        made = self._groups[place].made
        if made is None:
            return
        if list(made.rows) == [each.key for each in state.fields]:
            made.show_note(state.note)
            return
        for key in made.rows:
            self._rows.pop(key)
        anew = self._group_of(state)
        self._lines[0 if place == 0 else 1].replaceWidget(made, anew)
        self._groups[place].made = anew
        made.hide()
        made.deleteLater()

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard the form comes first."""
        self._foot.setVisible(not (typing and self.window().height() < _ROOM_FOR_ALL))

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into, where it is here, once all has its place."""
        row = next((each for each in self._rows.values() if each.field is field), None)
        if row is not None:
            QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(row, 0, tokens.GAP_8))

    def show_section(self, state: SettingsState) -> None:
        """Shows it."""
        anew, self._begun, self._state = state.begun != self._begun, state.begun, state
        for place, group in enumerate(state.groups):
            self._fit_group(place, group)
            for each in group.fields:
                if each.key in self._rows:
                    self._rows[each.key].show_field(each, anew=anew)
                    if each.wrong:
                        row = self._rows[each.key]
                        QTimer.singleShot(0, row, partial(self._scroll.ensureWidgetVisible, row, 0, tokens.GAP_8))
        self._foot.show_bar(state.bar, state.last, changed=state.changed)
