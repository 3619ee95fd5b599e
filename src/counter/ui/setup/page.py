"""A first start: the view and its presenters, put together."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from counter.flows.shop import Shop
from counter.journal.topics import Topic
from counter.kernel.language import Language
from counter.link.move_in import JoinShopIn
from counter.ui.desk.desk import Desk
from counter.ui.desk.joining import Joining
from counter.ui.desk.page import Page
from counter.ui.setup.coffee_presenter import CoffeePresenter
from counter.ui.setup.presenter import SetupPresenter
from counter.ui.setup.state import SetupState
from counter.ui.setup.view import SetupView

_LOOK_MS = 300
_MOVES = frozenset({Topic.DRAFTS, Topic.ORDERS, Topic.PROMISES, Topic.RECEIPTS, Topic.SETTINGS})


class SetupPage(Page):
    """`begun` gives the owner and their PIN ("" for none) once there is a shop; `over`: they open the counter.

    `joined`: this machine belongs to another shop, and its books are there once it starts anew.
    On the way to the first coffee `hinted` gives what to do next, None where nothing is; `sold`: they have it.
    """

    begun = Signal(object, str)
    hinted = Signal(object)
    sold = Signal()
    over = Signal()
    joined = Signal()

    def __init__(self, desk: Desk, shop: Shop, join: JoinShopIn | None = None) -> None:
        super().__init__(desk, shop, frozenset())
        joining = Joining(shop.folder, join, desk.ask_server) if join else None
        self._presenter = SetupPresenter(desk, shop, shop.itself, self._show, self.begun.emit, desk.exporting, joining)
        self._time = QTimer(self, interval=_LOOK_MS)
        if joins := self._presenter.join:
            self._time.timeout.connect(joins.look)
        self.coffee = CoffeePresenter(desk, shop, self.hinted.emit, self._show_done, self.over.emit)
        desk.changed.connect(self._look)

    def build_view(self, language: Language) -> SetupView:
        """The steps."""
        self._view = SetupView(language, self._presenter, self.coffee)
        return self._view

    def refresh(self) -> None:
        """Looks again at how far the owner is."""
        self._presenter.refresh()

    def _look(self, topics: frozenset[Topic]) -> None:
        """The hints stand over other pages: they are looked at again whatever is seen."""
        if topics & _MOVES:
            self.coffee.refresh()

    def _show_done(self, state: SetupState) -> None:
        self._show(state)
        self.sold.emit()

    def _show(self, state: SetupState) -> None:
        self.follow_language()
        self._view.show_state(state)
        joins = self._presenter.join
        if joins and joins.has_joined:
            self._time.stop()
            self.joined.emit()
        elif state.busy and not self._time.isActive():
            self._time.start()
