"""Turns an order on the bar into its card: how its promise stands, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from counter.kernel.language import Language
from counter.orders.model import Order, OrderLine
from counter.promises.model import OrderRisk
from counter.recovery.playbook import Playbook
from counter.reports.bar_board import Card
from counter.settings.rules import PromisePolicy
from counter.ui.bar.state import Act, Advice, CardState, Mood, Tick, WaitingState


@dataclass(frozen=True, slots=True)
class Moment:
    """What a card is judged by: the time, the shop's policy, and how it says things."""

    now: datetime
    policy: PromisePolicy
    playbook: Playbook
    language: Language


def card_state(card: Card, risk: OrderRisk | None, moment: Moment) -> CardState:
    """The card of an order that is to be made."""
    order, promise, language = card.order, card.promise, moment.language
    mood = mood_of(card, risk, moment)
    resets = promise.resets
    before = (resets[-2].due if len(resets) > 1 else promise.first_due) if resets else None
    left = _left(promise.due, moment)
    promised = language.say("promised {time}", time=language.clock(promise.due))
    where = language.say("to go") if order.to_go else language.say("here")
    return CardState(
        order_id=order.order_id,
        mood=mood,
        left=left,
        promised=promised,
        was=language.clock(before) if before else "",
        elapsed=_elapsed(promise.made_at, promise.due, moment.now),
        customer=order.customer or f"#{order.called}",
        where=f"#{order.called} · {where}" if order.customer else where,
        badge=_badge(order, language),
        made=_made(order, language),
        ticks=tuple(_tick(line, order.called, language) for line in order.lines),
        advice=_advice(card, risk, mood, moment),
        ready_name=language.say("Ready, order {number}", number=order.called),
        name=language.say(
            "Order {number}, {who}: {left}, {promised}",
            number=order.called,
            who=order.customer or where,
            left=left,
            promised=promised,
        ),
    )


def mood_of(card: Card, risk: OrderRisk | None, moment: Moment) -> Mood:
    """Late once the promise that stands has passed; at risk when there is a `risk` to tell, or nobody told them yet."""
    promise = card.promise
    if moment.now > promise.due:
        return Mood.LATE
    if (promise.resets and not promise.resets[-1].told) or risk:
        return Mood.AT_RISK
    return Mood.SAFE


def waiting_state(card: Card, moment: Moment) -> WaitingState:
    """The entry of an order that waits for its customer."""
    order, language = card.order, moment.language
    minutes = minutes_begun(card.seconds_late(moment.now))
    late = card.seconds_late(moment.now) > moment.policy.grace_seconds
    if late:
        detail = language.say("was {minutes} min late: your turn to apologise", minutes=minutes)
    else:
        detail = language.say(
            "ready {ready}, promised {promised}",
            ready=language.clock(order.ready_at or moment.now),
            promised=language.clock(card.promise.due),
        )
    return WaitingState(
        order_id=order.order_id,
        title=order.customer or f"#{order.called}",
        detail=f"#{order.called} · {detail}" if order.customer else detail,
        late=late,
        hand_over_name=language.say("Handed over, order {number}", number=order.called),
        recall_name=language.say("Recall, order {number}", number=order.called),
    )


def handed_over_state(card: Card, moment: Moment) -> WaitingState:
    """The entry of an order that was handed over just now: a slip of the finger is taken back here."""
    said = moment.language.say("handed over just now")
    shown = waiting_state(card, moment)
    detail = f"#{card.order.called} · {said}" if card.order.customer else said
    return replace(shown, detail=detail, late=False, hand_over_name="")


def minutes_begun(seconds: float) -> int:
    """Whole minutes, the begun one counted."""
    return max(1, -int(-seconds // 60))


def _left(due: datetime, moment: Moment) -> str:
    seconds = (due - moment.now).total_seconds()
    if seconds < 0:
        return moment.language.say("{minutes} min late", minutes=minutes_begun(-seconds))
    minutes, rest = divmod(int(seconds), 60)
    return moment.language.say("{minutes}:{seconds} left", minutes=minutes, seconds=f"{rest:02d}")


def _elapsed(made_at: datetime, due: datetime, now: datetime) -> float:
    whole = max(1.0, (due - made_at).total_seconds())
    return min(1.0, max(0.0, (now - made_at).total_seconds() / whole))


def _badge(order: Order, language: Language) -> str:
    if order.remake_of is not None:
        return language.say("Remake · goes first")
    return language.say("Goes first") if order.first else ""


def _made(order: Order, language: Language) -> str:
    if 0 < order.made < len(order.lines):
        return language.say("{made} of {lines} made", made=order.made, lines=len(order.lines))
    return ""


def _tick(line: OrderLine, number: str, language: Language) -> Tick:
    made = line.made_at is not None
    modifiers = [language.within(modifier) for modifier in line.sold.modifiers]
    said = [f"{line.sold.quantity} {line.sold.name}", *modifiers, line.note]
    said += [language.say("order {number}", number=number), language.say("made") if made else language.say("not made")]
    return Tick(
        line_id=line.line_id,
        what=f"{line.sold.quantity}× {line.sold.name}",
        detail=" · ".join(filter(None, (*modifiers, line.note))),
        made=made,
        name=", ".join(filter(None, said)),
    )


def _advice(card: Card, risk: OrderRisk | None, mood: Mood, moment: Moment) -> Advice | None:
    if mood is Mood.LATE:
        return _missed(card, moment)
    if mood is Mood.AT_RISK:
        return _likely_late(card, risk, moment)
    return _missed(card, moment) if card.unanswered else None


def _likely_late(card: Card, risk: OrderRisk | None, moment: Moment) -> Advice:
    language, promise = moment.language, card.promise
    to_tell = promise.due if promise.resets and not promise.resets[-1].told else None
    strong = language.say("Likely late.") if to_tell is None else language.say("Not told yet.")
    clock = language.clock(to_tell or (risk.reset_to if risk else promise.due))
    button = language.say("New promise {time}", time=clock)
    return Advice(
        strong=strong,
        rest=_tell(card.order, language),
        act=Act.NEW_PROMISE,
        button=button,
        name=language.say("{button}, order {number}", button=button, number=card.order.called),
    )


def _tell(order: Order, language: Language) -> str:
    return language.say("Tell {name} now.", name=order.customer) if order.customer else language.say("Tell them now.")


def _missed(card: Card, moment: Moment) -> Advice:
    language, number = moment.language, card.order.called
    button = language.say("Make it right")
    return Advice(
        strong=language.say("Promise missed."),
        rest=_voucher(card, moment),
        act=Act.MAKE_RIGHT,
        button=button,
        name=language.say("{button}, order {number}", button=button, number=number),
        greet=language.say("Greeting, order {number}", number=number) if card.unanswered else "",
    )


def _voucher(card: Card, moment: Moment) -> str:
    """What the customer gets for it: a voucher once; none for a remake."""
    language, order = moment.language, card.order
    if card.voucher:
        return language.say("They have a voucher.")
    if order.remake_of is not None:
        return _tell(order, language)
    return language.say("A {amount} voucher prints on Ready.", amount=language.money(moment.playbook.voucher))
