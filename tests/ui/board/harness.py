"""The customer display as it was last shown."""

from __future__ import annotations

from counter.ui.board.presenter import BoardPresenter
from counter.ui.board.state import BoardState
from ui.sync_desk import SyncDesk


class BoardHarness:
    """The display's state."""

    def __init__(self, work: SyncDesk) -> None:
        self.state = BoardState()
        self.presenter = BoardPresenter(work, work.shop, self._show)
        self.presenter.seen(True)

    def _show(self, state: BoardState) -> None:
        self.state = state
