"""What the page Changes shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeState:
    """Something that somebody decided: who and when, and what it was and became. `place` is its own in the list.

    `over` says who decided it anew since: it cannot be taken back then. `whole` is all of it where `what` is not.
    """

    heading: str
    what: str
    place: int
    over: str = ""
    whole: str = ""
