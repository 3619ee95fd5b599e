"""What the change of an order shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import LineId
from counter.kernel.language import _
from counter.ui.orders.refund_state import ChoiceState
from counter.ui.parts.dock_state import ModifiersState
from counter.ui.parts.grid_state import GridState
from counter.ui.parts.search_state import SearchState

MADE, OFF, NEW, LACKS = "made", "off", "new", "lacks"
"""How a line stands: stands ready, comes off, comes on, needs a choice. Each has a word, an icon and a colour."""
TAKE_OFF, ONE_OFF, PUT_BACK, FEWER, MORE, REMOVE = "take off", "one off", "put back", "fewer", "more", "remove"
"""What can be done with the chosen line."""
CASH, PAY, LATER = "cash", "pay", "later"
"""How what is to pay is paid: exactly, on the Pay page, or some other time."""

WHAT_IT_COSTS, WHAT_IT_WEIGHS = _("What does it cost?"), _("What does it weigh, in grams?")
"""What has to be said of an item before it is added."""


@dataclass(frozen=True, slots=True)
class LineAct:
    """What can be done with the chosen line, by its key: words or an icon."""

    key: str
    words: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class ChangeLineState:
    """A line of the order as it will be; `struck` where none of it stays."""

    line_id: LineId
    count: str
    title: str
    detail: str
    amount: str
    mark: str = ""
    mark_words: str = ""
    struck: bool = False
    chosen: bool = False
    can_be_chosen: bool = True
    acts: tuple[LineAct, ...] = ()


@dataclass(frozen=True, slots=True)
class WhyState:
    """The question why a line comes off; `other` is a reason that was typed."""

    title: str
    note: str
    reasons: tuple[ChoiceState, ...]
    other: str
    other_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeState:
    """The whole change. `whose` and `what` stand in the strip; `refused` says there what cannot be.

    `was_total` is struck through, empty while it is the same; `was_promise` likewise. `left` is what is to pay, or to
    give back. `primary` is the key that does it, `key` how that pays; `other` the one beside it, empty where there is
    none. In place of the grid there may be a `search`; `asks` is what has to be said before an item is added.
    """

    whose: str
    what: str
    refused: str
    title: str
    below: str
    below_short: str
    grid: GridState
    lines: tuple[ChangeLineState, ...]
    modifiers: ModifiersState | None
    why: WhyState | None
    total_words: str
    total: str
    was_total: str
    paid_words: str
    paid: str
    left_words: str
    left: str
    promise: str
    was_promise: str
    say: str
    primary: str
    primary_amount: str
    key: str
    other: str
    other_note: str
    can: bool
    search: SearchState | None = None
    asks: str = ""
