"""The pages of the workplaces and the customer display, and how one leads to another.

Loaded and made once the staff page is there: most of what the counter is made of is not needed to ask who is here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from counter.flows.pay import SaleResult
from counter.flows.shop import Shop
from counter.kernel.ids import OrderId
from counter.reports.day.page import ToDo
from counter.ui.app.on_stage import Rehearsing
from counter.ui.app.over_the_counter import OverTheCounter
from counter.ui.app.presenter import BAR, DAY, OFFICE, ORDERS, RECOVERY, REHEARSE, SELL, TILL
from counter.ui.app.serial_scans import front_window, give_scan
from counter.ui.app.window import Window
from counter.ui.bar.page import BarPage
from counter.ui.board.page import BoardPage
from counter.ui.day.page import DayPage
from counter.ui.desk.attached import AttachedDevices
from counter.ui.desk.desk import Desk
from counter.ui.office.page import OfficePage
from counter.ui.orders.page import OrdersPage
from counter.ui.recovery.page import RecoveryPage
from counter.ui.rehearsal.choose_page import ChoosePage
from counter.ui.sell.page import SellPage
from counter.ui.till.page import TillPage
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted


class Workplaces(QObject):
    """Stand in `window`; `board` is the customer display, a window of its own.

    Without `rehearsing` nobody rehearses here. Without `has_board` none is opened.

    `papers_wanted` asks for what is not on paper yet.
    """

    papers_wanted = Signal()

    def __init__(
        self, desk: Desk, shop: Shop, window: Window, rehearsing: Rehearsing | None = None, *, has_board: bool = True
    ) -> None:
        super().__init__(window)
        self._window, self._shop, self._has_board = window, shop, has_board
        self.devices = AttachedDevices(desk, shop, self)
        self.devices.scanned.connect(self._scanned)
        self._sell, self._bar = SellPage(desk, shop, self.devices), BarPage(desk, shop)
        self._recovery = RecoveryPage(desk, shop, can_rehearse=rehearsing is not None)
        self._day = DayPage(desk, shop)
        self._orders, self._till = OrdersPage(desk, shop), TillPage(desk, shop)
        self._office = OfficePage(desk, shop, self.devices)
        self.board = BoardPage(desk, shop, self.devices)
        self._pages = {
            SELL: self._sell,
            BAR: self._bar,
            RECOVERY: self._recovery,
            ORDERS: self._orders,
            TILL: self._till,
            DAY: self._day,
            OFFICE: self._office,
        }
        window.add_pages(self._pages)
        self._connect()
        self._rehearsals: OverTheCounter | None = None
        if rehearsing is not None:
            self._connect_rehearsals(OverTheCounter(shop, window, rehearsing), ChoosePage(desk, shop))
        screens = cast("QGuiApplication", QGuiApplication.instance())
        screens.screenAdded.connect(self._follow_screens)
        screens.screenRemoved.connect(self._follow_screens)
        self._follow_screens()

    def make_in_advance(self) -> None:
        """Makes the pages one by one while somebody looks for their name, but not the office: few ever go there."""
        InAdvance(self, [WhenWanted(page.made) for place, page in self._pages.items() if place != OFFICE])

    def _connect(self) -> None:
        window = self._window
        window.closed.connect(self.board.close)
        self._sell.ticket_changed.connect(self.board.show_ticket)
        self._sell.sold.connect(self.board.sold)
        self._sell.code_shown.connect(self.board.show_code)
        self._sell.sold.connect(window.hide_message)
        self._sell.order_wanted.connect(self._make_right)
        self._sell.order_seen.connect(self._see_order)
        self._sell.add_wanted.connect(self._change_order)
        self._sell.voucher_seen.connect(self._see_voucher)
        self._recovery.pay_wanted.connect(self._go_on_paying)
        self._bar.case_wanted.connect(self._make_right)
        self._orders.case_wanted.connect(self._make_right)
        self._orders.pay_wanted.connect(self._pay)
        self._orders.story_wanted.connect(self._tell_story)
        self._day.case_wanted.connect(self._do_now)
        self._day.story_wanted.connect(self._tell_story)
        self._till.case_wanted.connect(self._do_now)
        self._till.tab_wanted.connect(self._see_order)
        self._office.papers_wanted.connect(self.papers_wanted)

    def _connect_rehearsals(self, over: OverTheCounter, choose: ChoosePage) -> None:
        window, self._rehearsals = self._window, over
        self._pages[REHEARSE] = choose
        window.add_pages({REHEARSE: choose}, under={REHEARSE: RECOVERY})
        self._recovery.rehearse_wanted.connect(lambda: window.go(REHEARSE))
        choose.left.connect(lambda: window.go(RECOVERY))
        choose.wanted.connect(over.begin)
        choose.given_up.connect(over.end)
        over.setting.connect(choose.setting)
        over.began.connect(choose.began)
        over.refused.connect(choose.cannot)
        over.not_kept.connect(window.show_message)
        over.done.connect(self._end_rehearsing)

    def _end_rehearsing(self) -> None:
        self._recovery.begin_again()
        self._window.go(RECOVERY)

    def end_rehearsal(self) -> None:
        """Takes a rehearsal away that stands over the counter."""
        if self._rehearsals:
            self._rehearsals.end()

    def forget_sale(self) -> None:
        """Whoever comes now sees nothing of what was sold before."""
        self._sell.forget_sale()
        self._office.forget()

    def card_paid(self, sale: SaleResult) -> None:
        """Somebody looked at the card machine, and a payment that had no answer went through."""
        self._sell.card_paid(sale)

    def show_printers(self) -> None:
        """Where an owner sets printers up."""
        self._window.go(OFFICE)
        self._office.show_printers()

    def practise(self, told: Callable[[str, bool], None]) -> None:
        """It is a rehearsal: in Make it right one taps what was said, which is `told` with the step and whether."""
        self._recovery.practise(told)

    def begin_again(self, key: str) -> None:
        """The workplace `key` as it begins."""
        if key == SELL:
            self._sell.leave_paying()
        elif key == RECOVERY:
            self._recovery.begin_again()
        elif key == ORDERS:
            self._orders.back_to_today()

    def toggle_board(self) -> None:
        """Opens the customer display, or closes it."""
        if self.board.isVisible():
            self.board.hide()
        else:
            self.show_board()

    def _follow_screens(self) -> None:
        """The customer display opens where a second screen is plugged in, and never lies over the only one there is."""
        if second_screen() is None:
            if self.board.isFullScreen():
                self.board.hide()
        elif self._has_board and self._shop.settings.second_screen:
            self.show_board()

    def _scanned(self, code: str) -> None:
        window = front_window(self._window)
        if not give_scan(window, code):
            say = self._shop.language.say
            window.show_message(
                say("Nothing reads a code here. Finish this, or go to Sell, and scan it again."), say("OK")
            )

    def end(self) -> None:
        """Closes what stands beside the window, and lets go of what hangs on the terminal."""
        self.end_rehearsal()
        for each in self.findChildren(InAdvance):
            each.give_up()
        self.board.close()
        self.devices.end()

    def show_board(self) -> None:
        """Opens the customer display, over the whole second screen where there is one."""
        screen = second_screen()
        if screen:
            self.board.setGeometry(screen.geometry())
            self.board.showFullScreen()
        else:
            self.board.showNormal()

    def _make_right(self, order_id: OrderId) -> None:
        self._recovery.open(order_id)
        self._window.go(RECOVERY)

    def _tell_story(self, order_id: OrderId) -> None:
        self._recovery.tell(order_id)
        self._window.go(RECOVERY)

    def _see_order(self, order_id: OrderId) -> None:
        self._orders.show_order(order_id)
        self._window.go(ORDERS)

    def _change_order(self, order_id: OrderId) -> None:
        self._orders.change_order(order_id)
        self._window.go(ORDERS)

    def _pay(self, order_id: OrderId) -> None:
        """What is left of an order is paid on the Sell page."""
        self._sell.pay_order(order_id)
        self._window.go(SELL)

    def _see_voucher(self, code: str) -> None:
        """A payment waits while its voucher is looked at."""
        self._recovery.look_up_for_payment(code)
        self._window.go(RECOVERY)

    def _go_on_paying(self) -> None:
        self._sell.go_on_paying()
        self._window.go(SELL)

    def _do_now(self, to_do: ToDo) -> None:
        self._recovery.tell(to_do.order, to_do.mishap)
        self._window.go(RECOVERY)


def second_screen() -> QScreen | None:
    """The customer's, where there is one."""
    first = QGuiApplication.primaryScreen()
    return next((screen for screen in QGuiApplication.screens() if screen is not first), None)
