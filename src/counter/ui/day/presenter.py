"""What the day page shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from counter.flows.documents import DAY
from counter.flows.one_thing import one_thing_done
from counter.flows.print_day import print_day
from counter.kernel.ids import OrderId
from counter.people.model import Staff
from counter.people.queries import staff_member
from counter.reports.day.apart import Here
from counter.reports.day.owners_page import owners_page
from counter.reports.day.page import OwnersPage, ToDo
from counter.reports.day.seen import as_seen, of_hour
from counter.reports.sales.period import Period, one_day
from counter.settings.rights import NEVER, Right, limit_of, sees_drawer
from counter.ui.day.build_state import day_state
from counter.ui.day.state import DayState
from counter.ui.desk.print_watch import PrintWatch
from counter.ui.desk.work import CurrentShop, Work


class DayPresenter:
    """`show` takes the state, `open_case` opens something still to do, `tell_story` an order's story.

    `print_now` is called once a day is queued.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[DayState], None],
        open_case: Callable[[ToDo], None],
        tell_story: Callable[[OrderId], None],
        print_now: Callable[[], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._open_case = open_case
        self._tell_story = tell_story
        self._back = 0
        self._page: OwnersPage | None = None
        self._hour: int | None = None
        self._person: Staff | None = None
        self._printing = ""
        self._watch = PrintWatch(work, shop, DAY, print_now, self._show_printing)
        self._can_print = True

    def refresh(self) -> None:
        """Asks for the day's page as it is now."""
        shop = self._shop
        if self._work.by is not None:
            self._work.read(staff_member, self._work.by).then(self._take_in_person)
        self._work.report(
            owners_page,
            self._day(),
            shop.clock.now(),
            shop.settings,
            shop.language,
            shop.playbook.pages,
            Here(shop.playbook, shop.terminal),
        ).then(self._take_in)

    def _take_in_person(self, person: Staff) -> None:
        self._person = person
        self._show_state()

    def _as_seen(self, page: OwnersPage) -> OwnersPage:
        """As whoever is here may see it: nothing of money, people or causes until one knows who that is."""
        person, limits = self._person, self._shop.settings.limits
        if person is None or person.staff_id != self._work.by:
            return as_seen(page, money=False, causes=False)
        causes = limit_of(limits, Right.CAUSE, person.role) != NEVER
        return as_seen(page, money=sees_drawer(limits, person.role), causes=causes)

    def one_thing_done(self, done: bool) -> None:  # noqa: FBT001 - what the key says
        """Somebody did what the day shows to do, or takes that back."""
        if self._page is not None:
            self._work.do(one_thing_done, self._page.day, done=done).then(lambda _: self.refresh())

    @property
    def of(self) -> Period:
        """Which day it is."""
        return one_day(self._day())

    def _day(self) -> date:
        return self._shop.settings.trading_day(self._shop.clock.now()) - timedelta(days=self._back)

    def _take_in(self, page: OwnersPage) -> None:
        if page.day == self._day():  # another day may have been chosen meanwhile
            self._page = page
            self._show_state()

    def _show_state(self) -> None:
        if self._page is not None:
            page = self._as_seen(self._page)
            shown = page if self._hour is None else of_hour(page, self._hour)
            state = day_state(shown, self._shop.language, later=self._back > 0)
            self._show(replace(state, printing=self._printing, can_print=self._can_print))

    def choose_hour(self, hour: int) -> None:
        """The page of that hour alone; of the whole day again where it is of that hour already."""
        self._hour = None if hour == self._hour else hour
        self._show_state()

    def whole_day(self) -> None:
        """The page of the whole day."""
        self._hour = None
        self._show_state()

    def earlier(self) -> None:
        """The day before."""
        self._turn(self._back + 1)

    def later(self) -> None:
        """The day after; never later than today."""
        self._turn(max(0, self._back - 1))

    def show_day(self, day: date) -> None:
        """That day; never later than today."""
        self._turn(max(0, (self._shop.settings.trading_day(self._shop.clock.now()) - day).days))

    def _turn(self, back: int) -> None:
        self._back, self._hour, self._printing, self._can_print = back, None, "", True
        self._watch.forget()
        self.refresh()

    def open_case(self, to_do: ToDo) -> None:
        """Somebody wants to do it now."""
        self._open_case(to_do)

    def open_story(self, order_id: OrderId) -> None:
        """A point was tapped: what happened to its order."""
        self._tell_story(order_id)

    def print_day(self) -> None:
        """Puts the day that is seen on paper, and says at once that it is on its way."""
        if self._page is None:
            return
        self._show_printing(self._shop.language.say("Printing…"), again=False)
        self._work.do(print_day, self._as_seen(self._page)).then(self._watch.queued)

    def look_at_printer(self) -> None:
        """Something was printed, or was not: looks what became of the page."""
        self._watch.look()

    def _show_printing(self, text: str, *, again: bool = True) -> None:
        self._printing, self._can_print = text, again
        self._show_state()
