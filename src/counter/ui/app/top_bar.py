"""The bar at the top: the workplaces, what we promise now, who is signed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.app.state import TopState
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import row
from counter.ui.widgets.text import Ground

_HEIGHT = 60
_TAB, _PILL = 44, 36
_ROOMY = 1180


@dataclass(frozen=True, slots=True)
class Tab:
    """A workplace's tab: its key, its word and its icon."""

    key: str
    word: str
    icon: str


class TopBar(Ground):
    """Tells which tab was tapped, that the bar is wanted (a pill), and that somebody else takes over."""

    tab_chosen = Signal(str)
    bar_wanted = Signal()
    staff_wanted = Signal()

    def __init__(self, language: Language, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__("espresso", parent)
        self._language = language
        self.setFixedHeight(_HEIGHT)
        self._tabs = {tab.key: self._tab(tab) for tab in tabs}
        self._words = {tab.key: tab.word for tab in tabs}
        self._waiting: Mapping[str, int] = {}
        self._seen = ""
        self._promising = self._pill(looks.PILL, "clock")
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

    def _tab(self, tab: Tab) -> Button:
        button = Button(tab.word, look=looks.TAB, icon=tab.icon, height=_TAB, padding=18)
        button.setContentsMargins(4, 8, 4, 8)
        button.tapped.connect(lambda: self.tab_chosen.emit(tab.key))
        return button

    def _pill(self, look: Look, icon: str) -> Button:
        pill = Button(look=look, icon=icon, size=14, height=_PILL, padding=14)
        pill.setContentsMargins(5, 12, 5, 12)
        pill.tapped.connect(self.bar_wanted)
        pill.hide()
        return pill

    def show_tab(self, key: str) -> None:
        """Marks the tab of the workplace that is seen, and those where somebody waits for an answer."""
        self._seen = key
        for here, button in self._tabs.items():
            waiting = self._waiting.get(here, 0)
            button.choose(
                on=here == key, chosen=looks.TAB_CHOSEN, otherwise=looks.TAB_WAITING if waiting else looks.TAB
            )
            word = self._words[here]
            button.say(f"{word} · {waiting}" if waiting else word, name=word)
            button.setAccessibleDescription(
                self._language.say("{count} wait for an answer", count=waiting) * bool(waiting)
            )

    def show_state(self, state: TopState) -> None:
        """Shows what is promised now and who is signed in."""
        for pill, words in (
            (self._promising, state.promising),
            (self._ahead, state.ahead),
            (self._at_risk, state.at_risk),
        ):
            pill.say(words)
            pill.setVisible(bool(words))
        if state.waiting != self._waiting:
            self._waiting = state.waiting
            self.show_tab(self._seen)
        self._who.say(state.who, name=self._language.say("{name}, change who is here", name=state.who))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Moves the words closer together in a narrow window."""
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        for tab in self._tabs.values():
            tab.pad(18 if roomy else tokens.GAP_12)
        for pill in (self._promising, self._ahead, self._at_risk):
            pill.pad(14 if roomy else 10)
