"""What to say to somebody who comes back with an apology voucher. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from counter.flows.attach_voucher import Welcome
from counter.kernel.language import Language
from counter.recovery.playbook import PlaybookPage
from counter.recovery.rules import LATE, OTHER

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Moment:
    """What paying is shown by: the time, how sure a promise is (0 to 1), the playbook's pages, the language."""

    now: datetime
    target: float
    pages: Mapping[str, PlaybookPage]
    language: Language


def welcome_title(welcome: Welcome, language: Language) -> str:
    """“Welcome Mara back”."""
    if welcome.customer:
        return language.say("Welcome {name} back", name=welcome.customer)
    return language.say("Welcome them back")


def welcome_words(welcome: Welcome, moment: Moment) -> str:
    """Why they have the voucher, and to thank them."""
    thanks = moment.language.say("Thank them for giving us another go.")
    if welcome.customer:
        thanks = moment.language.say("Thank {name} for giving us another go.", name=welcome.customer)
    return f"{_why(welcome, moment)} {thanks}"


def _why(welcome: Welcome, moment: Moment) -> str:
    language, page = moment.language, moment.pages.get(welcome.kind)
    day = _day(language.local_date(welcome.at), language.local_date(moment.now), language)
    what = language.within(welcome.what)
    if welcome.kind == LATE and welcome.minutes_late:
        return language.say(
            "The voucher is from {day}, when the {what} came {time} late.",
            day=day,
            what=what,
            time=language.minutes(welcome.minutes_late),
        )
    if welcome.kind == OTHER or page is None:  # it may have been a mere kindness
        return language.say("The voucher is from {day}, given with the {what}.", day=day, what=what)
    wrong = language.say(page.label)
    return language.say("The voucher is from {day}: {wrong}, {what}.", day=day, wrong=language.within(wrong), what=what)


def _day(day: date, today: date, language: Language) -> str:
    ago = (today - day).days
    if ago == 0:
        return language.say("today")
    if ago == 1:
        return language.say("yesterday")
    return language.weekday(day) if ago < _WEEK else language.short_date(day)
