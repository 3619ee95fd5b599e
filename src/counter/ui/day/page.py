"""The Day tab: the view and its reasoning, wired."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.flows.print_day import print_day
from counter.reports.day_page import DayPage as OwnersPage
from counter.ui.day.presenter import CARES, DayPresenter
from counter.ui.day.view import DayView
from counter.ui.desk.desk import Desk
from counter.ui.desk.when_seen import WhenSeen
from counter.ui.widgets.layouts import column


class DayPage(QWidget):
    """`case_wanted` gives something still to do (a `ToDo`) that somebody wants to do now."""

    case_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = DayView(desk.language)
        self._presenter = DayPresenter(desk, self._view.show_state, self.case_wanted.emit, self._print)
        column(self).addWidget(self._view)
        self._view.earlier_wanted.connect(self._presenter.earlier)
        self._view.later_wanted.connect(self._presenter.later)
        self._view.print_wanted.connect(self._presenter.print_day)
        self._view.to_do_chosen.connect(self._presenter.open_case)
        WhenSeen(self, desk, CARES, self._presenter.refresh)

    def _print(self, page: OwnersPage) -> None:
        self._desk.do(print_day, page, then=lambda _: self._desk.print_again())
