"""The Till page: what moved, the four keys and their questions, the count and the close. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.flows import drawer
from counter.flows.follow_up import follow_up_done
from counter.kernel.ids import OrderId, StaffId
from counter.kernel.money import Money
from counter.receipts.queries import TABS_KEPT
from counter.reports.day.page import ToDo
from counter.reports.till_page import TillNow, till_now
from counter.till.drawer_queries import DrawerDay
from counter.till.layout import title_of
from counter.till.till_report import TillReport
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.parts.choices import Choices
from counter.ui.parts.questions import Questions
from counter.ui.till.accounts_presenter import AccountsPresenter
from counter.ui.till.build_count import Asks, count_state, stays_in, uncounted
from counter.ui.till.build_question import question_state
from counter.ui.till.build_state import till_state
from counter.ui.till.count_draft import CARD_MACHINE, CountDraft, new_count, reasons_and_stays
from counter.ui.till.counting_presenter import CountingPresenter
from counter.ui.till.report_presenter import ReportPresenter
from counter.ui.till.state import CASH_IN, CASH_OUT, OPEN, REPORT, CountState, TillState
from counter.ui.till.waste_presenter import WastePresenter

_LONGEST = 9


class TillPresenter(CountingPresenter):
    """`show` takes the state, `open_case` opens what still waits; `print_now` is called once paper is queued.

    `ask` takes the question that stands over the page, None once none does; `open_tab` leads to an open tab.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[TillState], None],
        open_case: Callable[[ToDo], None],
        print_now: Callable[[], None],
        ask: Callable[[Choices | None], None],
        open_tab: Callable[[OrderId], None],
    ) -> None:
        super().__init__(shop, self._count_changed)
        self._work = work
        self._show = show
        self._open_case = open_case
        self._print_now = print_now
        self.open_tab = open_tab
        self._now: TillNow | None = None
        self._waiting: tuple[ToDo, ...] = ()
        self._drawer = ""
        self._kind, self._amount = OPEN, ""
        self._typing = False
        self._switched = False
        self._closing: dict[str, tuple[Money, str]] = {}
        self._all_shown = False
        self.reports = ReportPresenter(work, shop, self._show_state, self._printed)
        self.accounts = AccountsPresenter(work, shop, self._show_state, self._printed)
        self.questions = Questions(ask)
        self.waste = WastePresenter(work, shop, self.questions, self._done)
        self._said = ""
        self._seen_by: StaffId | None = None
        self._finished_by: StaffId | None = None

    def refresh(self) -> None:
        """Looks at the till again, and at who still waits."""
        shop, by = self._shop, self._work.by
        if by is None:
            return
        self._show_nothing_of_others(by)
        now = shop.clock.now()
        waits = self._work.report(drawer.waits_at_close, now, shop.settings, shop.playbook, shop.language)
        waits.then(self._take_in_waiting)
        since = shop.settings.trading_day(now) - TABS_KEPT
        self._work.report(till_now, shop.terminal, by, shop.settings, since).then(self._take_in)

    def _show_nothing_of_others(self, by: StaffId) -> None:
        """Somebody else sees the till from now on: what was asked is theirs to ask; a count goes on, blind as ever."""
        if by == self._seen_by:
            return
        self._seen_by, self._switched, self.reports.report = by, False, None
        self._kind, self._amount, self._typing = OPEN, "", False
        self.accounts.leave()
        if self._count:
            self._count = replace(self._count, left=False)

    def choose_drawer(self, place: int) -> None:
        """Another drawer is seen; what was half counted is forgotten."""
        if self._now and place < len(self._now.days):
            self._drawer, self._count = self._now.days[place].sums.drawer, None
            self._show_state()

    def another_drawer(self) -> None:
        """One more drawer: its float is counted, then cash goes into it."""
        if self._now:
            self._drawer = self._now.next_drawer.sums.drawer
            self.count_float()

    def ask(self, kind: str) -> None:
        """One of the four keys: its question comes in the card below them."""
        self.accounts.leave()
        self._kind, self._amount, self._typing = kind, "", kind in {CASH_IN, CASH_OUT}
        if kind == REPORT:
            self.reports.look_at_x()
        self._show_state()

    def type_amount(self, digits: str) -> None:
        """More digits of what goes in or out, cents last."""
        self._amount = (self._amount + digits).lstrip("0")[:_LONGEST]
        self._show_state()

    def delete_amount_digit(self) -> None:
        """The last digit away."""
        self._amount = self._amount[:-1]
        self._show_state()

    def amount_is_right(self) -> None:
        """On to the reason; back to the amount where it stands there already."""
        self._typing = not (self._typing and self._amount)
        self._show_state()

    def give_reason(self, reason: str) -> None:
        """The reason opens the drawer, or moves the cash."""
        name = self._drawer
        if self._kind == OPEN:
            self._work.do(drawer.open_without_sale, reason, name).then(lambda _: self._done(""))
        else:
            minor = int(self._amount or 0) * (1 if self._kind == CASH_IN else -1)
            amount = Money(minor, self._shop.settings.currency)
            self._work.do(drawer.move_cash, amount, reason, name).then(lambda _: self._done(""))

    def show_last_close(self) -> None:
        """The last Z, as it was printed."""
        self._kind = REPORT
        self.reports.look_at_last_z()

    def toggle_all(self) -> None:
        """Every movement, or only what matters."""
        self._all_shown = not self._all_shown
        self._show_state()

    def count(self) -> None:
        """On to counting the drawer, which closes the day."""
        self._count, self._said = new_count(self._shop.settings, is_float=False), ""
        self._show_state()

    def count_float(self) -> None:
        """On to counting the float of a drawer that took cash before anybody opened it."""
        self._count, self._said, self._kind = new_count(self._shop.settings, is_float=True), "", OPEN
        self._show_state()

    def leave_count(self) -> None:
        """Back to the till; what was counted so far is forgotten."""
        self._count, self._closing = None, {}
        if self._now and self._drawer not in {day.sums.drawer for day in self._now.days}:
            self._drawer = self._now.in_use
        self._show_state()

    def toggle_blind(self) -> None:
        """A lead shows or hides what should be there while somebody counts."""
        self._switched = not self._switched
        self._show_state()

    @property
    def _blind(self) -> bool:
        """As the shop decided, unless a lead switched it for this count."""
        return self._shop.settings.blind_count is not self._switched

    def answer_waiting(self, to_do: ToDo) -> None:
        """The way out for somebody who waits: Make it right, the call is made, or the rest of a bill is taken."""
        if to_do.mishap is None and to_do.order is not None and not to_do.urgent:
            self.open_tab(to_do.order)
        elif to_do.urgent or to_do.mishap is None:
            self._open_case(to_do)
        else:
            self._work.do(follow_up_done, to_do.mishap).then(lambda _: self.refresh())

    def go_on(self) -> None:
        """The key at the bottom right: opens the drawer, ends the count, or closes the day."""
        count, now = self._count, self._now
        if count is None or now is None:
            return
        state = self._count_state(now)
        if count.is_float:
            self._work.do(drawer.open_drawer, count.counted, self._drawer).then(lambda _: self._done(""))
        elif state and not state.steps.finished:
            card, others = count.amount(CARD_MACHINE), count.others
            counted = self._work.do(drawer.count_drawer, count.counted, card, self._drawer, others)
            counted.then(lambda _: self._counted())
        elif state and state.steps.can:
            self._closing[self._drawer] = stays_in(count, self._day(now)), count.reason
            self._count_next_or_close(count, uncounted(now, self._day(now)))

    def _count_next_or_close(self, count: CountDraft, other: DrawerDay | None) -> None:
        if other is not None:
            self._drawer = other.sums.drawer
            self._count = replace(new_count(self._shop.settings, is_float=False), left=count.left)
            self._show_state()
            return
        self._work.do(drawer.close_day, *reasons_and_stays(self._closing)).then(self._closed)

    def _take_in_waiting(self, answer: tuple[tuple[ToDo, ...], int]) -> None:
        self._waiting, _ = answer

    def _take_in(self, now: TillNow) -> None:
        self._now = now
        if self._count and self._count.finished and not now.sees and self._finished_by != now.who.staff_id:
            self._count, self._closing = None, {}  # what is over or short of another's count is not theirs to see
        if self._drawer not in {day.sums.drawer for day in now.days} and self._count is None:
            self._drawer = now.in_use
        self._show_state()

    def _day(self, now: TillNow) -> DrawerDay:
        return next((day for day in now.days if day.sums.drawer == self._drawer), now.next_drawer)

    def _show_state(self) -> None:
        now = self._now
        if now is None:
            return
        day = self._day(now)
        if day.opened_at is None and self._count is None and not now.moved:
            self._count = new_count(self._shop.settings, is_float=True)
        elif day.opened_at is not None and self._count and self._count.is_float:
            self._count = None
        count = self._count_state(now)
        language, amount = self._shop.language, Money(int(self._amount or 0), self._shop.settings.currency)
        self.reports.know_last(now.close.number)
        around = self.reports.around
        question = question_state(self._kind, amount, self.reports.report, language, typing=self._typing, around=around)
        at, said, all_shown = self._shop.clock.now(), self._said, self._all_shown
        state = till_state(now, day, question, language, at=at, said=said, all_shown=all_shown)
        self._show(replace(state, accounts=self.accounts.state(), count=count))

    def _count_state(self, now: TillNow) -> CountState | None:
        if self._count is None:
            return None
        language = self._shop.language
        clock = language.clock(self._shop.clock.now())
        asks = Asks(self._waiting, self._work.charging)
        return count_state(self._count, now, self._day(now), asks, language, clock=clock, blind=self._blind)

    def _count_changed(self) -> None:
        if self._count and self._count.is_float:  # the report that was read makes room for the keys
            self._kind = OPEN
        self._show_state()

    def _counted(self) -> None:
        self._finished_by = self._work.by
        self._change(lambda count: replace(count, finished=True, reason=""))
        self.refresh()

    def _closed(self, report: TillReport) -> None:
        self._print_now()
        self._count, self._switched, self._closing = None, False, {}
        self._kind, self.reports.report = REPORT, report
        self._done(self._shop.language.say("The day is closed. {z} prints.", z=title_of(report, self._shop.language)))

    def _printed(self, said: str) -> None:
        self._print_now()
        self._done(said)

    def _done(self, said: str) -> None:
        self._said = said
        if self._kind != REPORT:
            self._kind, self._amount, self._typing = OPEN, "", False
        if self._count and self._count.is_float:
            self._count = None
        self.refresh()
