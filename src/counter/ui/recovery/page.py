"""The Make it right tab: who still waits for us, an order to choose, one case; put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.journal.topics import Topic
from counter.kernel.ids import MishapId, OrderId
from counter.kernel.language import Language
from counter.ui.desk.desk import Desk
from counter.ui.desk.page import Page
from counter.ui.desk.work import CurrentShop
from counter.ui.recovery.desk_presenter import DeskPresenter, DeskWays
from counter.ui.recovery.desk_state import DeskState
from counter.ui.recovery.desk_view import DeskView
from counter.ui.recovery.good_presenter import GoodPresenter
from counter.ui.recovery.good_sheet import GoodSheet
from counter.ui.recovery.good_state import GoodState
from counter.ui.recovery.open_presenter import OpenPresenter, Ways
from counter.ui.recovery.open_state import OpenState
from counter.ui.recovery.open_view import OpenView
from counter.ui.recovery.presenter import RecoveryPresenter
from counter.ui.recovery.state import RecoveryState
from counter.ui.recovery.story_presenter import StoryPresenter, StoryWays
from counter.ui.recovery.story_state import WholeStoryState
from counter.ui.recovery.story_view import StoryView
from counter.ui.recovery.view import RecoveryView
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

V = TypeVar("V", bound=QWidget)

_TOPICS = frozenset(
    {Topic.ORDERS, Topic.PROMISES, Topic.MISHAPS, Topic.VOUCHERS, Topic.MONEY, Topic.STAFF, Topic.OUTLOOK}
)
_WAITING, _CASE, _STORY, _VOUCHERS = 0, 1, 2, 3
"""The places of the tab: who waits, an order to choose or one case, a story, and the voucher desk."""


class RecoveryPage(Page):
    """Shows who waits for us until somebody opens a case, or chooses an order.

    `pay_wanted` goes back to the payment from which somebody came to the voucher desk, `rehearse_wanted` to practice,
    where there is one (`can_rehearse`).
    """

    pay_wanted = Signal()
    rehearse_wanted = Signal()

    def __init__(self, desk: Desk, shop: CurrentShop, *, can_rehearse: bool = False) -> None:
        super().__init__(desk, shop, _TOPICS)
        self._place = _WAITING
        self._can_rehearse = can_rehearse
        self._presenter = RecoveryPresenter(desk, shop, self._show, self._left)
        self._good = GoodPresenter(desk, shop, self._show_good)
        self._teller = StoryPresenter(
            desk, shop, self._show_story, StoryWays(self.open, lambda: self._left(""), self._good.begin)
        )
        self._open = OpenPresenter(
            desk,
            shop,
            self._show_open,
            Ways(self.open, self.tell, self._choose, self._good.begin, self.see_vouchers, self.rehearse_wanted.emit),
        )
        self._desk = DeskPresenter(desk, shop, self._show_desk, DeskWays(self.open, lambda: self._left(""), self._pay))

    def build_view(self, language: Language) -> QWidget:
        """The places, one of them shown; the others are made as they are wanted, or while nobody taps."""
        self._places = places = QStackedWidget()
        self._waiting = WhenWanted(
            lambda: _put_in(places, OpenView(language, self._open, can_rehearse=self._can_rehearse))
        )
        self._view = WhenWanted(lambda: _put_in(places, RecoveryView(language, self._presenter)))
        self._story = WhenWanted(lambda: _put_in(places, StoryView(language, self._teller)))
        self._vouchers = WhenWanted(lambda: _put_in(places, DeskView(language, self._desk)))
        self._sheet = WhenWanted(lambda: GoodSheet(places, language, self._good))
        InAdvance(places, (self._waiting, self._view, self._story, self._vouchers, self._sheet))
        places.setCurrentWidget(self._shown_at(self._place))
        return places

    def _shown_at(self, place: int) -> QWidget:
        views: tuple[WhenWanted[Any], ...] = (self._waiting, self._view, self._story, self._vouchers)
        view: QWidget = views[place].get()
        return view

    def refresh(self) -> None:
        """Looks again at what is shown."""
        if self._place == _WAITING:
            self._open.refresh()
        elif self._place == _CASE:
            self._presenter.refresh()
        elif self._place == _STORY:
            self._teller.refresh()
        else:
            self._desk.refresh()

    def practise(self, told: Callable[[str, bool], None]) -> None:
        """It is a rehearsal: `told` is called with each step that was said, or was not after all."""
        self._presenter.practise(told)

    def open(self, order_id: OrderId | None, mishap_id: MishapId | None = None) -> None:
        """Opens a case, as from the bar or the Day page."""
        self._go(_CASE)
        self._presenter.open(order_id, mishap_id)

    def tell(self, order_id: OrderId | None, mishap_id: MishapId | None = None) -> None:
        """Tells the story of a case, as from Orders or the Day page."""
        self._go(_STORY)
        self._teller.open(order_id, mishap_id)

    def see_vouchers(self) -> None:
        """Goes to the voucher desk."""
        self._go(_VOUCHERS)
        self._desk.open()

    def look_up_for_payment(self, code: str) -> None:
        """Goes to the voucher desk with a code that somebody wants to pay with, which goes on afterwards."""
        self._go(_VOUCHERS)
        self._desk.open(code, pays=True)

    def _pay(self) -> None:
        self._left("")
        self.pay_wanted.emit()

    def begin_again(self) -> None:
        """Leaves the case; what was chosen is forgotten, and who waits is shown as it is now."""
        self._presenter.begin_again()
        self._left("")

    def _choose(self) -> None:
        self._go(_CASE)
        self._presenter.begin_again()

    def _left(self, recorded: str) -> None:
        self._open.note_recorded(recorded)
        self._go(_WAITING)
        self._open.refresh()

    def _go(self, place: int) -> None:
        self._place = place
        self.follow_language()
        self._places.setCurrentWidget(self._shown_at(place))

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever comes back finds the list as it is then."""
        super().hideEvent(event)
        self._presenter.yes.drop()
        self._presenter.forget_list()
        self._open.begin_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Looks again, also where nothing has changed."""
        super().showEvent(event)
        self.refresh()

    def _show(self, state: RecoveryState) -> None:
        self.follow_language()
        self._view.get().show_state(state)

    def _show_story(self, state: WholeStoryState) -> None:
        self.follow_language()
        self._story.get().show_state(state)

    def _show_good(self, state: GoodState | None) -> None:
        self.follow_language()
        if state is not None or self._sheet.made is not None:
            self._sheet.get().show_state(state)

    def _show_desk(self, state: DeskState) -> None:
        self.follow_language()
        self._vouchers.get().show_state(state)

    def _show_open(self, state: OpenState) -> None:
        self.follow_language()
        self._waiting.get().show_state(state)


def _put_in(places: QStackedWidget, view: V) -> V:
    places.addWidget(view)
    return view
