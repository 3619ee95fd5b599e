"""The people of the shop in words: a tile for each, and how somebody is greeted. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from counter.flows.clock_in import MAKES_DRINKS
from counter.kernel.ids import StaffId
from counter.kernel.language import SPOKEN, Language, _, own_name
from counter.people.model import AtWork, Preferences, Staff
from counter.people.queries import read_staff, who_is_here
from counter.store.unit import Connection
from counter.ui.app.state import Choice, StaffTileState
from counter.ui.parts.phrases import role_name

_GREETINGS = ((0, _("Good evening")), (5, _("Good morning")), (12, _("Good afternoon")), (18, _("Good evening")))
COME, BREAK, GO, PIN, OFFICE = "come", "break", "go", "pin", "office"
"""What somebody can do about their hours, with their PIN, and where an owner decides."""
LANGUAGE, LEFT_HAND, LARGE_TYPE, DARK_BAR, BACK = "language", "left_hand", "large_type", "dark_bar", "back"
"""How they like their screens, and the way back from choosing a language."""


def people_today(connection: Connection, day: date) -> tuple[tuple[Staff, ...], dict[StaffId, AtWork]]:
    """Everybody who works here, and who of them is here on a trading day."""
    return read_staff(connection), who_is_here(connection, day)


def tiles(people: Sequence[Staff], here: Mapping[StaffId, AtWork], language: Language) -> tuple[StaffTileState, ...]:
    """A tile for each; since when somebody is in stands on it where the shop keeps hours today, or has PINs."""
    keeps = bool(here) or any(person.pin_digits for person in people)
    return tuple(
        StaffTileState(
            person.staff_id,
            person.name,
            role_name(person.role, language),
            person.pin_digits,
            _here_said(here.get(person.staff_id), language) if keeps else "",
        )
        for person in people
    )


def _here_said(at_work: AtWork | None, language: Language) -> str:
    if at_work is None:
        return language.say("not in yet")
    if at_work.on_break_since is not None:
        return language.say("break since {time}", time=language.clock(at_work.on_break_since))
    return language.say("in since {time}", time=language.clock(at_work.since))


def choices(at_work: AtWork | None, role: str, chosen: str, now: datetime, language: Language) -> tuple[Choice, ...]:
    """What somebody who is here like that can do about their hours; `chosen` is the one that is."""
    say = language.say
    if at_work is None:
        time = language.clock(now)
        makes_drinks = say("{time} · counts for the promises", time=time) if role == MAKES_DRINKS else time
        return (Choice(COME, say("Clock me in"), makes_drinks, chosen == COME),)
    since = language.clock(at_work.since)
    if at_work.on_break_since is not None:
        back = Choice(COME, say("Back from the break"), since_said(at_work, language), chosen == COME)
        return (back, Choice(GO, say("Clock out"), say("Here since {time}", time=since), chosen == GO))
    leave = Choice(GO, say("Clock out"), say("Here since {time}", time=since), chosen == GO)
    rest = (Choice(BREAK, say("Break"), "", chosen == BREAK),) if role == MAKES_DRINKS else ()
    return (*rest, leave)


def screens(prefers: Preferences, language: Language) -> tuple[Choice, ...]:
    """The rows of how somebody likes their screens."""
    say = language.say
    return (
        Choice(LANGUAGE, say("Language"), value=own_name(language.locale.language)),
        Choice(LARGE_TYPE, say("Large type"), is_on=prefers.large_type),
        Choice(LEFT_HAND, say("Left hand"), is_on=prefers.left_hand),
        Choice(DARK_BAR, say("Dark bar"), is_on=prefers.dark_bar),
    )


def languages(language: Language) -> tuple[Choice, ...]:
    """The rows of the languages somebody can read their screens in, each by its own name, and the way back."""
    here = language.locale.language
    return (
        Choice(BACK, language.say("Back")),
        *(Choice(each, own_name(each), chosen=each == here) for each in SPOKEN),
    )


def since_said(at_work: AtWork, language: Language) -> str:
    """Since when somebody has a break."""
    begun = at_work.on_break_since or at_work.since
    return language.say("Since {time}", time=language.clock(begun))


def how_long(worked: timedelta, language: Language) -> str:
    """Hours and minutes of work: “7 h 30 min”."""
    return language.minutes(int(worked // timedelta(minutes=1)))


def greeting(now: datetime, language: Language) -> str:
    """Good morning, or what the hour asks for; `now` is aware."""
    hour = now.astimezone(language.zone).hour
    for (since, words), (until, _words) in pairwise(_GREETINGS):
        if since <= hour < until:
            return language.say(words)
    return language.say(_GREETINGS[-1][1])
