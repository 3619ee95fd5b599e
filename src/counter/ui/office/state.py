"""What the office shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.parts.choices import Choices

PLAYBOOK, CHANGES = "playbook", "changes"
"""The pages on the rail."""


@dataclass(frozen=True, slots=True)
class KindState:
    """A kind of mishap in the list; one without an answer says so."""

    id: str
    label: str
    icon: str


@dataclass(frozen=True, slots=True)
class SentenceState:
    """What is said at a step: its name and the sentence.

    `verdict` is what the checker says of it, "" where all is well; `instead` is the sentence it offers.
    """

    step: str
    label: str
    text: str
    verdict: str = ""
    instead: str = ""


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

    `amount` is what the chosen gesture is worth (None where it has no amount). `stands_for` is the shop's sentence with
    the checker's `stands_for_verdict`. `bar` says what will change, `last` who changed it last.
    """

    answered: str
    languages: tuple[str, ...]
    language: int
    kinds: tuple[KindState, ...]
    kind: str
    title: str
    grave: bool
    sentences: tuple[SentenceState, ...]
    gestures: tuple[GestureState, ...]
    amount: str | None
    cap: str
    stands_for: str
    stands_for_verdict: str
    bar: str
    last: str
    changed: bool
    can_add: bool


@dataclass(frozen=True, slots=True)
class ChangeState:
    """Something that somebody decided: who and when, and what it was and became. `undone` by its place in the list."""

    heading: str
    what: str
    place: int


@dataclass(frozen=True, slots=True)
class OfficeState:
    """The page that is seen, its state, and at most one question over it."""

    place: str
    playbook: PlaybookState
    changes: tuple[ChangeState, ...]
    question: Choices | None = None
