"""Turns the ticket in work and the bar into what customers see: clock times, never minutes left. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.orders.model import Line, Order
from counter.orders.words import line_words
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
        lines=(*(_line(line, language) for line in open_ticket.priced.lines), *_beside(open_ticket, language)),
        total=language.money(open_ticket.priced.total),
        promise=language.clock(quote.due) if quote and wait is None else "",
        wait=language.range(wait.soonest, wait.latest) if wait else "",
        below=_below(wait, voucher, language) if quote else "",
        language=open_ticket.draft.language,
    )


def _beside(open_ticket: OpenTicket, language: Language) -> Iterator[BoardLine]:
    """What leads from the lines to the total: the service, and tax that is not in their prices or left out of them."""
    priced = open_ticket.priced
    service = priced.service.amount if priced.service else priced.total * 0
    if service:
        yield BoardLine("", language.say("Service"), "", language.amount(service))
    tax = priced.total - (priced.gross - priced.reduced) - service
    if tax:
        title = language.say("Without VAT") if open_ticket.draft.exempt else language.say("VAT")
        yield BoardLine("", title, "", language.amount(tax))


def _below(wait: Wait | None, voucher: Money, language: Language) -> str:
    if wait is not None:
        return language.say("We promise no time beyond {longest} minutes.", longest=wait.longest)
    return language.say("If we miss it, {amount} of your next one is on us.", amount=language.money(voucher))


def ready_board(board: BarBoard, language: Language, asked: Collection[OrderId] = ()) -> ReadyBoard:
    """Who waits, and by when the others are promised, the next one first; those who `asked` just now are answered."""
    making = sorted(board.making, key=lambda card: (card.stands_at, card.order.number))
    return ReadyBoard(
        tuple(_ready(card.order, language, asked) for card in board.waiting),
        tuple(_being_made(card, language, asked) for card in making),
    )


def _ready(order: Order, language: Language, asked: Collection[OrderId]) -> ReadyOrder:
    who, number = _who(order, language), order.called
    return ReadyOrder(who, number, order.order_id, _asks(order, language), _seen(order, language, asked))


def _being_made(card: BarCard, language: Language, asked: Collection[OrderId]) -> OrderBeingMade:
    order, promise = card.order, card.promise
    time, before = language.say("no time yet"), ""
    if promise is not None:
        time, before = language.clock(promise.due), language.clock(promise.before) if promise.before else ""
        time = time if before else language.say("by {time}", time=time)
    return OrderBeingMade(
        _who(order, language),
        time,
        before,
        promised=promise is not None,
        order=order.order_id,
        asked_name=_asks(order, language),
        seen=_seen(order, language, asked),
    )


def _asks(order: Order, language: Language) -> str:
    return language.say("Ask about order {number}", number=order.called)


def _seen(order: Order, language: Language, asked: Collection[OrderId]) -> str:
    return language.say("we are looking") if order.order_id in asked else ""


def _who(order: Order, language: Language) -> str:
    return order.customer or language.say("Order {number}", number=order.called)


def _line(line: Line, language: Language) -> BoardLine:
    return BoardLine(
        count=str(line.quantity),
        title=line.name,
        detail=line_detail(line_words(line, language), language),
        amount=language.amount(line.total),
    )
