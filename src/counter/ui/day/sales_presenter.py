"""What the page Sales shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from counter.exports.export import BEANCOUNT, BOOKS, Asked
from counter.exports.sales import place_of, write_sales
from counter.flows.documents import FIGURES
from counter.flows.print_figures import print_figures
from counter.people.model import Staff
from counter.people.queries import staff_member
from counter.reports.sales.period import Period, before, month_before, month_of, period
from counter.reports.sales.tables import SalesBeside, sales_beside
from counter.settings.rights import sees_drawer
from counter.ui.day.build_calendar import calendar_of
from counter.ui.day.build_sales import PLACES, books_said, export_question, sales_sheet, sales_state
from counter.ui.day.sales_state import ALL, SalesState
from counter.ui.desk.exporting import Exporting
from counter.ui.desk.print_watch import PrintWatch
from counter.ui.desk.work import CurrentShop, Work

LOOKED_AT, COMPARED = 0, 1
"""Which days somebody chooses in the calendar."""


class SalesPresenter:
    """`show` takes the state; `print_now` is called once a page is queued; `exporting` writes books."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[SalesState], None],
        print_now: Callable[[], None],
        exporting: Exporting,
    ) -> None:
        self._work, self._shop, self._show = work, shop, show
        self._of: Period | None = None
        self._beside: Period | None = None
        self._place = ALL
        self._answer: SalesBeside | None = None
        self._month: date | None = None
        self._which = LOOKED_AT
        self._begun: date | None = None
        self._said, self._can_print, self._asks = "", True, False
        self._exporting = exporting
        self._watch = PrintWatch(work, shop, FIGURES, print_now, self._show_said)

    def go(self, of: Period | None = None) -> None:
        """Somebody comes: what was sold on these days, or today, all of it."""
        self._of, self._beside, self._place, self._month = of, None, ALL, None
        self._turned()

    def _turned(self) -> None:
        self._answer, self._said, self._can_print, self._asks = None, "", True, False
        self._watch.forget()
        self.refresh()

    def refresh(self) -> None:
        """Asks for the figures as they are now, where whoever is here may see them."""
        if self._work.by is not None:
            self._work.read(staff_member, self._work.by).then(self._take_in_person)

    def _take_in_person(self, person: Staff) -> None:
        if not sees_drawer(self._shop.settings.limits, person.role):
            self._answer = None
            self._show(SalesState(refused=self._shop.language.say("What was sold is for a lead or an owner to see.")))
            return
        asked = (self.of, self._compared())
        self._work.report(sales_beside, *asked, self._shop.settings).then(lambda answer: self._take_in(answer, asked))

    def _take_in(self, answer: SalesBeside, asked: tuple[Period, Period]) -> None:
        if asked == (self.of, self._compared()):  # others may have been chosen meanwhile
            self._answer = answer
            self._show_state()

    def _today(self) -> date:
        return self._shop.settings.trading_day(self._shop.clock.now())

    @property
    def of(self) -> Period:
        """Which days it is."""
        return self._of or Period(self._today(), self._today())

    def _compared(self) -> Period:
        return self._beside or before(self.of)

    def _show_state(self) -> None:
        if self._answer is None:
            return
        language, today = self._shop.language, self._today()
        calendar = None
        if self._month is not None:
            chosen = self.of if self._which == LOOKED_AT else self._compared()
            calendar = calendar_of(self._month, self._which, chosen, self._begun, today, language)
        state = sales_state(self._answer, self._compared(), self._place, language)
        self._show(
            replace(
                state,
                later=self.of.last < today,
                said=self._said,
                can_print=self._can_print,
                calendar=calendar,
                question=export_question(self.of, language) if self._asks else None,
            )
        )

    def earlier(self) -> None:
        """As many days before, or the month before."""
        of = self.of
        self._turn(month_before(of) if of == month_of(of.first) else of.back(len(of.days)))

    def later(self) -> None:
        """As many days later, or the month after; never later than now."""
        of = self.of
        after = month_of(of.last + timedelta(days=1)) if of == month_of(of.first) else of.back(-len(of.days))
        if after.first <= self._today():
            self._turn(after)

    def _turn(self, of: Period) -> None:
        self._of, self._beside = of, None
        self._turned()

    def show_part(self, place: int) -> None:
        """Shows the part at that place of the switch."""
        self._place = PLACES[place]
        self._show_state()

    def show_table(self, part: str) -> None:
        """Shows the whole of a part."""
        self.show_part(PLACES.index(part))

    def open_calendar(self, which: int = COMPARED) -> None:
        """Somebody chooses days: those that are looked at, or those that are compared."""
        self._which, self._begun = which, None
        of = self.of if which == LOOKED_AT else self._compared()
        self._month = of.first.replace(day=1)
        self._show_state()

    def turn_calendar(self, months: int) -> None:
        """A month later or earlier; never later than now."""
        if self._month is not None:
            turned = month_of(self._month).back(-31 if months > 0 else 1).first.replace(day=1)
            if turned <= self._today():
                self._month = turned
                self._show_state()

    def choose_day(self, day: date) -> None:
        """The first day, and with the next tap the last; one before the first is the first instead."""
        if self._begun is None or day < self._begun:
            self._begun = day
            self._show_state()
            return
        chosen, self._begun, self._month = period(self._begun, day), None, None
        if self._which == LOOKED_AT:
            self._turn(chosen)
        else:
            self._beside = chosen
            self._turned()

    def close_calendar(self) -> None:
        """The calendar is away; a first day that was chosen alone is one day."""
        begun, self._month = self._begun, None
        if begun is not None:
            self._month = begun
            self.choose_day(begun)
        else:
            self._show_state()

    def ask_export(self) -> None:
        """Somebody wants what is looked at as a file: asks which kind."""
        self._asks = True
        self._show_state()

    def leave_export(self) -> None:
        """Not now."""
        self._asks = False
        self._show_state()

    def export(self, form: str) -> None:
        """Writes what is looked at into the shop's folder: what was sold as "csv" or "json", the books as beancount."""
        shop, self._asks = self._shop, False
        if form == BEANCOUNT:
            self._export_books()
            return
        self._work.report(write_sales, self.of, self._compared(), shop.settings, shop.language, shop.folder, form).then(
            self._exported
        )

    def _export_books(self) -> None:
        of, language = self.of, self._shop.language
        path = place_of(self._shop.folder, BOOKS, of, BEANCOUNT)
        self._show_said(language.say("Writing {file}…", file=path.name))
        writing = self._exporting.write(Asked(BOOKS, of.first, of.last, BEANCOUNT), path)
        writing.then(lambda open_days: self._show_said(books_said(path, open_days, language)))
        writing.otherwise(self._show_said)

    def _exported(self, path: Path) -> None:
        self._show_said(self._shop.language.say("Saved in {path}.", path=path))

    def print_sales(self) -> None:
        """Puts the overview on paper, and says at once that it is on its way."""
        if self._answer is None:
            return
        shop = self._shop
        state = sales_state(self._answer, self._compared(), ALL, shop.language)
        self._said, self._can_print = shop.language.say("Printing…"), False
        self._show_state()
        page = sales_sheet(self._answer, state, shop.settings.shop_name, shop.language)
        self._work.do(print_figures, page).then(self._watch.queued)

    def look_at_printer(self) -> None:
        """Something was printed, or was not: looks what became of the page."""
        self._watch.look()

    def _show_said(self, text: str) -> None:
        self._said, self._can_print = text, True
        self._show_state()
