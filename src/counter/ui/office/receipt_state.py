"""What the page Receipts shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.paper.laid_out import LaidOut
from counter.settings.profiles import EU, PLAIN, UK, US, Profile
from counter.ui.office.sentence_state import SentenceState

WIDTHS = ("80", "58", "a4")
"""The papers one can look at."""
PROFILES: tuple[Profile, ...] = (EU, UK, US, PLAIN)
"""How receipts can show taxes."""


@dataclass(frozen=True, slots=True)
class ReceiptState:
    """The shop's words on paper in one language (the place of it), with what the checker says, and the papers.

    `logo` is a PNG, empty without one. `papers` are the receipt and the slip on paper of the `width`
    with that place, none while they are set first. `profile` is the place of how they show taxes, and `profile_note`
    says what that is. `bar` says what will change.
    """

    language: int
    from_right: bool
    texts: tuple[SentenceState, ...]
    verdict: str
    is_good: bool
    logo: bytes
    profile: int
    profile_note: str
    width: int
    papers: tuple[LaidOut, ...]
    bar: str
    last: str
    changed: bool
