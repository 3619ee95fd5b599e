"""What the day page shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from counter.flows.print_day import print_day
from counter.reports.day.owners_page import owners_page
from counter.reports.day.page import OwnersPage, ToDo
from counter.ui.day.build_state import day_state
from counter.ui.day.state import DayState
from counter.ui.desk.work import CurrentShop, Work


class DayPresenter:
    """`show` takes the state, `open_case` opens something still to do; `print_now` is called once a day is queued."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[DayState], None],
        open_case: Callable[[ToDo], None],
        print_now: Callable[[], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._open_case = open_case
        self._print_now = print_now
        self._back = 0
        self._page: OwnersPage | None = None

    def refresh(self) -> None:
        """Asks for the day's page as it is now."""
        shop = self._shop
        self._work.report(
            owners_page, self._day(), shop.clock.now(), shop.settings, shop.language, shop.playbook.pages
        ).then(self._take_in)

    def _day(self) -> date:
        return self._shop.settings.trading_day(self._shop.clock.now()) - timedelta(days=self._back)

    def _take_in(self, page: OwnersPage) -> None:
        if page.day == self._day():  # another day may have been chosen meanwhile
            self._page = page
            self._show(day_state(page, self._shop.language, later=self._back > 0))

    def earlier(self) -> None:
        """The day before."""
        self._back += 1
        self.refresh()

    def later(self) -> None:
        """The day after; never later than today."""
        self._back = max(0, self._back - 1)
        self.refresh()

    def open_case(self, to_do: ToDo) -> None:
        """Somebody wants to do it now."""
        self._open_case(to_do)

    def print_day(self) -> None:
        """Puts the page that is seen on paper."""
        if self._page is not None:
            self._work.do(print_day, self._page).then(lambda _: self._print_now())
