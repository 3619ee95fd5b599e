"""How many are left of the item that was tapped last, in the place of its choices."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from counter.kernel.language import Language
from counter.ui.sell.sold_out_presenter import SoldOutPresenter
from counter.ui.sell.sold_out_state import CountState
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.text import Card, Text

COUNTS = (1, 2, 3, 4, 5, 6, 8, 10)
_LEFT_OUT = 8
"""The number that gives way where there is no room for all."""
_ROOMY = 760
_SHARE, _BESIDE = 59, 72
_HALF = tokens.GAP_8 // 2


class SoldOutDock(Card):
    """A number counts the item down; until one is tapped it says what the place is for."""

    def __init__(self, language: Language, presenter: SoldOutPresenter) -> None:
        super().__init__("dashed")
        say = language.say
        self._presenter = presenter
        self._left = 0
        self._name = Text(size=20, weight=tokens.BOLD)
        self._question = Text(say("How many are left today?"), tone="soft")
        self._then = Text(say("sells them down, then marks it out by itself"), tone="soft")
        self._hint = Text(say("Tap an item. How many are left of it is said here."), tone="soft", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._counts = {count: Button(str(count), size=18, padding=4) for count in COUNTS}
        for count, button in self._counts.items():
            button.setAccessibleName(say("{count} left", count=count))
            button.tapped.connect(lambda count=count: presenter.count(count))
        self._fewer = Button(icon="minus", name=say("One fewer left"), padding=4)
        self._more = Button(icon="plus", name=say("One more left"), padding=4)
        self._stop = Button(say("Don’t count"), padding=10)
        self._fewer.tapped.connect(lambda: presenter.count(self._left - 1))
        self._more.tapped.connect(lambda: presenter.count(self._left + 1))
        self._stop.tapped.connect(presenter.stop_counting)
        head = row(gap=tokens.GAP_16)
        head.addWidget(self._name)
        head.addWidget(self._question)
        head.addStretch(1)
        head.addWidget(self._then)
        self._layout = column(self)
        self._layout.addWidget(self._hint)
        self._layout.addLayout(head)
        self._layout.addStretch(1)
        keys = [*self._counts.values(), self._fewer, self._more, self._stop]
        self._line = side_by_side(keys, stretch=(*[_SHARE] * len(COUNTS), _BESIDE, _BESIDE, 0))
        self._layout.addLayout(self._line)
        self._below = row()
        self._layout.addLayout(self._below)
        self._keys = keys
        self._on_two = False

    def fit(self, height: int) -> None:
        """Takes `height` pixels."""
        self.setFixedHeight(height)
        self._place_keys(on_two=height == tokens.DOCK_NARROW)
        self._give_way()
        down = 14 if height > tokens.DOCK_LOW else 12
        across = tokens.GAP_16 if height == tokens.DOCK else tokens.GAP_12
        self._layout.setContentsMargins(across, down, across, down)
        for key in self._keys:
            key.set_height(56)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds again what there is room for."""
        super().resizeEvent(event)
        self._give_way()

    def show_state(self, state: CountState | None) -> None:
        """Shows how many are left of an item, or what to do first."""
        self.set_panel("card" if state else "dashed")
        self._hint.setVisible(state is None)
        for part in (self._name, self._question, *self._keys):
            part.setVisible(state is not None)
        self._give_way()
        self._left = (state.left or 0) if state else 0
        if state is None:
            return
        self._name.set_text(state.name)
        for count, button in self._counts.items():
            button.set_chosen(on=count == state.left)
        self._fewer.setEnabled(bool(state.left))
        self._stop.setEnabled(state.left is not None)

    def _place_keys(self, *, on_two: bool) -> None:
        """Where it is narrow and tall the numbers have a line of their own, and all of them are there."""
        if on_two == self._on_two:
            return
        self._on_two = on_two
        edge = 0 if on_two else _HALF
        self._counts[COUNTS[-1]].setContentsMargins(_HALF, 0, edge, 0)
        self._fewer.setContentsMargins(edge, 0, _HALF, 0)
        self._layout.setSpacing(tokens.GAP_8 if on_two else 0)
        if on_two:
            self._below.addWidget(self._fewer, _SHARE)
            self._below.addWidget(self._more, _SHARE)
            self._below.addStretch((len(COUNTS) - 4) * _SHARE)
            self._below.addWidget(self._stop, 2 * _SHARE)
        else:
            self._line.addWidget(self._fewer, _BESIDE)
            self._line.addWidget(self._more, _BESIDE)
            self._line.addWidget(self._stop)
            self._below.takeAt(0)

    def _give_way(self) -> None:
        roomy = self.width() >= _ROOMY and self._name.isVisibleTo(self)
        words = sum(each.sizeHint().width() for each in (self._name, self._question, self._then))
        self._then.setVisible(roomy and words + 4 * tokens.GAP_16 <= self.width())
        self._counts[_LEFT_OUT].setVisible(roomy or (self._on_two and self._name.isVisibleTo(self)))
