"""Quick cash and the keypad: what the customer gives."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.sell.state import QuickState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column

_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "00", "0", "back")
_QUICK_PLACES = 4


class CashKeys(QWidget):
    """Tells of a quick amount (minor units), typed digits and the last one taken away."""

    quick_chosen = Signal(int)
    digits = Signal(str)
    back = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._amounts: tuple[QuickState, ...] = ()
        self._quick = [self._quick_key(place) for place in range(_QUICK_PLACES)]
        keys = [self._key(key, language) for key in _KEYS]
        layout = column(self, gap=tokens.GAP_12)
        layout.addLayout(_grid(self._quick, columns=2, gap=10))
        layout.addLayout(_grid(keys, columns=3, gap=8), 1)

    def show_amounts(self, amounts: tuple[QuickState, ...], *, usable: bool) -> None:
        """Shows up to four amounts; none of the keys can be tapped while it is not paid in cash."""
        self._amounts = amounts[:_QUICK_PLACES]
        for place, button in enumerate(self._quick):
            button.setVisible(place < len(self._amounts))
            if place < len(self._amounts):
                button.say(self._amounts[place].words)
                button.choose(on=self._amounts[place].chosen)
        self.setEnabled(usable)

    def _quick_key(self, place: int) -> Button:
        button = Button(size=24, height=76)
        button.tapped.connect(lambda: self.quick_chosen.emit(self._amounts[place].minor))
        return button

    def _key(self, key: str, language: Language) -> Button:
        if key == "back":
            button = Button(
                icon="delete", size=28, height=56, look=looks.KEY, name=language.say("Delete the last digit")
            )
            button.tapped.connect(self.back)
        else:
            button = Button(key, size=28, height=56, look=looks.KEY)
            button.tapped.connect(lambda: self.digits.emit(key))
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        return button


def _grid(buttons: list[Button], *, columns: int, gap: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    last = columns - 1
    for place, button in enumerate(buttons):
        down, across = divmod(place, columns)
        before = round(gap * across / columns)
        after = round(gap * (last - across) / columns)
        button.setContentsMargins(before, gap // 2 if down else 0, after, gap // 2)
        grid.addWidget(button, down, across)
        grid.setColumnStretch(across, 1)
    return grid
