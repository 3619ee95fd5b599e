"""What the page of all shops shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from counter.kernel.language import Language
from counter.people.model import Staff
from counter.people.queries import OWNER, staff_member
from counter.recovery.playbook import PlaybookPage
from counter.reports.sales.period import Period, month_before, month_of, one_day, week_of
from counter.shops.queries import sales_over, shops_on, shops_over
from counter.store.unit import Connection
from counter.ui.day.build_sales import PLACES
from counter.ui.day.build_shop_days import DAY, shops_day, shops_week
from counter.ui.day.build_shop_sales import shops_sales
from counter.ui.day.sales_state import ALL, SALES
from counter.ui.day.shops_state import ShopsState
from counter.ui.day.week_state import MONTH, WEEK
from counter.ui.desk.other_shops import OtherShops
from counter.ui.desk.work import CurrentShop, Work


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be shown of all shops, at a moment and on a trading day that `begins` at that local hour."""

    place: str
    of: Period
    part: str
    begins: int
    today: date
    now: datetime
    language: Language


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
        self._state: ShopsState | None = None
        self._reading, self._is_reading = "", False

    def come(self, place: str, of: Period) -> None:
        """An owner comes to a day, a week, a month or sales of all shops: as they are known now, and then read anew."""
        self._is_reading = False
        self._turn(place, of)
        self.read_now()

    def go(self, place: str) -> None:
        """To a day, a week, a month or sales, those that are now."""
        self._turn(place, _around(self._today(), place))

    def _turn(self, place: str, of: Period) -> None:
        self.place, self.of, self._state = place, of, None
        self.refresh()

    def refresh(self) -> None:
        """Asks for what is known of the shops, where whoever is here may see it."""
        if self._work.by is not None:
            self._work.read(staff_member, self._work.by).then(self._take_in_person)

    def _take_in_person(self, person: Staff) -> None:
        if person.role != OWNER:
            self._state = None
            self._leave()
            return
        shop = self._shop
        begins, now = shop.settings.day_starts.hour, shop.clock.now()
        wanted = _Wanted(self.place, self.of, self._part, begins, self._today(), now, shop.language)
        pages = shop.playbook.pages
        asked = self._others.ask(_look_up, wanted, pages)
        asked.then(lambda state: self._take_in(state, wanted))
        nothing = replace(_laid_out((), wanted, pages), rows=())
        asked.otherwise(lambda reason: self._take_in(replace(nothing, known=reason), wanted))

    def _take_in(self, state: ShopsState, wanted: _Wanted) -> None:
        if (wanted.place, wanted.of, wanted.part) == (self.place, self.of, self._part):  # or others were chosen since
            self._state = state
            self._show_state()

    def _today(self) -> date:
        return self._shop.settings.trading_day(self._shop.clock.now())

    def _show_state(self) -> None:
        if self._state is not None:
            self._show(replace(self._state, reading=self._reading, can_read=not self._is_reading))

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
        self.refresh()


def _around(day: date, place: str) -> Period:
    return {WEEK: week_of, MONTH: month_of}.get(place, one_day)(day)


def _look_up(connection: Connection, wanted: _Wanted, pages: Mapping[str, PlaybookPage]) -> ShopsState:
    """What is known, and every word of it: of twelve shops those are some thousand, and no work for the screen."""
    if wanted.place == DAY:
        return _laid_out(shops_on(connection, wanted.of.first), wanted, pages)
    if wanted.place == SALES:
        return _laid_out(sales_over(connection, wanted.of), wanted, pages)
    return _laid_out(shops_over(connection, wanted.of.until(wanted.today)), wanted, pages)


def _laid_out(found: tuple[Any, ...], wanted: _Wanted, pages: Mapping[str, PlaybookPage]) -> ShopsState:
    of, today, now, language = wanted.of, wanted.today, wanted.now, wanted.language
    if wanted.place == DAY:
        return shops_day(found, of.first, today, now, language, pages)
    if wanted.place == SALES:
        return shops_sales(found, of, wanted.part, wanted.begins, today, now, language)
    return shops_week(found, of, today, now, language, place=wanted.place)
