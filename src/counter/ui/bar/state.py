"""What the bar shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from counter.kernel.ids import LineId, OrderId
from counter.ui.parts.choices import Choices


class Mood(Enum):
    """How a promise stands, or that there is none; `DONE` is off the bar, and its card still in its place."""

    SAFE = "safe"
    AT_RISK = "at risk"
    LATE = "late"
    UNPROMISED = "no promise"
    DONE = "done"


class AdviceAction(Enum):
    """What the button beside Ready does."""

    NEW_PROMISE = "new promise"
    FIRST_PROMISE = "first promise"
    MAKE_RIGHT = "make it right"


@dataclass(frozen=True, slots=True)
class Tick:
    """A line to make: `what` in strong letters, `detail` in soft ones, `name` for a screen reader.

    `new`: it came to the order since, and is not made. `off`: it was taken off, nobody makes it any more.
    """

    line_id: LineId
    what: str
    detail: str
    made: bool
    name: str
    new: bool = False
    off: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """A button that does something about the promise; `greet` is the name of the one for a greeting, where there is."""

    action: AdviceAction
    button: str
    name: str
    greet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """One order on the bar. `was` is the promise before the one that stands, `where` ends in how much is to make.

    `progress` says how much of it is made instead, while some is and some is not. `allergy` says what its customer must
    not have, `note` is about the whole of it. `unanswered`: something went wrong that nobody answered yet. `missed`:
    its first promise has passed. `undo_name` stands where Ready was, and `undo_promise_name` where its first promise
    was tapped; empty where there is nothing to undo. `asked_name` names the key that notes that they asked,
    `asked` how often they did, empty while they did not.
    """

    order_id: OrderId
    mood: Mood
    left: str
    promised: str
    was: str = ""
    customer: str
    where: str
    progress: str = ""
    badge: str = ""
    allergy: str = ""
    note: str = ""
    ticks: tuple[Tick, ...]
    advice: Advice | None = None
    unanswered: bool = False
    missed: bool = False
    ready_name: str = ""
    asked_name: str = ""
    asked: str = ""
    undo_name: str = ""
    undo_promise_name: str = ""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingState:
    """An order that is ready. `late`: the person who hands it over says sorry too.

    `hand_over_name` is empty once it was handed over; for a short while that can be taken back, where `recall_name`
    says so. `make_right_name` is there while something is to be made right. `asked_name` names the key that notes that
    they asked again, `asked` how often they did.
    """

    order_id: OrderId
    title: str
    number: str
    detail: str
    late: bool = False
    hand_over_name: str = ""
    recall_name: str = ""
    make_right_name: str = ""
    asked_name: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class ToMake:
    """How many of something are to make on the whole bar: `count` in strong letters."""

    count: str
    what: str


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
class Unmade:
    """The question what is with the lines that are not ticked: `whys` are reasons to leave them off, each by its id."""

    title: str
    lines: tuple[str, ...]
    made: str
    whys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Careful:
    """The question whether an order was made with care for an allergy: what it is made of, and the answer."""

    title: str
    lines: tuple[str, ...]
    safe: str


@dataclass(frozen=True, slots=True)
class FactState:
    """Something that happened with an order: when, an icon, in words, and a tone ("late", "on_time", "ink")."""

    clock: str
    icon: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """What whoever hands over a late or remade order should know. `turn` is empty where they said it already."""

    order_id: OrderId
    title: str
    late: str
    detail: str
    facts: tuple[FactState, ...]
    turn: str
    sentence: str


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
    """What belongs to the whole bar: how many make drinks, who comes or goes with one tap, what is in trouble."""

    on_bar: str = ""
    one_more: ButtonState = ButtonState()
    one_fewer: ButtonState = ButtonState()
    grinder: ButtonState = ButtonState()
    grinder_down: bool = False
    in_trouble: str = ""


Question = NewPromise | Choices | Trouble | Unmade | Careful | HandOver


@dataclass(frozen=True, slots=True)
class BarState:
    """The whole bar: all cards in the order to make them, what waits, and at most one open question.

    `page` is the page of cards that somebody wants to see, from 0; how many fit on one, the view knows. `settles_in`:
    cards keep their places for so many milliseconds more, since somebody just tapped; 0 where they do not.
    """

    cards: tuple[CardState, ...] = ()
    page: int = 0
    waiting: tuple[WaitingState, ...] = ()
    how_many_wait: str = ""
    to_make: tuple[ToMake, ...] = ()
    whole: WholeBar = WholeBar()
    question: Question | None = None
    settles_in: int = 0
