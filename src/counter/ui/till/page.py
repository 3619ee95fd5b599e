"""The Till tab: the view and its presenter, put together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.journal.topics import Topic
from counter.kernel.language import Language
from counter.ui.desk.desk import Desk
from counter.ui.desk.page import Page
from counter.ui.desk.work import CurrentShop
from counter.ui.parts.choices import Choices
from counter.ui.till.presenter import TillPresenter
from counter.ui.till.state import TillState
from counter.ui.till.view import TillView

_TOPICS = frozenset({Topic.MONEY, Topic.MISHAPS, Topic.VOUCHERS, Topic.STAFF})


class TillPage(Page):
    """`case_wanted` gives somebody who still waits (a `ToDo`), before the day is closed; `tab_wanted` an open tab."""

    case_wanted = Signal(object)
    tab_wanted = Signal(object)

    def __init__(self, desk: Desk, shop: CurrentShop) -> None:
        super().__init__(desk, shop, _TOPICS)
        self._presenter = TillPresenter(
            desk, shop, self._show, self.case_wanted.emit, desk.print_again, self._ask, self.tab_wanted.emit
        )

    def build_view(self, language: Language) -> QWidget:
        """The till, and the count of a drawer."""
        self._view = TillView(language, self._presenter)
        return self._view

    def refresh(self) -> None:
        """Looks at the till as it is now."""
        self._presenter.refresh()

    def _show(self, state: TillState) -> None:
        self.follow_language()
        self._view.show_state(state)

    def _ask(self, choices: Choices | None) -> None:
        self.follow_language()
        self._view.ask(choices)
