"""The shop's server as people see it: the banner and the panel behind it, put together."""

from __future__ import annotations

from PySide6.QtCore import QObject

from counter.journal.topics import Topic
from counter.ui.app.link_panel import LinkPanel
from counter.ui.app.link_presenter import LinkPresenter
from counter.ui.app.link_state import LinkBanner, LinkPanelState
from counter.ui.app.window import Window
from counter.ui.desk.desk import Desk
from counter.ui.desk.work import CurrentShop
from counter.ui.widgets.strip import Action


class LinkShown(QObject):
    """Stands in `window`."""

    def __init__(self, desk: Desk, shop: CurrentShop, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = LinkPresenter(desk, shop, self._show_banner, self._show_panel)
        self._panel: LinkPanel | None = None
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
            self._panel = self._panel or LinkPanel(self._window.places, self._presenter.close)
            self._panel.show_state(state)
        elif self._panel is not None:
            self._panel.leave()
            self._panel = None
