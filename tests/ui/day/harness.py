"""The day as it was last shown, and what somebody wanted of it."""

from __future__ import annotations

from counter.kernel.ids import OrderId
from counter.reports.day.page import ToDo
from counter.ui.day.presenter import DayPresenter
from counter.ui.day.state import DayState
from ui.sync_desk import SyncDesk


class DayHarness:
    """The page's states, what was opened, whose story was told, and how often the printer was asked to print."""

    def __init__(self, work: SyncDesk) -> None:
        self.states: list[DayState] = []
        self.opened: list[ToDo] = []
        self.prints = 0
        self.told: list[OrderId] = []
        self.presenter = DayPresenter(
            work, work.shop, self.states.append, self.opened.append, self.told.append, self._count
        )

    def _count(self) -> None:
        self.prints += 1

    @property
    def state(self) -> DayState:
        return self.states[-1]
