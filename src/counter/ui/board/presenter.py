"""What the customer display shows. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from counter.flows.ring_up import OpenTicket
from counter.flows.settle import ask_again
from counter.kernel.ids import OrderId
from counter.reports.bar_board import BarBoard, bar_board
from counter.ui.board.build_state import order_board, ready_board
from counter.ui.board.state import BoardState, ReceiptBoard
from counter.ui.desk.work import CurrentShop, Work

ANSWERED_SECONDS = 30
"""How long the board answers who asked; a tap within counts no second time."""


class BoardPresenter:
    """Shows the ticket in work as it grows, and the ready board as the bar moves, while the display is `seen`."""

    def __init__(self, work: Work, shop: CurrentShop, show: Callable[[BoardState], None]) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._open_ticket: OpenTicket | None = None
        self._board = BarBoard()
        self._just_sold, self._code = False, ""
        self._next_ticket: OpenTicket | None = None
        self._asked: dict[OrderId, datetime] = {}
        self._is_seen = False

    def seen(self, is_seen: bool) -> None:  # noqa: FBT001 - what the display is, as Qt says it
        """The display opened, or closed: most counters have none, and nothing is worked out for it."""
        self._is_seen = is_seen
        self._show_state()

    def refresh(self) -> None:
        """Looks at the bar again."""
        self._work.read(bar_board).then(self._take_in)

    def ask_again(self, order_id: OrderId) -> None:
        """Its customer taps their name, since they have to ask where it is: that is counted, once in a while.

        The board answers for as long, so that they see that somebody saw it.
        """
        if order_id not in self._just_asked():
            self._work.do(ask_again, order_id).then(lambda _: self._note_asked(order_id))

    def _note_asked(self, order_id: OrderId) -> None:
        self._asked[order_id] = self._shop.clock.now()
        self._show_state()

    def _just_asked(self) -> set[OrderId]:
        since = self._shop.clock.now() - timedelta(seconds=ANSWERED_SECONDS)
        self._asked = {order_id: at for order_id, at in self._asked.items() if at > since}
        return set(self._asked)

    def sold(self) -> None:
        """The ticket is paid: it is seen until the next one begins, or `forget_the_last` takes it away."""
        self._just_sold = True

    def show_ticket(self, open_ticket: OpenTicket) -> None:
        """The ticket changed."""
        if self._just_sold and not open_ticket.draft.lines:
            self._next_ticket = open_ticket
            return
        self._take_over(open_ticket)

    def show_code(self, code: str) -> None:
        """Its receipt is there to scan, as the text of a code; "" takes it away."""
        if code != self._code:
            self._code = code
            self._show_state()

    def forget_the_last(self) -> None:
        """The last customer has seen what they ordered and when it will be there; one who scans has not yet."""
        if self._just_sold and self._next_ticket and not self._code:
            self._take_over(self._next_ticket)

    def _take_over(self, open_ticket: OpenTicket) -> None:
        self._just_sold, self._next_ticket, self._open_ticket = False, None, open_ticket
        self._code = ""
        self._show_state()

    def _take_in(self, board: BarBoard) -> None:
        self._board = board
        self._show_state()

    def _show_state(self) -> None:
        if not self._is_seen:
            return
        shop = self._shop
        theirs = self._open_ticket.draft.language if self._open_ticket else ""
        language, spoken = shop.language.to_customer(), shop.language.to_customer(theirs)
        self._show(
            BoardState(
                order=order_board(self._open_ticket, shop.settings.shop_name, shop.playbook.voucher, spoken),
                receipt=ReceiptBoard(spoken.say("Your receipt, to scan"), self._code),
                board=ready_board(self._board, language, self._just_asked()),
            )
        )
