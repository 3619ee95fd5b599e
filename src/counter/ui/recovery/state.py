"""What Make it right shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from counter.kernel.ids import MishapId, OrderId
from counter.ui.parts.allowance_state import AllowanceState
from counter.ui.parts.choices import Choices
from counter.ui.recovery.approve_state import ApproveState


class Standing(Enum):
    """How a case of the list stands, as it is looked at."""

    PLAIN = "nothing went wrong as far as anybody said"
    OPEN = "nobody answered it yet"
    RIGHT = "somebody put it right"


@dataclass(frozen=True, slots=True)
class CaseState:
    """Something to choose from the list: an order, or a mishap without one.

    `what` says what it is about, `below` how it stands; `was` is the promise before the one that stands, to be struck
    through before it. `name` is what a screen reader says.
    """

    order: OrderId | None
    mishap: MishapId | None
    title: str
    what: str
    was: str
    below: str
    name: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class ChooseState:
    """The list to choose from. `recorded` says what was put right just now.

    `nothing` is said where there is no case, `new` on the chip that brings what came since, `page` between the pages'
    buttons; each is empty where it is not needed.
    """

    title: str = ""
    is_today: bool = True
    typed: str = ""
    cases: tuple[CaseState, ...] = ()
    nothing: str = ""
    new: str = ""
    page: str = ""
    newer: bool = False
    older: bool = False
    recorded: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the twelve things that go wrong."""

    id: str
    label: str
    icon: str


@dataclass(frozen=True, slots=True)
class Step:
    """What to say at one step, and the step's name. In a rehearsal it was `said` or not; else nobody asks (None)."""

    id: str
    label: str
    words: str
    said: bool | None = None


@dataclass(frozen=True, slots=True)
class PastState:
    """A step of the story: `day` stands above it where another day begins, `tone` is "done", "wrong" or "right"."""

    day: str
    clock: str
    icon: str
    what: str
    detail: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class GestureState:
    """Something a person can do, and what it is worth or asks for; not `usable` where it cannot be done.

    What a lead must give is usable: it asks for their yes as it is recorded.
    """

    id: str
    label: str
    note: str
    icon: str
    chosen: bool
    usable: bool


@dataclass(frozen=True, slots=True)
class FollowUpDue:
    """What we promised to come back for."""

    words: str


@dataclass(frozen=True, slots=True)
class StoryState:
    """One case. `kind` is empty until somebody says what went wrong; `clocks` empty where there is no new promise.

    `promise` says which one the `clocks` are for: a new one, or their first.
    `what` is what was ordered, `below` how it stands, after the time `was` that is struck through.
    `past` are the steps so far, shown instead of the words to say where it `tells` them.
    `severity` is 0 where it is small, 1 where it is grave.
    `greeting` is the word on its button, empty where there is nobody to greet; `greeted` once that was done here.
    `first` is what to do before a word is said. `contact` is None unless a follow-up is promised, `why` unless it is
    more than an order can be given.
    """

    title: str
    what: str
    was: str
    below: str
    past: tuple[PastState, ...]
    tells: bool
    kind: str
    severity: int
    greeting: str
    greeted: bool
    first: str
    steps: tuple[Step, ...]
    their_words: str
    contact: str | None
    why: str | None
    promise: str
    clocks: tuple[str, ...]
    minute: int
    gestures: tuple[GestureState, ...]
    allowance: AllowanceState
    due: FollowUpDue | None
    record: str
    prints: bool


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """Either the list to choose from (`story` is None) or one case, and at most one question over it.

    `approve` stands in place of the gestures while one of them waits for somebody's yes.
    """

    kinds: tuple[Kind, ...] = ()
    choose: ChooseState = ChooseState()
    story: StoryState | None = None
    question: Choices | None = None
    approve: ApproveState | None = None
