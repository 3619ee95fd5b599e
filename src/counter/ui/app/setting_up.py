"""A first start in the window: its pages before anybody works here, then one hint at a time over the real counter."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from counter.flows.shop import Shop
from counter.kernel.ids import StaffId
from counter.link.move_in import JoinShopIn
from counter.settings.first_start import COFFEE
from counter.ui.app.counter import Counter
from counter.ui.app.presenter import SELL
from counter.ui.setup.page import SetupPage
from counter.ui.setup.state import HintState
from counter.ui.widgets.strip import Action

_LOAD_MS = 150
"""From the first page until the rest is loaded: it is painted first."""


class SettingUp(QObject):
    """Stands in the window of `counter` until the first start is over."""

    def __init__(self, counter: Counter, shop: Shop, join: JoinShopIn | None = None) -> None:
        """With `join` this machine can join a shop instead; then the application ends, to start anew in that one."""
        super().__init__(counter)
        self._counter, self._shop, self._window = counter, shop, counter.window
        self._page = SetupPage(counter.desk, shop, join)
        self._page.begun.connect(self._begin)
        self._last: HintState | None = None
        self._page.hinted.connect(self._hint)
        self._window.places.currentChanged.connect(lambda: self._hint(self._last))
        self._page.sold.connect(lambda: self._window.show_whole(self._page))
        self._page.over.connect(lambda: self._window.go(SELL))
        self._page.joined.connect(QCoreApplication.quit)
        counter.work_begun.connect(self._page.coffee.begin)
        if shop.settings.first_start.step != COFFEE:
            self._window.show_whole(self._page)
            QTimer.singleShot(_LOAD_MS, counter.loading, counter.loading.begin)

    def _begin(self, owner: StaffId, pin: str) -> None:
        self._counter.begin_as(owner, pin)

    def _hint(self, hint: HintState | None) -> None:
        say, window, coffee = self._shop.language.say, self._window, self._page.coffee
        self._last = hint
        if hint is None:
            window.show_hint("")
            return
        is_there = bool(hint.place) and window.is_at(hint.place)
        go = (Action(hint.word, lambda: window.go(hint.place)),) if hint.place and not is_there else ()
        end = Action(hint.done, coffee.hand_over) if hint.done else Action(say("Skip the rest"), coffee.skip)
        window.show_hint(hint.there if is_there else hint.text, *go, end)
