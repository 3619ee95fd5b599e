"""Quick cash and the keypad: what the customer gives."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.sell.presenter import SellPresenter
from counter.ui.sell.state import QuickState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.keypad import Keypad, grid_of
from counter.ui.widgets.layouts import column

_QUICK_PLACES = 4


class CashKeys(QWidget):
    """Up to four amounts that are likely, and a keypad for any other."""

    def __init__(self, language: Language, presenter: SellPresenter) -> None:
        super().__init__()
        self._amounts: tuple[QuickState, ...] = ()
        self._presenter = presenter
        self._quick = [self._quick_key(place) for place in range(_QUICK_PLACES)]
        keypad = Keypad(language.say("Delete the last digit"))
        keypad.digits.connect(presenter.type_digits)
        keypad.back.connect(presenter.delete_digit)
        layout = column(self, gap=tokens.GAP_12)
        layout.addLayout(grid_of(self._quick, columns=2, gap=10))
        layout.addWidget(keypad, 1)

    def show_amounts(self, amounts: tuple[QuickState, ...]) -> None:
        """Shows up to four amounts."""
        self._amounts = amounts[:_QUICK_PLACES]
        for place, button in enumerate(self._quick):
            button.setVisible(place < len(self._amounts))
            if place < len(self._amounts):
                button.set_text(self._amounts[place].words)
                button.set_chosen(on=self._amounts[place].chosen)

    def _quick_key(self, place: int) -> Button:
        button = Button(size=24, height=76)
        button.tapped.connect(lambda: self._presenter.give(self._amounts[place].minor))
        return button
