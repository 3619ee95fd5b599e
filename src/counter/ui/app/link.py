"""The shop's server as people see it: the banner, the panel behind it, and where a new code is typed, put together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from counter.flows.shop import Shop
from counter.journal.topics import Topic
from counter.ui.app.link_code_panel import LinkCodePanel
from counter.ui.app.link_code_presenter import LinkCodePresenter
from counter.ui.app.link_code_state import LinkCodeState
from counter.ui.app.link_panel import LinkPanel
from counter.ui.app.link_presenter import LinkPresenter
from counter.ui.app.link_state import LinkBanner, LinkPanelState
from counter.ui.app.window import Window
from counter.ui.desk.desk import Desk
from counter.ui.desk.rejoining import Rejoining
from counter.ui.widgets.strip import Action

AGAIN = 75
"""What the application ends with where the counter is to be opened anew: this machine is another terminal now."""


class LinkShown(QObject):
    """Stands in `window`."""

    def __init__(self, desk: Desk, shop: Shop, window: Window) -> None:
        super().__init__(window)
        self._window, self._shop = window, shop
        self._presenter = LinkPresenter(desk, shop, self._show_banner, self._show_panel)
        rejoining = Rejoining(shop, desk.ask_server, desk.linking.do)
        self._code = LinkCodePresenter(shop, rejoining, self._show_code, partial(QCoreApplication.exit, AGAIN))
        self._panel: LinkPanel | None = None
        self._code_panel: LinkCodePanel | None = None
        desk.link_changed.connect(self._presenter.refresh)
        desk.changed.connect(self._on_change)

    def _on_change(self, topics: frozenset[Topic]) -> None:
        if Topic.SETTINGS in topics:
            self._presenter.refresh()

    def _show_banner(self, state: LinkBanner | None) -> None:
        actions = (Action(state.show, self._presenter.open),) if state and state.show else ()
        self._window.show_link(state, *actions)

    def _show_panel(self, state: LinkPanelState | None) -> None:
        """The panel is made each time somebody looks."""
        if state is not None:
            self._panel = self._panel or LinkPanel(self._window.places, self._presenter.close, self._take_code)
            self._panel.show_state(state)
        elif self._panel is not None:
            self._panel.leave()
            self._panel = None

    def _take_code(self) -> None:
        self._presenter.close()
        self._code.open()

    def _show_code(self, state: LinkCodeState | None) -> None:
        """So is the one for a code."""
        if state is not None:
            if self._code_panel is None:
                self._code_panel = LinkCodePanel(self._window.places, self._shop.language, self._code)
            self._code_panel.show_state(state)
        elif self._code_panel is not None:
            self._code_panel.leave()
            self._code_panel = None
