"""What the story of a case shows: all that happened, and at the right what is due now. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.parts.mark import Mark
from counter.ui.recovery.state import PastState


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

    `voucher` says why no second one is offered; empty where one may be given.
    """

    title: str = ""
    below: str = ""
    mark: Mark | None = None
    parts: tuple[PartState, ...] = ()
    due: DueState | None = None
    voucher: str = ""
    asked: str = ""
    can_ask: bool = False
    settles: bool = False
