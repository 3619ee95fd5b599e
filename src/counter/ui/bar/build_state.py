"""Turns the bar as it stands into what the page shows: cards, what waits, the whole bar. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.menu.rules import BREW, ESPRESSO, KITCHEN
from counter.orders.model import Order, OrderLine
from counter.people.model import Staff
from counter.people.rules import who_comes, who_goes
from counter.promises.model import OrderRisk
from counter.promises.stations import DOWN, SLOW
from counter.recovery.playbook import Playbook
from counter.reports.bar_board import BarBoard, BarCard
from counter.settings.rules import PromisePolicy
from counter.ui.bar.question_draft import CrewDraft, NewPromiseDraft, QuestionDraft
from counter.ui.bar.state import (
    Advice,
    AdviceAction,
    ButtonState,
    CardState,
    Mood,
    NewPromise,
    Station,
    Tick,
    Trouble,
    WaitingState,
    WholeBar,
)
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.phrases import late_by, line_detail, minutes_begun, station_name, time_left

_TROUBLE = {"": 0, SLOW: 1, DOWN: 2}
_MADE_AT = (ESPRESSO, BREW, KITCHEN)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a card is judged by: the time, the shop's policy, and how it says things."""

    now: datetime
    policy: PromisePolicy
    playbook: Playbook
    language: Language


def card_state(card: BarCard, risk: OrderRisk | None, moment: Moment) -> CardState:
    """The card of an order that is to be made."""
    order, promise, language = card.order, card.promise, moment.language
    mood = mood_of(card, risk, moment)
    before = promise.before
    left = time_left(promise.due, moment.now, language)
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
        progress=_progress(order, language),
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


def mood_of(card: BarCard, risk: OrderRisk | None, moment: Moment) -> Mood:
    """Late once the promise that stands has passed; at risk where it is likely to, or the customer was not told yet."""
    promise = card.promise
    if moment.now > promise.due:
        return Mood.LATE
    if promise.is_untold or risk:
        return Mood.AT_RISK
    return Mood.SAFE


def waiting_state(card: BarCard, moment: Moment) -> WaitingState:
    """The entry of an order that waits for its customer."""
    order, language = card.order, moment.language
    late = card.seconds_late(moment.now) > moment.policy.grace_seconds
    if late:
        was = late_by(card.seconds_late(moment.now), language)
        detail = language.say("was {late}: your turn to apologise", late=was)
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


def handed_over_state(card: BarCard, moment: Moment) -> WaitingState:
    """The entry of an order that was handed over just now: a slip of the finger is taken back here."""
    words = moment.language.say("handed over just now")
    shown = waiting_state(card, moment)
    detail = f"#{card.order.called} · {words}" if card.order.customer else words
    return replace(shown, detail=detail, late=False, hand_over_name="")


def _elapsed(made_at: datetime, due: datetime, now: datetime) -> float:
    whole = max(1.0, (due - made_at).total_seconds())
    return min(1.0, max(0.0, (now - made_at).total_seconds() / whole))


def _badge(order: Order, language: Language) -> str:
    if order.remake_of is not None:
        return language.say("Remake · goes first")
    return language.say("Goes first") if order.first else ""


def _progress(order: Order, language: Language) -> str:
    if 0 < order.made < len(order.lines):
        return language.say("{made} of {lines} made", made=order.made, lines=len(order.lines))
    return ""


def _tick(line: OrderLine, number: str, language: Language) -> Tick:
    sold, made = line.sold, line.made_at is not None
    parts = [f"{sold.quantity} {sold.name}", *map(language.within, sold.modifiers), line.note]
    parts += [language.say("order {number}", number=number), language.say("made") if made else language.say("not made")]
    return Tick(
        line_id=line.line_id,
        what=f"{sold.quantity}× {sold.name}",
        detail=line_detail(sold.modifiers, language, line.note),
        made=made,
        name=", ".join(filter(None, parts)),
    )


def _advice(card: BarCard, risk: OrderRisk | None, mood: Mood, moment: Moment) -> Advice | None:
    if mood is Mood.LATE:
        return _missed(card, moment)
    if mood is Mood.AT_RISK:
        return _likely_late(card, risk, moment)
    return _missed(card, moment) if card.unanswered else None


def _likely_late(card: BarCard, risk: OrderRisk | None, moment: Moment) -> Advice:
    language, promise = moment.language, card.promise
    to_tell = promise.due if promise.is_untold else None
    strong = language.say("Likely late.") if to_tell is None else language.say("Not told yet.")
    clock = language.clock(to_tell or (risk.reset_to if risk else promise.due))
    button = language.say("New promise {time}", time=clock)
    return Advice(
        strong=strong,
        rest=_whom_to_tell(card.order, language),
        action=AdviceAction.NEW_PROMISE,
        button=button,
        name=language.say("{button}, order {number}", button=button, number=card.order.called),
    )


def _whom_to_tell(order: Order, language: Language) -> str:
    return language.say("Tell {name} now.", name=order.customer) if order.customer else language.say("Tell them now.")


def _missed(card: BarCard, moment: Moment) -> Advice:
    language, number = moment.language, card.order.called
    button = language.say("Make it right")
    return Advice(
        strong=language.say("Promise missed."),
        rest=_voucher(card, moment),
        action=AdviceAction.MAKE_RIGHT,
        button=button,
        name=language.say("{button}, order {number}", button=button, number=number),
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


def whole_bar_state(board: BarBoard, others: int, by: StaffId | None, moment: Moment) -> WholeBar:
    """The bar as a whole. `others` is how many orders are on other pages, `by` is who is signed in."""
    language = moment.language
    return WholeBar(
        on_bar=language.say("{count} on bar", count=len(board.crew)),
        one_more=_one_more(who_comes(board.staff, by), language),
        one_fewer=_one_fewer(who_goes(board.crew), language),
        grinder=_grinder(board, moment),
        grinder_down=board.grinder_down_since is not None,
        in_trouble=_in_trouble(len(board.trouble), language),
        more=language.say("{count} more", count=others) if others else "",
    )


def _one_more(comes: Staff | None, language: Language) -> ButtonState:
    who = comes.name if comes else language.say("all are here")
    name = language.say("One more on the bar: {who}", who=who)
    return ButtonState(language.say("One more"), who, name, works=comes is not None)


def _one_fewer(goes: Staff | None, language: Language) -> ButtonState:
    who = goes.name if goes else language.say("nobody else")
    name = language.say("One fewer on the bar: {who}", who=who)
    return ButtonState(language.say("One fewer"), who, name, works=goes is not None)


def _grinder(board: BarBoard, moment: Moment) -> ButtonState:
    say = moment.language.say
    if board.grinder_down_since is None:
        return ButtonState(say("Grinder down"), name=say("Grinder down"))
    seconds = (moment.now - board.grinder_down_since).total_seconds()
    down = say("down {time}", time=moment.language.minutes(minutes_begun(seconds)))
    return ButtonState(say("Grinder fixed"), down, say("Grinder fixed, {down}", down=down))


def _in_trouble(stations: int, language: Language) -> str:
    return language.say("Trouble ({count})", count=stations) if stations else language.say("Trouble")


def question_state(
    draft: QuestionDraft | None, board: BarBoard, moment: Moment
) -> NewPromise | Choices | Trouble | None:
    """The question that is open."""
    if isinstance(draft, NewPromiseDraft):
        return _new_promise(draft, moment)
    if isinstance(draft, CrewDraft):
        return _crew(board.staff, draft.chosen, moment.language)
    return _trouble(board.trouble, moment.language) if draft else None


def _new_promise(draft: NewPromiseDraft, moment: Moment) -> NewPromise:
    """With the sentence to say."""
    card, minutes, language = draft.card, draft.minutes, moment.language
    order = card.order
    clocks = [language.clock(minute) for minute in minutes.offered]
    due = language.clock(card.promise.due)
    values = {"name": order.customer, "new": clocks[minutes.chosen], "old": due}
    sentence = (
        language.say("“{name}, it will be {new}, not {old}. I’m sorry.”", **values)
        if order.customer
        else language.say("“It will be {new}, not {old}. I’m sorry.”", **values)
    )
    who = order.customer or language.say("order {number}", number=order.called)
    detail = [f"#{order.called}", language.say("promised {time}", time=due), draft.why]
    return NewPromise(
        title=language.say("A new promise for {who}", who=who),
        detail=" · ".join(filter(None, detail)),
        clocks=(clocks[0], clocks[1]),
        chosen=minutes.chosen,
        sentence=sentence,
        told=language.say("I told {name}", name=order.customer) if order.customer else language.say("I told them"),
    )


def _crew(staff: tuple[Staff, ...], chosen: frozenset[StaffId], language: Language) -> Choices:
    return Choices(
        title=language.say("Who is on the bar?"),
        hint=language.say("New promises count on them."),
        options=tuple(Option(str(member.staff_id), member.name, chosen=member.staff_id in chosen) for member in staff),
        done=language.say("Done"),
    )


def _trouble(trouble: Mapping[str, str], language: Language) -> Trouble:
    return Trouble(
        tuple(
            Station(station, station_name(station, language), _TROUBLE.get(trouble.get(station, ""), 0))
            for station in _MADE_AT
        )
    )
