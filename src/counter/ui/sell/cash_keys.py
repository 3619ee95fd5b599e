"""Quick cash and the keypad: what the customer gives."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.sell.quick_state import QuickState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.keypad import Keypad, grid_of
from counter.ui.widgets.layouts import column

_QUICK_PLACES = 4
_QUICK = 76


class Giving(Protocol):
    """The presenter of a page on which somebody says what the customer gives."""

    def give(self, minor: int) -> None:
        """So many minor units."""

    def type_digits(self, digits: str) -> None:
        """More digits of an amount."""

    def delete_digit(self) -> None:
        """The last digit away."""


class CashKeys(QWidget):
    """Up to four amounts that are likely, and a keypad for any other."""

    def __init__(self, language: Language, presenter: Giving) -> None:
        super().__init__()
        self._amounts: tuple[QuickState, ...] = ()
        self._presenter = presenter
        self._quick = [self._quick_key(place) for place in range(_QUICK_PLACES)]
        self._keypad = Keypad(language.say("Delete the last digit"))
        self._keypad.digits.connect(presenter.type_digits)
        self._keypad.back.connect(presenter.delete_digit)
        self._layout = column(self, gap=tokens.GAP_12)
        self._layout.addLayout(grid_of(self._quick, columns=2, gap=10))
        self._layout.addWidget(self._keypad, 1)

    def fit(self, *, low: bool, narrow: bool) -> None:
        """Takes the heights of a low window and the words of a narrow one."""
        for button in self._quick:
            button.set_height(tokens.TARGET if low else _QUICK)
            button.set_size(18 if low or narrow else 24)
        self._keypad.set_least(tokens.TARGET if low else tokens.KEY_LOW)
        self._layout.setSpacing(tokens.GAP_4 if low else tokens.GAP_12)

    def show_amounts(self, amounts: tuple[QuickState, ...]) -> None:
        """Shows up to four amounts."""
        self._amounts = amounts[:_QUICK_PLACES]
        for place, button in enumerate(self._quick):
            button.setVisible(place < len(self._amounts))
            if place < len(self._amounts):
                button.set_text(self._amounts[place].words)
                button.set_chosen(on=self._amounts[place].chosen)

    def _quick_key(self, place: int) -> Button:
        button = Button(size=24, height=_QUICK)
        button.tapped.connect(lambda: self._presenter.give(self._amounts[place].minor))
        return button
