"""The bar at the top: the workplaces, what we promise now, who is signed in. Passive."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from counter.ui.app.state import TabState, TopState
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import row
from counter.ui.widgets.text import Ground

_HEIGHT = 60
_TAB, _PILL = 44, 36
_ROOMY = 1180


class TopBar(Ground):
    """`tab_chosen` gives the key of a tab, `bar_wanted` is a tap on a pill, `staff_wanted` one on who is here."""

    tab_chosen = Signal(str)
    bar_wanted = Signal()
    staff_wanted = Signal()

    def __init__(self, icons: Mapping[str, str]) -> None:
        """`icons` by a tab's key, in their order."""
        super().__init__("espresso")
        self.setFixedHeight(_HEIGHT)
        self._tabs = {key: self._tab(key, icon) for key, icon in icons.items()}
        self._shown: tuple[TabState, ...] = ()
        self._current = ""
        self._promising = self._pill(looks.PILL, "clock")
        self._promises = ("", "")
        self._ahead = self._pill(looks.PILL, "")
        self._at_risk = self._pill(looks.PILL_AT_RISK, "triangle-alert")
        self._who = Button(look=looks.WHO, icon="user", icon_after="lock", height=_TAB, padding=tokens.GAP_8)
        self._who.setContentsMargins(0, 8, 0, 8)
        self._who.tapped.connect(self.staff_wanted)
        line = row(self, margins=(12, 0, 8, 0))
        for tab in self._tabs.values():
            line.addWidget(tab)
        line.addStretch(1)
        for part in (self._promising, self._ahead, self._at_risk):
            line.addWidget(part)
        line.addSpacing(tokens.GAP_12)
        line.addWidget(self._who)

    def _tab(self, key: str, icon: str) -> Button:
        button = Button(look=looks.TAB, icon=icon, height=_TAB, padding=18)
        button.setContentsMargins(4, 8, 4, 8)
        button.tapped.connect(lambda: self.tab_chosen.emit(key))
        return button

    def _pill(self, look: Look, icon: str) -> Button:
        pill = Button(look=look, icon=icon, size=14, height=_PILL, padding=14)
        pill.setContentsMargins(5, 12, 5, 12)
        pill.tapped.connect(self.bar_wanted)
        pill.hide()
        return pill

    def show_tab(self, key: str) -> None:
        """Marks the tab of the workplace that is seen."""
        self._current = key
        self._show_tabs()

    def _show_tabs(self) -> None:
        for tab in self._shown:
            button = self._tabs[tab.key]
            otherwise = looks.TAB_WAITING if tab.waiting else looks.TAB
            button.set_chosen(on=tab.key == self._current, chosen=looks.TAB_CHOSEN, otherwise=otherwise)
            button.set_text(tab.label, name=tab.word)
            button.setAccessibleDescription(tab.description)

    def show_state(self, state: TopState) -> None:
        """Shows what is promised now, who is signed in, and where somebody waits for an answer."""
        self._promises = (state.promising, state.promising_short)
        self._show_promising()
        for pill, text in ((self._ahead, state.ahead), (self._at_risk, state.at_risk)):
            pill.set_text(text)
            pill.setVisible(bool(text))
        if state.tabs != self._shown:
            self._shown = state.tabs
            self._show_tabs()
        self._who.set_text(state.who, name=state.who_name)

    def _show_promising(self) -> None:
        """In a narrow window in short; it is read out in full."""
        text, short = self._promises
        self._promising.set_text(text if self.width() >= _ROOMY else short, name=text)
        self._promising.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Moves the words closer together in a narrow window."""
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        for tab in self._tabs.values():
            tab.set_padding(18 if roomy else tokens.GAP_12)
        for pill in (self._promising, self._ahead, self._at_risk):
            pill.set_padding(14 if roomy else 10)
        self._show_promising()
