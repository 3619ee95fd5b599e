"""What the playbook’s page shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.office.sentence_state import SentenceState
from counter.ui.parts.choices import Choices


@dataclass(frozen=True, slots=True)
class KindState:
    """A kind of mishap in the list; one without an answer says so."""

    id: str
    label: str
    icon: str
    answered: bool = True


@dataclass(frozen=True, slots=True)
class GestureState:
    """A gesture in its place: what it is worth in words, and whether it is ticked from the start."""

    id: str
    label: str
    icon: str
    worth: str
    ticked: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class PlaybookState:
    """The playbook's page: one kind, small or grave, in one language.

    `answered` counts the kinds with an answer, `complete` where that is all of them. `language` is the place of the one
    that is written, `in_language` says it in words; `from_right` how it is read. `amount` is what the chosen gesture is
    worth (None where it has no amount), here or `everywhere`. `stands_for` is the shop's sentence with the checker's
    `stands_for_verdict`. `look_at_worth` says that a voucher is worth too little or too much, `nearest_worth` is the
    nearest as it is typed; both empty where it is right. `bar` says what will change, `last` who changed it last.
    """

    answered: str
    complete: bool
    languages: tuple[str, ...]
    language: int
    in_language: str
    from_right: bool
    kinds: tuple[KindState, ...]
    kind: str
    title: str
    grave: bool
    sentences: tuple[SentenceState, ...]
    gestures: tuple[GestureState, ...]
    amount: str | None
    everywhere: bool
    cap: str
    stands_for: str
    stands_for_verdict: str
    bar: str
    last: str
    changed: bool
    can_add: bool
    look_at_worth: str = ""
    nearest_worth: str = ""
    question: Choices | None = None
