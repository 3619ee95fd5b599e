"""The Bar tab: the view and its presenter, put together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.journal.topics import Topic
from counter.kernel.language import Language
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.state import BarState
from counter.ui.bar.view import BarView
from counter.ui.desk.desk import Desk
from counter.ui.desk.page import Page
from counter.ui.desk.work import CurrentShop

_TOPICS = frozenset(
    {Topic.ORDERS, Topic.PROMISES, Topic.CREW, Topic.STAFF, Topic.MISHAPS, Topic.VOUCHERS, Topic.OUTLOOK}
)


class BarPage(Page):
    """`case_wanted` gives the order that somebody wants to make right."""

    case_wanted = Signal(object)

    def __init__(self, desk: Desk, shop: CurrentShop) -> None:
        super().__init__(desk, shop, _TOPICS)
        self._presenter = BarPresenter(desk, shop, self._show, self.case_wanted.emit)

    def build_view(self, language: Language) -> QWidget:
        """The cards and what waits."""
        self._view = BarView(language, self._presenter)
        return self._view

    def refresh(self) -> None:
        """Asks for the bar as it is now."""
        self._presenter.refresh()

    def _show(self, state: BarState) -> None:
        self.follow_language()
        self._view.show_state(state)
