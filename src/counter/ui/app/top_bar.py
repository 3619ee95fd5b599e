"""The bar at the top: the workplaces, what we promise now, who is signed in, the lock. Passive."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from counter.ui.app.state import TabState, TopState
from counter.ui.app.top_tab import TopTab
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import row
from counter.ui.widgets.text import Ground

HEIGHT = 60
_TAB, _PILL = 44, 36
_LONGEST_NAME, _LONGEST_NAME_NARROW = 200, 130


class _Room(IntEnum):
    """How much the bar has of it. What goes first as it gets less; never the risk.

    In a wide window the pills give way first, so that the tabs stay where they are when somebody is at risk: long
    words, then who is ahead. In a narrow one the tabs have no icons.
    """

    WIDE = 4
    SHORT = 3
    FEW = 2
    NARROW = 1
    LEAST = 0


class TopBar(Ground):
    """`tab_chosen` gives the key of a tab, `bar_wanted` is a tap on a pill; `menu_wanted` on the name, `lock_wanted`.

    The whole height of the bar is tapped.
    """

    tab_chosen = Signal(str)
    bar_wanted = Signal()
    menu_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, icons: Mapping[str, str]) -> None:
        """`icons` by a tab's key, in their order."""
        super().__init__("espresso")
        self.setFixedHeight(HEIGHT)
        self._tabs = {key: self._tab(key, icon) for key, icon in icons.items()}
        self._shown: tuple[TabState, ...] = ()
        self._current = ""
        self._state = TopState()
        self._promising = self._pill(looks.PILL, "clock")
        self._ahead = self._pill(looks.PILL, "")
        self._opens = self._pill(looks.PILL, "moon")
        self._at_risk = self._pill(looks.PILL_AT_RISK, "triangle-alert")
        self._who = Button(look=looks.WHO, icon="user", icon_after="chevron-down", height=_TAB, padding=tokens.GAP_12)
        self._who.setContentsMargins(4, 8, 4, 8)
        self._who.tapped.connect(self.menu_wanted)
        self._lock = Button(look=looks.WHO, icon="lock", height=_TAB, padding=tokens.GAP_12)
        self._lock.setContentsMargins(0, 8, 8, 8)
        self._lock.tapped.connect(self.lock_wanted)
        self._line = line = row(self, margins=(12, 0, 0, 0))
        for tab in self._tabs.values():
            line.addWidget(tab)
        line.addStretch(1)
        for part in (self._opens, self._promising, self._ahead, self._at_risk, self._who, self._lock):
            line.addWidget(part)

    def _tab(self, key: str, icon: str) -> TopTab:
        button = TopTab(key, icon, _TAB)
        button.setContentsMargins(4, 8, 4, 8)
        button.tapped.connect(lambda: self.tab_chosen.emit(key))
        return button

    def _pill(self, look: Look, icon: str) -> Button:
        pill = Button(look=look, icon=icon, size=14, height=_PILL)
        pill.setContentsMargins(4, 12, 4, 12)
        pill.tapped.connect(self.bar_wanted)
        pill.hide()
        return pill

    def show_tab(self, key: str) -> None:
        """Marks the tab of the workplace that is seen."""
        self._current = key
        self._show_tabs()
        self.show_menu(on=False)

    def show_menu(self, *, on: bool) -> None:
        """Whether the person's menu is open: then the name is the chosen tab, as it is where no tab is."""
        is_here = on or bool(self._current and self._current not in self._tabs)
        self._who.set_chosen(on=is_here, chosen=looks.TAB_CHOSEN, otherwise=looks.WHO)

    def _show_tabs(self) -> None:
        for tab in self._shown:
            button = self._tabs[tab.key]
            button.set_chosen(on=tab.key == self._current, chosen=looks.TAB_CHOSEN, otherwise=looks.TAB)
            button.set_text(tab.word, name=tab.name)
            button.show_waiting(tab.waiting)

    def show_state(self, state: TopState) -> None:
        """Shows what is promised now, who is signed in, and where somebody waits for an answer."""
        self._state = state
        if state.tabs != self._shown:
            self._shown = state.tabs
            self._show_tabs()
        self._at_risk.set_text(state.at_risk)
        self._at_risk.setVisible(bool(state.at_risk))
        self._ahead.set_text(state.ahead)
        self._opens.set_text(state.opens)
        self._opens.setVisible(bool(state.opens))
        self._who.set_text(state.who, name=state.who_name)
        self._lock.set_text("", name=state.lock)
        self._fit()

    def _fit(self) -> None:
        """Takes the roomiest way to say it all that fits."""
        wide = self.width() >= tokens.NARROW
        for room in tuple(_Room) if wide else (_Room.NARROW, _Room.LEAST):
            self._arrange(room)
            if self._wanted() <= self.width():
                return

    def _arrange(self, room: _Room) -> None:
        state, wide, icons = self._state, room is _Room.WIDE, room >= _Room.FEW
        is_least = room is _Room.LEAST
        for tab in self._tabs.values():
            tab.show_icon(on=icons)
            tab.set_padding(14 if icons else 5 if is_least else 11)
        for pill in (self._opens, self._promising, self._ahead, self._at_risk):
            pill.set_padding(14 if wide else 6 if is_least else 10)
        self._promising.set_text(state.promising if wide else state.promising_short, name=state.promising)
        self._promising.setVisible(bool(state.promising))
        self._ahead.setVisible(bool(state.ahead) and room not in {_Room.FEW, _Room.LEAST})
        self._promising.set_icons("" if is_least else "clock")
        self._who.set_icons("" if is_least else "user", "chevron-down")
        self._who.setMaximumWidth(_LONGEST_NAME if wide else _LONGEST_NAME_NARROW)

    def _wanted(self) -> int:
        """How many pixels all that is to be seen takes side by side."""
        pills = (self._opens, self._promising, self._ahead, self._at_risk)
        seen = [part for part in (*self._tabs.values(), *pills, self._who, self._lock) if not part.isHidden()]
        return self._line.contentsMargins().left() + sum(
            min(part.sizeHint().width(), part.maximumWidth()) for part in seen
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds again what fits."""
        super().resizeEvent(event)
        self._fit()
