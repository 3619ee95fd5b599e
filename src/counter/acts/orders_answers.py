"""What acts answer about placed orders: their money, their promise, what went wrong, and their story."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from counter.accounts.code import code_of as gift_card_code
from counter.accounts.queries import the_card
from counter.acts.answers import asked_answer, reductions_answer, wait_answer
from counter.acts.mishap_names import name_of_nth
from counter.acts.names import day_of
from counter.acts.session import Session
from counter.acts.values import money
from counter.kernel.ids import GiftCardId, StaffId, VoucherId
from counter.kernel.money import Money, total
from counter.orders.model import Order
from counter.orders.queries import orders_by, orders_of
from counter.orders.search import read_search
from counter.promises.model import Promise, Reset
from counter.receipts.queries import refund_receipt_number
from counter.recovery.facts import NOTHING
from counter.recovery.model import Mishap
from counter.recovery.queries import turns_of
from counter.reports.cases import CasesWanted, found_orders
from counter.reports.story import Story, story
from counter.till.model import MoneyBack, Payment, RefundMade
from counter.till.rules import GIFT_CARD
from counter.vouchers.code import code_of
from counter.vouchers.queries import restored_for, the_voucher

_MOST_FOUND = 100


def order_answer(session: Session, order: Order) -> dict[str, Any]:
    """All about an order but its lines."""
    about = session.opened.read(story, order.order_id)
    reductions = [reduction for line in order.sold for reduction in line.reductions]
    return {
        "state": order.state,
        **asked_answer(order),
        "total": money(order.total),
        "reductions": reductions_answer(reductions),
        "payments": [
            *payments_answer(session, about.paid.payments),
            *(tip_answer(tip.tender, tip.amount) for tip in about.paid.tips_after),
        ],
        "left": money(order.total - about.paid.settled),
        "refunds": [refund_answer(refund) for refund in about.paid.refunds],
        "promise": _promise(about, session.clock.now()),
        **wait_answer(about.wait if about.promise is None else None, session.opened.language),
        "resets": [
            _reset(reset, about.names.get(reset.by, "")) for reset in (about.promise.resets if about.promise else ())
        ],
        "mishaps": [name_of_nth(order, place) for place, _ in enumerate(about.mishaps)],
        "story": [
            {"at": at.isoformat(), "by": about.names.get(by, ""), "what": what}
            for at, by, what in sorted((*_story(about), *_turns(session, about)), key=lambda entry: entry[0])
        ],
    }


def _reset(reset: Reset, by: str) -> dict[str, Any]:
    """A new promise, `by` whom; who gave it told the customer, where somebody did."""
    return {
        "due": reset.due.isoformat(),
        "told": reset.told,
        "at": reset.at.isoformat(),
        "by": by,
        "told_by": by if reset.told else None,
        "why": reset.why,
    }


def orders_answer(session: Session, day: str | None, find: str) -> list[dict[str, Any]]:
    """The orders of a day, today's unless one is said, oldest first.

    With something to find the newest that fit it, as the screens find them: of every day unless one is said.
    """
    shop, wanted = session.opened, CasesWanted(day_of(session, day), every_day=day is None)
    search = read_search(find, shop.settings.currency)
    if search is None:
        orders = shop.read(orders_of, wanted.day, 10_000)
    else:
        found = shop.read(found_orders, search, wanted, shop.language, most=_MOST_FOUND)
        orders = shop.read(orders_by, found)
    return [
        {
            "order": order.called,
            "day": order.business_date.isoformat(),
            "name": order.customer,
            "state": order.state,
            "total": money(order.total),
        }
        for order in orders
    ]


def payments_answer(session: Session, payments: Iterable[Payment]) -> list[dict[str, Any]]:
    """What came in, a row each; `code_end` are the last five of a gift card's code."""
    return [
        {
            "tender": payment.tender,
            "amount": money(payment.amount),
            "tendered": money(payment.tendered),
            "change": money(payment.change),
            "tip": money(payment.tip),
            "code_end": _code_end(session, payment),
        }
        for payment in payments
    ]


def _code_end(session: Session, payment: Payment) -> str | None:
    if payment.tender != GIFT_CARD or payment.source is None:
        return None
    card = session.opened.read(the_card, GiftCardId(payment.source))
    return gift_card_code(session.opened.keys, card)[-5:]


def tip_answer(tender: str, tip: Money) -> dict[str, Any]:
    """A tip that came after its order was paid, as a row of what came in."""
    nothing = money(tip * 0)
    return {
        "tender": tender,
        "amount": nothing,
        "tendered": money(tip),
        "change": nothing,
        "tip": money(tip),
        "code_end": None,
    }


def refund_answer(refund: RefundMade) -> dict[str, Any]:
    """Money that went back."""
    return {
        "amount": money(refund.amount),
        "tenders": [{"tender": back.tender, "amount": money(back.amount)} for back in refund.back],
        "reason": refund.reason,
        "goods": refund.goods,
    }


def money_back_answer(
    session: Session,
    order: Order,
    before: Collection[VoucherId],
    refund: RefundMade | None,
    back: Sequence[MoneyBack] = (),
) -> dict[str, Any]:
    """What went back by an act, as a refund or otherwise; `before` it these vouchers were good again already."""
    shop, currency = session.opened, order.total.currency
    restored = [each for each in shop.read(restored_for, order.order_id) if each not in before]
    back = refund.back if refund else back
    return {
        "amount": money(total((each.amount for each in back), currency)),
        "tenders": [{"tender": each.tender, "amount": money(each.amount)} for each in back],
        "receipt": shop.read(refund_receipt_number, refund) if refund else None,
        "vouchers_restored": [code_of(shop.keys, shop.read(the_voucher, each)) for each in restored],
    }


def _promise(about: Story, now: datetime) -> dict[str, Any] | None:
    promise = about.promise
    if promise is None:
        return None
    return {"first": promise.placed_due.isoformat(), "now": promise.due.isoformat(), "kept": _kept(about, promise, now)}


def _kept(about: Story, promise: Promise, now: datetime) -> bool | None:
    if about.order.ready_at is not None:
        return about.order.ready_at <= promise.first_due
    return False if now > promise.first_due else None


def _asked(order: Order) -> Iterator[tuple[datetime, StaffId, str]]:
    """What they asked of the whole order, and what was said and done about it."""
    if order.wanted_at:
        yield order.placed_at, order.placed_by, f"agreed for {order.wanted_at.isoformat()}"
    if order.needed_by:
        yield order.placed_at, order.placed_by, f"needed by {order.needed_by.isoformat()}"
    if order.told_late:
        yield order.placed_at, order.placed_by, f"told before paying that it is {order.told_late.isoformat()}"
    if order.bring_to:
        yield order.placed_at, order.placed_by, f"bring to {order.bring_to}"
    if order.allergies:
        yield order.placed_at, order.placed_by, f"allergy: {', '.join(order.allergies)}"
    if order.note:
        yield order.placed_at, order.placed_by, f"note: {order.note}"
    if order.allergy_confirmed_at and order.allergy_confirmed_by:
        yield order.allergy_confirmed_at, order.allergy_confirmed_by, "allergy confirmed"


def _story(about: Story) -> Iterator[tuple[datetime, StaffId, str]]:
    order = about.order
    wait = about.wait
    said = f"placed, told {wait.soonest} to {wait.latest} minutes, no time promised" if wait else "placed"
    yield order.placed_at, order.placed_by, said
    yield from _asked(order)
    for slip in about.slips:
        yield slip.given_at, slip.given_by, f"promised {slip.due.isoformat()}"
        yield slip.at, slip.by, f"took back the promise of {slip.due.isoformat()}"
    if wait and wait.promised_by and about.promise:
        yield about.promise.made_at, wait.promised_by, f"promised {about.promise.first_due.isoformat()}"
    for payment in about.paid.payments:
        yield payment.at, payment.by, f"paid {money(payment.amount)} by {payment.tender}"
    for payment in about.paid.returned:
        yield payment.at, payment.by, f"given back {money(payment.amount)} by {payment.tender}"
    for tip in about.paid.tips_after:
        yield tip.at, tip.by, f"tip of {money(tip.amount)} by {tip.tender}"
    yield from _refunds(about)
    for reset in about.promise.resets if about.promise else ():
        yield reset.at, reset.by, f"promised {reset.due.isoformat()} instead"
    yield from _changes(about)
    for mishap in about.mishaps:
        yield from _mishap(mishap, about.names)
    yield from _on_the_bar(order)


def _turns(session: Session, about: Story) -> Iterator[tuple[datetime, StaffId, str]]:
    """What came later in what went wrong, and each time somebody had to ask."""
    for at, by in about.asked:
        yield at, by, "asked again"
    for mishap in about.mishaps:
        for turn in session.opened.read(turns_of, mishap.mishap_id):
            asked = "did not come to it" if turn.answer == NOTHING else f"all right? {turn.answer}"
            yield turn.at, turn.by, asked if turn.answer else f"told us: {turn.words}"


def _refunds(about: Story) -> Iterator[tuple[datetime, StaffId, str]]:
    for refund in about.paid.refunds:
        yield refund.at, refund.by, f"refunded {money(refund.amount)}: {refund.reason}"
        if refund.approved_by is not None:
            yield refund.at, refund.approved_by, f"{about.names.get(refund.approved_by, '')} said yes to it"


def _changes(about: Story) -> Iterator[tuple[datetime, StaffId, str]]:
    for addition in about.additions:
        yield addition.at, addition.by, "added " + _because(", ".join(addition.names), addition.reason)
    for off in about.order.taken_off:
        what = f"{off.piece.quantity} {off.piece.name}"
        yield off.at, off.by, _because(f"took off {what}" + (", thrown away" if off.made else ""), off.reason)


def _because(what: str, reason: str) -> str:
    return f"{what}: {reason}" if reason else what


def _on_the_bar(order: Order) -> Iterator[tuple[datetime, StaffId, str]]:
    for line in order.to_make:
        if line.made_at and line.made_by:
            yield line.made_at, line.made_by, f"made: {line.sold.name}"
    for at, by, what in (
        (order.ready_at, order.ready_by, "ready"),
        (order.handed_over_at, order.handed_over_by, "handed over"),
        (order.cancelled_at, order.cancelled_by, f"cancelled: {order.cancel_reason}"),
    ):
        if at and by:
            yield at, by, what


def _mishap(mishap: Mishap, names: Mapping[StaffId, str]) -> Iterator[tuple[datetime, StaffId, str]]:
    yield mishap.opened_at, mishap.opened_by, f"went wrong: {mishap.kind}"
    for response in mishap.responses:
        yield response.at, response.by, _because(f"made right: {response.kind}", response.why)
        if response.approved_by is not None:
            yield response.at, response.approved_by, f"{names.get(response.approved_by, '')} said yes to it"
