"""The customer display with what feeds it."""

from __future__ import annotations

from counter.flows.ring_up import OpenTicket
from counter.journal.topics import Topic
from counter.ui.board.presenter import BoardPresenter
from counter.ui.board.view import BoardView
from counter.ui.desk.desk import Desk
from counter.ui.desk.when_seen import WhenSeen

_CARES = frozenset({Topic.ORDERS, Topic.PROMISES})


class BoardPage(BoardView):
    """A window of its own; `rung_up` gives it the ticket in work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.language)
        self._presenter = BoardPresenter(desk, self.show_order, self.show_board)
        WhenSeen(self, desk, _CARES, self._presenter.refresh)

    def rung_up(self, open_ticket: OpenTicket) -> None:
        """Shows the ticket in work."""
        self._presenter.rung_up(open_ticket)

    def sold(self) -> None:
        """The ticket in work is paid."""
        self._presenter.sold()
