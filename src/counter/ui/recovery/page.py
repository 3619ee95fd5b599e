"""The Make it right tab: the view and its reasoning, wired."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.kernel.ids import MishapId, OrderId
from counter.ui.desk.desk import Desk
from counter.ui.desk.when_seen import WhenSeen
from counter.ui.recovery.presenter import CARES, RecoveryPresenter
from counter.ui.recovery.view import RecoveryView
from counter.ui.widgets.layouts import column


class RecoveryPage(QWidget):
    """Shows the list to choose from until somebody opens a case."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = RecoveryView(desk.language)
        self._presenter = RecoveryPresenter(desk, self._view.show_state)
        column(self).addWidget(self._view)
        self._hear()
        WhenSeen(self, desk, CARES, self._presenter.refresh)

    def open(self, order_id: OrderId | None, mishap_id: MishapId | None = None) -> None:
        """Opens a case, as from the bar or the Day page."""
        self._presenter.open(order_id, mishap_id)

    def back_to_the_list(self) -> None:
        """Leaves the case; what was chosen is forgotten."""
        self._presenter.leave()

    def _hear(self) -> None:
        view, presenter = self._view, self._presenter
        view.case_chosen.connect(presenter.choose)
        view.back.connect(presenter.leave)
        view.kind_chosen.connect(presenter.choose_kind)
        view.gesture_chosen.connect(presenter.choose_gesture)
        view.option_toggled.connect(presenter.choose_option)
        view.question_closed.connect(presenter.close_question)
        view.told.connect(presenter.tell)
        view.contact_told.connect(presenter.tell_contact)
        view.minute_picked.connect(presenter.pick)
        view.minute_nudged.connect(presenter.nudge)
        view.greeted.connect(presenter.greet)
        view.follow_up_done.connect(presenter.follow_up_done)
        view.record.connect(presenter.record)
