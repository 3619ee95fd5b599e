"""The day in a sentence, by rule: how good it was, what was hard, who still waits. Pure.

A day is good where it kept as many of its promises as the shop stands for, else hard; of fewer than `FEW` promises it
is only said how many were kept. An hour is hard that missed `HARD` promises or more, and kept fewer than the shop
stands for. Where the misses went through is said of the station that at least a third of them went through.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from counter.kernel.language import Language, _, _n
from counter.reports.day.page import OwnersPage
from counter.reports.day.words import FEW
from counter.settings.stations import station_within

HARD = 3
QUIET_FOR = timedelta(minutes=10)
"""A terminal of which nothing was heard for longer is named: it may have sold what is not known here."""
NAMED = 3
"""How many who wait are named one by one."""

_EVEN = {
    (True, True): _("A good day: {kept} of {all} promises kept."),
    (False, True): _("A hard day: {kept} of {all} promises kept."),
    (True, False): _("A good day so far: {kept} of {all} promises kept."),
    (False, False): _("A hard day so far: {kept} of {all} promises kept."),
}
"""By whether it is good, and whether it is over."""
_WITH_HARD_HOURS = {
    (True, True): _n(
        "A good day with one hard hour: {kept} of {all} promises kept.",
        "A good day with {count} hard hours: {kept} of {all} promises kept.",
    ),
    (False, True): _n(
        "A hard day, one hour above all: {kept} of {all} promises kept.",
        "A hard day, {count} hours above all: {kept} of {all} promises kept.",
    ),
    (True, False): _n(
        "A good day so far, with one hard hour: {kept} of {all} promises kept.",
        "A good day so far, with {count} hard hours: {kept} of {all} promises kept.",
    ),
    (False, False): _n(
        "A hard day so far, one hour above all: {kept} of {all} promises kept.",
        "A hard day so far, {count} hours above all: {kept} of {all} promises kept.",
    ),
}
"""The same, for one hard hour and for several."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """How the day was, who still waits ("" where nobody does), and how far it is known ("" where there is one till)."""

    said: str
    waits: str
    known: str


def sentence(page: OwnersPage, language: Language) -> Sentence:
    """The sentence of a day, or of an hour of it."""
    parts = (_how_good(page, language), _went_through(page, language))
    return Sentence(" ".join(part for part in parts if part), _waits(page, language), _known(page, language))


def _how_good(page: OwnersPage, language: Language) -> str:
    say, counts = language.say, {"kept": language.number(page.kept.count), "all": language.number(page.kept.of)}
    if page.hour is not None:
        hours = {"from_hour": f"{page.hour}:00", "to_hour": f"{(page.hour + 1) % 24}:00"}
        return say("From {from_hour} to {to_hour}: {kept} of {all} promises kept.", **counts, **hours)
    if not page.kept.of:
        return say("Nothing was promised on this day.") if page.is_over else say("Nothing has come due yet.")
    if page.kept.of < FEW:
        return say("Few promises: {kept} of {all} kept.", **counts)
    which = ((page.kept.share or 0) >= page.goal, page.is_over)
    hard = sum(each.kept.of - each.kept.count >= HARD and (each.kept.share or 0) < page.goal for each in page.hours)
    return language.say_count(*_WITH_HARD_HOURS[which], hard, **counts) if hard else say(_EVEN[which], **counts)


def _went_through(page: OwnersPage, language: Language) -> str:
    if page.late_at is None or page.missed < HARD:
        return ""
    station, count = page.late_at
    if count * 3 < page.missed:
        return ""
    return language.say(
        "{count} of the {missed} missed went through the {station}.",
        count=language.number(count),
        missed=language.number(page.missed),
        station=station_within(station, language),
    )


def _known(page: OwnersPage, language: Language) -> str:
    """Of several terminals: as of when, and which of them may have more to tell."""
    if not page.heard:
        return ""
    at = page.known_at
    quiet = [each for each in page.heard if at is None or at - each.at > QUIET_FOR]
    heard = language.listed(
        [
            language.say("{terminal} last heard {time}", terminal=each.terminal, time=_last(each.at, page, language))
            for each in quiet
        ]
    )
    if at is None:
        return language.say("{heard}: what it sold since is not in this day.", heard=heard)
    if not quiet:
        return language.say("As known at {time}.", time=language.clock(at))
    return language.say("As known at {time}; {heard}.", time=language.clock(at), heard=heard)


def _last(at: datetime, page: OwnersPage, language: Language) -> str:
    day, clock = language.local_date(at), language.clock(at)
    return clock if day == page.day else language.say("{day} {time}", day=language.short_date(day), time=clock)


def _waits(page: OwnersPage, language: Language) -> str:
    """Names of the day as it is now; of a day that is over, as it ended."""
    names = list(dict.fromkeys(entry.who for entry in page.to_do if entry.who))
    if not names:
        return ""
    count = len(names) + page.more_to_do
    shown = names if count <= NAMED else names[: NAMED - 1]
    if count > NAMED:
        more = count - len(shown)
        shown = [*shown, language.say_count("{count} more", "{count} more", more)]
    said = language.listed(shown)
    if page.is_over:
        return language.say_count("{names} was left waiting.", "{names} were left waiting.", count, names=said)
    return language.say_count("{names} still waits.", "{names} still wait.", count, names=said)
