"""Turns the bar as it stands into what the page shows: cards, what waits, what is to make. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from counter.kernel.language import Language
from counter.menu.allergens import allergies_said
from counter.orders.model import Order
from counter.orders.rules import HANDED_OVER, PLACED
from counter.promises.model import OrderRisk, Promise
from counter.recovery.playbook import Playbook
from counter.reports.bar_board import BarCard
from counter.settings.rules import PromisePolicy
from counter.settings.stations import Stations
from counter.ui.bar.build_ticks import ticks_of
from counter.ui.bar.state import (
    Advice,
    AdviceAction,
    CardState,
    Mood,
    ToMake,
    WaitingState,
)
from counter.ui.parts.phrases import late_by, minutes_begun, time_left

_LONG = 600.0  # seconds from which on minutes are enough


@dataclass(frozen=True, slots=True)
class Moment:
    """What a card is judged by: the time, the shop's policy, and how it says things."""

    now: datetime
    policy: PromisePolicy
    playbook: Playbook
    language: Language
    stations: Stations


def card_state(card: BarCard, risk: OrderRisk | None, moment: Moment, offer: datetime | None = None) -> CardState:
    """The card of an order that is to be made; `offer` is what can be promised to who was promised nothing."""
    order, promise, language = card.order, card.promise, moment.language
    mood = mood_of(card, risk, moment)
    before, left = promise.before if promise else None, _left(promise, moment)
    promised = _promised(card, language)
    return CardState(
        order_id=order.order_id,
        mood=mood,
        left=left,
        promised=promised,
        was=language.clock(before) if before else "",
        customer=order.customer or order.called,
        where=_where(order, language),
        progress=_progress(order, language),
        badge=_badge(order, language),
        allergy=_allergy(order, language),
        note=order.note,
        ticks=ticks_of(order, language),
        advice=_advice(card, risk, mood, moment) if offer is None or promise else _first_promise(card, offer, language),
        unanswered=card.unanswered,
        missed=card.is_missed(moment.now),
        ready_name=language.say("Ready, order {number}", number=order.called),
        asked_name=language.say("Asked again, order {number}", number=order.called),
        asked=str(card.asked) if card.asked else "",
        name=language.say(
            "Order {number}, {who}: {left}, {promised}",
            number=order.called,
            who=order.customer or _here(order, language),
            left=left,
            promised=promised,
        ),
    )


def done_state(card: BarCard, moment: Moment) -> CardState:
    """The card of an order that is off the bar, in its place for a moment longer, with what takes that back."""
    order, language = card.order, moment.language
    words = {PLACED: language.say("Not here any more"), HANDED_OVER: language.say("Handed over")}
    left = words.get(order.state, language.say("Ready"))
    undo = language.say("Undo, order {number}", number=order.called) if order.state != PLACED else ""
    shown = card_state(card, None, moment)
    name = language.say("Order {number}: {state}", number=order.called, state=left)
    return replace(
        shown, mood=Mood.DONE, left=left, advice=None, unanswered=False, missed=False, undo_name=undo, name=name
    )


def with_undo(shown: CardState, card: BarCard, moment: Moment) -> CardState:
    """The card of an order that was given its first promise just now: a slip of the finger is taken back there.

    As it is where its promise was not given yet, was made anew since, or has passed.
    """
    promise, language = card.promise, moment.language
    if promise is None or promise.resets or moment.now > promise.first_due:
        return shown
    clock, number = language.clock(promise.first_due), card.order.called
    undo = language.say("Undo promise {time}, order {number}", time=clock, number=number)
    return replace(shown, advice=None, undo_promise_name=undo)


def mood_of(card: BarCard, risk: OrderRisk | None, moment: Moment) -> Mood:
    """Late once the promise that stands has passed; at risk where it is likely to, or the customer was not told yet."""
    promise = card.promise
    if promise is None:
        return Mood.UNPROMISED
    if moment.now > promise.due:
        return Mood.LATE
    if promise.is_untold or risk:
        return Mood.AT_RISK
    return Mood.SAFE


def is_late(card: BarCard, moment: Moment) -> bool:
    """Whether an order came ready too late for its first promise."""
    return card.seconds_late(moment.now) > moment.policy.grace_seconds


def waiting_state(card: BarCard, moment: Moment) -> WaitingState:
    """The entry of an order that waits for its customer."""
    order, language, number = card.order, moment.language, card.order.called
    return WaitingState(
        order_id=order.order_id,
        title=order.customer or number,
        number=number if order.customer else "",
        detail=_waits(card, moment),
        late=is_late(card, moment) or card.unanswered,
        hand_over_name=language.say("Handed over, order {number}", number=number),
        recall_name=language.say("Recall, order {number}", number=number),
        make_right_name=language.say("Make it right, order {number}", number=number) if card.unanswered else "",
        asked_name=language.say("Asked again, order {number}", number=number),
        asked=str(card.asked) if card.asked else "",
    )


def gone_state(card: BarCard, moment: Moment, *, handed_over: bool) -> WaitingState:
    """The entry of an order that waits no more: a slip of the finger is taken back here."""
    language = moment.language
    detail = language.say("handed over just now") if handed_over else language.say("not here any more")
    recall = language.say("Undo, order {number}", number=card.order.called) if handed_over else ""
    shown = waiting_state(card, moment)
    gone = replace(shown, detail=detail, late=False, hand_over_name="", recall_name=recall)
    return replace(gone, make_right_name="", asked_name="", asked="")


def how_many_wait(cards: tuple[BarCard, ...], moment: Moment) -> str:
    """“3, longest 6 min”."""
    if not cards:
        return ""
    longest = max((moment.now - (card.order.ready_at or moment.now)).total_seconds() for card in cards)
    time = moment.language.minutes(minutes_begun(longest))
    return moment.language.say("{count}, longest {time}", count=len(cards), time=time)


def to_make(cards: Iterable[BarCard], stations: Stations) -> tuple[ToMake, ...]:
    """What is to make in all, by its name: what is made at the first of the `stations` first, the most of it first."""
    places = {station.key: place for place, station in enumerate(stations)}
    counts: Counter[tuple[int, str]] = Counter()
    for card in cards:
        for line in card.order.unmade:
            counts[places.get(line.sold.station, len(places)), line.sold.name] += line.sold.quantity
    ordered = sorted(counts.items(), key=lambda each: (each[0][0], -each[1], each[0][1]))
    return tuple(ToMake(str(count), name) for (_, name), count in ordered)


def _left(promise: Promise | None, moment: Moment) -> str:
    if promise is None:
        return moment.language.say("no promise")
    seconds = (promise.due - moment.now).total_seconds()
    if seconds >= _LONG:
        return moment.language.say("{time} left", time=moment.language.minutes(int(seconds // 60)))
    return time_left(promise.due, moment.now, moment.language)


def _promised(card: BarCard, language: Language) -> str:
    """“promised 8:42”, or what its customer was told: “told 50–80 min”."""
    if card.promise is not None:
        return language.say("promised {time}", time=language.clock(card.promise.due))
    wait = card.wait
    return language.say("told {wait}", wait=language.range(wait.soonest, wait.latest)) if wait else ""


def _waits(card: BarCard, moment: Moment) -> str:
    order, language = card.order, moment.language
    left_off = [line for line in order.lines if line.left_off]
    if left_off and card.unanswered:
        what = ", ".join(line.sold.name for line in left_off)
        return language.say("without {what}: make it right", what=what)
    if is_late(card, moment):
        late = late_by(card.seconds_late(moment.now), language)
        return language.say("was {late}: your turn to apologise", late=late)
    if card.unanswered:
        return language.say("something went wrong: your turn to make it right")
    ready = language.clock(order.ready_at or moment.now)
    if card.promise is None:
        return language.say("ready {ready}, no promise", ready=ready)
    return language.say(
        "ready {ready}, promised {promised}", ready=ready, promised=language.clock(card.promise.due)
    )  # fmt: skip


def _here(order: Order, language: Language) -> str:
    if order.bring_to:
        return order.bring_to
    return language.say("to go") if order.to_go else language.say("here")


def _where(order: Order, language: Language) -> str:
    """“144 · to go”, and how many items; those made stand in its progress."""
    here = _here(order, language)
    where = f"{order.called} · {here} ·" if order.customer else f"{here} ·"
    items = sum(line.sold.quantity for line in order.to_make)
    half = 0 < order.made < len(order.to_make)
    return where if half else f"{where} " + language.say_count("{count} item", "{count} items", items)


def _progress(order: Order, language: Language) -> str:
    if 0 < order.made < len(order.to_make):
        items = sum(line.sold.quantity for line in order.to_make)
        made = items - sum(line.sold.quantity for line in order.unmade)
        return language.say("{made} of {items}", made=made, items=items)
    return ""


def _badge(order: Order, language: Language) -> str:
    if order.remake_of is not None:
        return language.say("Remake · goes first")
    return language.say("Goes first") if order.first else ""


def _allergy(order: Order, language: Language) -> str:
    if not order.allergies:
        return ""
    return language.say("Allergy: {what}", what=allergies_said(order.allergies, language))


def _advice(card: BarCard, risk: OrderRisk | None, mood: Mood, moment: Moment) -> Advice | None:
    if mood is Mood.LATE:
        return _missed(card, moment)
    if mood is Mood.AT_RISK and card.promise is not None:
        return _likely_late(card, card.promise, risk, moment)
    return _missed(card, moment) if card.unanswered else None


def _first_promise(card: BarCard, offer: datetime, language: Language) -> Advice:
    """Tells them a time in one tap: it is their first promise."""
    clock = language.clock(offer)
    name = language.say("Promise {time}, order {number}", time=clock, number=card.order.called)
    whom = _whom_to_tell(card.order, language)
    return Advice(action=AdviceAction.FIRST_PROMISE, button=clock, name=f"{name}. {whom}")


def _likely_late(card: BarCard, promise: Promise, risk: OrderRisk | None, moment: Moment) -> Advice:
    language = moment.language
    to_tell = promise.due if promise.is_untold else None
    why = language.say("Likely late.") if to_tell is None else language.say("Not told yet.")
    clock = language.clock(to_tell or (risk.reset_to if risk else promise.due))
    name = language.say("New promise {time}, order {number}", time=clock, number=card.order.called)
    whom = _whom_to_tell(card.order, language)
    return Advice(action=AdviceAction.NEW_PROMISE, button=clock, name=f"{name}. {why} {whom}")


def _whom_to_tell(order: Order, language: Language) -> str:
    return language.say("Tell {name} now.", name=order.customer) if order.customer else language.say("Tell them now.")


def _missed(card: BarCard, moment: Moment) -> Advice:
    language, number = moment.language, card.order.called
    name = language.say("Make it right, order {number}", number=number)
    return Advice(
        action=AdviceAction.MAKE_RIGHT,
        button="",
        name=f"{name}. {_voucher(card, moment)}" if card.is_missed(moment.now) else name,
        greet=language.say("Greeting, order {number}", number=number) if card.unanswered else "",
    )


def _voucher(card: BarCard, moment: Moment) -> str:
    """What the customer gets for it: a voucher once; none for a remake."""
    language, order = moment.language, card.order
    if card.voucher:
        return language.say("They have a voucher.")
    if order.remake_of is not None:
        return _whom_to_tell(order, language)
    return language.say("A {amount} voucher prints on Ready.", amount=language.money(moment.playbook.voucher))
