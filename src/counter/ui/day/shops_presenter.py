"""What the page of all shops shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from counter.people.model import Staff
from counter.people.queries import OWNER, staff_member
from counter.reports.sales.period import Period, month_before, month_of, one_day, week_of
from counter.shops.queries import sales_over, shops_on, shops_over
from counter.ui.day.build_sales import PLACES
from counter.ui.day.build_shop_days import DAY, shops_day, shops_week
from counter.ui.day.build_shop_sales import shops_sales
from counter.ui.day.sales_state import ALL, SALES
from counter.ui.day.shops_state import ShopsState
from counter.ui.day.week_state import MONTH, WEEK
from counter.ui.desk.other_shops import OtherShops
from counter.ui.desk.work import CurrentShop, Work


class ShopsPresenter:
    """`show` takes the state; `leave` goes back to this shop, where whoever is here is no owner."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        others: OtherShops,
        show: Callable[[ShopsState], None],
        leave: Callable[[], object],
    ) -> None:
        self._work, self._shop, self._others, self._show, self._leave = work, shop, others, show, leave
        self.place = DAY
        self.of = Period(date.min, date.min)
        self._part = ALL
        self._found: tuple[Any, ...] | None = None
        self._missing, self._reading, self._is_reading = "", "", False

    def go(self, place: str, of: Period | None = None) -> None:
        """An owner comes to a day, a week, a month or sales of all shops: as they are known now, and then read anew."""
        self._turn(place, of or _around(self._today(), place))
        self._is_reading = False
        self.read_now()

    def _turn(self, place: str, of: Period) -> None:
        self.place, self.of, self._found = place, of, None
        self.refresh()

    def refresh(self) -> None:
        """Asks for what is known of the shops, where whoever is here may see it."""
        if self._work.by is not None:
            self._work.read(staff_member, self._work.by).then(self._take_in_person)

    def _take_in_person(self, person: Staff) -> None:
        if person.role != OWNER:
            self._found = None
            self._leave()
            return
        place, of = self.place, self.of
        asked: Any
        if place == DAY:
            asked = self._others.ask(shops_on, of.first)
        elif place == SALES:
            asked = self._others.ask(sales_over, of)
        else:
            asked = self._others.ask(shops_over, of.until(self._today()))
        asked.then(lambda found: self._take_in(found, "", place, of))
        asked.otherwise(lambda reason: self._take_in((), reason, place, of))

    def _take_in(self, found: tuple[Any, ...], missing: str, place: str, of: Period) -> None:
        if (place, of) == (self.place, self.of):  # others may have been chosen meanwhile
            self._found, self._missing = found, missing
            self._show_state()

    def _today(self) -> date:
        return self._shop.settings.trading_day(self._shop.clock.now())

    def _show_state(self) -> None:
        if self._found is None:
            return
        state = self._state(self._found)
        known = self._missing or state.known
        self._show(replace(state, known=known, reading=self._reading, can_read=not self._is_reading))

    def _state(self, found: tuple[Any, ...]) -> ShopsState:
        shop, today, now = self._shop, self._today(), self._shop.clock.now()
        if self.place == DAY:
            return shops_day(found, self.of.first, today, now, shop.language, shop.playbook.pages)
        if self.place == SALES:
            begins = shop.settings.day_starts.hour
            return shops_sales(found, self.of, self._part, begins, today, now, shop.language)
        return shops_week(found, self.of, today, now, shop.language, place=self.place)

    def read_now(self) -> None:
        """Somebody wants to see the shops as they are now: says so until they were read."""
        self._read(self._shop.language.say("Reading the shops…"))

    def look(self) -> None:
        """A while passed, and the page is seen: the shops are read without a word."""
        self._read("")

    def _read(self, said: str) -> None:
        if not self._is_reading:
            self._is_reading, self._reading = True, said
            self._show_state()
            reading = self._others.read()
            reading.then(lambda _: self._was_read(""))
            reading.otherwise(self._was_read)

    def _was_read(self, refused: str) -> None:
        self._is_reading, self._reading = False, refused
        self._show_state()
        self.refresh()

    def earlier(self) -> None:
        """As many days before, or the month before."""
        of = self.of
        self._turn(self.place, month_before(of) if of == month_of(of.first) else of.back(len(of.days)))

    def later(self) -> None:
        """As many days later, or the month after; never later than now."""
        of = self.of
        after = month_of(of.last + timedelta(days=1)) if of == month_of(of.first) else of.back(-len(of.days))
        if after.first <= self._today():
            self._turn(self.place, after)

    def open(self, of: Period) -> None:
        """A row was tapped: its day, or its week."""
        if self.place == WEEK:
            self._turn(DAY, of)
        else:
            self._turn(WEEK, week_of(of.first))

    def show_part(self, place: int) -> None:
        """Shows what was sold by the part at that place of the switch."""
        self._part = PLACES[place]
        self._show_state()


def _around(day: date, place: str) -> Period:
    return {WEEK: week_of, MONTH: month_of}.get(place, one_day)(day)
