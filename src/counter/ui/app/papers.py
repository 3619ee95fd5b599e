"""What is not on paper: the strip that asks what becomes of it, and the panel that lists it, put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from counter.journal.topics import Topic
from counter.ui.app.paper_presenter import PaperPresenter
from counter.ui.app.state import PaperState
from counter.ui.app.waiting_panel import WaitingPanel
from counter.ui.app.waiting_presenter import WaitingPresenter
from counter.ui.app.waiting_state import WaitingState
from counter.ui.app.window import Window
from counter.ui.desk.desk import Desk
from counter.ui.desk.work import CurrentShop
from counter.ui.widgets.strip import Action

_LEFT_OVER = frozenset({Topic.PRINT_QUEUE, Topic.OUTLOOK, Topic.STAFF, Topic.MAIL})
_WAITING = frozenset({Topic.PRINT_QUEUE, Topic.SETTINGS})


class Papers(QObject):
    """Stands in `window`; `printers_wanted` is the way to the office's printers, for whoever may go there."""

    printers_wanted = Signal()

    def __init__(self, desk: Desk, shop: CurrentShop, window: Window) -> None:
        super().__init__(window)
        self._desk, self._shop, self._window = desk, shop, window
        self._strip = PaperPresenter(desk, shop, self._show_strip, desk.print_again)
        self._waiting = WaitingPresenter(desk, shop, self._show_panel, desk.print_again)
        self._panel: WaitingPanel | None = None
        desk.changed.connect(self._on_change)

    def look(self) -> None:
        """Lists what is not on paper yet, once somebody is here who can do something about it."""
        if self._desk.by is None:
            self._desk.refused.emit(self._shop.language.say("Pick your name first."))
        else:
            self._waiting.open()

    def _on_change(self, topics: frozenset[Topic]) -> None:
        if topics & _LEFT_OVER:
            self._strip.refresh()
        if topics & _WAITING:
            self._waiting.refresh()

    def _show_strip(self, state: PaperState) -> None:
        look = (Action(state.look, self.look),) if state.look else ()
        ways_out = (Action(state.print, self._strip.print), Action(state.drop, self._strip.drop))
        self._window.show_papers(state.text, *look, *ways_out)

    def _show_panel(self, state: WaitingState | None) -> None:
        """The panel is made each time somebody looks, in the language of that moment."""
        if state is not None:
            self._panel = self._panel or self._made()
            self._panel.show_state(state)
        elif self._panel is not None:
            self._panel.leave()
            self._panel = None

    def _made(self) -> WaitingPanel:
        panel = WaitingPanel(self._window.places, self._shop.language, self._waiting)
        panel.printers_wanted.connect(self._waiting.close)
        panel.printers_wanted.connect(self.printers_wanted)
        return panel
