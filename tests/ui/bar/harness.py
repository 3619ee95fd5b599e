"""The bar as it was last shown, and taps on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

from counter.kernel.ids import OrderId
from counter.reports.bar_board import BarCard, bar_board
from counter.ui.bar.presenter import BarPresenter
from counter.ui.bar.state import BarState
from ui.sync_desk import SyncDesk

P = ParamSpec("P")


class BarHarness:
    """The bar's states as they are shown, and the orders somebody wanted to make right."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.state = BarState()
        self.to_make_right: list[OrderId] = []
        self.presenter = BarPresenter(work, work.shop, self._show, self.to_make_right.append)

    def _show(self, state: BarState) -> None:
        self.state = state

    def look(self) -> BarState:
        self.presenter.refresh()
        return self.state

    def after(self, tap: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> BarState:
        """Taps, and looks."""
        tap(*args, **kwargs)
        return self.look()

    def cards(self) -> tuple[BarCard, ...]:
        return self.work.shop.read(bar_board).making
