"""The customer display, a window of its own, with what feeds it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.journal.topics import Topic
from counter.kernel.language import Language
from counter.ui.board.pole_presenter import PolePresenter
from counter.ui.board.presenter import ANSWERED_SECONDS, BoardPresenter
from counter.ui.board.state import BoardState
from counter.ui.board.view import BoardView
from counter.ui.desk.desk import Desk
from counter.ui.desk.devices import Devices
from counter.ui.desk.page import Page
from counter.ui.desk.work import CurrentShop

_TOPICS = frozenset({Topic.ORDERS, Topic.PROMISES})
_SEEN_MS = 20_000
"""How long a paid order is seen, unless the next one begins: time to read the promise, and to put the change away."""


class BoardPage(Page):
    """`show_ticket` gives it the ticket in work; Escape closes it. The pole display shows the same in two lines."""

    def __init__(self, desk: Desk, shop: CurrentShop, devices: Devices) -> None:
        super().__init__(desk, shop, _TOPICS)
        self._presenter = BoardPresenter(desk, shop, self._show)
        self._pole = PolePresenter(shop, devices.show_lines)
        self._answers = QTimer(self, interval=ANSWERED_SECONDS * 1000)
        self._answers.timeout.connect(self._presenter.refresh)
        self._seen = QTimer(self, interval=_SEEN_MS, singleShot=True)
        self._seen.timeout.connect(self._presenter.forget_the_last)
        self._seen.timeout.connect(self._pole.forget_the_last)
        self.resize(960, 600)

    def build_view(self, language: Language) -> QWidget:
        """Both halves."""
        self.setWindowTitle(language.say("Customer display"))
        self.setAccessibleName(language.say("Customer display"))
        theirs = language.to_customer()
        way = Qt.LayoutDirection
        self.setLayoutDirection(way.RightToLeft if theirs.reads_from_right else way.LeftToRight)
        self._view = BoardView(theirs, self._presenter)
        return self._view

    def refresh(self) -> None:
        """Looks at the bar again."""
        self._presenter.refresh()

    def show_ticket(self, open_ticket: OpenTicket) -> None:
        """Shows the ticket in work."""
        self._presenter.show_ticket(open_ticket)
        self._pole.show_ticket(open_ticket)

    def sold(self, sale: SaleResult) -> None:
        """The ticket in work is paid: its customer sees it a while longer."""
        self._presenter.sold()
        self._pole.sold(sale)
        self._seen.start()

    def show_code(self, code: str) -> None:
        """The receipt of what was sold is there to scan for as long as the till shows it too, then a while longer."""
        self._presenter.show_code(code)
        if code:
            self._seen.stop()
        else:
            self._seen.start()

    def showEvent(self, event: QShowEvent) -> None:
        """While it is seen, an answer to who asked goes again by itself."""
        super().showEvent(event)
        self._presenter.seen(True)
        self._answers.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it."""
        super().hideEvent(event)
        self._presenter.seen(False)
        self._answers.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _show(self, state: BoardState) -> None:
        self.follow_language()
        self._view.show_state(state)
