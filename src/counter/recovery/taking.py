"""What becomes of a shop's playbook where it takes that of another, part by part; what is kept stays as it is. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from counter.recovery.decided import with_page
from counter.settings.playbook_decided import PageDecided, PlaybookDecided
from counter.settings.versions import AMOUNTS, CAP, Kept, is_kept


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookGiven:
    """What a shop decided about its playbook, its amounts in whole units of its `currency`."""

    currency: str
    decided: PlaybookDecided


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookPart:
    """One part that would be otherwise, and the playbook with that part so: by `what` it can be kept as it is here."""

    what: str
    becomes: PlaybookDecided
    kept: bool


def take_playbook(given: PlaybookGiven, ours: PlaybookDecided, currency: str, kept: Kept) -> tuple[PlaybookPart, ...]:
    """What a shop that decided `ours` takes of what is `given`; amounts stay its own in another currency."""
    return tuple(
        PlaybookPart(what=what, becomes=becomes, kept=is_kept(kept, what))
        for what, becomes in _each(given, ours, currency)
        if becomes != ours
    )


def taken_together(ours: PlaybookDecided, parts: Iterable[PlaybookPart]) -> PlaybookDecided:
    """What is decided once all is taken that is not kept."""
    for part in parts:
        if part.kept:
            continue
        if part.what == CAP:
            ours = replace(ours, cap_percent=part.becomes.cap_percent)
        elif part.what == AMOUNTS:
            ours = replace(ours, amounts=part.becomes.amounts)
        else:
            ours = with_page(ours, part.what, part.becomes.pages.get(part.what, PageDecided()))
    return ours


def _each(given: PlaybookGiven, ours: PlaybookDecided, currency: str) -> Iterator[tuple[str, PlaybookDecided]]:
    decided, same = given.decided, given.currency == currency
    yield CAP, replace(ours, cap_percent=decided.cap_percent)
    if same:
        yield AMOUNTS, replace(ours, amounts=decided.amounts)
    for key in sorted(decided.pages.keys() | ours.pages.keys()):
        page = decided.pages.get(key, PageDecided())
        if not same:
            page = replace(page, amounts=ours.pages.get(key, PageDecided()).amounts)
        yield key, with_page(ours, key, page)
