"""Turns what was decided into what Changes shows. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counter.kernel.language import Language
from counter.recovery.playbook import Playbook
from counter.reports.change_words import ChangeWords
from counter.reports.changes import Change, decided_anew
from counter.reports.staff_changes import STAFF, only_pins
from counter.reports.terminal_changes import TERMINALS, only_come_or_gone
from counter.settings.stations import USUAL, Stations
from counter.ui.office.build_change_values import with_parts
from counter.ui.office.build_staff_changes import staff_told
from counter.ui.office.build_terminal_changes import terminals_told
from counter.ui.office.build_version_words import OF_VERSIONS, version_told
from counter.ui.office.changes_state import ChangeState

_TOLD = 3


def change_states(
    changes: Sequence[Change], book: Playbook, language: Language, stations: Stations = USUAL
) -> tuple[ChangeState, ...]:
    """Who decided what and when, the newest first; the `stations` by the names they have now."""
    anew = decided_anew(changes)
    return tuple(
        ChangeState(
            heading=language.say("{name}, {when}", name=change.by, when=_when(change, language)),
            what="\n".join(_shortened(told := _told(change, book, language, stations), language)),
            place=place,
            over=_over(change, anew.get(change.fact_id), language),
            whole="\n".join(told) if len(told) > _TOLD else "",
        )
        for place, change in enumerate(changes)
    )


def _shortened(told: list[str], language: Language) -> list[str]:
    """The first of them, and how many more there are."""
    more = len(told) - _TOLD
    return [*told[:_TOLD], language.say_count("and {count} more", "and {count} more", more)] if more > 0 else told


def last_change_words(last: Change, book: Playbook, language: Language, stations: Stations = USUAL) -> str:
    """Who changed something last, when, and what."""
    return language.say(
        "Last change: {name}, {day}, {what}",
        name=last.by,
        day=language.day(language.local_date(last.at)),
        what="; ".join(_shortened(_told(last, book, language, stations), language)),
    )


def meanwhile_words(changes: Iterable[Change], book: Playbook, language: Language) -> str:
    """What somebody else saved while one wrote, in one text."""
    told = ((change.by, "; ".join(_shortened(_told(change, book, language), language))) for change in changes)
    return " ".join(language.say("{name} saved meanwhile: {what}.", name=name, what=what) for name, what in told)


def _when(change: Change, language: Language) -> str:
    return f"{language.short_date(language.local_date(change.at))} {language.clock(change.at)}"


def _over(change: Change, later: Change | None, language: Language) -> str:
    """Why it cannot be taken back; "" where it can."""
    if change.key == STAFF and only_pins(change):
        return language.say("A PIN is set anew on Staff.")
    if change.key == TERMINALS and only_come_or_gone(change):
        return language.say("A machine leaves, and comes again, on Machines.")
    if later is None:
        return ""
    return language.say("Decided anew: {name}, {when}", name=later.by, when=_when(later, language))


def _told(change: Change, book: Playbook, language: Language, stations: Stations = USUAL) -> list[str]:
    if change.key == STAFF:
        return staff_told(change, book.voucher.currency, language)
    if change.key == TERMINALS:
        return terminals_told(change, language)
    words = ChangeWords(book, language, stations, with_parts)
    if change.key in OF_VERSIONS:
        return version_told(change.key, change.before, change.after, words.named, language)
    return words.told(change.key, change.before, change.after)
