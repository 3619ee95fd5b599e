"""The panel of one line: all its choices under the categories, and what else is done with a line."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.parts.ask_text import AskText
from counter.ui.parts.two_line_key import TwoLineKey
from counter.ui.sell.line_panel_rows import AllergenRows, PanelRow
from counter.ui.sell.line_panel_state import ChoiceRowState, LinePanelState
from counter.ui.sell.panel import Panel
from counter.ui.sell.presenter import SellPresenter
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Rule, Text

_FOOT = 64


class LinePanel(Panel[LinePanelState]):
    """One row a group; a group that lacks its choice is brought into sight."""

    keeps_categories = True

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__()
        say = language.say
        self._language = language
        self._presenter = presenter
        self._state: LinePanelState | None = None
        self._shape: tuple[object, ...] = ()
        self._narrow = False
        self._rows: list[PanelRow] = []
        self._title, self._detail = Text(size=20, weight=tokens.BOLD), Text(size=14, tone="soft", wrap=True)
        done = Button(say("Done"), look=looks.PRIMARY)
        done.setMinimumWidth(120)
        done.tapped.connect(presenter.panels.close)
        content = QWidget()
        self._content = column(content)
        self._content.addStretch(1)
        self._scroll = Scroll(content)
        self._allergens = AllergenRows()
        self._contains = TwoLineKey("wheat", _FOOT)
        self._contains.tapped.connect(self._tell_allergens)
        self._note = TwoLineKey("square-pen", _FOOT)
        self._note.tapped.connect(self._ask_note)
        self._ask = AskText(self, language, say("Note for the bar"))
        self._ask.entered.connect(self._write_note)
        words = column(gap=2)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        self._head = row(gap=tokens.GAP_12)
        self._head.addLayout(words, 1)
        self._head.addWidget(done)
        self._discount = TwoLineKey("badge-percent", _FOOT)
        self._discount.tapped.connect(self._reduce)
        self._price = TwoLineKey("tag", _FOOT)
        self._price.tapped.connect(presenter.price_panel.open)
        keys = [self._contains, self._note, self._discount, self._price]
        self._foot = side_by_side(keys, stretch=(1, 1, 1, 1))
        card = Card()
        within = column(card)
        within.addLayout(self._head)
        within.addWidget(Rule())
        within.addWidget(self._scroll, 1)
        within.addWidget(self._allergens, 1)
        within.addWidget(Rule())
        within.addLayout(self._foot)
        column(self).addWidget(card)

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Takes the sizes of a low or narrow window."""
        self._narrow = narrow or low
        across = tokens.GAP_12 if self._narrow else tokens.GAP_16
        down = tokens.GAP_8 if low else 10
        self._head.setContentsMargins(across, down, across, down)
        self._foot.setContentsMargins(across, tokens.GAP_12, across, tokens.GAP_12)
        for each in self._rows:
            each.fit(narrow=self._narrow)

    def show_state(self, state: LinePanelState) -> None:
        """Shows the line; of another one from its first group on."""
        other = self._state is None or state.line_id != self._state.line_id
        self._state = state
        self._title.set_text(state.title)
        self._detail.set_text(state.detail)
        self._note.set_text(self._language.say("Note"), state.note or self._language.say("for the bar"))
        self._discount.set_text(self._language.say("Discount"), state.off or self._language.say("on this line"))
        self._contains.set_text(self._language.say("Allergens"), state.contains)
        self._contains.set_chosen(on=bool(state.allergens))
        self._scroll.setVisible(not state.allergens)
        self._allergens.show_rows(state.allergens)
        self._price.set_text(self._language.say("Price"), state.price)
        shape = tuple(each.shape for each in state.rows)
        if shape != self._shape:
            self._shape = shape
            self._make_rows(state)
        for panel_row, each in zip(self._rows, state.rows, strict=True):
            panel_row.show_state(each, state.line_id)
        if other:
            QTimer.singleShot(0, self, self._show_what_lacks)

    def _make_rows(self, state: LinePanelState) -> None:
        for old in self._rows:
            self._content.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [PanelRow(each) for each in state.rows]
        for place, (panel_row, each) in enumerate(zip(self._rows, state.rows, strict=True)):
            panel_row.chosen.connect(partial(self._choose, each))
            panel_row.fit(narrow=self._narrow)
            self._content.insertWidget(place, panel_row)

    def _choose(self, row: ChoiceRowState, name: str) -> None:
        if self._state is None:
            return
        line_id = self._state.line_id
        if row.is_where:
            self._presenter.line_panel.have(line_id, name)
        elif row.of and row.group_id:
            self._presenter.line_panel.choose_amount(line_id, row.group_id, row.of, name)
        else:
            self._presenter.choose_modifier(line_id, row.group_id, name)

    def _show_what_lacks(self) -> None:
        rows = zip(self._rows, self._state.rows if self._state else (), strict=False)
        first = next((panel_row for panel_row, each in rows if each.lacks), None)
        if first:
            self._scroll.ensureWidgetVisible(first, 0, 0)
        else:
            self._scroll.verticalScrollBar().setValue(0)

    def _tell_allergens(self) -> None:
        if self._state:
            self._presenter.line_panel.tell_allergens(self._state.line_id)

    def _reduce(self) -> None:
        if self._state:
            self._presenter.discount_panel.open(self._state.line_id)

    def _ask_note(self) -> None:
        if self._state:
            self._ask.ask(self._state.note)

    def _write_note(self, text: str) -> None:
        self._ask.shut()
        if self._state:
            self._presenter.write_note(self._state.line_id, text)
