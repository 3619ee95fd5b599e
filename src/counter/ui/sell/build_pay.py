"""Turns how the ticket is about to be paid into what the Pay page shows. Pure."""

from __future__ import annotations

from counter.flows.ring_up import OpenTicket
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.orders.model import VOUCHER
from counter.promises.model import PromiseQuote
from counter.till.rules import quick_cash
from counter.ui.parts.build_promise import promise_state
from counter.ui.parts.ticket_state import PromiseState
from counter.ui.sell.build_ticket import line_states
from counter.ui.sell.build_welcome import Moment, welcome_title, welcome_words
from counter.ui.sell.pay_state import PayState, QuickState
from counter.ui.sell.payment_draft import PaymentDraft


def pay_state(open_ticket: OpenTicket, payment: PaymentDraft, moment: Moment, *, is_told: bool) -> PayState:
    """How the ticket is about to be paid; `is_told` as in `ticket_state`."""
    language, due = moment.language, open_ticket.priced.total
    promise = _promise_to_pay_for(open_ticket.quote, moment, is_told=is_told)
    return PayState(
        to_pay=language.money(due),
        below=" · ".join(filter(None, (_less_voucher(open_ticket, language), _in_cash(payment, language)))),
        quick=_quick(payment, language),
        by=payment.by,
        below_take=_below_take(payment, promise, language),
        lines=line_states(open_ticket, None, language),
        promise=promise,
        welcome_title=welcome_title(payment.welcome, language) if payment.welcome else "",
        welcome=welcome_words(payment.welcome, moment) if payment.welcome else "",
        greeted=payment.greeted,
        voucher=language.money(-open_ticket.priced.reduced_by(VOUCHER)) if open_ticket.draft.voucher_id else "",
        take=language.say("Take {amount}", amount=language.money(payment.taken)),
        can_take=payment.can_take and bool(open_ticket.draft.lines) and not promise.has_to_be_told,
    )


def _below_take(payment: PaymentDraft, promise: PromiseState, language: Language) -> str:
    """What comes first, or what was given."""
    if promise.has_to_be_told:
        return language.say("first tell them how long it takes")
    if not payment.by:
        return language.say("first an amount, or how")
    return _given(payment.in_cash, payment.given, language)


def _less_voucher(open_ticket: OpenTicket, language: Language) -> str:
    priced = open_ticket.priced
    voucher = priced.reduced_by(VOUCHER)
    if not voucher:
        return ""
    if priced.gross - priced.reduced != priced.total:  # service or tax come after it: no sum of the two was ever owed
        return language.say("apology voucher {off} is taken off", off=language.money(voucher))
    before = language.money(priced.total + voucher)
    return language.say("{gross} less apology voucher {off}", gross=before, off=language.money(voucher))


def _in_cash(payment: PaymentDraft, language: Language) -> str:
    """What it is in coins, where that is another amount."""
    if payment.in_cash == payment.due:
        return ""
    return language.say("{amount} in cash", amount=language.money(payment.in_cash))


def _quick(payment: PaymentDraft, language: Language) -> tuple[QuickState, ...]:
    due = payment.in_cash
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
    promise = promise_state(quote, moment.language, is_told=is_told)
    if quote is None or promise.told:
        return promise
    return PromiseState(promise.main, moment.language.say("Kept {times} times in 10", times=round(moment.target * 10)))
