"""Turns who waits for us into what Make it right shows while no order is chosen. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from counter.kernel.ids import StaffId
from counter.kernel.language import Language, _
from counter.orders.model import Order
from counter.recovery.model import GoodMoment, Mishap
from counter.recovery.playbook import Playbook
from counter.recovery.proposal import CALL_A_LEAD
from counter.recovery.reach import CALL, MESSAGE, VISIT, Way
from counter.reports.fitting import proposed_for
from counter.reports.proposed import loss_of
from counter.reports.story import Case, Story
from counter.reports.waiting import PAGE, ComeBack, Waiting
from counter.ui.parts.mark import DONE, LATE_DONE, SOON, Mark
from counter.ui.recovery.open_state import ComeBackState, MomentState, OpenCaseState, OpenState

_ICONS = {CALL: "phone", MESSAGE: "message-circle", VISIT: "smile"}
_ABOUT = {
    CALL: _("Call about this: {what}. {who} promised."),
    MESSAGE: _("Message about this: {what}. {who} promised."),
    VISIT: _("Ask how it is now: {what}. {who} promised."),
}
_WAITING = (
    _("Nobody is waiting for us"),
    _("One person is still waiting for us"),
    _("Two people are still waiting for us"),
    _("Three people are still waiting for us"),
    _("Four people are still waiting for us"),
    _("Five people are still waiting for us"),
    _("Six people are still waiting for us"),
    _("Seven people are still waiting for us"),
    _("Eight people are still waiting for us"),
    _("Nine people are still waiting for us"),
    _("Ten people are still waiting for us"),
    _("Eleven people are still waiting for us"),
    _("Twelve people are still waiting for us"),
)


def open_state(
    waiting: Waiting, page: int, playbook: Playbook, sentence: str, now: datetime, language: Language, recorded: str
) -> OpenState:
    """Who waits, as of an aware time, those of one page (from 0) in full; `sentence` is the owner's."""
    open_now, come_back = waiting.open_on(page), waiting.come_back_on(page)
    return OpenState(
        title=_title(waiting.people(now), language),
        below=_below(waiting, now, language),
        recorded=recorded,
        open=tuple(_case(case, case.mishap, waiting, playbook, now, language) for case in open_now if case.mishap),
        come_back=tuple(_come_back(each, waiting.names, playbook, now, language) for each in come_back),
        all_open=len(waiting.open),
        all_come_back=len(waiting.come_back),
        first=page * PAGE,
        page=_page(waiting, page, len(open_now) + len(come_back), language),
        before=page > 0,
        after=page + 1 < waiting.pages,
        went_well_title=_went_well(waiting, now, language),
        went_well=tuple(_moment(moment, waiting.names, language) for moment in waiting.went_well),
        sentence=language.quoted(sentence),
        yesterday=_yesterday(*waiting.yesterday, language),
    )


def _page(waiting: Waiting, page: int, shown: int, language: Language) -> str:
    if waiting.pages == 1:
        return ""
    first, count = page * PAGE, len(waiting.open) + len(waiting.come_back)
    return language.say("{first}–{last} of {count}", first=first + 1, last=first + shown, count=count)


def _yesterday(right: int, went_wrong: int, language: Language) -> str:
    if not went_wrong:
        return ""
    if right == went_wrong:
        return language.say("All that went wrong yesterday was put right.")
    return language.say("{right} of yesterday’s {count} were put right.", right=right, count=went_wrong)


def _title(people: int, language: Language) -> str:
    if people < len(_WAITING):
        return language.say(_WAITING[people])
    return language.say("{count} people are still waiting for us", count=people)


def _below(waiting: Waiting, now: datetime, language: Language) -> str:
    """The day, and whether something was left from an earlier one."""
    today = language.local_date(now)
    opened = [case.mishap.opened_at for case in waiting.open if case.mishap]
    oldest = min((*opened, *(each.mishap.opened_at for each in waiting.come_back)), default=now)
    left = ""
    if (days := (today - language.local_date(oldest)).days) > 0:
        left = language.say("carried over from yesterday") if days == 1 else language.say("carried over from earlier")
    return " · ".join(filter(None, (language.day(today), left)))


def _case(
    case: Case, mishap: Mishap, waiting: Waiting, playbook: Playbook, now: datetime, language: Language
) -> OpenCaseState:
    say, untouched, names = language.say, not mishap.responses, waiting.names
    about = waiting.stories.get(case.order.order_id) if case.order else None
    is_known = about is not None or case.order is None
    heard = names.get(mishap.heard_by, "") if mishap.heard_by else ""
    who, number = whose(case.order, language)
    return OpenCaseState(
        order=mishap.order_id,
        mishap=mishap.mishap_id,
        who=who,
        number=" · ".join(filter(None, (number, when_said(mishap.opened_at, now, language)))),
        what=f"{say(playbook.pages[mishap.kind].label)}.",
        standing=say("Nothing done about it yet.") if untouched else say("They are not all right yet."),
        mark=_open_since(mishap, now, language),
        words=language.quoted(mishap.their_words),
        heard=say("heard by {name}", name=heard) if heard and mishap.their_words else "",
        proposed=_proposed(about, mishap, playbook, now, language) if is_known else "",
        untouched=untouched,
    )


def whose(order: Order | None, language: Language) -> tuple[str, str]:
    """Whose it is: their name and the order's number; the number alone where nobody gave a name."""
    if order is None:
        return language.say("No order"), ""
    number = language.order_number(order.called)
    return (order.customer, number) if order.customer else (number, "")


def _open_since(mishap: Mishap, now: datetime, language: Language) -> Mark:
    icon = "octagon-alert"
    if mishap.reopened_at:
        return Mark(language.say("reopened"), "rotate-ccw", LATE_DONE)
    days = (language.local_date(now) - language.local_date(mishap.opened_at)).days
    if days == 0:
        minutes = max(1, int((now - mishap.opened_at).total_seconds() // 60))
        return Mark(language.say("open for {time}", time=language.minutes(minutes)), icon, LATE_DONE)
    if days == 1:
        return Mark(language.say("open since yesterday"), icon, LATE_DONE)
    since = language.short_date(language.local_date(mishap.opened_at))
    return Mark(language.say("open since {day}", day=since), icon, LATE_DONE)


def _proposed(about: Story | None, mishap: Mishap, playbook: Playbook, now: datetime, language: Language) -> str:
    """What fits it as it stands, in one line; a second miss is a lead's."""
    loss = loss_of(playbook, mishap.kind, about, mishap, now)
    if loss.is_second_miss:
        return language.say(CALL_A_LEAD)
    words = []
    for gesture, worth in proposed_for(playbook, about, mishap, loss):
        label = language.within(language.say(playbook.gestures[gesture].label))
        words.append(f"{label} {language.money(worth)}" if worth else label)
    return language.say("Proposed: {what}.", what=", ".join(words)) if words else ""


def _come_back(
    each: ComeBack, names: Mapping[StaffId, str], playbook: Playbook, now: datetime, language: Language
) -> ComeBackState:
    mishap, due = each.mishap, each.mishap.follow_up_due or now
    way = mishap.follow_up_way
    who, number = whose(each.order, language)
    what = language.within(language.say(playbook.pages[mishap.kind].label))
    overdue = due < now
    return ComeBackState(
        order=mishap.order_id,
        mishap=mishap.mishap_id,
        who=who,
        number=number,
        about=language.say(_ABOUT[way], what=what, who=names.get(each.said_by, "") if each.said_by else ""),
        icon=_ICONS[way],
        mark=_due(way, due, now, language),
        overdue=overdue,
    )


def _due(way: Way, due: datetime, now: datetime, language: Language) -> Mark:
    when = when_said(due, now, language)
    if due < now:
        return Mark(language.say("due {when}", when=when), "octagon-alert", LATE_DONE)
    if way == VISIT:
        return Mark(language.say("next visit"), "user-round", DONE)
    if language.local_date(due) == language.local_date(now):
        return Mark(language.say("today {time}", time=when), "clock", SOON)
    return Mark(when, "clock", DONE)


def when_said(at: datetime, now: datetime, language: Language) -> str:
    """A clock time, with its day where that is not today: “yesterday 12:20”."""
    day, today, clock = language.local_date(at), language.local_date(now), language.clock(at)
    if day == today:
        return clock
    if day == today - timedelta(days=1):
        return language.say("yesterday {time}", time=clock)
    if day == today + timedelta(days=1):
        return language.say("tomorrow {time}", time=clock)
    return f"{language.short_date(day)} {clock}"


def _went_well(waiting: Waiting, now: datetime, language: Language) -> str:
    if not waiting.went_well or waiting.went_well_on is None:
        return ""
    today = waiting.went_well_on >= language.local_date(now)
    return language.say("Went well today") if today else language.say("Went well yesterday")


def _moment(moment: GoodMoment, names: Mapping[StaffId, str], language: Language) -> MomentState:
    return MomentState(moment.words, language.say("noted by {name}", name=names.get(moment.noted_by, "")))
