"""What the customer display says. Customers see clock times. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows.ring_up import OpenTicket
from counter.kernel.language import Language
from counter.orders.model import Line, Order
from counter.reports.bar_board import BarBoard, Card, bar_board
from counter.ui.board.state import BoardLine, OrderBeingMade, OrderBoard, ReadyBoard, ReadyOrder
from counter.ui.desk.work import Work


class BoardPresenter:
    """Shows the ticket in work as it grows, and the ready board as the bar moves."""

    def __init__(
        self, work: Work, show_order: Callable[[OrderBoard], None], show_board: Callable[[ReadyBoard], None]
    ) -> None:
        self._work = work
        self._show_order = show_order
        self._show_board = show_board
        self._just_sold = False

    def refresh(self) -> None:
        """Looks at the bar again."""
        self._work.read(bar_board, then=self._board)

    def sold(self) -> None:
        """The ticket is paid: it stays until the next one begins."""
        self._just_sold = True

    def rung_up(self, open_ticket: OpenTicket) -> None:
        """The ticket changed."""
        language, settings = self._work.language, self._work.shop.settings
        stays, self._just_sold = self._just_sold and not open_ticket.draft.lines, False
        if stays:
            return
        if not open_ticket.draft.lines:
            self._show_order(OrderBoard(language.say("Welcome to {shop}", shop=settings.shop_name)))
            return
        name = open_ticket.draft.customer
        heading = language.say("Your order, {name}", name=name) if name else language.say("Your order")
        missed = language.say(
            "If we miss it, {amount} of your next one is on us.",
            amount=language.money(self._work.shop.playbook.voucher),
        )
        self._show_order(
            OrderBoard(
                heading=heading,
                lines=tuple(_line(line, language) for line in open_ticket.priced.lines),
                total=language.money(open_ticket.priced.total),
                promise=language.clock(open_ticket.quote.due) if open_ticket.quote else "",
                if_missed=missed if open_ticket.quote else "",
            )
        )

    def _board(self, board: BarBoard) -> None:
        language = self._work.language
        ready = tuple(ReadyOrder(_who(card.order, language), card.order.called) for card in board.waiting)
        making = sorted(board.making, key=lambda card: (card.promise.due, card.order.number))
        self._show_board(ReadyBoard(ready, tuple(_being_made(card, language) for card in making)))


def _being_made(card: Card, language: Language) -> OrderBeingMade:
    promise = card.promise
    if not promise.resets:
        by = language.say("by {time}", time=language.clock(promise.due))
        return OrderBeingMade(_who(card.order, language), by)
    before = language.clock(promise.resets[-2].due if len(promise.resets) > 1 else promise.first_due)
    return OrderBeingMade(_who(card.order, language), language.clock(promise.due), before)


def _who(order: Order, language: Language) -> str:
    return order.customer or language.say("Order {number}", number=order.called)


def _line(line: Line, language: Language) -> BoardLine:
    detail = " · ".join(language.within(modifier) for modifier in line.modifiers)
    return BoardLine(str(line.quantity), line.name, detail, language.amount(line.total))
