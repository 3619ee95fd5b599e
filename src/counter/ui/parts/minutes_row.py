"""The minutes of a new promise: two to choose from, and a minute less or more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import row, side_by_side

_GAP = 10


class MinutesRow(QWidget):
    """`picked` gives which of the two was tapped (0 or 1), `nudged` a minute less (-1) or more (1)."""

    picked = Signal(int)
    nudged = Signal(int)

    def __init__(self, language: Language, *, large: bool = False) -> None:
        """The `large` one fills the width it has."""
        super().__init__()
        self._language = language
        size, height = (28, tokens.PRIMARY) if large else (16, tokens.TARGET)
        weight = tokens.BOLD if large else tokens.SEMIBOLD
        self._offers = [Button(size=size, weight=weight, height=height) for _ in range(2)]
        less = Button(icon="minus", height=height, name=language.say("A minute less"))
        more = Button(icon="plus", height=height, name=language.say("A minute more"))
        for step in (less, more):
            step.setFixedWidth((64 if large else 52) + _GAP)
        layout = side_by_side([*self._offers, less, more], _GAP, (1, 1, 0, 0) if large else ())
        row(self).addLayout(layout)
        for place, offer in enumerate(self._offers):
            offer.tapped.connect(lambda place=place: self.picked.emit(place))
        less.tapped.connect(lambda: self.nudged.emit(-1))
        more.tapped.connect(lambda: self.nudged.emit(1))

    def show_minutes(self, clocks: tuple[str, str], chosen: int) -> None:
        """Shows two clock times, one of them chosen."""
        for place, (offer, clock) in enumerate(zip(self._offers, clocks, strict=True)):
            offer.set_text(clock, name=self._language.say("New minute {time}", time=clock))
            offer.set_chosen(on=place == chosen)
