"""What the bar shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from counter.kernel.ids import LineId, OrderId
from counter.ui.parts.choices import Choices


class Mood(Enum):
    """How a promise stands."""

    SAFE = "safe"
    AT_RISK = "at risk"
    LATE = "late"


class AdviceAction(Enum):
    """What the button beside a warning does."""

    NEW_PROMISE = "new promise"
    MAKE_RIGHT = "make it right"


@dataclass(frozen=True, slots=True)
class Tick:
    """A line to make: `what` in strong letters, `detail` in soft ones, `name` for a screen reader."""

    line_id: LineId
    what: str
    detail: str
    made: bool
    name: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What is wrong with the promise and the button that does something about it. `greet` is the greeting's name."""

    strong: str
    rest: str
    action: AdviceAction
    button: str
    name: str
    greet: str = ""


@dataclass(frozen=True, slots=True)
class CardState:
    """One order on the bar. `was` is the promise before the one that stands, `elapsed` a share from 0 to 1.

    `progress` says how many lines are made while some are and some are not.
    """

    order_id: OrderId
    mood: Mood
    left: str
    promised: str
    was: str
    elapsed: float
    customer: str
    where: str
    badge: str
    progress: str
    ticks: tuple[Tick, ...]
    advice: Advice | None
    ready_name: str
    name: str


@dataclass(frozen=True, slots=True)
class WaitingState:
    """An order that is ready. `late`: the person who hands it over says sorry too.

    `hand_over_name` is empty once it was handed over; for a short while that can be taken back.
    """

    order_id: OrderId
    title: str
    detail: str
    late: bool
    hand_over_name: str
    recall_name: str


@dataclass(frozen=True, slots=True)
class NewPromise:
    """The question which minute we promise instead, and whether the customer was told."""

    title: str
    detail: str
    clocks: tuple[str, str]
    chosen: int
    sentence: str
    told: str


@dataclass(frozen=True, slots=True)
class Station:
    """A part of the bar, and how it is: 0 fine, 1 slow, 2 down."""

    id: str
    label: str
    trouble: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """The question which station is in trouble."""

    stations: tuple[Station, ...]


@dataclass(frozen=True, slots=True)
class ButtonState:
    """What stands on a button, a second line in smaller letters, its name, and whether it can be tapped now."""

    first: str = ""
    second: str = ""
    name: str = ""
    works: bool = True


@dataclass(frozen=True, slots=True)
class WholeBar:
    """What belongs to the whole bar: how many make drinks, who comes or goes with one tap, what is in trouble.

    `more` says how many orders are on other pages; empty where there are none.
    """

    on_bar: str = ""
    one_more: ButtonState = ButtonState()
    one_fewer: ButtonState = ButtonState()
    grinder: ButtonState = ButtonState()
    grinder_down: bool = False
    in_trouble: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class BarState:
    """The whole bar: one page of cards, what waits, and at most one open question."""

    cards: tuple[CardState, ...] = ()
    waiting: tuple[WaitingState, ...] = ()
    whole: WholeBar = WholeBar()
    question: NewPromise | Choices | Trouble | None = None
