"""Turns how a bill is split into what the page shows. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from counter.flows.bill import Bill
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.orders.model import Line, Order
from counter.receipts.shares import Share
from counter.settings.cash import CashRounding, round_cash
from counter.till.rules import CARD, CASH, GIFT_CARD, HOUSE, whole_units
from counter.ui.parts.phrases import money_back
from counter.ui.sell.build_pay import Counted, bill_lines, quick_amounts, tender_words
from counter.ui.sell.payment_draft import PaymentDraft
from counter.ui.sell.split_draft import BY_AMOUNT, BY_LINE, EVENLY, MOST, SplitDraft
from counter.ui.sell.split_state import (
    NOW,
    PAID,
    WAITS,
    RowState,
    ShareState,
    SplitLineState,
    SplitState,
    SplitTenderState,
    SplitTipState,
    TakerState,
)

_FRACTIONS = {Fraction(1, 2): "½", Fraction(1, 3): "⅓", Fraction(2, 3): "⅔", Fraction(1, 4): "¼", Fraction(3, 4): "¾"}
_ICONS = {CASH: "banknote", CARD: "credit-card", GIFT_CARD: "gift", HOUSE: "store"}
_TIPS = (1, 2)
"""Whole units of the currency."""


def split_state(
    bill: Bill, draft: SplitDraft, counted: Counted, rounding: CashRounding | None, language: Language
) -> SplitState:
    """A bill in shares; `rounding` is how cash is rounded."""
    say, order = language.say, bill.sale.order
    shares, nothing = draft.shares(bill), order.total * 0
    now = shares.get(draft.now) if draft.now in draft.open_places else None
    amount = now.amount if now else nothing
    nobodys = draft.nobodys(bill) if draft.way == BY_LINE else frozenset()
    tip = draft.tip_now(nothing) if draft.by in counted.tipped else nothing
    payment = draft.payment(amount, round_cash(amount, rounding), tip)
    paid, left = order.total - bill.left, bill.left
    count = sum(line.quantity for line in order.sold)
    fewest = max((place + 2 for place in draft.paid), default=2)
    is_fixed = draft.way == EVENLY and any(share.of for share in bill.shares)
    return SplitState(
        title=say("Split {amount}", amount=language.money(order.total)),
        detail=" · ".join(filter(None, (order.customer, say_items(count, language)))),
        way=draft.way,
        count=language.say_count("{count} share", "{count} shares", draft.count),
        can_fewer=not is_fixed and draft.count > fewest,
        can_more=not is_fixed and draft.count < MOST,
        lines=_lines(order, draft, nobodys, language),
        less=_less(order, language),
        is_typing=draft.is_typing,
        typing=_typing(draft, payment, language),
        quick=quick_amounts(payment, language) if draft.is_giving and draft.tip_typed is None else (),
        shares=tuple(_share(place, bill, draft, shares, language) for place in range(draft.count)),
        now=draft.now,
        can_choose=draft.way != EVENLY,
        hint=_hint(draft, language),
        tips=_tips(draft, tip, language) if draft.by in counted.tipped else (),
        tip_for=say("For {name}", name=counted.who) if counted.who else "",
        tip_mine=draft.tip_mine,
        tenders=tuple(_tenders(draft, counted, language)),
        take=say("Take {amount}", amount=language.money(payment.takes if covers(payment) else payment.in_cash + tip)),
        below_take=_below_take(now, nobodys, payment, language),
        can_take=now is not None and not nobodys and covers(payment),
        paid=say("{amount} paid", amount=language.money(paid)),
        paid_detail=say("{paid} of {count} shares", paid=len(draft.paid), count=draft.count),
        left=say("{amount} left", amount=language.money(left)),
        left_detail=say("now {now}, then {then}", now=language.amount(amount), then=language.amount(left - amount)),
        scale=(paid.minor, amount.minor, max(0, (left - amount).minor)),
        change=_change(bill, language),
        coded=draft.code,
    )


def covers(payment: PaymentDraft) -> bool:
    """Whether that pays a share: it is paid whole."""
    return payment.can_take and payment.stays.minor <= 0


def _change(bill: Bill, language: Language) -> str:
    """What goes back of what was taken last."""
    last = bill.sale.paid.payments[-1:]
    return "".join(language.say("Change {amount}", amount=language.money(each.change)) for each in last if each.change)


def say_items(count: int, language: Language) -> str:
    """“15 items”."""
    return language.say_count("{count} item", "{count} items", count)


def _lines(
    order: Order, draft: SplitDraft, nobodys: frozenset[object], language: Language
) -> tuple[SplitLineState, ...]:
    by_line = draft.way == BY_LINE
    return tuple(
        SplitLineState(
            line.line_id,
            line.count,
            line.title,
            line.amount,
            tuple(
                TakerState(str(place + 1), place == draft.now)
                for place in (draft.takers.get(line.line_id, ()) if by_line else ())
            ),
            line.line_id in nobodys,
        )
        for line in bill_lines(order, language)
    )


def _own_price(line: Line) -> Money:
    """A line less what was taken off that very line."""
    return line.gross - sum((each.amount for each in line.reductions if each.source is None), line.gross * 0)


def _less(order: Order, language: Language) -> RowState | None:
    """By how much the bill differs from its lines: what came off all of it, or what came on top."""
    prices = sum((_own_price(line) for line in order.sold), order.total * 0)
    return _difference(order.total - prices, language)


def _difference(more: Money, language: Language) -> RowState | None:
    if not more:
        return None
    words = language.say("Off the whole bill") if more.minor < 0 else language.say("Service and tax")
    return RowState(words, language.amount(more))


def _share(place: int, bill: Bill, draft: SplitDraft, shares: dict[int, Share], language: Language) -> ShareState:
    say, share = language.say, shares.get(place)
    mark = PAID if place in draft.paid else NOW if place == draft.now else WAITS
    words = {PAID: say("Paid"), NOW: say("Now"), WAITS: say("Waits")}
    return ShareState(
        place=place,
        title=say("Share {number}", number=place + 1),
        mark=mark,
        mark_words=words[mark],
        amount=language.money(share.amount) if share else "–",
        rows=tuple(_rows(bill.sale.order, share, language)) if share else (),
        paid=tuple(_paid(bill, share, language)) if share and mark == PAID else (),
    )


def _rows(order: Order, share: Share, language: Language) -> Iterator[RowState]:
    lines, prices = {line.line_id: line for line in order.sold}, order.total * 0
    named = [part for part in share.parts if part.pieces and part.line_id is not None]
    for part in named:
        if part.line_id is None:
            continue
        line, pieces = lines[part.line_id], Fraction(part.pieces)
        own = _own_price(line).minor * pieces / line.quantity
        price = Money(int(own + Fraction(1, 2)), order.total.currency)
        prices += price
        yield RowState(f"{pieces_words(pieces)} {line.name}", language.amount(price))
    if not named:
        part_words = f"1/{share.of}" if share.of else language.say("part")
        yield RowState(language.say("{part} of the bill", part=part_words), language.amount(share.amount))
    elif more := _difference(share.amount - prices, language):
        yield more


def pieces_words(pieces: Fraction) -> str:
    """“2”, “⅓”, “1½”, else “5/6”."""
    whole, rest = divmod(pieces, 1)
    if not rest:
        return str(whole)
    if rest in _FRACTIONS:
        return f"{whole or ''}{_FRACTIONS[rest]}"
    return str(pieces)


def _paid(bill: Bill, share: Share, language: Language) -> Iterator[RowState]:
    for payment in bill.sale.paid.payments:
        if payment.payment_id in share.payments:
            yield RowState(tender_words(payment.tender, language), language.amount(payment.amount))
            if payment.tip:
                yield RowState(language.say("Tip"), language.amount(payment.tip))
            if payment.change:
                yield RowState(money_back(language), language.amount(payment.change))


def _typing(draft: SplitDraft, payment: PaymentDraft, language: Language) -> str:
    if draft.tip_typed is not None:
        return language.say("Tip {amount}", amount=language.money(payment.tip))
    if draft.is_giving and payment.given is not None:
        return language.say("{given} given", given=language.money(payment.given))
    number, amount = draft.now + 1, payment.in_cash if draft.is_giving else payment.due
    return language.say("Share {number}: {amount}", number=number, amount=language.money(amount))


def _hint(draft: SplitDraft, language: Language) -> str:
    if draft.way == BY_LINE:
        return language.say(
            "Choose a share, then tap its lines. A line in two shares is halved, in three it is a third."
        )
    if draft.way == BY_AMOUNT:
        return language.say("Choose a share, then type what it pays. The last one is the rest.")
    return ""


def _tips(draft: SplitDraft, tip: Money, language: Language) -> tuple[SplitTipState, ...]:
    typing, currency = draft.tip_typed is not None, tip.currency
    amounts = [whole_units(each, currency) for each in _TIPS]
    return (
        SplitTipState(language.say("No tip"), chosen=not draft.tip and not typing),
        *(
            SplitTipState(language.plain_money(each), each.minor, chosen=draft.tip == each and not typing)
            for each in amounts
        ),
        SplitTipState(language.say("Other"), other=True, chosen=typing),
    )


def _tenders(draft: SplitDraft, counted: Counted, language: Language) -> Iterator[SplitTenderState]:
    for tender in (CASH, CARD, GIFT_CARD, HOUSE, *counted.own):
        words = language.say("Account") if tender == HOUSE else tender_words(tender, language)
        yield SplitTenderState(tender, words, _ICONS.get(tender, "wallet"), tender == draft.by)


def _below_take(now: Share | None, nobodys: frozenset[object], payment: PaymentDraft, language: Language) -> str:
    if nobodys:
        return language.say("first every line to a share")
    if now is None:
        return language.say("first what it pays")
    return " · ".join(_how(payment, language))


def _how(payment: PaymentDraft, language: Language) -> Iterator[str]:
    say = language.say
    if payment.tip:
        yield say("{amount} + {tip} tip", amount=language.amount(payment.pays), tip=language.amount(payment.tip))
    if payment.account:
        yield say("put down to {name}", name=payment.account)
    if payment.balance is not None:
        yield say("{balance} on the gift card", balance=language.money(payment.balance))
        if payment.pays > payment.balance:
            yield say("{amount} short", amount=language.money(payment.pays - payment.balance))
    if payment.stays.minor > 0 or payment.change.minor < 0:
        yield say("{amount} short", amount=language.money(max(payment.stays, -payment.change)))
    elif payment.given is not None:
        given, change = language.money(payment.given), language.money(payment.change)
        yield say("{given} given, change {change}", given=given, change=change)
