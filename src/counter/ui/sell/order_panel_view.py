"""The panel of the whole ticket: a name, rows of choices, and keys below them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from counter.kernel.language import Language
from counter.ui.parts.ask_text import AskText
from counter.ui.sell.order_panel_presenter import OrderPanelPresenter
from counter.ui.sell.order_panel_state import AskRowState, KeyState, OrderPanelState
from counter.ui.sell.panel import Panel
from counter.ui.sell.presenter import SellPresenter
from counter.ui.theme import icons, looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Rule, ShortText, Text

_LABEL, _LABEL_NARROW, _TWO_LINES = 132, 120, 40
_ROWS, _CHIPS = 3, 5
"""So many are there from the start: an order always asks as much."""


class OrderPanel(Panel[OrderPanelState]):
    """What a customer asks of the whole ticket; a line of text is asked for over it.

    In a low window its keys are icons beside the name: below the rows they would lie under the on-screen keyboard.
    """

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__()
        say = language.say
        self._language = language
        self._presenter: OrderPanelPresenter = presenter.order_panel
        self._narrow, self._low = False, False
        self.name_field = Field(say("Whose is it?"), icon="user-round", left=say("{count} left"), passes_scans=True)
        self.name_field.done.connect(presenter.name_customer)
        self.name_field.scanned.connect(presenter.scan)
        self.fields = (self.name_field,)
        close = Button(icon="x", name=say("Close"), padding=tokens.GAP_12)
        close.tapped.connect(presenter.panels.close)
        self._head = row(gap=tokens.GAP_8)
        self._head.addWidget(self.name_field, 1)
        self._beside_name = row(gap=tokens.GAP_8)
        self._head.addLayout(self._beside_name)
        self._head.addWidget(close)
        self._card = Card()
        self._within = column(self._card)
        self._rows: list[_Row] = []
        self._question = Text(size=18, weight=tokens.BOLD, wrap=True)
        self._foot = QWidget()
        self._key_lines = row(gap=tokens.GAP_8), row(gap=tokens.GAP_8)
        within = column(self._foot, gap=tokens.GAP_8)
        for line in self._key_lines:
            within.addLayout(line)
        self._placed: tuple[QHBoxLayout, ...] = ()
        self._keys: list[Button] = []
        self._shown: tuple[KeyState, ...] = ()
        self._asks: dict[str, AskText] = {}
        self._asking: AskText | None = None
        layout = column(self, gap=tokens.GAP_12)
        layout.addLayout(self._head)
        layout.addWidget(self._card)
        layout.addWidget(self._question)
        layout.addWidget(self._foot)
        layout.addStretch(1)
        for _row in range(_ROWS):
            self._add_row()

    def _add_row(self) -> None:
        self._rows.append(_Row(self._presenter))
        self._within.addWidget(self._rows[-1])
        self._rows[-1].fit(narrow=self._narrow, low=self._low)

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Takes the sizes of a low or narrow window."""
        self._narrow, self._low = narrow or low, low
        across, down = (tokens.GAP_12, 2) if self._narrow else (tokens.GAP_16, 4)
        self._within.setContentsMargins(across, down, across, down)
        for each in self._rows:
            each.fit(narrow=self._narrow, low=low)
        for key in self._keys:
            key.set_height(tokens.TARGET if low else 56)
        self._show_keys(self._shown)

    def show_state(self, state: OrderPanelState) -> None:
        """Shows what is asked, and what is chosen of it."""
        self.name_field.show_text(state.customer)
        self._card.setVisible(bool(state.rows))
        while len(self._rows) < len(state.rows):
            self._add_row()
        for place, each in enumerate(self._rows):
            each.setVisible(place < len(state.rows))
            if place < len(state.rows):
                each.show_state(state.rows[place], is_last=place == len(state.rows) - 1)
        self._question.set_text(state.question)
        self._question.setVisible(bool(state.question))
        self._show_keys(state.keys)
        self._ask(state)

    def _show_keys(self, keys: tuple[KeyState, ...]) -> None:
        self._shown = keys
        while len(self._keys) < len(keys):
            key = Button(height=tokens.TARGET if self._low else 56, commits=True)
            key.tapped.connect(partial(self._press, len(self._keys)))
            self._keys.append(key)
        for place, button in enumerate(self._keys):
            button.setVisible(place < len(keys))
            if place < len(keys):
                state = keys[place]
                button.about = state.key
                button.set_text("" if self._are_icons else state.words, name=state.words)
                button.set_padding(tokens.GAP_8 if self._narrow and not self._are_icons else tokens.GAP_12)
                button.set_icons(state.icon)
                button.set_chosen(on=state.chosen, otherwise=looks.LATE if state.grave else looks.PLAIN)
        self._foot.setVisible(bool(keys) and not self._are_icons)
        self._place_keys()

    @property
    def _are_icons(self) -> bool:
        return self._low and all(key.icon for key in self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds again how many keys fit side by side."""
        super().resizeEvent(event)
        self._place_keys()

    def _place_keys(self) -> None:
        """Beside the name, or side by side below, on two lines where the words of one of them would be cut."""
        keys, (upper, lower) = self._keys[: len(self._shown)], self._key_lines
        wide = sum(key.least_width for key in keys) + tokens.GAP_8 * (len(keys) - 1)
        above = len(keys) if wide <= self.width() else -(-len(keys) // 2)
        placed = (*[upper] * above, *[lower] * (len(keys) - above))
        if self._are_icons:
            placed = (self._beside_name,) * len(keys)
        for key, line in zip(keys, placed, strict=True):
            if placed != self._placed:
                line.addWidget(key)
            line.setStretchFactor(key, key.least_width)
        self._placed = placed

    def _press(self, place: int) -> None:
        self.name_field.flush()
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # the on-screen keyboard goes, and what is asked is seen
        self._presenter.press(self._shown[place].key)

    def _ask(self, state: OrderPanelState) -> None:
        asked = state.asked
        if asked is None:
            if self._asking:
                self._asking.shut()
            self._asking = None
            return
        if asked.title not in self._asks:
            self._asks[asked.title] = ask = AskText(self, self._language, asked.title, asked.hint)
            ask.entered.connect(self._presenter.answer)
            ask.left.connect(self._presenter.stop_typing)
        if self._asking is None or asked.wrong:
            self._asking = self._asks[asked.title]
            self._asking.ask(asked.text, asked.wrong)


class _Row(QWidget):
    """What it is about at the left, its choices beside it."""

    def __init__(self, presenter: OrderPanelPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._state: AskRowState | None = None
        self._chips: list[Button] = []
        self._narrow = False
        self._mark = QLabel()
        self._title = ShortText(size=16, weight=tokens.BOLD, colour=tokens.INK)
        self._words = QWidget()
        self._words.setMinimumHeight(_TWO_LINES)
        words = row(self._words, gap=tokens.GAP_8)
        words.addWidget(self._mark)
        words.addWidget(self._title, 1)
        self._line = row(gap=tokens.GAP_8)
        self._line.addWidget(self._words, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rule = Rule()
        layout = column(self)
        layout.addLayout(self._line)
        layout.addWidget(self._rule)
        for _chip in range(_CHIPS):
            self._add_chip()

    def _add_chip(self) -> None:
        chip = Button(padding=tokens.GAP_8 if self._narrow else tokens.GAP_12)
        chip.tapped.connect(partial(self._choose, len(self._chips)))
        self._chips.append(chip)
        self._line.addWidget(chip, 1)

    def fit(self, *, narrow: bool, low: bool) -> None:
        self._narrow = narrow
        self._words.setFixedWidth(_LABEL_NARROW if narrow else _LABEL)
        down = 4 if low else 9
        self._line.setContentsMargins(0, down, 0, down)
        for chip in self._chips:
            chip.set_padding(tokens.GAP_8 if narrow else tokens.GAP_12)

    def show_state(self, state: AskRowState, *, is_last: bool) -> None:
        if self._state is None or self._state.icon != state.icon:
            self._mark.setPixmap(icons.picture(state.icon, tokens.SOFT, 20))
        self._state = state
        self._title.set_text(state.title)
        self._rule.setVisible(not is_last)
        while len(self._chips) < len(state.chips):
            self._add_chip()
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(state.chips))
            if place < len(state.chips):
                each = state.chips[place]
                chip.about = (state.key, each.name)
                chip.set_text(each.words, name=f"{state.title}: {each.words}")
                chip.set_chosen(on=each.chosen)

    def _choose(self, place: int) -> None:
        if self._state:
            self._presenter.choose(self._state.key, self._state.chips[place].name)
