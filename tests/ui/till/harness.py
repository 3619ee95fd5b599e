"""The till as it was last shown, and what somebody wanted of it."""

from __future__ import annotations

from counter.kernel.ids import OrderId
from counter.reports.day.page import ToDo
from counter.ui.parts.choices import Choices
from counter.ui.till.presenter import TillPresenter
from counter.ui.till.state import CountState, TillState
from ui.sync_desk import SyncDesk


class TillHarness:
    """The page's states, what was opened, and how often the printer was asked to print."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.states: list[TillState] = []
        self.opened: list[ToDo] = []
        self.prints = 0
        self.tabs: list[OrderId] = []
        self.asked: Choices | None = None
        self.presenter = TillPresenter(
            work, work.shop, self.states.append, self.opened.append, self._count, self._ask, self.tabs.append
        )

    def _count(self) -> None:
        self.prints += 1

    def _ask(self, choices: Choices | None) -> None:
        self.asked = choices

    @property
    def state(self) -> TillState:
        return self.states[-1]

    @property
    def count(self) -> CountState:
        assert self.state.count is not None
        return self.state.count

    def type(self, key: int | str, digits: str) -> None:
        self.presenter.choose_field(key)
        self.presenter.type_digits(digits)

    def amounts(self) -> dict[str, str]:
        """What stands in the drawer's rows."""
        return {row.words: row.amount for row in self.state.rows}
