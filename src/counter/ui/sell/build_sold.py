"""Turns what was just sold into what stands where the ticket was. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from counter.flows.pay import SaleResult
from counter.kernel.language import Language
from counter.kernel.money import total
from counter.receipts.as_text import LEFT_OUT
from counter.settings.cash import CashRounding
from counter.till.denominations import denominations_of, pick
from counter.till.rules import CASH
from counter.ui.parts.ticket_state import PromiseState
from counter.ui.sell.sold_state import PieceState, ReceiptWent, SoldState

_LONGEST_SHOWN, _HEAD = 36, 18
"""Letters of an address that are shown, and of those before what is left out."""


def sold_state(
    sale: SaleResult, rounding: CashRounding | None, language: Language, went: ReceiptWent, *, can_mail: bool
) -> SoldState:
    """What was just sold, and how its receipt `went`; `can_mail` where a mail server is set up."""
    say = language.say
    number = language.order_number(sale.called)
    who = " · ".join(filter(None, (sale.customer, number)))
    is_tab = sale.left.minor > 0
    receipt = say("receipt {number}", number=sale.receipt) if sale.receipt else ""
    big_title, big = _big(sale, language)
    cash = [payment.tendered for payment in sale.taken if payment.tender == CASH]
    return SoldState(
        order_id=sale.order_id,
        title=say("Tab: {who}", who=who) if is_tab else say("Sold: {who}", who=who),
        short_title=who,
        detail=" · ".join(filter(None, (language.money(sale.total), receipt))),
        big_title=big_title,
        big=big,
        given=say("from {amount}", amount=language.money(total(cash, sale.total.currency))) if sale.change else "",
        pieces=_pieces(sale, rounding, language),
        aside=" · ".join(_aside(sale, language)),
        warning=say("{amount} too much was taken", amount=language.money(-sale.left)) if sale.left.minor < 0 else "",
        promise=_promise(sale, language) if sale.change or is_tab else PromiseState(),
        has_receipt=bool(sale.receipt),
        can_mail=can_mail,
        note=_note(went, language),
        went=went,
    )


def _note(went: ReceiptWent, language: Language) -> str:
    if LEFT_OUT in went.qr.splitlines():
        return language.say("Too long for a code: its middle is left out")
    return language.say("Receipt to {address}", address=_short(went.to)) if went.to and not went.qr else ""


def _short(address: str) -> str:
    """An address that is long without its middle."""
    return address if len(address) <= _LONGEST_SHOWN else f"{address[:_HEAD]}…{address[_HEAD + 1 - _LONGEST_SHOWN :]}"


def _big(sale: SaleResult, language: Language) -> tuple[str, str]:
    say = language.say
    if sale.left.minor > 0:
        return say("Left to pay"), language.money(sale.left)
    if sale.change:
        return say("Give back"), language.money(sale.change)
    if sale.due is not None:
        return say("Ready by"), language.clock(sale.due)
    if sale.wait is not None:
        return say("No promise, it takes"), language.range(sale.wait.soonest, sale.wait.latest)
    return say("Paid"), language.money(sale.paid)


def _pieces(sale: SaleResult, rounding: CashRounding | None, language: Language) -> tuple[PieceState, ...]:
    there = denominations_of(sale.total.currency, rounding)
    return tuple(PieceState(language.plain_money(piece), piece in there.notes) for piece in pick(sale.change, there))


def _aside(sale: SaleResult, language: Language) -> Iterator[str]:
    if sale.rounding:
        yield language.say("Cash rounding {amount}", amount=language.amount(sale.rounding))
    if sale.tips:
        yield language.say("Tip {amount}", amount=language.money(sale.tips))


def _promise(sale: SaleResult, language: Language) -> PromiseState:
    if sale.due is None:
        return PromiseState()
    time = language.clock(sale.due)
    say = language.say("Say: “{time}, {name}. Thank you.”", time=time, name=sale.customer) if sale.customer else ""
    return PromiseState(
        language.say("Ready by {time}", time=time), say or language.say("Say: “{time}. Thank you.”", time=time)
    )
