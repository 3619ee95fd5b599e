"""Says a change of the staff in whole sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counter.kernel.language import Language
from counter.reports.changes import Change
from counter.settings.rights import ALLOWANCE, Own
from counter.ui.office.build_staff import ALONE, limit_words
from counter.ui.parts.phrases import role_name


def staff_told(change: Change, currency: str, language: Language) -> list[str]:
    """What became of everybody whom a change was about, a sentence each."""
    return [
        sentence
        for who, became in change.after.items()
        for sentence in _of_one(change.before.get(who), became, currency, language)
    ]


def _of_one(was: dict[str, Any] | None, became: dict[str, Any], currency: str, language: Language) -> Iterator[str]:
    say, name = language.say, became["name"]
    if was is None:
        yield say("{name} works here now: {role}.", name=name, role=role_name(became["role"], language))
        return
    if was["works"] != became["works"]:
        back = say("{name} works here again.", name=name)
        yield back if became["works"] else say("{name} was taken off.", name=name)
    if was["name"] != name:
        yield say("{before} is called {name} now.", before=was["name"], name=name)
    if was["role"] != became["role"]:
        before, role = role_name(was["role"], language), role_name(became["role"], language)
        yield say("{name} is {role} now, and was {before}.", name=name, role=role, before=before)
    yield from _own(name, was["own"], became["own"], currency, language)
    if was["pin"] != became["pin"]:
        new = say("{name} has a new PIN.", name=name)
        yield new if became["pin"] else say("{name} has no PIN any more.", name=name)


def _own(name: str, was: Own, became: Own, currency: str, language: Language) -> Iterator[str]:
    """What somebody gives alone otherwise than before, apart from their role."""
    for right in ALLOWANCE:
        key, what = right.value, language.say(ALONE[right])
        if key not in became and key in was:
            yield language.say("{name} gives as much as the role: {what}.", name=name, what=what)
        elif key in became and (key not in was or was[key] != became[key]):
            most = limit_words(right, became[key], currency, language)
            yield language.say("{name} gives alone: {what}, {most}.", name=name, what=what, most=most)
