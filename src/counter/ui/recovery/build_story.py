"""Turns all that is known about a case into its story. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.kernel.ids import MishapId, StaffId
from counter.kernel.language import Language, _
from counter.orders.model import Order
from counter.recovery.facts import ALL_RIGHT, LEFT
from counter.recovery.model import REOPENED, Mishap
from counter.recovery.playbook import Playbook
from counter.recovery.reach import CALL, MESSAGE, VISIT
from counter.reports.cases import KnownCase
from counter.reports.come_back_words import come_back_words
from counter.reports.fitting import fitting
from counter.reports.past_step import PastStep
from counter.reports.steps import past_steps
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.mark import DONE, LATE_DONE, SAFE, Mark
from counter.ui.recovery.build_open import when_said
from counter.ui.recovery.build_state import call_back_times, title
from counter.ui.recovery.state import GestureState, PastState
from counter.ui.recovery.story_state import DueState, PartState, WholeStoryState

_TITLES = {CALL: _("Call {who} now"), MESSAGE: _("Write to {who} now"), VISIT: _("Ask {who} how it is now")}
_DONE = {CALL: _("I called {who}"), MESSAGE: _("I wrote to {who}"), VISIT: _("I asked {who}")}
_ICONS = {CALL: "phone-call", MESSAGE: "message-circle", VISIT: "smile"}
_MOST_FITS = 4
_CLOSINGS = {ALL_RIGHT: _("closed as all right"), LEFT: _("closed, they had left")}


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells it, and when: the shop's name, whoever is signed in, the playbook, the language, the time."""

    shop: str
    me: StaffId | None
    playbook: Playbook
    language: Language
    now: datetime


def mishaps_of_case(known: KnownCase) -> tuple[Mishap, ...]:
    """All that went wrong, oldest first."""
    return known.story.mishaps if known.story else (known.mishap,) if known.mishap else ()


def to_come_back(known: KnownCase) -> Mishap | None:
    """What we promised to come back for and did not yet."""
    waits = (each for each in mishaps_of_case(known) if each.follow_up_due and not each.follow_up_done_at)
    return next(waits, None)


def to_settle(known: KnownCase) -> Mishap | None:
    """What they are asked about: what nobody answered, else what we come back for, else what came last."""
    mishaps = mishaps_of_case(known)
    open_one = next((each for each in mishaps if each.is_open), None)
    return open_one or to_come_back(known) or (mishaps[-1] if mishaps else None)


def all_to_settle(known: KnownCase, answer: str) -> tuple[MishapId, ...]:
    """What an answer is about: all that is open where it closes, since it is one person; else what they are asked."""
    open_ones = tuple(each.mishap_id for each in mishaps_of_case(known) if each.is_open)
    about = to_settle(known)
    return open_ones if open_ones and answer != REOPENED else (about.mishap_id,) if about else ()


def whole_story(known: KnownCase, teller: Teller) -> WholeStoryState:
    """The story with what is due now."""
    language, story = teller.language, known.story
    due, about = to_come_back(known), to_settle(known)
    asked = len(story.asked) if story else 0
    return WholeStoryState(
        title=title(story, language),
        below=_below(story.order, language) if story else "",
        mark=_mark(about, language),
        parts=_parts(known, past_steps(known, teller.playbook, language, teller.now), teller),
        due=_due(due, known, teller) if due else None,
        fits=_fits(known, about, teller) if about and (about.is_open or due) else (),
        asked=language.say_count("asked {count} time", "asked {count} times", asked) if asked else "",
        can_ask=story is not None,
        settles=about is not None,
        left=about is not None and about.closed_as == LEFT and due is None,
    )


def _fits(known: KnownCase, about: Mishap, teller: Teller) -> tuple[GestureState, ...]:
    """The gestures that fit it, those proposed first, and why another one is not offered."""
    language, book = teller.language, teller.playbook
    shown = []
    for fit in fitting(book, known.story, about, teller.now)[:_MOST_FITS]:
        gesture, worth = book.gestures[fit.gesture], language.money(fit.worth) if fit.worth else ""
        if worth and fit.most:
            worth = language.say("up to {amount}", amount=worth)
        note = language.say(fit.why_not) if fit.why_not else worth
        name = language.say(gesture.label)
        shown.append(GestureState(fit.gesture, name, note, gesture.icon, fit.proposed, not fit.why_not))
    return tuple(shown)


def _below(order: Order, language: Language) -> str:
    """“Cortado, croissant · €8.70 · to go”."""
    say = language.say
    where = say("delivery") if order.delivery else say("to go") if order.to_go else say("here")
    return f"{order.what} · {language.money(order.total)} · {where}"


def _mark(mishap: Mishap | None, language: Language) -> Mark | None:
    if mishap is None:
        return None
    if mishap.closed_as:
        word = language.say("All right") if mishap.closed_as == ALL_RIGHT else language.say("They left")
        return Mark(word, "circle-check", SAFE if mishap.closed_as == ALL_RIGHT else DONE)
    if not mishap.is_open:
        return Mark(language.say("Answered"), "circle-check", SAFE)
    if mishap.reopened_at:
        return Mark(language.say("Reopened"), "octagon-alert", LATE_DONE)
    return Mark(language.say("Open"), "octagon-alert", LATE_DONE)


def _parts(known: KnownCase, steps: tuple[PastStep, ...], teller: Teller) -> tuple[PartState, ...]:
    """The steps, a part each until they were asked whether they are all right, and what came after."""
    turns = [turn for mishap in mishaps_of_case(known) for turn in known.turns.get(mishap.mishap_id, ())]
    closings = sorted((turn for turn in turns if turn.answer in _CLOSINGS), key=lambda turn: turn.at)
    say, parts, left = teller.language.say, [], list(steps)
    for closing in closings:
        within = [step for step in left if step.at <= closing.at]
        left = [step for step in left if step.at > closing.at]
        if within:
            parts.append(_part(within, _note(known, within, say(_CLOSINGS[closing.answer]), teller), teller.language))
    if left:
        is_open = any(mishap.is_open for mishap in mishaps_of_case(known))
        note = say("open") if is_open else say("since then") if parts else ""
        parts.append(_part(left, _note(known, left, note, teller), teller.language))
    return tuple(parts)


def _note(known: KnownCase, steps: list[PastStep], ended: str, teller: Teller) -> str:
    """“late, closed as all right”: what went wrong in a part of the story, and how that stands."""
    begin, end, language = steps[0].at, steps[-1].at, teller.language
    kinds = []
    for mishap in mishaps_of_case(known):
        again = [turn.at for turn in known.turns.get(mishap.mishap_id, ()) if turn.answer == REOPENED]
        if any(begin <= at <= end for at in (mishap.opened_at, *again)):
            kinds.append(language.within(language.say(teller.playbook.pages[mishap.kind].label)))
    return ", ".join(filter(None, (*dict.fromkeys(kinds), ended)))


def _part(steps: list[PastStep], note: str, language: Language) -> PartState:
    shown, day = [], language.local_date(steps[0].at)
    heading = language.day(day)
    for step in steps:
        here = language.local_date(step.at)
        above = "" if here == day else language.day(here)
        day, clock = here, language.clock(step.at)
        shown.append(PastState(above, clock, step.icon, step.what, step.detail, step.words, step.tone))
    return PartState(heading, note, tuple(shown))


def _due(mishap: Mishap, known: KnownCase, teller: Teller) -> DueState:
    language, due = teller.language, mishap.follow_up_due or teller.now
    say = language.say
    way = mishap.follow_up_way
    name = known.story.order.customer if known.story else ""
    who, overdue = name or say("them"), due < teller.now
    me = known.names.get(teller.me, "") if teller.me else ""
    theirs = language.to_customer(known.story.order.language if known.story else "")
    sentence = come_back_words(way, theirs, name=name, me=me, shop=teller.shop, overdue=overdue)
    return DueState(
        title=say(_TITLES[way], who=who),
        promised=say("Promised for {when}", when=when_said(due, teller.now, language)),
        overdue=overdue,
        contact=mishap.follow_up_contact,
        erased=say("erased when done") if mishap.follow_up_contact else "",
        words=language.quoted(sentence),
        done=say(_DONE[way], who=who),
        icon=_ICONS[way],
        no_answer=say("No answer") if way != VISIT else say("Not yet"),
    )


def when_to_come_back(now: datetime, language: Language) -> Choices:
    """The question by when we come back to them."""
    options = tuple(Option(at.isoformat(), label) for label, at in call_back_times(now, language))
    return Choices(language.say("When do we come back to them?"), "", options, language.say("Back"))
