"""The counter as one piece: desk, pages, window, customer display, put together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from counter.flows.settle import read_thanks
from counter.flows.shop import Shop
from counter.flows.staff import sign_in, sign_in_with
from counter.journal.topics import Topic
from counter.kernel.ids import StaffId
from counter.people.model import Preferences, Staff
from counter.rehearsal.make_shop import MakeShopIn
from counter.ui.app.auto_lock import AutoLock
from counter.ui.app.begins_at import BeginsAt
from counter.ui.app.charge_presenter import ChargePresenter
from counter.ui.app.link import LinkShown
from counter.ui.app.load_workplaces import Behind, LoadWorkplaces
from counter.ui.app.on_stage import Rehearsing
from counter.ui.app.owner_name import OwnerName
from counter.ui.app.papers import Papers
from counter.ui.app.person_presenter import PersonPresenter
from counter.ui.app.presenter import BAR, DAY, OFFICE, ORDERS, RECOVERY, SELL, TILL, TopPresenter
from counter.ui.app.staff_presenter import StaffPresenter
from counter.ui.app.state import StaffState
from counter.ui.app.thanks import thanks_from
from counter.ui.app.window import Window
from counter.ui.desk.away import CLOCK, MAIL, PRINTER
from counter.ui.desk.desk import Desk
from counter.ui.desk.refresh_when_visible import RefreshWhenVisible
from counter.ui.parts.yes_column import YesColumn
from counter.ui.parts.yes_presenter import YesPresenter
from counter.ui.parts.yes_state import YesState
from counter.ui.widgets.direction import follow_language
from counter.ui.widgets.strip import Action

_STAFF_TOPICS = frozenset({Topic.STAFF, Topic.MISHAPS, Topic.SETTINGS})
_BANNERS = {PRINTER: "printer", MAIL: "mail", CLOCK: "clock-alert"}
_CHARGE_TOPICS, _TOP_TOPICS = frozenset({Topic.MONEY, Topic.STAFF}), frozenset({Topic.OUTLOOK, Topic.SETTINGS})
_LOAD_MS = 150
"""From the staff page until the rest is loaded: it is painted first."""
_ICONS = {
    SELL: "coffee",
    BAR: "timer",
    RECOVERY: "hand-heart",
    ORDERS: "receipt-text",
    TILL: "banknote",
    DAY: "chart-column",
}
"""Of the tabs, in their order."""


class Counter(QObject):
    """Owns everything that is on screen. `work_begun`: somebody signed in, and the workplaces are there."""

    work_begun = Signal()

    def __init__(self, shop: Shop, make: MakeShopIn | None = None, *, is_rehearsal: bool = False) -> None:
        """`make` makes the shop of a rehearsal. One that `is_rehearsal` leaves the customer display to the real shop.

        Without `make` nobody rehearses here, as in a rehearsal.
        """
        super().__init__()
        self._shop, self._make, self._is_rehearsal = shop, make, is_rehearsal
        self.desk = desk = Desk(shop, self)
        self._workplaces: Behind | None = None
        self.loading = LoadWorkplaces(self)
        self.loading.loaded.connect(self._make_in_advance)
        self._auto_lock, self._is_refusal = AutoLock(self), False
        follow_language(from_right=shop.language.reads_from_right)
        self.window = Window(_ICONS)
        self._top = TopPresenter(shop, self.window.top_bar.show_state)
        self._papers = Papers(desk, shop, self.window)
        LinkShown(desk, shop, self.window)
        self._papers.printers_wanted.connect(lambda: self.loading.then(self._set_printers_up))
        paid = lambda sale: self.workplaces.card_paid(sale)  # noqa: E731, PLW0108 - they are loaded later
        self._charges = ChargePresenter(desk, shop, self.window.show_charge, desk.cards.became_of, paid)
        self._staff = StaffPresenter(desk, shop, self._show_staff, self._signed_in)
        self._owner_name = OwnerName(self.window.staff, shop, self._staff.begin_as)
        self._yes = YesPresenter(desk, shop, self._show_yes)
        self._yes_column: YesColumn | None = None
        RefreshWhenVisible(self.window.staff, desk, _STAFF_TOPICS, self._staff.refresh)
        menu = self.window.menu
        self._person = PersonPresenter(
            desk, shop, menu.menu.show_state, self._signed_in, self._lock, menu.shut, self._prefer
        )
        self._connect_pages()
        self._connect_desk()
        self._begins_at = BeginsAt(desk, shop)
        self._top.refresh()

    def open(self, *, windowed: bool) -> None:
        """Shows the window, and the customer display where there is a second screen."""
        if windowed:
            self.window.resize(1280, 800)
            self.window.show()
        else:
            self.window.setGeometry(QGuiApplication.primaryScreen().geometry())
            self.window.showFullScreen()
        self.desk.begin()

    def come_to_front(self) -> None:
        """Shows the window over all others, or a rehearsal's: somebody started Counter a second time."""
        tops = (top for top in QApplication.topLevelWidgets() if isinstance(top, Window) and top.isVisible())
        front = next(tops, self.window)
        front.raise_()
        front.activateWindow()

    def end(self) -> bool:
        """Finishes what was begun; whether all of it came to its end."""
        self.loading.end()
        if self._workplaces:
            self._workplaces.end()
        return self.desk.end()

    @property
    def workplaces(self) -> Behind:
        """Made now where they are not there yet; whoever may not wait asks `loading` first."""
        if self._workplaces is None:
            from counter.ui.app.workplaces import Workplaces  # noqa: PLC0415 - a start loads what it shows

            make, has_board = self._make, not self._is_rehearsal
            rehearsing = Rehearsing(make, partial(Counter, is_rehearsal=True)) if make else None
            self._workplaces = Workplaces(self.desk, self._shop, self.window, rehearsing, has_board=has_board)
            self._workplaces.papers_wanted.connect(self._papers.look)
        return self._workplaces

    def practise(self, told: Callable[[str, bool], None]) -> None:
        """It is a rehearsal: in Make it right one taps what was said, which is `told` with the step and whether."""
        self.workplaces.practise(told)

    def _make_in_advance(self) -> None:
        self.workplaces.make_in_advance()

    def _show_staff(self, state: StaffState) -> None:
        """The workplaces are loaded as soon as the staff page is there: it waits for none of them."""
        self.window.staff.show_state(state)
        QTimer.singleShot(_LOAD_MS, self.loading, self.loading.begin)

    def _connect_pages(self) -> None:
        window, top_bar = self.window, self.window.top_bar
        window.staff.picked.connect(self._staff.pick)
        window.staff.pin_entered.connect(self._staff.enter_pin)
        window.staff.chosen.connect(self._staff.choose)
        window.staff.forgot.connect(self._staff.forgot)
        window.staff.passed.connect(self._staff.tick)
        window.staff.owner_wanted.connect(self._owner_name.ask)
        window.staff.board_wanted.connect(self._want_board)
        window.staff.offer_board(on=not self._is_rehearsal)
        window.staff.close_wanted.connect(window.close)
        top_bar.tab_chosen.connect(self._tab_chosen)
        top_bar.lock_wanted.connect(self._lock)
        top_bar.menu_wanted.connect(self._toggle_menu)
        window.charge_settled.connect(lambda taken: self._charges.settle(went_through=taken))
        window.used.connect(self._auto_lock.begin_anew)
        self._auto_lock.idle.connect(self._lock)
        top_bar.bar_wanted.connect(lambda: window.go(BAR))
        menu = window.menu.menu
        menu.picked.connect(self._person.pick)
        menu.all_wanted.connect(self._lock)
        menu.chosen.connect(self._choose_in_menu)
        menu.pin_entered.connect(self._person.enter_pin)
        menu.passed.connect(self._person.tick)
        menu.back.connect(self._person.back)

    def _connect_desk(self) -> None:
        desk = self.desk
        desk.changed.connect(self._on_change)
        desk.refused.connect(self._show_refusal)
        desk.acted.connect(self._end_refusal)
        desk.yes_wanted.connect(self._yes.ask)
        desk.unavailable.connect(self._show_banner)
        desk.available.connect(self.window.hide_banner)
        desk.went_wrong.connect(self._show_bug)

    def _show_yes(self, state: YesState | None) -> None:
        """The column is made for each yes that is wanted, in the language of that moment."""
        if self._yes_column is None:
            self._yes_column = YesColumn(self.window.places, self._shop.language, self._yes)
        self._yes_column.show_state(state)
        if state is None:
            self._yes_column.deleteLater()
            self._yes_column = None

    def _on_change(self, topics: frozenset[Topic]) -> None:
        if Topic.SETTINGS in topics:
            follow_language(from_right=self._shop.language.reads_from_right)
        if topics & _TOP_TOPICS:
            self._top.refresh()
        if topics & _CHARGE_TOPICS:
            self._charges.refresh()

    def _set_printers_up(self) -> None:
        self.workplaces.show_printers()

    def _show_refusal(self, text: str) -> None:
        self._show_message(text)
        self._is_refusal = True

    def _end_refusal(self) -> None:
        """What was refused is over once something else was done; that Counter went wrong stays until it is read."""
        if self._is_refusal:
            self.window.hide_message()

    def _show_message(self, text: str) -> None:
        self._is_refusal = False
        self.window.show_message(text, self._shop.language.say("OK"))

    def _show_banner(self, what: str, text: str) -> None:
        say, icon = self._shop.language.say, _BANNERS.get(what, "triangle-alert")
        if what == CLOCK:
            actions = [Action(say("It is right"), self.desk.trust_clock)]
        else:
            actions = [Action(say("Try again"), self.desk.try_again)]
        if what == PRINTER:
            actions.insert(0, Action(say("What waits"), self._papers.look))
        self.window.show_banner(text, icon, *actions)

    def _show_bug(self) -> None:
        say = self._shop.language.say
        self._show_message(
            say("Something went wrong in Counter. Your order is safe: look at it once more before you go on.")
        )

    def begin_as(self, who: StaffId, pin: str = "") -> None:
        """Begins the work of somebody who is known already, and their PIN ("" for none): nobody asks for either."""
        self.desk.by = who
        if pin:
            self.desk.do(sign_in_with, pin).then(lambda who: self._signed_in(who) if isinstance(who, Staff) else None)
        else:
            self.desk.do(sign_in).then(self._signed_in)

    def _want_board(self) -> None:
        self.loading.then(lambda: self.workplaces.toggle_board())  # noqa: PLW0108 - they are loaded later

    def _signed_in(self, staff: Staff) -> None:
        self.loading.then(partial(self._begin_work, staff))

    def _prefer(self, prefers: Preferences) -> None:
        """The screens are as whoever is at the counter likes them: what is seen at once, the others once they are."""
        before, self._shop.reads = self._shop.reads, prefers.language
        if self.window.follow(prefers) or before != prefers.language:
            follow_language(from_right=self._shop.language.reads_from_right)
            self.desk.changed.emit(frozenset({Topic.SETTINGS}))
            if self._workplaces:
                self._workplaces.make_in_advance()

    def _begin_work(self, staff: Staff) -> None:
        if not self._is_rehearsal:  # which looks as the counter it stands over
            self._prefer(staff.prefers)
        self._top.signed_in(staff)
        self.workplaces.forget_sale()
        minutes = self._shop.settings.lock_minutes if self._staff.has_pins else 0
        self._auto_lock.after(minutes * 60_000)
        self.window.go(self._begins_at.place)
        self.work_begun.emit()
        self.desk.read(thanks_from, staff.staff_id, self._shop.language).then(self._give_thanks)

    def _give_thanks(self, thanks: str) -> None:
        """What they are thanked for stands there until they put it away; it is said once."""
        if thanks:
            self.window.show_message(thanks, self._shop.language.say("OK"))
            self.desk.do(read_thanks)

    def _toggle_menu(self) -> None:
        if self.window.menu.isVisible():
            self.window.menu.shut()
        else:
            self._person.begin()
            self.window.open_menu()

    def _choose_in_menu(self, key: str) -> None:
        """A row of the person's menu; the office is a place of the window."""
        if key == OFFICE:
            self.loading.then(partial(self.window.go, OFFICE))
        else:
            self._person.choose(key)

    def _lock(self) -> None:
        """Asks who is here; the ticket stays. In a shop with PINs nobody is signed in until one is typed."""
        self._auto_lock.after(0)
        self._yes.drop()
        if self._workplaces:
            self._workplaces.end_rehearsal()
        self.window.put_panels_away()
        if self._staff.has_pins:
            self.desk.by = None
        self._prefer(Preferences())
        self._staff.begin_again()
        self.window.ask_who()

    def _tab_chosen(self, key: str) -> None:
        """A tap on a tab, the one that is seen too, goes back to where its workplace begins."""
        self._yes.drop()
        self.workplaces.begin_again(key)
