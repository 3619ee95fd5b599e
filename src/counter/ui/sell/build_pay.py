"""Turns how a bill is about to be paid into what the Pay page shows. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from counter.flows.bill import Bill
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.orders.model import COMBO, VOUCHER, Order
from counter.orders.words import line_words
from counter.promises.model import PromiseQuote
from counter.receipts.rules import TENDER_NAMES
from counter.receipts.shares import even_amounts
from counter.till.model import Payment
from counter.till.rules import CARD, CASH, GIFT_CARD, HOUSE, quick_cash, whole_units
from counter.ui.parts.build_promise import promise_state
from counter.ui.parts.phrases import line_detail, money_back
from counter.ui.parts.ticket_state import LineState, PromiseState
from counter.ui.sell.build_welcome import Moment, welcome_title, welcome_words
from counter.ui.sell.pay_state import PayState, TakenState, TipState
from counter.ui.sell.payment_draft import PaymentDraft
from counter.ui.sell.quick_state import QuickState

TIP_PERCENTS = (5, 10, 15)
_ICONS = {CASH: "banknote", CARD: "credit-card", GIFT_CARD: "gift", HOUSE: "store"}
_SMALL_PART = 5
"""Whole units of the currency that are offered as a part."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What the shop takes: its own tenders, those that bring tips, and who takes the money."""

    own: tuple[str, ...]
    tipped: tuple[str, ...]
    who: str


def pay_state(
    bill: Bill, payment: PaymentDraft, counted: Counted, moment: Moment, quote: PromiseQuote | None, *, is_told: bool
) -> PayState:
    """How a bill is about to be paid; `quote` is what is promised for a ticket, `is_told` as in `ticket_state`."""
    language, say = moment.language, moment.language.say
    promise = _promise(bill, quote, moment, is_told=is_told)
    order = bill.sale.order
    welcome = None if _is_used_up(bill, payment) else payment.welcome
    return PayState(
        title=say("To pay") if bill.left == order.total else say("Still to pay"),
        to_pay=language.money(payment.due),
        below=" · ".join(filter(None, _below(bill, payment, language))),
        quick=quick_amounts(payment, language),
        by=payment.by,
        own=counted.own,
        tips=tuple(_tips(payment, language)) if payment.by in counted.tipped else (),
        tip_for=say("For {name}", name=counted.who) if counted.who else "",
        tip_mine=payment.tipped.is_mine,
        below_take=_below_take(payment, promise, language),
        lines=bill_lines(order, language),
        total=language.amount(order.total + _voucher(order)),
        taken=tuple(_taken(bill, payment, language)),
        promise=promise,
        welcome_title=welcome_title(welcome, language) if welcome else "",
        welcome=welcome_words(welcome, moment) if welcome else "",
        greeted=payment.greeted,
        coded=f"{_voucher(order).minor or ''}{payment.code}",
        later=say("Pay later (tab)") if bill.is_ticket else say("Leave it as a tab"),
        is_order=not bill.is_ticket,
        name=order.customer,
        take=say("Take {amount}", amount=language.money(payment.takes)),
        can_take=payment.can_take and bool(order.lines) and not promise.has_to_be_told,
    )


def bill_lines(order: Order, language: Language) -> tuple[LineState, ...]:
    """The lines of an order, each less what was taken off that very line, and its part of what a combo saves."""
    return tuple(
        LineState(
            line_id=line.line_id,
            count=str(line.sold.quantity),
            title=line.sold.name,
            detail=line_detail(line_words(line.sold, language), language, language.quoted(line.note)),
            amount=language.amount(line.sold.gross - own),
        )
        for line in order.lines
        for taken in ((each for each in line.sold.reductions if each.source is None or each.kind == COMBO),)
        for own in (_sum((each.amount for each in taken), order),)
    )


def _sum(amounts: Iterator[Money], order: Order) -> Money:
    return sum(amounts, order.total * 0)


def tender_words(tender: str, language: Language) -> str:
    """A tender as it is called: “Cash”, or by the shop's own name."""
    return language.say(TENDER_NAMES.get(tender, tender))


def _voucher(order: Order) -> Money:
    spent = (each.amount for line in order.sold for each in line.reductions if each.kind == VOUCHER)
    return _sum(spent, order)


def _is_used_up(bill: Bill, payment: PaymentDraft) -> bool:
    """Whether the voucher on a ticket lowers its price no more: it was spent at another till."""
    order = bill.sale.order
    return bool(bill.is_ticket and payment.welcome and order.total and not _voucher(order))


def _below(bill: Bill, payment: PaymentDraft, language: Language) -> Iterator[str]:
    order = bill.sale.order
    whole, off = language.money(order.total), _voucher(order)
    if bill.left != order.total:
        yield language.say("of {total} after the voucher" if off else "of {total}", total=whole)
    elif _is_used_up(bill, payment):
        yield language.say("the voucher was used for another order meanwhile")
    elif off:
        yield _less_voucher(order, off, language)
    else:
        yield order.customer
        yield language.say("delivery") if order.delivery else language.say("to go") if order.to_go else ""
        count = sum(line.quantity for line in order.sold)
        yield language.say_count("{count} item", "{count} items", count)
    if payment.in_cash != payment.due:  # what it is in coins
        yield language.say("{amount} in cash", amount=language.money(payment.in_cash))


def _less_voucher(order: Order, off: Money, language: Language) -> str:
    if order.service or not order.prices_include_tax or order.exempt:  # no sum of the two was ever owed
        return language.say("apology voucher {off} is taken off", off=language.money(off))
    before = language.money(order.total + off)
    return language.say("{gross} less apology voucher {off}", gross=before, off=language.money(off))


def quick_amounts(payment: PaymentDraft, language: Language) -> tuple[QuickState, ...]:
    """What people hand over in cash, or the likely parts that another tender pays."""
    if payment.by and payment.by != CASH:
        return tuple(_parts(payment, language))
    due = payment.in_cash
    exact = language.say("Exact {amount}", amount=language.money(due))
    others = (QuickState(language.plain_money(a), a.minor, a == payment.given) for a in quick_cash(due))
    return (QuickState(exact, due.minor, payment.is_exact), *others)


def _parts(payment: PaymentDraft, language: Language) -> Iterator[QuickState]:
    due = payment.due
    yield QuickState(language.say("All {amount}", amount=language.money(due)), due.minor, payment.is_exact)
    small = whole_units(_SMALL_PART, due.currency)
    half, third = even_amounts(due, 2)[0], even_amounts(due, 3)[0]
    parts = (
        (language.say("Half {amount}", amount=language.money(half)), half),
        (language.say("A third {amount}", amount=language.money(third)), third),
        (language.plain_money(small), small),
    )
    for words, part in parts:
        if 0 < part.minor < due.minor:
            yield QuickState(words, part.minor, part == payment.given)


def _tips(payment: PaymentDraft, language: Language) -> Iterator[TipState]:
    """None, some shares of the bill, the change of cash where there is any, and an amount to type."""
    tipped, say = payment.tipped, language.say
    none = not (tipped.percent or tipped.change or tipped.typed is not None)
    yield TipState(say("None"), language.money(payment.due * 0), chosen=none)
    rest = (payment.given or payment.in_cash) - payment.in_cash if payment.by == CASH else payment.due * 0
    for percent in TIP_PERCENTS[: 2 if rest.minor > 0 else None]:
        amount = language.money(payment.tip_of(percent))
        yield TipState(language.rate(Decimal(percent) / 100), amount, percent, chosen=tipped.percent == percent)
    if rest.minor > 0:
        yield TipState(money_back(language), language.money(rest), change=True, chosen=tipped.change)
    typed = language.money(payment.tip) if tipped.typed else "…"
    yield TipState(say("Other"), typed, other=True, chosen=tipped.typed is not None)


def _below_take(payment: PaymentDraft, promise: PromiseState, language: Language) -> str:
    """What comes first, or what was given and what goes back or stays."""
    if promise.has_to_be_told:
        return language.say("first tell them how long it takes")
    if payment.declined:
        return language.say("card declined: another way, or try again")
    if not payment.by:
        return language.say("first an amount, or how")
    return " · ".join(_given(payment, language))


def _given(payment: PaymentDraft, language: Language) -> Iterator[str]:
    say, amount = language.say, language.amount
    if payment.balance is not None:
        yield say("{balance} on the gift card", balance=language.money(payment.balance))
        if payment.pays > payment.balance:
            return
    if payment.account:
        yield say("put down to {name}", name=payment.account)
    if payment.tip:
        how = {CASH: say("in cash"), CARD: say("on the card")}.get(payment.by, payment.by)
        yield say("{amount} {how} + {tip} tip", amount=amount(payment.pays), how=how, tip=amount(payment.tip))
    if payment.change.minor < 0:
        yield say("{amount} short of the tip", amount=language.money(-payment.change))
    elif payment.by == CASH and payment.given and payment.stays.minor == 0:
        given, change = language.money(payment.given), language.money(payment.change)
        yield say("{given} given, change {change}", given=given, change=change)
    elif payment.stays.minor > 0:
        yield say("{amount} stays to pay", amount=language.money(payment.stays))
    elif payment.stays.minor < 0:
        yield say("{amount} more than is left", amount=language.money(-payment.stays))


def _taken(bill: Bill, payment: PaymentDraft, language: Language) -> Iterator[TakenState]:
    """The voucher, which lowers the price or did, then each payment that stands."""
    off, is_used_up = _voucher(bill.sale.order), _is_used_up(bill, payment)
    if off or is_used_up:
        yield TakenState(
            None,
            "ticket-percent",
            language.say("Apology voucher"),
            language.say("used for another order") if is_used_up else language.say("lowers the price"),
            language.amount(-off),
            language.say("Remove the voucher") if bill.is_ticket else "",
        )
    for each in bill.sale.paid.payments:
        yield _payment(each, language)


def _payment(payment: Payment, language: Language) -> TakenState:
    title = tender_words(payment.tender, language)
    details = []
    if payment.tip:
        details.append(language.say("and {amount} tip", amount=language.amount(payment.tip)))
    if payment.rounding:
        details.append(language.say("{amount} rounded", amount=language.amount(payment.rounding)))
    name = language.say("Give back {tender} {amount}", tender=title, amount=language.amount(payment.amount))
    at = language.say("at {time}", time=language.clock(payment.at))
    return TakenState(
        payment.payment_id,
        _ICONS.get(payment.tender, "wallet"),
        title,
        " · ".join([*details, at]),
        language.amount(-payment.amount),
        name,
    )


def _promise(bill: Bill, quote: PromiseQuote | None, moment: Moment, *, is_told: bool) -> PromiseState:
    if bill.is_ticket:
        promise = promise_state(quote, moment.language, is_told=is_told)
    elif bill.sale.due is not None:
        promise = PromiseState(moment.language.say("Ready by {time}", time=moment.language.clock(bill.sale.due)))
    else:
        return PromiseState()
    if not promise.main or promise.told:
        return promise
    return PromiseState(promise.main, moment.language.say("Kept {times} times in 10", times=round(moment.target * 10)))
