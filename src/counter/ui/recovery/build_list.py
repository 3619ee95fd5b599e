"""Turns the cases to choose from into what the list shows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from counter.kernel.ids import StaffId
from counter.kernel.language import Language
from counter.orders.rules import CANCELLED, HANDED_OVER, PLACED, READY
from counter.promises.model import Wait
from counter.recovery.model import Mishap
from counter.recovery.playbook import Playbook
from counter.reports.cases import PAGE
from counter.reports.story import Case
from counter.ui.parts.choices import Choices, Option
from counter.ui.recovery.list_draft import DAYS_OFFERED, ListDraft
from counter.ui.recovery.state import CaseState, ChooseState, Standing

EARLIER = "earlier"
"""The option that goes on to days before those offered."""


def choose_state(draft: ListDraft, today: date, playbook: Playbook, language: Language, recorded: str) -> ChooseState:
    """The list as it is shown."""
    shown = draft.shown
    cases, names = (shown.cases, shown.names) if shown else ((), {})
    first = draft.page * PAGE
    newer, older = draft.page > 0, bool(shown and shown.next)
    return ChooseState(
        title=language.day(draft.day) if draft.day else language.say("Whose order is it about?"),
        is_today=draft.day is None,
        typed=draft.typed,
        cases=tuple(case_state(case, names, today, playbook, language) for case in cases),
        nothing=_nothing(draft, language) if shown and not cases else "",
        new=language.say("{count} new", count=shown.new) if shown and shown.new else "",
        page=f"{first + 1}–{first + len(cases)}" if newer or older else "",
        newer=newer,
        older=older,
        recorded=recorded,
    )


def _nothing(draft: ListDraft, language: Language) -> str:
    if draft.typed:
        return language.say("Nothing found. Try the number, the name, the amount or the time.")
    return language.say("No orders that day.") if draft.day else language.say("No orders yet today.")


def case_state(
    case: Case, names: Mapping[StaffId, str], today: date, playbook: Playbook, language: Language
) -> CaseState:
    """An entry of the list."""
    order, mishap = case.order, case.mishap
    title = f"{language.order_number(order.called)} {order.customer}".strip() if order else language.say("No order")
    about = order or mishap
    day = language.short_date(about.business_date) if about and about.business_date != today else ""
    what, was, below = order.what if order else "", "", ""
    standing = Standing.PLAIN
    if mishap:
        standing = Standing.OPEN if mishap.is_open else Standing.RIGHT
        below = _answered(mishap, names, language)
        what = " · ".join(filter(None, (_what_of(mishap, playbook, language), _promised_anew(case, language))))
    elif order:
        was = language.clock(case.promise.before) if case.promise and case.promise.before else ""
        parts = (_promised(case, language), standing_of(order.state, language))
        below = " · ".join(filter(None, parts))
    what = " · ".join(filter(None, (day, what)))
    before = language.say("{time} before", time=was) if was else ""
    name = ", ".join(filter(None, (title, what, below.replace(" · ", ", "), before)))
    return CaseState(
        order=order.order_id if order else None,
        mishap=mishap.mishap_id if mishap else None,
        title=title,
        what=what,
        was=was,
        below=below,
        name=name,
        standing=standing,
    )


def _what_of(mishap: Mishap, playbook: Playbook, language: Language) -> str:
    """What went wrong; once somebody answered it, what they did."""
    if mishap.is_open:
        return f"{language.say(playbook.pages[mishap.kind].label)}, {language.clock(mishap.opened_at)}"
    gestures = (playbook.gestures.get(response.kind) for response in mishap.responses)
    done = (language.say(gesture.label) if gesture else language.say("Greeting") for gesture in gestures)
    return ", ".join(dict.fromkeys(done))


def _promised(case: Case, language: Language) -> str:
    if case.promise is None:
        return no_promise(case.wait, language)
    return language.say("promised {time}", time=language.clock(case.promise.due))


def no_promise(wait: Wait | None, language: Language) -> str:
    """That an order was promised nothing, and what its customer was told; empty where there is no more to say."""
    if wait is None:
        return ""
    return language.say("no promise, told {wait}", wait=language.range(wait.soonest, wait.latest))


def _promised_anew(case: Case, language: Language) -> str:
    """The promise that was renewed, of an order that is still being made."""
    promise = case.promise
    if promise is None or not promise.resets or case.order is None or case.order.state != PLACED:
        return ""
    return language.say("now promised {time}", time=language.clock(promise.due))


def _answered(mishap: Mishap, names: Mapping[StaffId, str], language: Language) -> str:
    if mishap.is_open:
        return language.say("Nobody has answered it yet.")
    last = mishap.responses[-1] if mishap.responses else None
    if last is None:
        return language.say("Made right")
    return language.say("Made right {time}, {who}", time=language.clock(last.at), who=names.get(last.by, ""))


def standing_of(state: str, language: Language) -> str:
    """Where an order is, in a word or two."""
    standing = {
        READY: language.say("ready"),
        HANDED_OVER: language.say("handed over"),
        CANCELLED: language.say("cancelled"),
    }
    return standing.get(state, language.say("on the bar"))


def which_day(draft: ListDraft, today: date, language: Language) -> Choices:
    """The question which earlier day; where there may be more, the last answer offers days before these."""
    years = {day: str(day.year) if day.year != today.year else "" for day in draft.days}
    days = tuple(Option(day.isoformat(), language.day(day), year) for day, year in years.items())
    more = (Option(EARLIER, language.say("Earlier")),) if len(days) == DAYS_OFFERED else ()
    hint = "" if days else language.say("There are no earlier ones.")
    return Choices(language.say("Which day was it?"), hint, (*days, *more), language.say("Back"))
