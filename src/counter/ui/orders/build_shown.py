"""Turns all that is known about one order into what is shown of it: what happened, its promises, its money. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from counter.kernel.language import Language
from counter.orders.model import Order
from counter.orders.rules import CANCELLED, PLACED, READY
from counter.orders.words import line_words
from counter.promises.model import Promise
from counter.receipts.rules import TENDER_NAMES, tax_lines
from counter.recovery.playbook import Playbook
from counter.reports.paid_steps import paid_steps
from counter.reports.past_step import RIGHT, WRONG, PastStep
from counter.reports.placed import KnownOrder
from counter.reports.steps import past_steps
from counter.reports.story import Story
from counter.ui.orders.state import MoneyRow, PromiseState, ShownState, StepState
from counter.ui.parts.mark import LATE, SAFE, Mark
from counter.ui.parts.phrases import beside_more, line_detail, minutes_begun


def shown_state(
    known: KnownOrder, mark: Mark, today: date, playbook: Playbook, now: datetime, language: Language
) -> ShownState:
    """The order as it is shown, with the `mark` that says how it stands."""
    story = known.case.story
    assert story is not None  # noqa: S101 - an order always has one
    order = story.order
    mishap, mishap_below = _mishap(story, playbook, language)
    return ShownState(
        order=order.order_id,
        title=" · ".join(filter(None, (beside_more(order.customer), language.order_number(order.called)))),
        below=_below(known, order, today, language),
        mark=mark,
        steps=_steps(known, playbook, now, language),
        promises=_promises(order, story.promise, now, language),
        no_promise="" if story.promise else language.say("No promise was made."),
        mishap=mishap,
        mishap_below=mishap_below,
        money=tuple(_money(story, language)),
        money_tab=language.say("Money {amount}", amount=language.money(order.total)),
        make_right=any(each.is_open for each in story.mishaps),
        to_pay=_to_pay(story, language),
        can_reprint=known.receipt is not None,
        can_refund=story.paid.left.minor > 0 and (story.paid.settled >= order.total or order.state == CANCELLED),
        can_cancel=order.state in {PLACED, READY},
        can_change=order.state != CANCELLED and (order.business_date == today or _is_open_still(story, today)),
        can_change_tender=bool(story.paid.payments) and not story.paid.refunds,
    )


def _is_open_still(story: Story, today: date) -> bool:
    """Whether an order of a day that is over can be changed: nothing of it is paid."""
    order, paid = story.order, story.paid
    return order.business_date < today and bool(order.total) and not (paid.payments or paid.refunds)


def _to_pay(story: Story, language: Language) -> str:
    order, left = story.order, story.order.total - story.paid.settled
    is_unpaid = left.minor > 0 and order.state != CANCELLED and order.remake_of is None
    return language.say("Pay {amount}", amount=language.money(left)) if is_unpaid else ""


def _below(known: KnownOrder, order: Order, today: date, language: Language) -> str:
    say = language.say
    where = say("Delivery") if order.delivery else say("To go") if order.to_go else say("Here")
    day = say("today") if order.business_date == today else language.short_date(order.business_date)
    receipt = say("receipt {number}", number=known.receipt.content.number) if known.receipt else ""
    return " · ".join(filter(None, (where, f"{day} {language.clock(order.placed_at)}", receipt)))


def _steps(known: KnownOrder, playbook: Playbook, now: datetime, language: Language) -> tuple[StepState, ...]:
    steps = sorted(
        (*past_steps(known.case, playbook, language, now), *paid_steps(known.case, language)),
        key=lambda step: step.at,
    )
    shown: list[StepState] = []
    before = language.local_date(now)
    for step in steps:
        day = language.local_date(step.at)
        shown.append(_step(step, language.day(day) if day != before else "", language))
        before = day
    return tuple(shown)


def _step(step: PastStep, day: str, language: Language) -> StepState:
    return StepState(day, language.clock(step.at), _shape(step), step.what, step.detail, step.words)


def _shape(step: PastStep) -> str:
    """A diamond is what broke, a ring what somebody still has to hear or do; what we did is a dot."""
    if step.tone == WRONG:
        return "diamond"
    if step.tone == RIGHT:
        return "right"
    return "promise" if step.icon == "megaphone" else "dot"


def _promises(order: Order, promise: Promise | None, now: datetime, language: Language) -> tuple[PromiseState, ...]:
    if promise is None:
        return ()
    dues = [promise.placed_due, *(reset.due for reset in promise.resets)]
    labels = [language.say("First"), language.say("Second"), language.say("Third")]
    states = [
        PromiseState(
            labels[place] if place < len(labels) else language.say("Later"),
            language.clock(due),
            was=place < len(dues) - 1,
            mark=_kept(order, due, now, language) if due >= promise.first_due else None,
        )
        for place, due in enumerate(dues)
    ]
    return tuple(states if len(states) <= len(labels) else (states[0], states[-1]))


def _kept(order: Order, due: datetime, now: datetime, language: Language) -> Mark | None:
    if order.state == CANCELLED:
        return None
    if (order.ready_at or now) > due:
        return Mark(language.say("Missed"), "octagon-alert", LATE)
    if order.ready_at:
        return Mark(language.say("Kept"), "circle-check", SAFE)
    left = language.minutes(minutes_begun((due - now).total_seconds()))
    return Mark(language.say("{time} left", time=left), "circle-check", SAFE)


def _mishap(story: Story, playbook: Playbook, language: Language) -> tuple[str, str]:
    """What went wrong last, those nobody answered first; and what was done about it."""
    if not story.mishaps:
        return "", ""
    mishap = next((each for each in story.mishaps if each.is_open), story.mishaps[-1])
    label, at = language.say(playbook.pages[mishap.kind].label), language.clock(mishap.opened_at)
    if mishap.is_open:
        return f"{label} · {at} · {language.say('open')}", language.say("Nobody has answered it yet.")
    gestures = (playbook.gestures.get(response.kind) for response in mishap.responses)
    done = (language.say(gesture.label) if gesture else language.say("Greeting") for gesture in gestures)
    return f"{label} · {at} · {language.say('made right')}", ", ".join(dict.fromkeys(done))


def _money(story: Story, language: Language) -> Iterator[MoneyRow]:
    """The lines, the total, how it was paid, what went back and the tax, as they were written down."""
    order, paid, say = story.order, story.paid, language.say
    yield from _sold(order, language)
    if paid.rounding:
        yield MoneyRow(say("Cash rounding"), "", language.amount(paid.rounding), soft=True)
    for payment in paid.payments:
        yield MoneyRow(
            say(TENDER_NAMES.get(payment.tender, payment.tender)), "", language.amount(payment.amount), soft=True
        )
    if paid.tips:
        yield MoneyRow(say("Tip"), "", language.amount(paid.tips), soft=True)
    for refund in paid.refunds:
        yield MoneyRow(say("Given back"), refund.reason, language.amount(-refund.amount), soft=True)
    if order.prices_include_tax:
        yield from _taxes(order, language)


def _sold(order: Order, language: Language) -> Iterator[MoneyRow]:
    """What leads from the lines to the total."""
    say = language.say
    for line in order.sold:
        detail = line_detail(line_words(line, language), language)
        yield MoneyRow(f"{line.quantity} {line.name}", detail, language.amount(line.gross))
        if line.raised:
            yield MoneyRow(
                line.raised.reason, say("{amount} above the menu", amount=language.amount(line.more)), "", soft=True
            )
        for reduction in line.reductions:
            yield MoneyRow(reduction.reason or say("Less"), "", language.amount(-reduction.amount), soft=True)
    if order.service:
        yield MoneyRow(say("Service"), "", language.amount(order.service.amount), soft=True)
    if order.exempt:
        yield MoneyRow(say("Without VAT"), order.exempt, "", soft=True)
    if not order.prices_include_tax:
        yield from _taxes(order, language)
    yield MoneyRow(say("Total"), "", language.amount(order.total), strong=True)


def _taxes(order: Order, language: Language) -> Iterator[MoneyRow]:
    for tax in tax_lines(order):
        name = tax.name or language.say("VAT")
        yield MoneyRow(f"{name} {language.rate(tax.rate)}", "", language.amount(tax.tax), soft=True)
