"""Turns a refund that somebody puts together into what is shown of it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counter.kernel.errors import Refused
from counter.kernel.ids import LineId
from counter.kernel.language import Language, _
from counter.kernel.money import Money
from counter.orders.model import VOUCHER, Line, Order
from counter.orders.words import line_words
from counter.receipts.layout import receipt_document
from counter.receipts.rules import TENDER_NAMES, tender_within
from counter.settings.rules import Settings
from counter.till.model import LineBack, Paid
from counter.till.refunds import RefundPlan, worth_of_lines
from counter.till.rules import CARD, CASH, GIFT_CARD, SOLD_AGAIN, TENDERS, THROWN_AWAY
from counter.ui.orders.refund_draft import AMOUNT, BY_LINE, EVERYTHING, MISSING, REASONS, RefundDraft
from counter.ui.orders.refund_state import ChoiceState, RefundLineState, RefundState
from counter.ui.parts.allowance_state import allowance_state
from counter.ui.parts.phrases import line_detail

_ICONS = {CASH: "banknote", CARD: "credit-card", GIFT_CARD: "gift"}
_GOODS = {THROWN_AWAY: _("Thrown away"), SOLD_AGAIN: _("Can be sold")}


def refund_state(draft: RefundDraft, settings: Settings, language: Language) -> RefundState:
    """The whole refund."""
    say, order = language.say, draft.order
    plan = draft.plan(settings.cash_rounding, settings.tenders)
    amount = plan.amount if isinstance(plan, RefundPlan) else Money(0, draft.paid.currency)
    needs = _needs(draft, plan, language)
    return RefundState(
        title=say("Refund for {order}", order=named(order, language)),
        paid=_how_paid(draft.paid, language),
        modes=_modes(draft, language),
        lines=tuple(_lines(draft, plan, language)),
        note=_note(draft, language),
        is_typed=draft.mode == AMOUNT,
        to_give_back=_shown_amount(draft, amount, language),
        reasons=_reasons(draft, language),
        other=draft.reason if draft.reason and not _is_listed(draft, language) else "",
        goods=_goods(draft, language),
        has_goods=draft.mode != AMOUNT and draft.kind != MISSING,
        tenders=_tenders(draft, plan, settings, language),
        allowance=allowance_state(draft.yours.left, draft.yours.of, language),
        paper=receipt_document(draft.seen, order.customer, language) if draft.seen else None,
        mishap=_mishap(draft, language),
        why_not=language.explain(plan) if isinstance(plan, Refused) else "",
        primary=say("Give back {amount}", amount=language.money(amount)) if amount else say("Give back"),
        primary_note=needs,
        can=not needs and isinstance(plan, RefundPlan),
    )


def named(order: Order, language: Language) -> str:
    """Whose order it is: “Mara · #146”."""
    return " · ".join(filter(None, (order.customer, language.order_number(order.called))))


def tender_name(tender: str, language: Language) -> str:
    """A tender in the shop's words; its own stand as they are."""
    return language.say(TENDER_NAMES.get(tender, tender))


def _needs(draft: RefundDraft, plan: RefundPlan | Refused | None, language: Language) -> str:
    """What comes first."""
    if plan is None:
        return language.say("first say what goes back")
    return "" if draft.reason or isinstance(plan, Refused) else language.say("first say why")


def _how_paid(paid: Paid, language: Language) -> str:
    if not paid.payments:
        return ""
    how = language.listed([tender_within(each, language) for each in paid.tenders])
    at = language.clock(paid.payments[0].at)
    return language.say("paid {amount} at {time}, {how}", amount=language.money(paid.amount), how=how, time=at)


def _modes(draft: RefundDraft, language: Language) -> tuple[ChoiceState, ...]:
    everything = language.say("Everything {amount}", amount=language.money(draft.paid.left))
    words = {BY_LINE: language.say("By line"), AMOUNT: language.say("Amount"), EVERYTHING: everything}
    return tuple(ChoiceState(key, label, key == draft.mode) for key, label in words.items())


def _lines(draft: RefundDraft, plan: RefundPlan | Refused | None, language: Language) -> Iterator[RefundLineState]:
    worth, left = worth_of_lines(draft.order, draft.paid), {each.line_id: each for each in draft.left}
    back = {each.line_id: each for each in plan.lines} if isinstance(plan, RefundPlan) else {}
    for line in draft.order.sold:
        yield _line(draft, line, worth[line.line_id], left.get(line.line_id), back.get(line.line_id), language)


def _line(
    draft: RefundDraft, line: Line, worth: Money, left: LineBack | None, back: LineBack | None, language: Language
) -> RefundLineState:
    many, most = _chosen(draft, line.line_id), left.quantity if left else 0
    if back and draft.mode == EVERYTHING:
        many = back.quantity
    return RefundLineState(
        line=line.line_id,
        name=line.name if line.quantity == 1 else f"{line.quantity} {line.name}",
        detail=line_detail(line_words(line, language), language),
        paid=_paid_for(line, worth, language) if most else language.say("given back already"),
        count=language.say("{some} of {all}", some=many, all=most) if many else "",
        amount=language.amount(back.amount if back else worth * 0),
        left=most if draft.mode == BY_LINE else 0,
        can_more=many < most,
    )


def _chosen(draft: RefundDraft, line_id: LineId) -> int:
    return draft.chosen.get(line_id, 0) if draft.mode == BY_LINE else 0


def _paid_for(line: Line, worth: Money, language: Language) -> str:
    say, paid = language.say, language.amount(worth)
    off = line.reduced
    if not off:
        return say("paid {amount}", amount=paid)
    if all(each.kind == VOUCHER for each in line.reductions):
        return say("paid {amount}, after {off} voucher", amount=paid, off=language.amount(off))
    return say("paid {amount}, after {off} off", amount=paid, off=language.amount(off))


def _note(draft: RefundDraft, language: Language) -> str:
    used = [each.amount for line in draft.order.sold for each in line.reductions if each.kind == VOUCHER]
    if not used:
        return ""
    worth, most = Money(sum(each.minor for each in used), used[0].currency), language.money(draft.paid.amount)
    return language.say(
        "A voucher of {voucher} was used too. Its part of each line is taken off, so that all refunds together never "
        "pass {paid}. With the last of it the voucher is good again.",
        voucher=language.money(worth),
        paid=most,
    )


def _shown_amount(draft: RefundDraft, amount: Money, language: Language) -> str:
    return language.money(Money(int(draft.typed or 0), amount.currency) if draft.mode == AMOUNT else amount)


def _reasons(draft: RefundDraft, language: Language) -> tuple[ChoiceState, ...]:
    return tuple(
        ChoiceState(kind, language.say(words), chosen=draft.reason == language.say(words))
        for kind, words in REASONS.items()
    )


def _is_listed(draft: RefundDraft, language: Language) -> bool:
    return draft.reason in {language.say(words) for words in REASONS.values()}


def _goods(draft: RefundDraft, language: Language) -> tuple[ChoiceState, ...]:
    return tuple(ChoiceState(key, language.say(words), key == draft.came_back) for key, words in _GOODS.items())


def _tenders(
    draft: RefundDraft, plan: RefundPlan | Refused | None, settings: Settings, language: Language
) -> tuple[ChoiceState, ...]:
    """As it came first, then every other tender, which is for somebody to do by hand."""
    came = draft.paid.tenders
    backs = plan.back if isinstance(plan, RefundPlan) and not draft.tender else ()
    if len(came) == 1:
        first = ChoiceState(
            "", tender_name(came[0], language), not draft.tender, language.say("as paid"), _icon(came[0])
        )
    else:
        parts = [f"{tender_name(each.tender, language)} {language.amount(each.amount)}" for each in backs]
        label, note = (", ".join(parts), language.say("as paid")) if parts else (language.say("As it was paid"), "")
        first = ChoiceState("", label, not draft.tender, note, "split")
    others = [each for each in (*TENDERS, *settings.tenders) if came != (each,)]
    return (first, *_by_hand(others, draft, language))


def _by_hand(tenders: Sequence[str], draft: RefundDraft, language: Language) -> Iterator[ChoiceState]:
    for tender in tenders:
        note = language.say("by hand") if tender != CASH else ""
        yield ChoiceState(tender, tender_name(tender, language), tender == draft.tender, note, _icon(tender))


def _icon(tender: str) -> str:
    return _ICONS.get(tender, "coins")


def _mishap(draft: RefundDraft, language: Language) -> str:
    if not draft.kind:
        return ""
    if draft.order.customer:
        return language.say(
            "“{reason}” opens a mishap for {name}, so that someone also says sorry.",
            reason=draft.reason,
            name=draft.order.customer,
        )
    return language.say("“{reason}” opens a mishap, so that someone also says sorry.", reason=draft.reason)
