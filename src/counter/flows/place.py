"""Placing: the ticket becomes an order with a number and a promise, and its voucher is spent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from counter.flows.away import check_voucher_now
from counter.flows.numbers import next_order
from counter.flows.print_tickets import print_tickets
from counter.flows.proof import prove_combos, prove_items, prove_settings, prove_voucher
from counter.flows.read_code import claim_voucher
from counter.flows.reduce import check_still_theirs
from counter.flows.ring_up import check_is_ours, price_draft, promise_for
from counter.flows.shop import Act
from counter.flows.usual import record_order
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, VoucherId
from counter.kernel.money import Money
from counter.orders.customer import told_late
from counter.orders.draft import Draft
from counter.orders.draft_store import StoredDraft, drop_draft, find_draft
from counter.orders.facts import OrderPlaced
from counter.orders.model import Order, spent_by_voucher
from counter.orders.pricing import PricedTicket, check_complete
from counter.orders.rules import check_is_later
from counter.promises.facts import PromiseGiven, PromiseMade, WaitSaid
from counter.promises.model import PromiseQuote
from counter.receipts.model import Sale
from counter.till.model import Paid
from counter.vouchers.facts import VoucherRedeemed
from counter.vouchers.queries import the_voucher
from counter.vouchers.rules import check_can_be_redeemed


def place(
    act: Act,
    order_id: OrderId,
    shown: PromiseQuote | None = None,
    *,
    they_know: bool = False,
    name: str = "",
    wanted_at: datetime | None = None,
) -> Sale:
    """The ticket becomes an order that nothing is paid of yet; what lowers its price is settled from here on.

    `shown` is the quote on the screen at the tap: that is the promise. Beyond the longest time the shop stands for
    there is none, and `they_know` says that the customer was told how long it takes, as `shown`. It is for whoever the
    ticket names, or for `name`. One for later is promised for `wanted_at` (aware UTC). Refused unless they were told,
    where the ticket is empty, a choice that must be made is not, its voucher was used meanwhile, the time cannot be
    agreed, or somebody changed outside Counter what decides its price.
    """
    stored = act.read(find_draft, order_id, act.keys.local) or StoredDraft(Draft(order_id))
    check_is_ours(stored)
    if not stored.draft.lines:
        raise Refused("There is nothing on the ticket yet.")
    draft = replace(stored.draft, customer=name) if name else stored.draft
    _prove(act, draft)
    check_still_theirs(act, draft)
    ticket = price_draft(act, draft)
    check_complete(ticket)
    quote = _still_good(shown, act.at) or promise_for(act, draft)
    if wanted_at is not None:
        check_is_later(wanted_at, quote.due, act.at, act.language.clock(quote.due))
        quote = replace(quote, due=wanted_at, wait=None)
    if quote.wait is not None and not (they_know and quote is (shown or quote)):
        raise Refused(
            "That takes {wait}, and we promise no time. Tell them, then say that they know.",
            wait=act.language.wait(quote.wait.soonest, quote.wait.latest),
        )
    order = _place(act, draft, ticket, quote.due, wanted_at)
    if wanted_at is None:
        record_promise(act, order_id, quote)
        print_tickets(act, order)
    else:
        act.record(PromiseGiven(order_id, wanted_at, order.business_date))
    for voucher_id, amount in spent_by_voucher(order.sold).items():
        _redeem(act, voucher_id, order_id, amount)
    if draft.regular_id is not None:
        record_order(act, draft.regular_id, order)
    drop_draft(act.unit, order_id)
    due = quote.due if quote.wait is None else None
    return Sale(order=order, due=due, wait=quote.wait, paid=Paid((), (), order.total.currency))


def record_promise(act: Act, order_id: OrderId, quote: PromiseQuote) -> None:
    """What a customer was told as their order was placed: a promise, or how long it takes."""
    wait = quote.wait
    if wait is None:
        act.record(PromiseMade(order_id, quote.due, quote.made_from))
    else:
        act.record(WaitSaid(order_id, wait.soonest, wait.latest, wait.longest, quote.due, quote.made_from))


def _prove(act: Act, draft: Draft) -> None:
    """What decides the price is as it was recorded."""
    prove_settings(act)
    prove_items(act, (line.item_id for line in draft.lines))
    prove_combos(act, (line.bundle.combo_id for line in draft.lines if line.bundle))
    if draft.voucher_id is not None:
        prove_voucher(act, draft.voucher_id)
        _check_is_good(act, draft.voucher_id)


def _place(act: Act, draft: Draft, ticket: PricedTicket, due: datetime, wanted_at: datetime | None) -> Order:
    day = act.settings.trading_day(wanted_at or act.at)
    series, number = next_order(act, day)
    placed = OrderPlaced(
        order_id=draft.order_id,
        series=series,
        number=number,
        business_date=day,
        to_go=draft.to_go,
        lines=ticket.lines,
        total=ticket.total,
        tax_rounding=ticket.tax_rounding,
        customer=draft.customer,
        delivery=draft.delivery,
        prices_include_tax=ticket.prices_include_tax,
        exempt=draft.exempt,
        service=ticket.service,
        needed_by=draft.needed_by,
        told_late=told_late(draft, due),
        bring_to=draft.bring_to,
        allergies=draft.allergies,
        note=draft.note,
        language=draft.language,
        wanted_at=wanted_at,
        notes={str(line.line_id): line.note for line in draft.lines if line.note},
    )
    act.record(placed)
    return placed.as_order(act.at, act.by)


def _check_is_good(act: Act, voucher_id: VoucherId) -> None:
    """Also where nothing is left on it: the total on the ticket was said with it."""
    voucher = act.read(the_voucher, voucher_id)
    check_can_be_redeemed(voucher, act.settings.trading_day(act.at), act.shop.language)


def _redeem(act: Act, voucher_id: VoucherId, order_id: OrderId, amount: Money) -> None:
    _check_is_good(act, voucher_id)
    check_voucher_now(act, voucher_id, amount, order_id)
    claim_voucher(act, voucher_id, order_id)
    act.record(VoucherRedeemed(voucher_id, order_id, amount, keeps_rest=act.settings.voucher_keeps_rest))


def _still_good(shown: PromiseQuote | None, now: datetime) -> PromiseQuote | None:
    return shown if shown is not None and shown.due >= now else None
