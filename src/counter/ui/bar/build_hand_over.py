"""Turns an order that was late or made again into what whoever hands it over should know and say. Pure."""

from __future__ import annotations

from datetime import datetime

from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.kernel.money import total
from counter.promises.model import Reset
from counter.recovery.model import Mishap
from counter.recovery.playbook import HAND_OVER
from counter.recovery.rules import LATE
from counter.reports.bar_board import BarCard
from counter.reports.spoken import words_to_say
from counter.reports.story import Story
from counter.ui.bar.build_state import Moment
from counter.ui.bar.state import FactState, HandOver
from counter.ui.parts.phrases import beside_more, late_by

_MOST_FACTS = 4


def hand_over_state(card: BarCard, story: Story, me: StaffId | None, moment: Moment) -> HandOver:
    """What happened and who said what; then the sentence in other words, unless `me` said it already."""
    order, say = card.order, moment.language.say
    who = order.customer or say("order {number}", number=order.called)
    spoke = who_spoke(story)
    late = card.seconds_late(moment.now)
    others = moment.language.listed([story.names[each] for each in spoke if each in story.names])
    turn = say("Your turn, in other words than {who}", who=others) if others else say("Your turn to say it")
    here = order.bring_to or (say("to go") if order.to_go else say("here"))
    number = moment.language.order_number(order.called)
    return HandOver(
        order_id=order.order_id,
        title=say("Hand over to {who}", who=who),
        late=late_by(late, moment.language) if late > 0 else say("made again"),
        detail=f"{number} · {order.what.lower()} · {here}",
        facts=_facts(card, story, moment),
        turn="" if me in spoke else turn,
        sentence="" if me in spoke else _sentence(card, story, moment),
    )


def who_spoke(story: Story) -> tuple[StaffId, ...]:
    """Who told the customer something of it already, each once: a new time, a word, something done about it."""
    told = [reset.by for reset in story.promise.resets if reset.told] if story.promise else []
    answered = [response.by for mishap in story.mishaps for response in mishap.responses]
    return tuple(dict.fromkeys((*told, *answered)))


def _facts(card: BarCard, story: Story, moment: Moment) -> tuple[FactState, ...]:
    """What happened, in its order; of more than there is room for the first and the last."""
    say, clock = moment.language.say, moment.language.clock
    facts: list[tuple[datetime, FactState]] = []

    def add(at: datetime, icon: str, what: str, tone: str) -> None:
        facts.append((at, FactState(clock(at), icon, what, tone)))

    if story.promise and story.is_missed(moment.now):
        add(story.promise.first_due, "octagon-alert", say("Promise missed"), "late")
    for reset in story.promise.resets if story.promise else ():
        if reset.told:
            add(reset.at, "megaphone", _told(reset, story, moment.language), "ink")
    for mishap in story.mishaps:
        if mishap.kind != LATE:
            add(mishap.opened_at, "octagon-alert", _what(mishap, moment), "late")
    if card.order.ready_at:
        given = total((each.amount for each in story.vouchers), moment.playbook.voucher.currency)
        amount = moment.language.money(given)
        ready = say("Ready. They have a voucher of {amount}.", amount=amount) if story.vouchers else say("Ready.")
        add(card.order.ready_at, "circle-check", ready, "on_time")
    shown = [fact for _at, fact in sorted(facts, key=lambda each: each[0])]
    return tuple(shown if len(shown) <= _MOST_FACTS else (shown[0], *shown[1 - _MOST_FACTS :]))


def _told(reset: Reset, story: Story, language: Language) -> str:
    who, time, name = story.names.get(reset.by, ""), language.clock(reset.due), story.order.customer
    if name:
        return language.say("{who} told {name} {time}", who=who, name=beside_more(name), time=time)
    return language.say("{who} told them {time}", who=who, time=time)


def _what(mishap: Mishap, moment: Moment) -> str:
    label, words = moment.language.say(moment.playbook.pages[mishap.kind].label), mishap.their_words
    return moment.language.say("{what}: “{words}”", what=label, words=words) if words else label


def _spoken_of(card: BarCard, story: Story, moment: Moment) -> Mishap | None:
    """What whoever hands it over speaks of: why it was made again, else that it was late, else what went wrong last."""
    remade = card.order.remake_of is not None
    late = [each for each in story.mishaps if each.kind == LATE and story.is_missed(moment.now)]
    others = [each for each in reversed(story.mishaps) if each.kind != LATE]
    return next(iter(others + late if remade else late + others), None)


def _sentence(card: BarCard, story: Story, moment: Moment) -> str:
    about = _spoken_of(card, story, moment)
    kind, severity = (about.kind, about.severity) if about else (LATE, "small")
    voucher = story.vouchers[-1].amount if story.vouchers else None
    said = words_to_say(
        moment.playbook.answer(kind, severity), story, moment.language, moment.now, voucher=voucher
    )  # fmt: skip
    return moment.language.quoted(said.get(HAND_OVER, ""))
