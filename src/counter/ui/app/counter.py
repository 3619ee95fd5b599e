"""The counter as one piece: desk, pages, window, customer display, wired."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from counter.flows.shop import Shop
from counter.journal.topics import Topic
from counter.kernel.ids import OrderId
from counter.people.queries import Staff
from counter.reports.day_page import ToDo
from counter.ui.app.presenter import RECOVERY, StaffPresenter, TopPresenter
from counter.ui.app.top_bar import Tab
from counter.ui.app.window import Window
from counter.ui.bar.page import BarPage
from counter.ui.board.page import BoardPage
from counter.ui.day.page import DayPage
from counter.ui.desk.desk import Desk
from counter.ui.desk.when_seen import WhenSeen
from counter.ui.recovery.page import RecoveryPage
from counter.ui.sell.page import SellPage
from counter.ui.widgets.strip import Action

_SELL, _BAR, _RECOVERY, _DAY = "sell", "bar", RECOVERY, "day"
_STAFF_CARES = frozenset({Topic.STAFF, Topic.MISHAPS})


class Counter(QObject):
    """Owns everything that is on screen."""

    def __init__(self, shop: Shop) -> None:
        super().__init__()
        self.desk = Desk(shop, self)
        self._sell, self._bar = SellPage(self.desk), BarPage(self.desk)
        self._recovery, self._day = RecoveryPage(self.desk), DayPage(self.desk)
        self._board = BoardPage(self.desk)
        self.window = Window(self.desk.language, self._workplaces())
        self._top = TopPresenter(self.desk, self.window.top_bar.show_state)
        self._staff = StaffPresenter(self.desk, self.window.staff.show_state, self._signed_in)
        self._seen = WhenSeen(self.window.staff, self.desk, _STAFF_CARES, self._staff.refresh)
        self._wire_window()
        self._wire_desk()

    def open(self, *, windowed: bool) -> None:
        """Shows the window, and the customer display where there is a second screen."""
        if windowed:
            self.window.resize(1280, 800)
            self.window.show()
        else:
            self.window.setGeometry(QGuiApplication.primaryScreen().geometry())
            self.window.showFullScreen()
        if _second_screen():
            self._show_board()
        self.desk.begin()

    def come_to_front(self) -> None:
        """Shows the window over all others: somebody started Counter a second time."""
        self.window.raise_()
        self.window.activateWindow()

    def end(self) -> None:
        """Finishes what was begun."""
        self._board.close()
        self.desk.end()

    def _workplaces(self) -> list[tuple[Tab, QWidget]]:
        say = self.desk.language.say
        return [
            (Tab(_SELL, say("Sell"), "coffee"), self._sell),
            (Tab(_BAR, say("Bar"), "timer"), self._bar),
            (Tab(_RECOVERY, say("Make it right"), "hand-heart"), self._recovery),
            (Tab(_DAY, say("Day"), "chart-column"), self._day),
        ]

    def _wire_window(self) -> None:
        window, bar = self.window, self.window.top_bar
        window.staff.picked.connect(self._staff.pick)
        window.staff.board_wanted.connect(self._turn_board)
        window.staff.close_wanted.connect(window.close)
        window.tab_tapped.connect(self._tab_tapped)
        bar.staff_wanted.connect(window.ask_who)
        bar.bar_wanted.connect(lambda: window.go(_BAR))
        self._sell.rung_up.connect(self._board.rung_up)
        self._sell.sold.connect(self._board.sold)
        self._sell.sold.connect(window.hush)
        self._bar.make_right_wanted.connect(self._make_right)
        self._day.case_wanted.connect(self._do_now)

    def _wire_desk(self) -> None:
        desk, window, say = self.desk, self.window, self.desk.language.say
        again = Action(say("Try again"), desk.print_again)
        desk.changed.connect(self._changed)
        desk.refused.connect(window.say)
        desk.unavailable.connect(lambda text: window.announce(text, again))
        desk.available.connect(window.all_clear)
        wrong = say("Something went wrong in Counter. Your order is safe: look at it once more before you go on.")
        desk.went_wrong.connect(lambda: window.say(wrong))

    def _changed(self, topics: frozenset[Topic]) -> None:
        if Topic.OUTLOOK in topics:
            self._top.refresh()

    def _turn_board(self) -> None:
        if self._board.isVisible():
            self._board.hide()
        else:
            self._show_board()

    def _show_board(self) -> None:
        screen = _second_screen()
        if screen:
            self._board.setGeometry(screen.geometry())
            self._board.showFullScreen()
        else:
            self._board.show()

    def _signed_in(self, staff: Staff) -> None:
        self._top.signed_in(staff)
        self.window.go(_SELL)

    def _tab_tapped(self, key: str) -> None:
        if key == _SELL:
            self._sell.back_to_the_ticket()
        elif key == _RECOVERY:
            self._recovery.back_to_the_list()

    def _make_right(self, order_id: OrderId) -> None:
        self._recovery.open(order_id)
        self.window.go(_RECOVERY)

    def _do_now(self, to_do: ToDo) -> None:
        self._recovery.open(to_do.order, to_do.mishap)
        self.window.go(_RECOVERY)


def _second_screen() -> QScreen | None:
    first = QGuiApplication.primaryScreen()
    return next((screen for screen in QGuiApplication.screens() if screen is not first), None)
