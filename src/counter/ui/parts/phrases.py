"""Phrases that several workplaces say the same way. No Qt."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import datetime

from counter.kernel.language import Language, _

_NUMBERS = (
    _("no"),
    _("one"),
    _("two"),
    _("three"),
    _("four"),
    _("five"),
    _("six"),
    _("seven"),
    _("eight"),
    _("nine"),
    _("ten"),
    _("eleven"),
    _("twelve"),
)

_ROLES = {"barista": _("barista"), "lead": _("lead"), "owner": _("owner")}
_HOUR = 60


def money_back(language: Language) -> str:
    """“Change” as a receipt has it: the money, where the staff’s word is for the button."""
    return language.to_customer(language.locale.language).say("Change")


def beside_more(name: str) -> str:
    """A name that more words stand beside: one that is read from the right turns none of them."""
    from_right = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in name)
    return f"\u200e\u2068{name}\u2069" if from_right else name


def about_minutes(minutes: int, language: Language) -> str:
    """Say: “about six minutes”."""
    number = language.say(_NUMBERS[minutes]) if minutes < len(_NUMBERS) else str(minutes)
    return language.say_count("Say: “about {number} minute”", "Say: “about {number} minutes”", minutes, number=number)


def line_detail(modifiers: Iterable[str], language: Language, note: str = "") -> str:
    """What is special about a line, its note last: “M · oat · no lid”."""
    return " · ".join(filter(None, (*map(language.within, modifiers), note)))


def minutes_begun(seconds: float) -> int:
    """Whole minutes, the begun one counted; at least 1."""
    return max(1, -int(-seconds // 60))


def late_by(seconds: float, language: Language) -> str:
    """“2 min late”, “5 h 52 min late”; a begun minute is one."""
    return language.say("{time} late", time=language.minutes(minutes_begun(seconds)))


def time_left(due: datetime, now: datetime, language: Language) -> str:
    """“3:05 left”, “1 h 5 min left”, or “2 min late”."""
    seconds = (due - now).total_seconds()
    if seconds < 0:
        return late_by(-seconds, language)
    minutes, rest = divmod(int(seconds), 60)
    if minutes >= _HOUR:
        return language.say("{time} left", time=language.minutes(minutes))
    return language.say("{minutes}:{seconds} left", minutes=minutes, seconds=f"{rest:02d}")


def role_name(role: str, language: Language) -> str:
    """What somebody is here, in the shop's language."""
    return language.say(_ROLES.get(role, role))
