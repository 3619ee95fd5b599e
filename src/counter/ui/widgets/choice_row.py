"""Choices in one row, however many there are: those that do not fit are one tap on an arrow away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.direction import put
from counter.ui.widgets.focus_order import make_one_stop


def sets_that_fit(widths: Sequence[int], room: int, gap: int) -> list[int]:
    """Where each set begins, when as many as fit stand side by side in `room`, `gap` apart; all in pixels."""
    starts: list[int] = []
    used = room
    for place, width in enumerate(widths):
        used += gap + width
        if used > room:
            starts.append(place)
            used = width
    return starts


class ChoiceRow(QWidget):
    """`chosen` gives the word that was tapped. The chosen one is always in sight.

    Where not all fit there is an arrow at each end; a tap on it chooses the first of the next ones.
    """

    chosen = Signal(str)

    def __init__(self, earlier: str, later: str, *, gap: int = tokens.GAP_8) -> None:
        """`earlier` and `later` are the accessible names of the arrows."""
        super().__init__()
        make_one_stop(self)
        self._gap = gap
        self._padding = tokens.GAP_16
        self._buttons: dict[str, Button] = {}
        self._chosen = ""
        self._starts: list[int] = [0]
        self._back, self._on = self._arrow("chevron-left", earlier, -1), self._arrow("chevron-right", later, 1)

    def show_choices(self, words: Sequence[str], chosen: str) -> None:
        """Shows these, of which `chosen` is the chosen one."""
        if tuple(self._buttons) != tuple(words):
            for button in self._buttons.values():
                button.hide()
                button.deleteLater()
            self._buttons = {word: self._choice(word) for word in words}
        self._chosen = chosen
        for word, button in self._buttons.items():
            button.set_chosen(on=word == chosen)
        self._lay_out()

    def fit(self, *, narrow: bool) -> None:
        """Takes the margins of a narrow window: more of them are in sight at once."""
        self._padding = tokens.GAP_8 if narrow else tokens.GAP_16
        for button in self._buttons.values():
            button.set_padding(self._padding)
        self._lay_out()

    def sizeHint(self) -> QSize:
        """As wide as it is allowed to be, and as tall as a finger."""
        return QSize(2 * tokens.TARGET, tokens.TARGET)

    def minimumSizeHint(self) -> QSize:
        """Room for the arrows."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds again what fits."""
        super().resizeEvent(event)
        self._lay_out()

    def _choice(self, word: str) -> Button:
        button = Button(word, padding=self._padding, parent=self)
        button.tapped.connect(lambda: self.chosen.emit(word))
        return button

    def _arrow(self, icon: str, name: str, step: int) -> Button:
        button = Button(icon=icon, name=name, padding=tokens.GAP_12, parent=self)
        button.tapped.connect(lambda: self._go(step))
        return button

    def _go(self, step: int) -> None:
        words = list(self._buttons)
        self.chosen.emit(words[self._starts[self._set() + step]])

    def _set(self) -> int:
        """Which set the chosen one is in."""
        words = list(self._buttons)
        place = words.index(self._chosen) if self._chosen in words else 0
        return max(number for number, start in enumerate(self._starts) if start <= place)

    def _lay_out(self) -> None:
        widths = [button.content_size().width() for button in self._buttons.values()]
        arrow = tokens.TARGET + self._gap
        self._starts = sets_that_fit(widths, self.width(), self._gap) or [0]
        all_fit = len(self._starts) == 1
        if not all_fit:
            self._starts = sets_that_fit(widths, self.width() - 2 * arrow, self._gap)
        here = self._set()
        seen = range(self._starts[here], [*self._starts, len(widths)][here + 1])
        x = 0 if all_fit else arrow
        for place, button in enumerate(self._buttons.values()):
            button.setVisible(place in seen)
            if place in seen:
                most = self.width() - (0 if all_fit else 2 * arrow)
                x += self._put(button, x, min(widths[place], most))
        self._show_arrows(arrows=not all_fit, before=here > 0, after=here < len(self._starts) - 1)

    def _show_arrows(self, *, arrows: bool, before: bool, after: bool) -> None:
        for button, place, leads in ((self._back, 0, before), (self._on, self.width() - tokens.TARGET, after)):
            button.setVisible(arrows)
            button.setEnabled(leads)
            self._put(button, place, tokens.TARGET)

    def _put(self, button: Button, x: int, width: int) -> int:
        """Puts a button at `x`, tapped to the middle of the gaps; gives how far the next one is."""
        halo = self._gap // 2
        button.setContentsMargins(halo, 0, halo, 0)
        put(button, QRect(x - halo, 0, width + 2 * halo, self.height()))
        return width + self._gap
