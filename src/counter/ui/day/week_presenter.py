"""What the pages Week and Month show, and what a tap on them does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from counter.flows.documents import FIGURES
from counter.flows.print_figures import print_figures
from counter.people.model import Staff
from counter.people.queries import staff_member
from counter.reports.sales.days import Beside, days_beside
from counter.reports.sales.period import Period, month_before, month_of, week_of, year_before
from counter.settings.rights import sees_drawer
from counter.ui.day.build_week import beside_words, week_sheet, week_state
from counter.ui.day.week_state import WEEK, WeekState
from counter.ui.desk.print_watch import PrintWatch
from counter.ui.desk.work import CurrentShop, Work


class WeekPresenter:
    """`show` takes the state; `open_day` goes to a day; `print_now` is called once a page is queued."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[WeekState], None],
        open_day: Callable[[date], None],
        print_now: Callable[[], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._open_day = open_day
        self.place = WEEK
        self._first: date | None = None
        self._chosen = 0
        self._with_money = False
        self._answer: Beside | None = None
        self._printing, self._can_print = "", True
        self._watch = PrintWatch(work, shop, FIGURES, print_now, self._show_printing)

    def go(self, place: str, day: date | None = None) -> None:
        """A week or a month: the one that `day` is in, else the one that is now, beside the one before."""
        self.place, self._first, self._chosen, self._answer = place, day, 0, None
        self._forget_printing()
        self.refresh()

    def refresh(self) -> None:
        """Asks for its figures as they are now."""
        if self._work.by is not None:
            self._work.read(staff_member, self._work.by).then(self._take_in_person)
        so_far, beside = self._so_far(), self._beside()[self._chosen]
        self._work.report(days_beside, so_far, beside, self._shop.clock.now(), self._shop.settings).then(self._take_in)

    def _take_in_person(self, person: Staff) -> None:
        self._with_money = sees_drawer(self._shop.settings.limits, person.role)
        self._show_state()

    def _take_in(self, answer: Beside) -> None:
        if (answer.whole.period, answer.other.period) == (self._so_far(), self._beside()[self._chosen]):
            self._answer = answer
            self._show_state()

    def _today(self) -> date:
        return self._shop.settings.trading_day(self._shop.clock.now())

    @property
    def of(self) -> Period:
        """Which week or month it is, all of it."""
        day = self._first or self._today()
        return week_of(day) if self.place == WEEK else month_of(day)

    def _so_far(self) -> Period:
        return self.of.until(self._today())

    def _beside(self) -> tuple[Period, ...]:
        """What it can be compared with, as far as it has gone itself."""
        of, so_far = self.of, self._so_far()
        if self.place == WEEK:
            return (so_far.back(7), so_far.back(28), so_far.back(364))
        length = so_far.last - so_far.first
        whole = so_far == of
        months = (month_before(of), year_before(of))
        return tuple(each if whole else each.until(each.first + length) for each in months)

    def _state(self, answer: Beside) -> WeekState:
        shop, words = self._shop, beside_words(self.place, self._shop.language)
        there = tuple(
            word
            for word, period in zip(words, self._beside(), strict=True)
            if answer.since is not None and period.last >= answer.since
        )
        return week_state(
            answer,
            self.of,
            self._today(),
            shop.language,
            place=self.place,
            beside=there,
            chosen=self._chosen,
            with_money=self._with_money,
            pages=shop.playbook.pages,
            stations=shop.settings.stations,
        )

    def _show_state(self) -> None:
        if self._answer is not None:
            state = self._state(self._answer)
            self._show(replace(state, printing=self._printing, can_print=self._can_print))

    def print_page(self) -> None:
        """Puts the page that is seen on paper, and says at once that it is on its way."""
        if self._answer is None:
            return
        shop = self._shop
        page = week_sheet(self._state(self._answer), shop.settings.shop_name, shop.language)
        self._show_printing(shop.language.say("Printing…"), again=False)
        self._work.do(print_figures, page).then(self._watch.queued)

    def look_at_printer(self) -> None:
        """Something was printed, or was not: looks what became of the page."""
        self._watch.look()

    def _show_printing(self, text: str, *, again: bool = True) -> None:
        self._printing, self._can_print = text, again
        self._show_state()

    def _forget_printing(self) -> None:
        self._printing, self._can_print = "", True
        self._watch.forget()

    def earlier(self) -> None:
        """The week or month before."""
        of = self.of
        self._turn(of.back(7).first if self.place == WEEK else month_before(of).first)

    def later(self) -> None:
        """The one after; never later than now."""
        of = self.of
        after = of.back(-7).first if self.place == WEEK else month_of(of.back(-31).first).first
        self._turn(min(after, self._today()))

    def _turn(self, day: date) -> None:
        self._first, self._chosen = day, 0
        self._forget_printing()
        self.refresh()

    def compare(self, chosen: int) -> None:
        """Compares with the days of that place among those offered."""
        self._chosen = chosen
        self.refresh()

    def open(self, period: Period) -> None:
        """A row was tapped: its day, or its week."""
        if period.first == period.last and self.place == WEEK:
            self._open_day(period.first)
        else:
            self.go(WEEK, period.first)
