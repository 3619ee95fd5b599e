"""A case in words."""

from __future__ import annotations

from datetime import datetime

from counter.kernel.language import Language
from counter.orders.rules import HANDED_OVER, READY
from counter.recovery.playbook import STEPS, Gesture, Playbook, words
from counter.reports.story import Case, Story
from counter.ui.recovery.state import (
    AllowanceState,
    CaseState,
    FollowUpDue,
    GestureState,
    Kind,
    Step,
    StoryState,
)
from counter.ui.recovery.working import (
    FOLLOW_UP,
    ON_THE_HOUSE,
    REMAKE,
    VOUCHER,
    Working,
)
from counter.ui.widgets.choice import NONE


def kinds(playbook: Playbook, language: Language) -> tuple[Kind, ...]:
    """The twelve things that go wrong."""
    return tuple(Kind(page.kind, language.say(page.label), page.icon) for page in playbook.pages.values())


def case_state(case: Case, playbook: Playbook, language: Language) -> CaseState:
    """An entry of the list."""
    open_mishap = case.mishap if case.mishap and case.mishap.is_open else None
    parts = []
    if case.order:
        parts = [case.order.what, _promised(case, language), _standing(case.order.state, language)]
    if open_mishap:
        label = language.say(playbook.pages[open_mishap.kind].label)
        parts = [f"{label}, {language.clock(open_mishap.opened_at)}", language.say("Nobody has answered it yet.")]
    return CaseState(
        order=case.order.order_id if case.order else None,
        mishap=case.mishap.mishap_id if case.mishap else None,
        title=f"#{case.order.called} {case.order.customer}".strip() if case.order else language.say("No order"),
        detail=" · ".join(filter(None, parts)),
        urgent=open_mishap is not None,
    )


def _promised(case: Case, language: Language) -> str:
    return language.say("promised {time}", time=language.clock(case.promise.first_due)) if case.promise else ""


def _standing(state: str, language: Language) -> str:
    standing = {READY: language.say("ready"), HANDED_OVER: language.say("handed over")}
    return standing.get(state, language.say("on the bar"))


def story_state(working: Working, now: datetime, language: Language) -> StoryState:
    """One case as it is shown."""
    minutes = working.minutes
    page = working.page
    prints = VOUCHER in working.chosen
    return StoryState(
        title=title(working.story, language),
        detail=_detail(working, now, language),
        kind=working.kind,
        greeting=_greeting(working, language),
        greeted=working.greeted,
        first=language.say(page.first) if page and page.first else "",
        steps=_steps(working, language),
        told=working.told,
        contact=working.contact if FOLLOW_UP in working.chosen else None,
        clocks=tuple(language.clock(minute) for minute in minutes.offered) if minutes and page else (),
        minute=minutes.chosen if minutes else NONE,
        gestures=tuple(_gesture(working, gesture, language) for gesture in working.offered),
        allowance=_allowance(working, language),
        due=_due(working, language),
        record=language.say("Record and print apology") if prints else language.say("Record"),
        prints=prints,
    )


def _greeting(working: Working, language: Language) -> str:
    if working.story is None and working.mishap is None:
        return ""
    return language.say("Greeting noted") if working.greeted else language.say("Greeting")


def title(story: Story | None, language: Language) -> str:
    """Whose order it is: “Ben · #141”."""
    if story is None:
        return language.say("No order")
    return " · ".join(filter(None, (story.order.customer, f"#{story.order.called}")))


def _detail(working: Working, now: datetime, language: Language) -> str:
    story = working.story
    parts = []
    if story:
        parts = [story.order.what, _how_it_stands(story, now, language)]
    for mishap in story.mishaps if story else ():
        for done in mishap.done:
            gesture = working.playbook.gestures.get(done.kind)
            what = language.say(gesture.label) if gesture else language.say("Greeting")
            who = story.names.get(done.by, "") if story else ""
            parts.append(f"{what}: {who} {language.clock(done.at)}")
    return " · ".join(filter(None, parts))


def _how_it_stands(story: Story, now: datetime, language: Language) -> str:
    if story.promise is None:
        return ""
    due = story.promise.first_due
    late = ((story.order.ready_at or now) - due).total_seconds()
    parts = [language.say("promised {time}", time=language.clock(due))]
    if late > 0:
        parts.append(language.say("{minutes} min late", minutes=max(1, -int(-late // 60))))
    return " · ".join((*parts, _standing(story.order.state, language)))


def _steps(working: Working, language: Language) -> tuple[Step, ...]:
    page = working.page
    if page is None:
        return ()
    names = {
        "hear": language.say("Hear"),
        "own": language.say("Own"),
        "promise": language.say("Promise"),
        "thank": language.say("Thank"),
    }
    known = _known(working, language)
    return tuple(Step(names[step], f"“{words(page, step, known)}”") for step in STEPS)


def _known(working: Working, language: Language) -> dict[str, str]:
    story, order = working.story, working.order
    name = order.customer if order else ""
    taken = working.minutes.taken if working.minutes else None
    return {
        "comma_name": f", {name}" if name else "",
        "promised": language.clock(story.promise.first_due) if story and story.promise else "",
        "new_promise": language.clock(taken) if taken else "",
        "voucher": language.money(working.cost(VOUCHER)) if VOUCHER in working.chosen else "",
        "items": order.what if order else "",
    }


def _gesture(working: Working, gesture: Gesture, language: Language) -> GestureState:
    possible, allowed = working.possible(gesture.id), working.allowed(gesture.id)
    note = _note(working, gesture, language)
    if possible and not allowed:
        note = " · ".join(filter(None, (note, language.say("needs a lead"))))
    return GestureState(
        id=gesture.id,
        label=language.say(gesture.label),
        note=note,
        icon=gesture.icon,
        chosen=gesture.id in working.chosen,
        usable=possible and allowed,
    )


def _note(working: Working, gesture: Gesture, language: Language) -> str:
    if gesture.id == ON_THE_HOUSE and working.treat:
        return f"{working.treat.name} {language.money(working.treat.price)}"
    if gesture.id == FOLLOW_UP and working.follow_up:
        return _when(working.follow_up, language)
    if gesture.id == REMAKE and working.lines.get(REMAKE) and working.order:
        return ", ".join(line.name for line in working.order.sold if line.line_id in working.lines[REMAKE])
    cost = working.cost(gesture.id)
    if cost and working.possible(gesture.id):
        return language.money(cost)
    return language.say(gesture.note) if gesture.note else ""


def _when(at: datetime, language: Language) -> str:
    return f"{language.short_date(language.local_date(at))} {language.clock(at)}"


def _allowance(working: Working, language: Language) -> AllowanceState:
    left, day = working.left(), working.giving.allowance.per_day
    if left is None or day is None:
        return AllowanceState("", "", 0.0)
    rest = language.say("of {amount} left", amount=language.money(day))
    return AllowanceState(language.money(left), rest, left.minor / max(1, day.minor))


def _due(working: Working, language: Language) -> FollowUpDue | None:
    mishap = working.mishap
    if mishap is None or mishap.follow_up_due is None or mishap.follow_up_done_at is not None:
        return None
    said = language.say("We said we would come back to them by {when}.", when=_when(mishap.follow_up_due, language))
    return FollowUpDue(f"{said} {mishap.follow_up_contact}".strip())
