"""A keypad for amounts and codes, 1-2-3 from the top."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.direction import never_turn
from counter.ui.widgets.focus_order import join

_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "00", "0")


class Keypad(QWidget):
    """`digits` gives what a key types; `back` takes the last one away."""

    digits = Signal(str)
    back = Signal()
    next = Signal()

    def __init__(self, back_name: str, next_word: str = "", *, three_rows: bool = False) -> None:
        """`back_name` is the accessible name of the key that takes back.

        Where there is a `next_word`, the key of that word, which calls `next`, stands in the place of "00". In
        `three_rows` what stands below 7-8-9 otherwise stands at the right of them.
        """
        super().__init__()
        never_turn(self)
        back = Button(icon="delete", size=28, height=tokens.KEY_LOW, look=looks.KEY, name=back_name)
        back.tapped.connect(self.back)
        self._keys = [*(self._digit_key(key) for key in _KEYS), back]
        self._next_word = next_word
        self._on = self._next_key(next_word) if next_word else None
        if self._on:
            self._keys = [*self._keys[:9], back, self._keys[10], self._on]
        for key in self._keys:
            key.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        if three_rows:
            self._keys = [key for row in range(3) for key in (*self._keys[3 * row : 3 * row + 3], self._keys[9 + row])]
        self.setLayout(grid_of(self._keys, columns=4 if three_rows else 3, gap=8))

    def say_typed(self, typed: str) -> None:
        """What was typed so far stands on the key that goes on, too: where it is typed may be out of sight."""
        if self._on:
            self._on.set_text(f"{self._next_word} {typed}".strip(), name=self._next_word)

    def set_least(self, height: int) -> None:
        """No key is less tall than so many pixels."""
        for key in self._keys:
            key.set_height(height)

    def _next_key(self, word: str) -> Button:
        on = Button(word, size=18, height=tokens.KEY_LOW, look=looks.KEY)
        on.tapped.connect(self.next)
        return on

    def _digit_key(self, key: str) -> Button:
        button = Button(key, size=28, height=tokens.KEY_LOW, look=looks.KEY)
        button.tapped.connect(lambda: self.digits.emit(key))
        return button


def grid_of(buttons: Sequence[Button], *, columns: int, gap: int) -> QGridLayout:
    """Buttons in rows whose hit areas meet in the middle of the gaps."""
    grid = QGridLayout()
    join(buttons)
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
