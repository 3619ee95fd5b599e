"""The office: the view and its presenter, put together."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.journal.topics import Topic
from counter.kernel.language import Language
from counter.ui.desk.desk import Desk
from counter.ui.desk.page import Page
from counter.ui.desk.refresh_when_visible import RefreshWhenVisible
from counter.ui.desk.work import CurrentShop
from counter.ui.office.presenter import OfficePresenter
from counter.ui.office.state import OfficeState
from counter.ui.office.view import OfficeView


class OfficePage(Page):
    """Only an owner gets here, by the menu of their name."""

    def __init__(self, desk: Desk, shop: CurrentShop) -> None:
        super().__init__(desk, shop, frozenset({Topic.SETTINGS}))
        self._presenter = OfficePresenter(desk, shop, self._show, desk.print_again)
        RefreshWhenVisible(self, desk, frozenset({Topic.PRINT_QUEUE}), self._presenter.look_at_printer)

    def build_view(self, language: Language) -> QWidget:
        """The rail and the page."""
        self._view = OfficeView(language, self._presenter)
        return self._view

    def refresh(self) -> None:
        """Looks again at what was decided."""
        self._presenter.refresh()

    def forget(self) -> None:
        """Somebody else is here."""
        self._presenter.forget()

    def _show(self, state: OfficeState) -> None:
        self.follow_language()
        self._view.show_state(state)
