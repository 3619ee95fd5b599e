"""What the Till page shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import OrderId
from counter.reports.day.page import ToDo
from counter.ui.till.accounts_state import AccountsState

OPEN, CASH_IN, CASH_OUT, REPORT = "open", "cash in", "cash out", "x"
"""The four keys."""


@dataclass(frozen=True, slots=True)
class RowState:
    """What it is, a few soft words about it, and how much."""

    words: str
    note: str
    amount: str


@dataclass(frozen=True, slots=True)
class MoveState:
    """When it happened, what, why and by whom, and how much it moved."""

    time: str
    words: str
    note: str
    amount: str


@dataclass(frozen=True, slots=True)
class PaperState:
    """A report as it is printed: lines from the top, an empty one is a rule; `print` is what the key says.

    `earlier` and `later`: there is a Z before it, and one after it.
    """

    title: str
    lines: tuple[tuple[str, str], ...]
    print: str
    earlier: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class QuestionState:
    """What the card below the keys asks: an amount first, or a reason, which does it; or a report to look at."""

    kind: str
    title: str
    note: str = ""
    amount: str = ""
    typing: bool = False
    reasons: tuple[str, ...] = ()
    paper: PaperState | None = None


@dataclass(frozen=True, slots=True)
class FieldState:
    """A field of the count: how many of a coin or note, or an amount."""

    key: int | str
    label: str
    value: str
    amount: str
    chosen: bool
    name: str


@dataclass(frozen=True, slots=True)
class WaitingState:
    """Somebody who still waits, and the way out."""

    title: str
    text: str
    way_out: str
    icon: str
    to_do: ToDo


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsState:
    """What comes after the counting: what is off and why, who still waits, and the key that goes on."""

    finished: bool
    off: str
    is_off: bool
    expected: tuple[RowState, ...]
    reasons: tuple[str, ...]
    reason: str
    waiting: tuple[WaitingState, ...]
    waiting_count: str
    waiting_note: str
    leave: str
    leave_note: str
    primary: str
    primary_note: str
    can: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CountState:
    """The count of a drawer: its float in the morning (`is_float`), or all of it before the close.

    `can_leave`: the till itself can be seen as well; before anything moved in it there is only its float to count.
    """

    is_float: bool
    can_leave: bool
    title: str
    head: str
    blind: str
    is_blind: bool
    can_switch: bool
    notes: tuple[FieldState, ...]
    coins: tuple[FieldState, ...]
    others: tuple[FieldState, ...]
    asked: str
    typed: str
    counted: str
    below: tuple[RowState, ...]
    hint: str
    steps: StepsState


@dataclass(frozen=True, slots=True)
class TabState:
    """An order that is paid later: whose, since when and how long, and what is left of it."""

    order: OrderId
    title: str
    since: str
    left: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TillState:
    """The whole page; `count` where somebody counts. `another` is the drawer that can be opened too, if any can."""

    title: str
    since: str
    last_close: str
    said: str
    drawers: tuple[str, ...]
    drawer: int
    another: str
    should: str
    rows: tuple[RowState, ...]
    taken: tuple[RowState, ...]
    moves: tuple[MoveState, ...]
    more: str
    show_all: str
    shown: str
    question: QuestionState
    tabs: tuple[TabState, ...]
    tabs_sum: str
    count: CountState | None = None
    accounts: AccountsState | None = None
