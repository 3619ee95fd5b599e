"""The Day tab: the view and its presenter, put together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.journal.topics import Topic
from counter.kernel.language import Language
from counter.ui.day.presenter import DayPresenter
from counter.ui.day.state import DayState
from counter.ui.day.view import DayView
from counter.ui.desk.desk import Desk
from counter.ui.desk.page import Page
from counter.ui.desk.refresh_when_visible import RefreshWhenVisible
from counter.ui.desk.work import CurrentShop

_TOPICS = frozenset({Topic.ORDERS, Topic.PROMISES, Topic.MISHAPS, Topic.VOUCHERS, Topic.MONEY, Topic.STAFF})


class DayPage(Page):
    """`case_wanted` gives something still to do (a `ToDo`) that somebody wants to do now."""

    case_wanted = Signal(object)

    def __init__(self, desk: Desk, shop: CurrentShop) -> None:
        super().__init__(desk, shop, _TOPICS)
        self._presenter = DayPresenter(desk, shop, self._show, self.case_wanted.emit, desk.print_again)
        RefreshWhenVisible(self, desk, frozenset({Topic.PRINT_QUEUE}), self._presenter.look_at_printer)

    def build_view(self, language: Language) -> QWidget:
        """One day."""
        self._view = DayView(language, self._presenter)
        return self._view

    def refresh(self) -> None:
        """Asks for the day's page as it is now."""
        self._presenter.refresh()

    def _show(self, state: DayState) -> None:
        self.follow_language()
        self._view.show_state(state)
