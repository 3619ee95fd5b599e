"""The Day tab: a day, and at the same place the week and the month it is in, each with its presenter."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.journal.topics import Topic
from counter.kernel.language import Language, _
from counter.ui.day.presenter import DayPresenter
from counter.ui.day.promise_presenter import PromisePresenter
from counter.ui.day.promise_state import PromiseState
from counter.ui.day.promise_view import PromiseView
from counter.ui.day.sales_presenter import SalesPresenter
from counter.ui.day.sales_state import SALES, SalesState
from counter.ui.day.sales_view import SalesView
from counter.ui.day.state import DayState
from counter.ui.day.view import DayView
from counter.ui.day.week_presenter import WeekPresenter
from counter.ui.day.week_state import MONTH, WEEK, WeekState
from counter.ui.day.week_view import WeekView
from counter.ui.desk.desk import Desk
from counter.ui.desk.page import Page
from counter.ui.desk.refresh_when_visible import RefreshWhenVisible
from counter.ui.desk.work import CurrentShop
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

V = TypeVar("V", bound=QWidget)

_TOPICS = frozenset({Topic.ORDERS, Topic.PROMISES, Topic.MISHAPS, Topic.VOUCHERS, Topic.MONEY, Topic.STAFF, Topic.MENU})
_DAY, _PROMISE = "day", "promise"
_PLACES = (_DAY, WEEK, MONTH, SALES, _PROMISE)
"""What the tab shows, as its switch has it."""


class DayPage(Page):
    """`case_wanted` gives something still to do (a `ToDo`) that somebody wants to do now.

    `story_wanted` gives an order whose whole story is to be told.
    """

    case_wanted = Signal(object)
    story_wanted = Signal(object)

    def __init__(self, desk: Desk, shop: CurrentShop) -> None:
        super().__init__(desk, shop, _TOPICS)
        self._place = _DAY
        self._presenter = DayPresenter(
            desk, shop, self._show, self.case_wanted.emit, self.story_wanted.emit, desk.print_again
        )
        self._week = WeekPresenter(desk, shop, self._show_week, self._open_day, desk.print_again)
        self._sales = SalesPresenter(desk, shop, self._show_sales, desk.print_again, desk.exporting)
        self._promise = PromisePresenter(desk, shop, self._show_promise, desk.print_again)
        for presenter in (self._presenter, self._week, self._sales, self._promise):
            RefreshWhenVisible(self, desk, frozenset({Topic.PRINT_QUEUE}), presenter.look_at_printer)

    def build_view(self, language: Language) -> QWidget:
        """One day; its week, month, sales and our promises are made while nobody taps, or once they are wanted."""
        self._stack = QStackedWidget()
        self._view = self._also(DayView(language, self._presenter, self._switch(language, chosen=0)))
        self._week_switch = self._switch(language, chosen=1)
        self._week_view = WhenWanted(lambda: self._also(WeekView(language, self._week, self._week_switch)))
        self._sales_view = WhenWanted(
            lambda: self._also(SalesView(language, self._sales, self._switch(language, chosen=_PLACES.index(SALES))))
        )
        of_promises = self._switch(language, chosen=_PLACES.index(_PROMISE))
        self._promise_view = WhenWanted(lambda: self._also(PromiseView(language, self._promise, of_promises)))
        InAdvance(self._stack, (self._week_view, self._sales_view, self._promise_view))
        return self._stack

    def _also(self, view: V) -> V:
        self._stack.addWidget(view)
        return view

    def _switch(self, language: Language, *, chosen: int) -> Segment:
        words = (_("Day"), _("Week"), _("Month"), _("Sales"), _("Promises"))
        switch = Segment(tuple(map(language.say, words)))
        switch.show_chosen(chosen)
        switch.chosen.connect(lambda place: self._go(_PLACES[place]))
        return switch

    def _go(self, place: str) -> None:
        if place == _DAY:
            self._open_day(self._shop.settings.trading_day(self._shop.clock.now()))
        elif place == _PROMISE:
            self._place = place
            self._promise.come()
        elif place == SALES:
            self._place = place
            self._sales.go()
        else:
            self._place = place
            self._week.go(place)

    def _open_day(self, day: date) -> None:
        self._place = _DAY
        self._presenter.show_day(day)

    def refresh(self) -> None:
        """Asks for the page as it is now."""
        if self._place == _DAY:
            self._presenter.refresh()
        elif self._place == _PROMISE:
            self._promise.refresh()
        elif self._place == SALES:
            self._sales.refresh()
        else:
            self._week.refresh()

    def _show(self, state: DayState) -> None:
        self.follow_language()
        self._view.show_state(state)
        if self._place == _DAY:
            self._stack.setCurrentWidget(self._view)

    def _show_week(self, state: WeekState) -> None:
        self.follow_language()
        if self._place in (WEEK, MONTH):
            self._place = state.place
            self._week_switch.show_chosen(_PLACES.index(state.place))
            self._bring(self._week_view.get(), state)

    def _show_promise(self, state: PromiseState) -> None:
        self.follow_language()
        if self._place == _PROMISE:
            self._bring(self._promise_view.get(), state)

    def _show_sales(self, state: SalesState) -> None:
        self.follow_language()
        if self._place == SALES:
            self._bring(self._sales_view.get(), state)

    def _bring(self, view: WeekView | SalesView | PromiseView, state: Any) -> None:
        view.show_state(state)
        self._stack.setCurrentWidget(view)
