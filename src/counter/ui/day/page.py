"""The Day tab: a day, and at the same place the week and the month it is in, sales, promises, and all shops."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.journal.topics import Topic
from counter.kernel.language import Language
from counter.people.model import Staff
from counter.people.queries import OWNER, staff_member
from counter.reports.sales.period import Period
from counter.ui.day.build_shop_days import DAY
from counter.ui.day.place_switch import PlaceSwitch
from counter.ui.day.presenter import DayPresenter
from counter.ui.day.promise_presenter import PromisePresenter
from counter.ui.day.promise_state import PromiseState
from counter.ui.day.promise_view import PromiseView
from counter.ui.day.sales_presenter import SalesPresenter
from counter.ui.day.sales_state import SALES, SalesState
from counter.ui.day.sales_view import SalesView
from counter.ui.day.shops_presenter import ShopsPresenter
from counter.ui.day.shops_state import ShopsState
from counter.ui.day.shops_view import ShopsView
from counter.ui.day.state import DayState
from counter.ui.day.view import DayView
from counter.ui.day.week_presenter import WeekPresenter
from counter.ui.day.week_state import MONTH, WEEK, WeekState
from counter.ui.day.week_view import WeekView
from counter.ui.desk.desk import Desk
from counter.ui.desk.page import Page
from counter.ui.desk.refresh_when_visible import RefreshWhenVisible
from counter.ui.desk.work import CurrentShop
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

V = TypeVar("V", bound=QWidget)

_TOPICS = frozenset({Topic.ORDERS, Topic.PROMISES, Topic.MISHAPS, Topic.VOUCHERS, Topic.MONEY, Topic.STAFF, Topic.MENU})
_PROMISE = "promise"
_PLACES = (DAY, WEEK, MONTH, SALES, _PROMISE)
"""What the tab shows, as its switch has it."""
_READ_EVERY_MS = 60_000
"""All shops are read that often while they are seen."""


class DayPage(Page):
    """`case_wanted` gives something still to do (a `ToDo`) that somebody wants to do now.

    `story_wanted` gives an order whose whole story is to be told.
    """

    case_wanted = Signal(object)
    story_wanted = Signal(object)

    def __init__(self, desk: Desk, shop: CurrentShop) -> None:
        super().__init__(desk, shop, _TOPICS)
        self._place = DAY
        self._presenter = DayPresenter(
            desk, shop, self._show, self.case_wanted.emit, self.story_wanted.emit, desk.print_again
        )
        self._week = WeekPresenter(desk, shop, self._show_week, self._open_day, desk.print_again)
        self._sales = SalesPresenter(desk, shop, self._show_sales, desk.print_again, desk.exporting)
        self._promise = PromisePresenter(desk, shop, self._show_promise, desk.print_again)
        self._shops = ShopsPresenter(desk, shop, desk.other_shops, self._show_shops, self._leave_shops)
        self._desk, self._of_all, self._offered = desk, False, False
        self._switches: list[PlaceSwitch] = []
        self._minute = QTimer(self, interval=_READ_EVERY_MS)
        self._minute.timeout.connect(self._read_shops)
        for presenter in (self._presenter, self._week, self._sales, self._promise):
            RefreshWhenVisible(self, desk, frozenset({Topic.PRINT_QUEUE}), presenter.look_at_printer)

    def build_view(self, language: Language) -> QWidget:
        """One day; its week, month, sales and our promises are made while nobody taps, or once they are wanted."""
        self._stack, self._switches = QStackedWidget(), []
        self._view = self._also(DayView(language, self._presenter, self._switch(language, DAY)))
        self._week_switch = self._switch(language, WEEK)
        self._week_view = WhenWanted(lambda: self._also(WeekView(language, self._week, self._week_switch)))
        self._sales_view = WhenWanted(
            lambda: self._also(SalesView(language, self._sales, self._switch(language, SALES)))
        )
        self._promise_view = WhenWanted(
            lambda: self._also(PromiseView(language, self._promise, self._switch(language, _PROMISE)))
        )
        self._shops_switch = WhenWanted(lambda: self._switch(language, DAY, all_shops=True))
        self._shops_view = WhenWanted(lambda: self._also(ShopsView(language, self._shops, self._shops_switch.get())))
        InAdvance(self._stack, (self._week_view, self._sales_view, self._promise_view))
        return self._stack

    def _also(self, view: V) -> V:
        self._stack.addWidget(view)
        return view

    def _switch(self, language: Language, place: str, *, all_shops: bool = False) -> PlaceSwitch:
        switch = PlaceSwitch(language, _PLACES.index(place), all_shops=all_shops)
        switch.chosen.connect(lambda place: self._go(_PLACES[place]))
        switch.turned.connect(self._turn)
        if not all_shops and place != _PROMISE:
            switch.offer_all(on=self._offered)
            self._switches.append(switch)
        return switch

    def _go(self, place: str) -> None:
        if self._of_all:
            self._shops.go(place)
        elif place == DAY:
            self._open_day(self._today())
        elif place == _PROMISE:
            self._place = place
            self._promise.come()
        elif place == SALES:
            self._place = place
            self._sales.go()
        else:
            self._place = place
            self._week.go(place)

    def _turn(self) -> None:
        """From this shop to all of them, or back: of the same days."""
        if self._of_all:
            self._leave_shops(self._shops.of)
        else:
            of = {DAY: self._presenter.of, SALES: self._sales.of}.get(self._place, self._week.of)
            self._of_all = True
            self._minute.start()
            self._shops.come(self._place, of)

    def _leave_shops(self, of: Period | None = None) -> None:
        self._of_all, place = False, self._shops.place
        self._minute.stop()
        if of is None or place == DAY:
            self._open_day(of.first if of else self._today())
        elif place == SALES:
            self._place = place
            self._sales.go(of)
        else:
            self._place = place
            self._week.go(place, of.first)

    def _read_shops(self) -> None:
        if self.isVisible():
            self._shops.look()

    def _offer_shops(self, person: Staff) -> None:
        """An owner of several shops can see all of them."""
        self._offered = person.role == OWNER and self._desk.other_shops.there
        for switch in self._switches:
            switch.offer_all(on=self._offered)

    def _today(self) -> date:
        return self._shop.settings.trading_day(self._shop.clock.now())

    def _open_day(self, day: date) -> None:
        self._place = DAY
        self._presenter.show_day(day)

    def refresh(self) -> None:
        """Asks for the page as it is now."""
        if self._desk.by is not None:
            self._desk.read(staff_member, self._desk.by).then(self._offer_shops)
        if self._of_all:
            self._shops.refresh()
        elif self._place == DAY:
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
        if self._place == DAY and not self._of_all:
            self._stack.setCurrentWidget(self._view)

    def _show_week(self, state: WeekState) -> None:
        self.follow_language()
        if self._place in (WEEK, MONTH) and not self._of_all:
            self._place = state.place
            self._week_switch.show_chosen(_PLACES.index(state.place))
            self._bring(self._week_view.get(), state)

    def _show_promise(self, state: PromiseState) -> None:
        self.follow_language()
        if self._place == _PROMISE and not self._of_all:
            self._bring(self._promise_view.get(), state)

    def _show_sales(self, state: SalesState) -> None:
        self.follow_language()
        if self._place == SALES and not self._of_all:
            self._bring(self._sales_view.get(), state)

    def _show_shops(self, state: ShopsState) -> None:
        self.follow_language()
        if self._of_all:
            self._shops_switch.get().show_chosen(_PLACES.index(state.place))
            self._bring(self._shops_view.get(), state)

    def _bring(self, view: WeekView | SalesView | PromiseView | ShopsView, state: Any) -> None:
        view.show_state(state)
        self._stack.setCurrentWidget(view)
