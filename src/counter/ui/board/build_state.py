"""Turns the ticket in work and the bar into what customers see: clock times, never minutes left. Pure."""

from __future__ import annotations

from counter.flows.ring_up import OpenTicket
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.orders.model import Line, Order
from counter.promises.model import Wait
from counter.reports.bar_board import BarBoard, BarCard
from counter.ui.board.state import BoardLine, OrderBeingMade, OrderBoard, ReadyBoard, ReadyOrder
from counter.ui.parts.phrases import line_detail


def order_board(open_ticket: OpenTicket | None, shop_name: str, voucher: Money, language: Language) -> OrderBoard:
    """The order at hand, or the welcome; `voucher` is what a missed promise is worth."""
    if open_ticket is None:
        return OrderBoard()
    if not open_ticket.draft.lines:
        return OrderBoard(language.say("Welcome to {shop}", shop=shop_name))
    name = open_ticket.draft.customer
    quote = open_ticket.quote
    wait = quote.wait if quote else None
    return OrderBoard(
        heading=language.say("Your order, {name}", name=name) if name else language.say("Your order"),
        lines=tuple(_line(line, language) for line in open_ticket.priced.lines),
        total=language.money(open_ticket.priced.total),
        promise=language.clock(quote.due) if quote and wait is None else "",
        wait=language.range(wait.soonest, wait.latest) if wait else "",
        below=_below(wait, voucher, language) if quote else "",
    )


def _below(wait: Wait | None, voucher: Money, language: Language) -> str:
    if wait is not None:
        return language.say("We promise no time beyond {longest} minutes.", longest=wait.longest)
    return language.say("If we miss it, {amount} of your next one is on us.", amount=language.money(voucher))


def ready_board(board: BarBoard, language: Language) -> ReadyBoard:
    """Who waits, and by when the others are promised, the next one first."""
    ready = tuple(ReadyOrder(_who(card.order, language), card.order.called) for card in board.waiting)
    making = sorted(board.making, key=lambda card: (card.stands_at, card.order.number))
    return ReadyBoard(ready, tuple(_being_made(card, language) for card in making))


def _being_made(card: BarCard, language: Language) -> OrderBeingMade:
    who, promise = _who(card.order, language), card.promise
    if promise is None:
        return OrderBeingMade(who, language.say("no time yet"), promised=False)
    time, before = language.clock(promise.due), promise.before
    if before is None:
        return OrderBeingMade(who, language.say("by {time}", time=time))
    return OrderBeingMade(who, time, language.clock(before))


def _who(order: Order, language: Language) -> str:
    return order.customer or language.say("Order {number}", number=order.called)


def _line(line: Line, language: Language) -> BoardLine:
    return BoardLine(
        count=str(line.quantity),
        title=line.name,
        detail=line_detail(line.modifiers, language),
        amount=language.amount(line.total),
    )
