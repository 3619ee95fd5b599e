"""The counter's window: who is here, then the workplaces under the top bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.app.staff_view import StaffView
from counter.ui.app.top_bar import Tab, TopBar
from counter.ui.widgets.layouts import column
from counter.ui.widgets.strip import Action, Strip
from counter.ui.widgets.text import Ground


class Window(QMainWindow):
    """Shows the staff page or the workplaces, one at a time, and says things in the strip.

    `tab_tapped` tells of every tap on a tab, the one that is seen too.
    """

    tab_tapped = Signal(str)

    def __init__(self, language: Language, workplaces: Sequence[tuple[Tab, QWidget]]) -> None:
        super().__init__()
        self._language = language
        self.setWindowTitle("Counter")
        self.setAccessibleName("Counter")
        self.staff = StaffView(language)
        self.top_bar = TopBar(language, [tab for tab, _ in workplaces])
        self._pages = {tab.key: page for tab, page in workplaces}
        self._banner, self._said = Strip(), Strip()
        self._places = QStackedWidget()
        for page in self._pages.values():
            self._places.addWidget(page)
        self._counter = Ground("paper")
        layout = column(self._counter)
        for part in (self.top_bar, self._banner, self._said):
            layout.addWidget(part)
        layout.addWidget(self._places, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.staff)
        self._stack.addWidget(self._counter)
        self.setCentralWidget(self._stack)
        self.top_bar.tab_chosen.connect(self.go)
        self.top_bar.tab_chosen.connect(self.tab_tapped)

    def ask_who(self) -> None:
        """Shows the staff page."""
        self.hush()
        self._stack.setCurrentWidget(self.staff)

    def go(self, key: str) -> None:
        """Shows the workplace `key`."""
        self.hush()
        self._places.setCurrentWidget(self._pages[key])
        self.top_bar.show_tab(key)
        self._stack.setCurrentWidget(self._counter)

    def say(self, text: str) -> None:
        """Says a sentence in the strip until it is put away: nothing moves under a finger by itself."""
        self._said.say(text, actions=(Action(self._language.say("OK"), self.hush),))

    def hush(self) -> None:
        """Puts away what was said."""
        self._said.clear()

    def announce(self, text: str, *actions: Action) -> None:
        """Says in a banner what is away, until it is back."""
        self._banner.say(text, icon="printer", actions=actions)

    def all_clear(self) -> None:
        """Takes the banner away."""
        self._banner.clear()
