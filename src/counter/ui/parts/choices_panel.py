"""A question over the page with things to choose: who is on the bar, which lines, which pastry."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.ui.parts.choices import Choices, Option
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.layouts import column
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text
from counter.ui.widgets.when_wanted import WhenWanted

_ROW = 56
_GAP = 10
_ROWS_SEEN = 6
_ONE_COLUMN = 6


class ChoicesPanel(QObject):
    """`toggled` gives the id of what was tapped; `done` comes once the question is answered or dismissed.

    The sheet is made when something is asked.
    """

    toggled = Signal(str)
    done = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._sheet = WhenWanted(self._make)

    def show_choices(self, choices: Choices | None) -> None:
        """Asks, or takes the question away."""
        if choices:
            self._sheet.get().ask(choices)
        elif self._sheet.made:
            self._sheet.made.panel.shut()

    def _make(self) -> _Sheet:
        sheet = _Sheet(self._host)
        sheet.toggled.connect(self.toggled)
        sheet.done.connect(self.done)
        return sheet


class _Sheet(QWidget):
    """What is asked, what there is to choose, and the button that ends it."""

    toggled = Signal(str)
    done = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__()
        self._title = Text(size=28, weight=tokens.BOLD, wrap=True)
        self._hint = Text(tone="soft", wrap=True)
        self._buttons: dict[str, Button] = {}
        self._list = QWidget()
        self._grid = QGridLayout(self._list)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._scroll = Scroll(self._list)
        self._done = Button(look=looks.PRIMARY, size=18, height=60)
        self._done.tapped.connect(self.done)
        layout = column(self, gap=tokens.GAP_12)
        for part in (self._title, self._hint, self._scroll, self._done):
            layout.addWidget(part)
        self.panel = DimmedPanel(host, self)
        self.panel.dismissed.connect(self.done)

    def ask(self, choices: Choices) -> None:
        self._title.set_text(choices.title)
        self._hint.set_text(choices.hint)
        self._hint.setVisible(bool(choices.hint))
        self._done.set_text(choices.done)
        if [option.id for option in choices.options] != list(self._buttons):
            self._lay_out(choices.options)
        for option in choices.options:
            button = self._buttons[option.id]
            button.set_text(option.label, option.note)
            button.set_icons("", "circle-check" if option.chosen else "")
            button.set_chosen(on=option.chosen, chosen=looks.SAFE_CHOSEN)
        if self.panel.isHidden():
            self.panel.open()

    def _lay_out(self, options: tuple[Option, ...]) -> None:
        for old in self._buttons.values():
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        columns = 1 if len(options) <= _ONE_COLUMN else 2
        self._buttons = {option.id: self._button(option.id) for option in options}
        for place, button in enumerate(self._buttons.values()):
            button.setContentsMargins(0 if place % columns == 0 else _GAP // 2, 0, _GAP // 2, _GAP)
            self._grid.addWidget(button, *divmod(place, columns), Qt.AlignmentFlag.AlignTop)
        rows = -(-len(options) // columns)
        self._scroll.wish_height(min(rows, _ROWS_SEEN) * (_ROW + _GAP))

    def _button(self, option_id: str) -> Button:
        button = Button(arrangement=Arrangement.ROW, size=16, height=_ROW)
        button.tapped.connect(lambda: self.toggled.emit(option_id))
        return button
