"""Says a change of the machines in whole sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counter.kernel.language import Language, _
from counter.reports.changes import Change

ROLE_NAMES = {"till": _("Till"), "bar": _("Bar screen"), "office": _("Office computer")}
"""What a machine mostly is, as the office calls it."""


def terminals_told(change: Change, language: Language) -> list[str]:
    """What became of every machine that a change was about, a sentence each."""
    return [
        sentence
        for terminal, became in change.after.items()
        for sentence in _of_one(terminal, change.before.get(terminal), became, language)
    ]


def _of_one(terminal: str, was: dict[str, Any] | None, became: dict[str, Any], language: Language) -> Iterator[str]:
    say, name, role = language.say, became["name"] or terminal, language.say(ROLE_NAMES[became["role"]])
    if was is None:
        yield say("{name} joined the shop as {terminal}: {role}.", name=name, terminal=terminal, role=role)
        return
    if was["revoked"] != became["revoked"]:
        yield say("{name} ({terminal}) was taken out of the shop.", name=name, terminal=terminal)
    if was["name"] != became["name"]:
        yield say("{before} is called {name} now.", before=was["name"] or terminal, name=name)
    if was["role"] != became["role"]:
        before = language.say(ROLE_NAMES[was["role"]])
        yield say("{name} is {role} now, and was {before}.", name=name, role=role, before=before)
    if was["place"] != became["place"]:
        stands = say("{name} stands here now: {place}.", name=name, place=became["place"])
        yield stands if became["place"] else say("Nobody says any more where {name} stands.", name=name)
