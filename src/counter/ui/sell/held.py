"""The tickets put aside, to take one up again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.sell.state import HeldState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button, Face
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.layouts import column
from counter.ui.widgets.text import Text

_MOST = 7


class Held(QWidget):
    """A panel over the Sell page; `taken_up` tells which ticket."""

    taken_up = Signal(object)

    def __init__(self, host: QWidget, language: Language) -> None:
        super().__init__()
        self._shown: tuple[HeldState, ...] = ()
        self._buttons: list[Button] = []
        self._layout = column(self, gap=tokens.GAP_8)
        self._layout.addWidget(Text(language.say("Held tickets"), size=28, weight=tokens.BOLD))
        self._back = Button(language.say("Back"), height=64)
        self._panel = DimmedPanel(host, self)
        self._back.tapped.connect(self._panel.shut)
        self._layout.addWidget(self._back)

    def ask(self, held: tuple[HeldState, ...]) -> None:
        """Shows the oldest of them to choose from."""
        self._shown = held[:_MOST]
        while len(self._buttons) < len(self._shown):
            self._buttons.append(self._button(len(self._buttons)))
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(self._shown))
            if place < len(self._shown):
                button.say(self._shown[place].title, self._shown[place].detail)
        self._panel.open()

    def _button(self, place: int) -> Button:
        button = Button(face=Face.ROW, icon="history", height=64, commits=True)
        button.tapped.connect(lambda: self._take_up(place))
        self._layout.insertWidget(1 + place, button)
        return button

    def _take_up(self, place: int) -> None:
        self._panel.shut()
        self.taken_up.emit(self._shown[place].order_id)
