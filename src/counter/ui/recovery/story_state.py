"""What the story of a case shows: all that happened, and at the right what is due now. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.parts.choices import Choices
from counter.ui.parts.mark import Mark
from counter.ui.recovery.state import GestureState, PastState

WORDS, CONTACT = "words", "contact"


@dataclass(frozen=True, slots=True)
class PartState:
    """A part of the story: until it was closed, or since it was opened again; `note` says how it ended."""

    heading: str
    note: str
    steps: tuple[PastState, ...]


@dataclass(frozen=True, slots=True)
class DueState:
    """What we promised to come back for: when, where to reach them, what to say, and the words of the two keys."""

    title: str
    promised: str
    overdue: bool
    contact: str
    erased: str
    words: str
    done: str
    icon: str
    no_answer: str


@dataclass(frozen=True, slots=True)
class WholeStoryState:
    """The story. `settles` is whether something can be closed; `asked` how often they had to ask, in words.

    `fits` are the gestures that fit what is open, those proposed chosen; `left` is whether they left and nobody said
    that we come back to them. `question` is asked over the page, and `asks` is the text that is asked for: WORDS,
    CONTACT or "".
    """

    title: str = ""
    below: str = ""
    mark: Mark | None = None
    parts: tuple[PartState, ...] = ()
    due: DueState | None = None
    fits: tuple[GestureState, ...] = ()
    asked: str = ""
    can_ask: bool = False
    settles: bool = False
    left: bool = False
    question: Choices | None = None
    asks: str = ""
