"""The Make it right tab: the view and its presenter, put together."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from counter.journal.topics import Topic
from counter.kernel.ids import MishapId, OrderId
from counter.kernel.language import Language
from counter.ui.desk.desk import Desk
from counter.ui.desk.page import Page
from counter.ui.desk.work import CurrentShop
from counter.ui.recovery.presenter import RecoveryPresenter
from counter.ui.recovery.state import RecoveryState
from counter.ui.recovery.view import RecoveryView

_TOPICS = frozenset(
    {Topic.ORDERS, Topic.PROMISES, Topic.MISHAPS, Topic.VOUCHERS, Topic.MONEY, Topic.STAFF, Topic.OUTLOOK}
)


class RecoveryPage(Page):
    """Shows the list to choose from until somebody opens a case."""

    def __init__(self, desk: Desk, shop: CurrentShop) -> None:
        super().__init__(desk, shop, _TOPICS)
        self._presenter = RecoveryPresenter(desk, shop, self._show)

    def build_view(self, language: Language) -> QWidget:
        """The list, and one case."""
        self._view = RecoveryView(language, self._presenter)
        return self._view

    def refresh(self) -> None:
        """Looks again at the case, or at the list."""
        self._presenter.refresh()

    def open(self, order_id: OrderId | None, mishap_id: MishapId | None = None) -> None:
        """Opens a case, as from the bar or the Day page."""
        self._presenter.open(order_id, mishap_id)

    def back_to_the_list(self) -> None:
        """Leaves the case; what was chosen is forgotten, and the list is as it is now."""
        self._presenter.begin_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever comes back finds the list as it is then."""
        super().hideEvent(event)
        self._presenter.forget_list()

    def showEvent(self, event: QShowEvent) -> None:
        """Looks at the list, also where nothing has changed."""
        super().showEvent(event)
        self._presenter.refresh()

    def _show(self, state: RecoveryState) -> None:
        self.follow_language()
        self._view.show_state(state)
