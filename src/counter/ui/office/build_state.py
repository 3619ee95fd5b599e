"""What every form of the office says alike. Pure."""

from __future__ import annotations

from collections.abc import Container, Iterable

from counter.kernel.language import Language
from counter.reports.changes import Change


def last_words(changes: Iterable[Change], keys: Container[str], language: Language) -> str:
    """Who changed a setting of those `keys` last, and when; "" where nobody did. `changes`: the newest first."""
    last = next((each for each in changes if each.key in keys), None)
    if last is None:
        return ""
    return language.say(
        "Last change: {name}, {day}", name=last.by, day=language.short_date(language.local_date(last.at))
    )
