"""Turns an order that was late or made again into what whoever hands it over should know and say. Pure."""

from __future__ import annotations

from counter.kernel.ids import StaffId
from counter.kernel.money import total
from counter.recovery.model import Mishap
from counter.recovery.playbook import HAND_OVER
from counter.recovery.rules import LATE
from counter.reports.bar_board import BarCard
from counter.reports.spoken import words_to_say
from counter.reports.story import Story
from counter.ui.bar.build_state import Moment
from counter.ui.bar.state import FactState, HandOver
from counter.ui.parts.phrases import late_by

_MOST_FACTS = 3


def hand_over_state(card: BarCard, story: Story, me: StaffId | None, moment: Moment) -> HandOver:
    """What happened and who said what; then the sentence in other words, unless `me` said it already."""
    order, say = card.order, moment.language.say
    who = order.customer or say("order {number}", number=order.called)
    spoke = who_spoke(story)
    late = card.seconds_late(moment.now)
    others = moment.language.listed([story.names[each] for each in spoke if each in story.names])
    turn = say("Your turn, in other words than {who}", who=others) if others else say("Your turn to say it")
    number = f"#{order.called} · {order.what.lower()}"
    return HandOver(
        order_id=order.order_id,
        title=say("Hand over to {who}", who=who),
        late=late_by(late, moment.language) if late > 0 else say("made again"),
        detail=number,
        facts=_facts(card, story, moment),
        turn="" if me in spoke else turn,
        sentence="" if me in spoke else _sentence(story, moment),
    )


def who_spoke(story: Story) -> tuple[StaffId, ...]:
    """Who told the customer something of it already, each once: a new time, a word, something done about it."""
    told = [reset.by for reset in story.promise.resets if reset.told] if story.promise else []
    answered = [response.by for mishap in story.mishaps for response in mishap.responses]
    return tuple(dict.fromkeys((*told, *answered)))


def _facts(card: BarCard, story: Story, moment: Moment) -> tuple[FactState, ...]:
    say, clock = moment.language.say, moment.language.clock
    facts: list[FactState] = []
    if story.promise and story.is_missed(moment.now):
        facts.append(FactState(clock(story.promise.first_due), "octagon-alert", say("Promise missed"), "late"))
    for reset in story.promise.resets if story.promise else ():
        if reset.told:
            what = say("{who} told them {time}", who=story.names.get(reset.by, ""), time=clock(reset.due))
            facts.append(FactState(clock(reset.at), "megaphone", what, "ink"))
    facts += [
        FactState(clock(each.opened_at), "octagon-alert", _what(each, moment), "late")
        for each in story.mishaps
        if each.kind != LATE
    ]
    ready_at = card.order.ready_at
    if ready_at:
        given = total((each.amount for each in story.vouchers), moment.playbook.voucher.currency)
        amount = moment.language.money(given)
        ready = say("Ready. They have a voucher of {amount}.", amount=amount) if story.vouchers else say("Ready.")
        facts.append(FactState(clock(ready_at), "circle-check", ready, "on_time"))
    return tuple(facts[-_MOST_FACTS:])


def _what(mishap: Mishap, moment: Moment) -> str:
    words = f": “{mishap.their_words}”" if mishap.their_words else ""
    return moment.language.say(moment.playbook.pages[mishap.kind].label) + words


def _sentence(story: Story, moment: Moment) -> str:
    about = next((each for each in reversed(story.mishaps)), None)
    kind, severity = (about.kind, about.severity) if about else (LATE, "small")
    voucher = story.vouchers[-1].amount if story.vouchers else None
    said = words_to_say(
        moment.playbook.answer(kind, severity), story, moment.language, moment.now, voucher=voucher
    )  # fmt: skip
    return f"“{said[HAND_OVER]}”" if said.get(HAND_OVER) else ""
