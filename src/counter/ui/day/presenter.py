"""What the day page shows, and what a tap on it does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from counter.journal.topics import Topic
from counter.reports.day_page import DayPage, ToDo
from counter.reports.owners_page import owners_page
from counter.ui.day.state import DayState
from counter.ui.day.state_of import day_state
from counter.ui.desk.work import Work

CARES = frozenset({Topic.ORDERS, Topic.PROMISES, Topic.MISHAPS, Topic.VOUCHERS, Topic.MONEY})
"""What changes a day's page."""


class DayPresenter:
    """`show` takes the state, `open_case` opens something still to do, `print_page` puts a page on paper."""

    def __init__(
        self,
        work: Work,
        show: Callable[[DayState], None],
        open_case: Callable[[ToDo], None],
        print_page: Callable[[DayPage], None],
    ) -> None:
        self._work = work
        self._show = show
        self.open_case = open_case
        self._print_page = print_page
        self._back = 0
        self._page: DayPage | None = None

    def refresh(self) -> None:
        """Asks for the day's page as it is now."""
        shop, now = self._work.shop, self._work.shop.clock.now()
        self._work.report(
            owners_page, self._day(), now, shop.settings, self._work.language, shop.playbook.pages, then=self._got
        )

    def _day(self) -> date:
        shop = self._work.shop
        return shop.settings.trading_day(shop.clock.now()) - timedelta(days=self._back)

    def _got(self, page: DayPage) -> None:
        if page.day == self._day():  # another day may have been chosen meanwhile
            self._page = page
            self._show(day_state(page, self._work.language, later=self._back > 0))

    def earlier(self) -> None:
        """The day before."""
        self._back += 1
        self.refresh()

    def later(self) -> None:
        """The day after; never later than today."""
        self._back = max(0, self._back - 1)
        self.refresh()

    def print_day(self) -> None:
        """Puts the page that is seen on paper."""
        if self._page is not None:
            self._print_page(self._page)
