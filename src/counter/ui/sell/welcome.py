"""What to say to somebody who comes back with a voucher. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from counter.flows.attach_voucher import Welcome
from counter.kernel.language import Language
from counter.recovery.playbook import Page

_LATE = "late"
_WEEK = 7


def welcome_title(welcome: Welcome, language: Language) -> str:
    """“Welcome Mara back”."""
    if welcome.customer:
        return language.say("Welcome {name} back", name=welcome.customer)
    return language.say("Welcome them back")


def welcome_words(welcome: Welcome, pages: Mapping[str, Page], now: datetime, language: Language) -> str:
    """Why they have the voucher, and to thank them."""
    thanks = language.say("Thank them for giving us another go.")
    if welcome.customer:
        thanks = language.say("Thank {name} for giving us another go.", name=welcome.customer)
    return f"{_why(welcome, pages, now, language)} {thanks}"


def _why(welcome: Welcome, pages: Mapping[str, Page], now: datetime, language: Language) -> str:
    day = _day(language.local_date(welcome.at), language.local_date(now), language)
    what = language.within(welcome.what)
    if welcome.kind == _LATE and welcome.minutes_late:
        return language.say(
            "The voucher is from {day}, when the {what} came {minutes} min late.",
            day=day,
            what=what,
            minutes=welcome.minutes_late,
        )
    wrong = language.say(pages[welcome.kind].label) if welcome.kind in pages else welcome.kind
    return language.say("The voucher is from {day}: {wrong}, {what}.", day=day, wrong=language.within(wrong), what=what)


def _day(day: date, today: date, language: Language) -> str:
    ago = (today - day).days
    if ago == 0:
        return language.say("today")
    if ago == 1:
        return language.say("yesterday")
    return language.weekday(day) if ago < _WEEK else language.short_date(day)
