"""The Bar tab: the view and its reasoning, wired."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.ui.bar.presenter import CARES, BarPresenter
from counter.ui.bar.view import BarView
from counter.ui.desk.desk import Desk
from counter.ui.desk.when_seen import WhenSeen
from counter.ui.widgets.layouts import column


class BarPage(QWidget):
    """`make_right_wanted` gives the order that somebody wants to make right."""

    make_right_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = BarView(desk.language)
        self._presenter = BarPresenter(desk, self._view.show_state, self.make_right_wanted.emit)
        column(self).addWidget(self._view)
        self._hear()
        WhenSeen(self, desk, CARES, self._presenter.refresh)

    def _hear(self) -> None:
        view, presenter = self._view, self._presenter
        view.second_passed.connect(presenter.show)
        view.room_changed.connect(presenter.fit)
        view.line_ticked.connect(presenter.tick)
        view.ready_tapped.connect(presenter.ready)
        view.handed_over.connect(presenter.hand_over)
        view.recalled.connect(presenter.recall)
        view.greeted.connect(presenter.greet)
        view.make_right_wanted.connect(presenter.make_right)
        view.new_promise_wanted.connect(presenter.ask_promise)
        view.minute_picked.connect(presenter.pick)
        view.minute_nudged.connect(presenter.nudge)
        view.promise_told.connect(presenter.promise)
        view.one_more_tapped.connect(presenter.one_more)
        view.one_fewer_tapped.connect(presenter.one_fewer)
        view.grinder_tapped.connect(presenter.grinder)
        view.crew_wanted.connect(presenter.ask_crew)
        view.crew_toggled.connect(presenter.toggle_crew)
        view.trouble_wanted.connect(presenter.ask_trouble)
        view.trouble_told.connect(presenter.tell_trouble)
        view.more_wanted.connect(presenter.page)
        view.question_closed.connect(presenter.close_question)
