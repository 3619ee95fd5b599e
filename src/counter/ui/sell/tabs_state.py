"""What the panel of held tickets and tabs shows. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import OrderId
from counter.ui.parts.ticket_state import LineState


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """A held ticket, a tab, or an order for later: whose it is, what is on it, since when, for how much."""

    order_id: OrderId
    title: str
    kind: str
    place: str
    what: str
    age: str
    amount: str
    is_held: bool
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ShownCard:
    """The chosen one at the right: its lines (while it is split, those that leave are chosen), and what is to pay.

    `in_cash` is that amount in coins.
    """

    title: str
    detail: str
    lines: tuple[LineState, ...]
    count: str
    amount: str
    in_cash: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class TabsState:
    """All of them, or those of one `kind` (0 all, 1 tabs, 2 held); what is done with the chosen one.

    `doing` is "merge" or "split" while that waits for the other one, or for lines; `hint` says what a tap does now.
    `asked` is the title of a text that is asked for, `typed` what was refused, and why it is `wrong`.
    """

    cards: tuple[WaitingCard, ...]
    counts: tuple[str, str, str]
    kind: int = 0
    page: int = 0
    pages: int = 1
    shown: ShownCard | None = None
    doing: str = ""
    hint: str = ""
    can_undo: bool = False
    asked: str = ""
    typed: str = ""
    wrong: str = ""
