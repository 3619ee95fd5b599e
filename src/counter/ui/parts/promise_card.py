"""The promise of the order at hand, as the customer will hear it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from counter.ui.parts.ticket_state import PromiseState
from counter.ui.theme import icons, looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Card, Text

_TALL, _EDGE, _GAP = 69, 16, 14
_CLOCK, _TRIANGLE = 34, 28
_PAD = 10


class PromiseCard(Card):
    """“Ready by 8:42” and below it what to say; empty of words it keeps its place.

    Where nothing is promised, or it is later than they need it, it says so, and `told` is a tap on its button: they
    know. What would be in time then has a line of its own.
    """

    told = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("on_time", parent)
        self._state = PromiseState()
        self._mark = QLabel()
        self._main = Text(size=24, weight=tokens.BOLD, tone="on_time")
        self._below = Text(size=16, tone="on_time")
        self._under = Text(size=14, tone="on_time", wrap=True)
        words = column(gap=0)
        words.addStretch(1)
        words.addWidget(self._main)
        words.addWidget(self._below)
        words.addStretch(1)
        line = row(gap=_GAP)
        line.addWidget(self._mark)
        line.addLayout(words, 1)
        self._button = Button(padding=_PAD, commits=True)
        self._button.tapped.connect(self.told)
        self._button.hide()
        line.addWidget(self._button)
        self._layout = column(self, gap=tokens.GAP_4, margins=(_EDGE, tokens.GAP_8, _EDGE, tokens.GAP_8))
        self._layout.addLayout(line, 1)
        self._layout.addWidget(self._under)
        self._show()

    def show_state(self, state: PromiseState) -> None:
        """The promise and what to say; both empty: the card keeps its place unseen."""
        self._state = state
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds again where its words have room."""
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        state, panel, tone = self._state, "on_time", "on_time"
        if state.told:
            panel, tone = ("well", "ink") if state.is_told else ("at_risk", "at_risk")
        if state.told and not state.is_told and not state.blocks:
            panel, tone = "too_late", "ink"
        self._main.set_size(20 if state.told else 24)
        room = self.width() - 2 * _EDGE - _CLOCK - _GAP
        self._below.set_size(16 if state.told else paint.fitting_size(state.below, 16, tokens.REGULAR, room))
        for words, text in ((self._main, state.main), (self._below, state.below), (self._under, state.below)):
            words.set_text(text)
            words.set_tone(tone)
        self.set_panel(panel if state.main else "none")
        self.setAccessibleName(f"{state.main.rstrip('.')}. {state.below}" if state.main else "")
        self._show_mark()
        self._show_button()
        self._put_below()

    def _show_mark(self) -> None:
        """A clock for what is promised; a triangle for what has to be told."""
        state = self._state
        self._mark.setVisible(bool(state.main) and not state.is_told)
        ink = tokens.AT_RISK_TEXT if state.blocks else tokens.AT_RISK_INK
        late = icons.picture("triangle-alert", ink, _TRIANGLE)
        self._mark.setPixmap(late if state.told else icons.picture("clock-check", tokens.ON_TIME, _CLOCK))

    def _show_button(self) -> None:
        state = self._state
        main = paint.text_width(state.main, 20, tokens.BOLD) + (0 if state.is_told else _TRIANGLE + _GAP)
        room = self.width() - 2 * _EDGE - main - _GAP - 2 * _PAD
        fits = paint.text_width(state.told, 16, tokens.SEMIBOLD) <= room
        self._button.setVisible(bool(state.told))
        self._button.set_text(state.told if fits else state.told_short or state.told, name=state.told_name)
        self._button.set_icons("circle-check" if state.is_told else "")
        self._button.set_chosen(on=state.is_told, chosen=looks.SAFE_CHOSEN, otherwise=looks.AT_RISK)

    def _put_below(self) -> None:
        """What has no room beside the button has a line of its own."""
        beside = self.width() - 2 * _EDGE - self._button.content_size().width() - _GAP
        beside -= _TRIANGLE + _GAP if self._mark.isVisibleTo(self) else 0
        under = bool(self._state.told) and paint.text_width(self._state.below, 16, tokens.REGULAR) > beside
        self._below.setVisible(not under)
        self._under.setVisible(under)
        more = paint.text_height(self._state.below, self.width() - 2 * _EDGE, 14, tokens.REGULAR) if under else 0
        self.setFixedHeight(_TALL if not under else tokens.TARGET + 2 * tokens.GAP_8 + tokens.GAP_4 + more)
        self._layout.invalidate()  # its parts stand as before where this came of a resize
