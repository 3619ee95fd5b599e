"""What the page shows that splits a bill. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import LineId
from counter.ui.sell.quick_state import QuickState

PAID, NOW, WAITS = "paid", "now", "waits"
"""How a share stands."""


@dataclass(frozen=True, slots=True)
class TakerState:
    """A share that takes a line: its number, and whether it is the one in work."""

    number: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class SplitLineState:
    """A line of the bill, the shares that take it, and whether nobody does though somebody has to."""

    line_id: LineId
    count: str
    title: str
    amount: str
    takers: tuple[TakerState, ...] = ()
    is_nobodys: bool = False


@dataclass(frozen=True, slots=True)
class RowState:
    """A row of a share: what, and for how much."""

    words: str
    amount: str


@dataclass(frozen=True, slots=True)
class ShareState:
    """A share at its place, counted from 0: `mark` is how it stands, `rows` are what it pays, `paid` how it was."""

    place: int
    title: str
    mark: str
    mark_words: str
    amount: str
    rows: tuple[RowState, ...] = ()
    paid: tuple[RowState, ...] = ()


@dataclass(frozen=True, slots=True)
class SplitTipState:
    """A tip for the next share in minor units; `other` is typed."""

    words: str
    minor: int = 0
    other: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class SplitTenderState:
    """A way to pay a share."""

    tender: str
    words: str
    icon: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SplitState:
    """A bill in shares, one of them in work.

    `quick` are the amounts of cash that are likely while somebody says what is given; `change` what goes back of what
    was taken last; `coded` the code of a gift card that was read.
    `tip_for` says whose a tip can be that is not shared, `tip_mine` whether it is theirs.
    `can_choose`: which share is paid next is theirs to say. `less` is what came off the whole bill. `is_typing`: the
    keypad stands in the place of the lines. `scale` is what is paid, what the share in work pays, and what stays, in
    minor units.
    """

    title: str
    detail: str
    way: str
    count: str
    can_fewer: bool
    can_more: bool
    lines: tuple[SplitLineState, ...]
    less: RowState | None
    is_typing: bool
    typing: str
    quick: tuple[QuickState, ...]
    shares: tuple[ShareState, ...]
    now: int
    can_choose: bool
    hint: str
    tips: tuple[SplitTipState, ...]
    tip_for: str
    tip_mine: bool
    tenders: tuple[SplitTenderState, ...]
    take: str
    below_take: str
    can_take: bool
    paid: str
    paid_detail: str
    left: str
    left_detail: str
    scale: tuple[int, int, int]
    change: str = ""
    coded: str = ""
