"""Turns the ticket in work into what the Sell page shows. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import ItemId
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.menu.facts import Modifier
from counter.menu.rules import Group, Item, Menu
from counter.orders.draft import DraftLine
from counter.orders.draft_store import HeldTicket
from counter.orders.model import VOUCHER
from counter.promises.model import PromiseQuote, Wait
from counter.till.rules import quick_cash
from counter.ui.parts.phrases import about_minutes, line_detail
from counter.ui.sell.build_welcome import Moment, welcome_title, welcome_words
from counter.ui.sell.payment_draft import PaymentDraft
from counter.ui.sell.state import (
    COLUMNS,
    ROWS,
    ChipState,
    DoneState,
    GroupState,
    HeldState,
    LineState,
    ModifiersState,
    PageState,
    PayState,
    PromiseState,
    QuickState,
    SellState,
    TicketState,
    TileState,
)

_SHORT = 2
"""A modifier of so few letters is a size: it keeps its capital, and its price shows on the line."""
TILES = COLUMNS * ROWS
"""How many tiles stand on a page."""


def sell_state(  # noqa: PLR0913 - what is on the page
    open_ticket: OpenTicket,
    *,
    menu: Menu,
    category: str,
    page: int,
    chosen: DraftLine | None,
    held: tuple[HeldTicket, ...],
    last_sale: SaleResult | None,
    pay: PayState | None,
    is_told: bool,
    language: Language,
) -> SellState:
    """The whole page: of `category` the `page` is shown, from 0, or its last; of the `chosen` line the modifiers.

    `is_told`: whoever the ticket is for knows that no time is promised for it.
    """
    items = menu.of(category)
    page = min(page, max(0, len(items) - 1) // TILES)
    return SellState(
        categories=menu.categories,
        category=category,
        tiles=_tiles(items[page * TILES : (page + 1) * TILES], chosen, language),
        pages=_pages(items, language),
        page=page,
        modifiers=_modifiers(menu, chosen, language) if chosen else None,
        ticket=_ticket(open_ticket, chosen, last_sale, language, is_told=is_told),
        held=tuple(_held(ticket, language) for ticket in held),
        pay=pay,
    )


def page_of(menu: Menu, item_id: ItemId) -> int:
    """Which page of its category an item is on, from 0. Refused where it is not on the menu."""
    ids = [item.item_id for item in menu.of(menu.item(item_id).category)]
    return ids.index(item_id) // TILES


def _pages(items: Sequence[Item], language: Language) -> tuple[PageState, ...]:
    pages = [items[first : first + TILES] for first in range(0, len(items), TILES)]
    return tuple(_page(number, page, language) for number, page in enumerate(pages, start=1))


def _page(number: int, items: Sequence[Item], language: Language) -> PageState:
    words = " – ".join(dict.fromkeys((items[0].name, items[-1].name)))
    return PageState(str(number), words, language.say("Page {number}: {words}", number=number, words=words))


def _tiles(items: Sequence[Item], chosen: DraftLine | None, language: Language) -> tuple[TileState, ...]:
    return tuple(
        TileState(
            item_id=item.item_id,
            name=item.name,
            price=language.money(item.price),
            icon=item.icon,
            chosen=chosen is not None and chosen.item_id == item.item_id,
        )
        for item in items
    )


def _modifiers(menu: Menu, line: DraftLine, language: Language) -> ModifiersState:
    item = menu.item(line.item_id)
    groups = tuple(_group(group, line.chosen(group.group_id), language) for group in item.groups)
    return ModifiersState(line.line_id, item.name, groups, line.note)


def _group(group: Group, chosen: tuple[str, ...], language: Language) -> GroupState:
    chips = tuple(ChipState(m.name, _chip(m, language), m.name in chosen) for m in group.modifiers)
    return GroupState(group.group_id, group.name, group.fewest > 0, chips)


def _chip(modifier: Modifier, language: Language) -> str:
    if not modifier.price or len(modifier.name) <= _SHORT:
        return modifier.name
    sign = "+" if modifier.price.minor > 0 else ""
    return f"{modifier.name} {sign}{language.amount(modifier.price)}"


def _ticket(
    open_ticket: OpenTicket,
    chosen: DraftLine | None,
    last_sale: SaleResult | None,
    language: Language,
    *,
    is_told: bool,
) -> TicketState:
    count = sum(line.quantity for line in open_ticket.draft.lines)
    tax = language.amount(open_ticket.priced.tax)
    summary = language.say_count("{count} item · VAT incl. {tax}", "{count} items · VAT incl. {tax}", count, tax=tax)
    return TicketState(
        customer=open_ticket.draft.customer,
        to_go=open_ticket.draft.to_go,
        lines=_lines(open_ticket, chosen, language),
        summary=summary if count else "",
        can_undo=open_ticket.can_undo,
        promise=_promise(open_ticket.quote, language, is_told=is_told),
        total=language.money(open_ticket.priced.total) if count else "",
        done=_done(last_sale, language) if last_sale and not count else None,
    )


def _lines(open_ticket: OpenTicket, chosen: DraftLine | None, language: Language) -> tuple[LineState, ...]:
    """The lines, before any discount."""
    notes = {line.line_id: line.note for line in open_ticket.draft.lines}
    return tuple(
        LineState(
            line_id=line.line_id,
            count=str(line.quantity),
            title=line.name,
            detail=line_detail(line.modifiers, language, f"“{note}”" if note else ""),
            amount=language.amount(line.gross),
            chosen=chosen is not None and chosen.line_id == line.line_id,
        )
        for line in open_ticket.priced.lines
        for note in (notes[line.line_id],)
    )


def _promise(quote: PromiseQuote | None, language: Language, *, is_told: bool) -> PromiseState:
    if quote is None:
        return PromiseState()
    if quote.wait is not None:
        return _wait(quote.wait, language, is_told=is_told)
    main = language.say("Ready by {time}", time=language.clock(quote.due))
    return PromiseState(main, about_minutes(quote.minutes, language))


def _wait(wait: Wait, language: Language, *, is_told: bool) -> PromiseState:
    """How long it takes, where no time is promised: first of all they have to know."""
    words = language.wait(wait.soonest, wait.latest)
    return PromiseState(
        main=language.range(wait.soonest, wait.latest),
        below=language.say("no promise"),
        told=language.say("They know"),
        told_name=language.say("They know: it takes {wait}, and we promise no time", wait=words),
        is_told=is_told,
    )


def _done(sale: SaleResult, language: Language) -> DoneState:
    """What was just sold: the change first, where there is any."""
    when = ""
    if sale.due is not None:
        when = language.say("ready by {time}", time=language.clock(sale.due))
    elif sale.wait is not None:
        when = language.say("{wait}, no promise", wait=language.range(sale.wait.soonest, sale.wait.latest))
    number = language.say("Order {number}", number=sale.called)
    if sale.change:
        title = language.say("Change {amount}", amount=language.money(sale.change))
        return DoneState(title, " · ".join(filter(None, (number, when))))
    paid = language.say("Paid {amount}", amount=language.money(sale.total))
    return DoneState(number, " · ".join(filter(None, (paid, when))))


def _held(ticket: HeldTicket, language: Language) -> HeldState:
    title = ticket.customer or language.say("Held at {time}", time=language.clock(ticket.held_at))
    return HeldState(ticket.order_id, title, language.say_count("{count} item", "{count} items", ticket.lines))


def pay_state(open_ticket: OpenTicket, payment: PaymentDraft, moment: Moment, *, is_told: bool) -> PayState:
    """How the ticket is about to be paid; `is_told` as in `sell_state`."""
    language, due = moment.language, open_ticket.priced.total
    promise = _promise_to_pay_for(open_ticket.quote, moment, is_told=is_told)
    return PayState(
        to_pay=language.money(due),
        below=_less_voucher(open_ticket, language),
        quick=_quick(payment, language),
        by=payment.by,
        below_take=_below_take(payment, promise, language),
        lines=_lines(open_ticket, None, language),
        promise=promise,
        welcome_title=welcome_title(payment.welcome, language) if payment.welcome else "",
        welcome=welcome_words(payment.welcome, moment) if payment.welcome else "",
        greeted=payment.greeted,
        voucher=language.money(-open_ticket.priced.reduced_by(VOUCHER)) if open_ticket.draft.voucher_id else "",
        take=language.say("Take {amount}", amount=language.money(due)),
        can_take=payment.can_take and bool(open_ticket.draft.lines) and not promise.has_to_be_told,
    )


def _below_take(payment: PaymentDraft, promise: PromiseState, language: Language) -> str:
    """What comes first, or what was given."""
    if promise.has_to_be_told:
        return language.say("first tell them how long it takes")
    if not payment.by:
        return language.say("first an amount, or how")
    return _given(payment.due, payment.given, language)


def _less_voucher(open_ticket: OpenTicket, language: Language) -> str:
    voucher = open_ticket.priced.reduced_by(VOUCHER)
    if not voucher:
        return ""
    before = language.money(open_ticket.priced.total + voucher)
    return language.say("{gross} less apology voucher {off}", gross=before, off=language.money(voucher))


def _quick(payment: PaymentDraft, language: Language) -> tuple[QuickState, ...]:
    due = payment.due
    exact = language.say("Exact {amount}", amount=language.money(due))
    others = (QuickState(language.plain_money(a), a.minor, a == payment.given) for a in quick_cash(due))
    return (QuickState(exact, due.minor, payment.exactly_in_cash), *others)


def _given(due: Money, given: Money | None, language: Language) -> str:
    if given is None:
        return ""
    if given.minor < due.minor:
        short = language.money(due - given)
        return language.say("{given} given, {short} short", given=language.money(given), short=short)
    change = language.money(given - due)
    return language.say("{given} given, change {change}", given=language.money(given), change=change)


def _promise_to_pay_for(quote: PromiseQuote | None, moment: Moment, *, is_told: bool) -> PromiseState:
    promise = _promise(quote, moment.language, is_told=is_told)
    if quote is None or promise.told:
        return promise
    return PromiseState(promise.main, moment.language.say("Kept {times} times in 10", times=round(moment.target * 10)))
