"""Keys to choose from in a form of the office, as many as there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.ui.office.shop_state import TickState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import Flow


class Chips(QWidget):
    """Keys that flow from line to line; `tapped` gives what the tapped one is for."""

    tapped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(self, gap=8, line_gap=8)
        self._buttons: dict[str, Button] = {}

    def show_ticks(self, ticks: tuple[TickState, ...]) -> None:
        """Each with its words, and ticked where it holds."""
        if [each.key for each in ticks] != list(self._buttons):
            for old in self._buttons.values():
                self._flow.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._buttons = {each.key: self._button(each.key) for each in ticks}
        for each in ticks:
            button = self._buttons[each.key]
            button.set_text(each.words, each.note)
            button.set_icons("check" if each.on else "")
            button.set_chosen(on=each.on, chosen=looks.KEPT_ON)

    def _button(self, key: str) -> Button:
        button = Button(padding=tokens.GAP_12)
        button.about = key
        button.tapped.connect(lambda: self.tapped.emit(key))
        self._flow.addWidget(button)
        return button
