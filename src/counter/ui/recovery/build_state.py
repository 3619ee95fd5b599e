"""Turns cases into what Make it right shows. Pure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.menu.rules import Menu
from counter.orders.rules import CANCELLED
from counter.orders.words import line_words
from counter.recovery.offers import FOLLOW_UP, ON_THE_HOUSE, REFUND, REMAKE, VOUCHER, treats
from counter.recovery.playbook import Gesture, Playbook
from counter.recovery.proposal import CALL_A_LEAD
from counter.recovery.rules import SEVERITIES
from counter.reports.spoken import words_to_say
from counter.reports.story import Story
from counter.ui.parts.allowance_state import allowance_state
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.minutes import NONE
from counter.ui.parts.phrases import beside_more, late_by, line_detail
from counter.ui.recovery.build_list import no_promise, standing_of
from counter.ui.recovery.case_draft import CaseDraft
from counter.ui.recovery.case_giving import is_beyond
from counter.ui.recovery.state import (
    FollowUpDue,
    GestureState,
    Kind,
    PastState,
    Step,
    StoryState,
)

_CALL_BACK = (time(10), time(17))
_DAYS = (0, 1, 7)


def kinds(playbook: Playbook, language: Language) -> tuple[Kind, ...]:
    """The twelve things that go wrong."""
    return tuple(Kind(page.kind, language.say(page.label), page.icon) for page in playbook.pages.values())


def story_state(draft: CaseDraft, now: datetime, language: Language, said: frozenset[str] | None = None) -> StoryState:
    """One case as it is shown; in a rehearsal with the steps that were `said`."""
    minutes = draft.minutes
    page = draft.page
    prints = VOUCHER in draft.chosen
    was, below = _how_it_stands(draft.story, now, language)
    return StoryState(
        title=title(draft.story, language),
        what=_what(draft, language),
        was=was,
        below=below,
        past=_past(draft, now, language),
        tells=draft.tells or page is None,
        kind=draft.kind,
        severity=SEVERITIES.index(draft.severity),
        greeting=_greeting(draft, language),
        greeted=draft.greeted,
        first=_first(draft, language),
        steps=_steps(draft, now, language, said),
        their_words=draft.their_words,
        contact=draft.contact if FOLLOW_UP in draft.chosen else None,
        why=draft.why if is_beyond(draft) else None,
        promise=_which_promise(draft.story, language),
        clocks=tuple(language.clock(minute) for minute in minutes.offered) if minutes and page else (),
        minute=minutes.chosen if minutes else NONE,
        gestures=tuple(_gesture(draft, gesture, now, language) for gesture in draft.offered),
        allowance=allowance_state(draft.left(), draft.giving.allowance.per_day, language),
        due=_due(draft, now, language),
        record=language.say("Record and print apology") if prints else language.say("Record"),
        prints=prints,
    )


def _first(draft: CaseDraft, language: Language) -> str:
    """What to do before a word is said: for their health, else that a lead is called."""
    if draft.page and (first := draft.page.first_in(draft.severity, language.locale.language)):
        return language.say(first)
    return language.say(CALL_A_LEAD) if draft.calls_lead else ""


def _greeting(draft: CaseDraft, language: Language) -> str:
    if draft.story is None and draft.mishap is None:
        return ""
    return language.say("Greeting noted") if draft.greeted else language.say("Greeting")


def title(story: Story | None, language: Language) -> str:
    """Whose order it is: “Ben · #141”."""
    if story is None:
        return language.say("No order")
    return " · ".join(filter(None, (beside_more(story.order.customer), language.order_number(story.order.called))))


def recorded_words(recorded: CaseDraft | None, language: Language) -> str:
    """Whose case was put right just now; "" where none was."""
    return language.say("Recorded: {whose}", whose=title(recorded.story, language)) if recorded else ""


def _what(draft: CaseDraft, language: Language) -> str:
    if draft.order is None:
        return language.say("To give money back, make it again or print a voucher, choose the order first.")
    return draft.order.what


def _how_it_stands(story: Story | None, now: datetime, language: Language) -> tuple[str, str]:
    """The promise that was renewed, to be struck through, and how the order stands."""
    if story is None:
        return "", ""
    promise, order = story.promise, story.order
    standing = standing_of(order.state, language)
    if promise is None:
        return "", " · ".join(filter(None, (no_promise(story.wait, language), standing)))
    late = (order.ready_at - promise.first_due if order.ready_at else now - promise.due).total_seconds()
    parts = [language.say("promised {time}", time=language.clock(promise.due))]
    if late > 0 and order.state != CANCELLED:
        parts.append(late_by(late, language))
    return language.clock(promise.before) if promise.before else "", " · ".join((*parts, standing))


def _which_promise(story: Story | None, language: Language) -> str:
    return language.say("New promise") if story and story.promise else language.say("First promise")


def _past(draft: CaseDraft, now: datetime, language: Language) -> tuple[PastState, ...]:
    day, shown = language.local_date(now), []
    for step in draft.past:
        here = language.local_date(step.at)
        heading = "" if here == day else language.day(here)
        day = here
        clock = language.clock(step.at)
        shown.append(PastState(heading, clock, step.icon, step.what, step.detail, step.words, step.tone))
    return tuple(shown)


def _steps(draft: CaseDraft, now: datetime, language: Language, ticked: frozenset[str] | None) -> tuple[Step, ...]:
    names = {
        "hear": language.say("Hear"),
        "own": language.say("Own"),
        "promise": language.say("Promise"),
        "thank": language.say("Thank"),
    }
    taken = draft.minutes.taken if draft.minutes else None
    voucher = draft.cost(VOUCHER) if VOUCHER in draft.chosen else None
    answer = draft.playbook.answer(draft.kind, draft.severity)
    said = words_to_say(answer, draft.story, language, now, new_promise=taken, voucher=voucher)
    return tuple(
        Step(step, names[step], language.quoted(sentence), None if ticked is None else step in ticked)
        for step, sentence in said.items()
        if step in names
    )


def _gesture(draft: CaseDraft, gesture: Gesture, now: datetime, language: Language) -> GestureState:
    possible, allowed = draft.is_possible(gesture.id), draft.is_allowed(gesture.id)
    note = _note(draft, gesture, now, language)
    if possible and not allowed:
        yes = (gesture.id, draft.cost(gesture.id)) in draft.approved and draft.yes_by
        said = language.say("{name} says yes", name=draft.yes_by) if yes else language.say("needs a lead")
        note = " · ".join(filter(None, (note, said)))
    return GestureState(
        id=gesture.id,
        label=language.say(gesture.label),
        note=note,
        icon=gesture.icon,
        chosen=gesture.id in draft.chosen,
        usable=possible,
    )


def _note(draft: CaseDraft, gesture: Gesture, now: datetime, language: Language) -> str:
    if why := draft.why_not(gesture.id):
        return language.say(why)
    if gesture.id == ON_THE_HOUSE and draft.treat:
        return f"{draft.treat.name} {language.money(draft.treat.price)}"
    if gesture.id == FOLLOW_UP and draft.follow_up:
        return _when(draft.follow_up, now, language)
    if gesture.id == REMAKE and draft.lines.get(REMAKE) and draft.order:
        return ", ".join(line.name for line in draft.order.sold if line.line_id in draft.lines[REMAKE])
    cost = draft.cost(gesture.id)
    if cost:
        again = gesture.id == VOUCHER and draft.story is not None and bool(draft.story.vouchers)
        given = language.say("one given already") if again else ""
        return " · ".join(filter(None, (language.money(cost), given)))
    return language.say(gesture.note) if gesture.note else ""


def _when(at: datetime, now: datetime, language: Language) -> str:
    """A clock time, with its day where that is not today."""
    day, clock = language.local_date(at), language.clock(at)
    return clock if day == language.local_date(now) else f"{language.short_date(day)} {clock}"


def _due(draft: CaseDraft, now: datetime, language: Language) -> FollowUpDue | None:
    mishap = draft.mishap
    if mishap is None or mishap.follow_up_due is None or mishap.follow_up_done_at is not None:
        return None
    when, customer = _when(mishap.follow_up_due, now, language), draft.order.customer if draft.order else ""
    if customer:
        sentence = language.say("We said we would come back to {name} by {when}.", name=customer, when=when)
    else:
        sentence = language.say("We said we would come back to them by {when}.", when=when)
    return FollowUpDue(f"{sentence} {mishap.follow_up_contact}".strip())


def question_state(draft: CaseDraft, menu: Menu, now: datetime, language: Language) -> Choices | None:
    """The question of the gesture that asks just now, or None."""
    if draft.asking in (REFUND, REMAKE):
        return _which_lines(draft, language)
    if draft.asking == ON_THE_HOUSE:
        return _which_treat(draft, menu, language)
    if draft.asking == FOLLOW_UP:
        options = tuple(Option(at.isoformat(), label) for label, at in call_back_times(now, language))
        return Choices(language.say("When do we come back to them?"), "", options, language.say("Done"))
    return None


def _which_lines(draft: CaseDraft, language: Language) -> Choices:
    refund = draft.asking == REFUND
    remade = draft.order.to_make if draft.order else ()
    chosen = draft.lines.get(draft.asking, frozenset())
    costs = draft.order.costs if draft.order else {}
    options = tuple(
        Option(
            str(line.line_id),
            f"{line.sold.quantity}× {line.sold.name}",
            language.money(costs[line.line_id]) if refund else line_detail(line_words(line.sold, language), language),
            chosen=line.line_id in chosen,
        )
        for line in (draft.refundable if refund else remade)
    )
    title = language.say("Give back which lines?") if refund else language.say("Make which lines again?")
    return Choices(title, "", options, language.say("Done"))


def _which_treat(draft: CaseDraft, menu: Menu, language: Language) -> Choices:
    gesture = draft.book.gestures[ON_THE_HOUSE]
    options = tuple(
        Option(str(item.item_id), item.name, language.money(item.price), chosen=item == draft.treat)
        for item in treats(menu.items, gesture)
    )
    hint = "" if options or gesture.up_to is None else _no_treat(gesture.up_to, language)
    return Choices(language.say("What is on the house?"), hint, options, language.say("Done"))


def _no_treat(most: Money, language: Language) -> str:
    return language.say("Nothing on the menu costs at most {most}. Choose another gesture.", most=language.money(most))


def call_back_times(now: datetime, language: Language) -> list[tuple[str, datetime]]:
    """Times to offer for a follow-up: in an hour, later today, tomorrow, in a week."""
    today = language.local_date(now)
    soon = (now + timedelta(hours=1)).replace(second=0, microsecond=0)
    offers = [(language.say("In an hour, {time}", time=language.clock(soon)), soon)]
    for days in _DAYS:
        for hour in _CALL_BACK:
            at = datetime.combine(today + timedelta(days=days), hour, language.zone)
            if at > soon:
                offers.append((_named(today, days, at, language), at.astimezone(now.tzinfo)))
    return offers


def _named(today: date, days: int, at: datetime, language: Language) -> str:
    named = {0: language.say("Today"), 1: language.say("Tomorrow")}
    return f"{named.get(days) or language.day(today + timedelta(days=days))}, {language.clock(at)}"
