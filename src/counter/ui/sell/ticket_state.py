"""What the ticket of the Sell page shows. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from counter.ui.parts.ticket_state import LineState, PromiseState
from counter.ui.sell.usual_state import UsualRowState


@dataclass(frozen=True, slots=True)
class AgainState:
    """What one tap rings up on an empty ticket: whose order, and what it costs now."""

    title: str
    amount: str


@dataclass(frozen=True, slots=True)
class OffState:
    """What comes off the whole ticket; `waits` says whose yes it waits for, empty: it is given."""

    words: str
    amount: str
    waits: str = ""


@dataclass(frozen=True, slots=True)
class AskedOf:
    """What the customer asks of the whole of it, each in words from long to short, and a note; empty: nothing."""

    allergy: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class TicketState:
    """The ticket; without lines there is nothing to pay or hold. `total` is what it costs in cash.

    `tax` and `off_short` (what comes off the whole) are its short words for beside a long list of lines.
    It is paid from here unless there is something to tell first, or a line `lacks` a choice, or it `waits` for a yes:
    each says so in words.
    """

    customer: str = ""
    to_go: bool = True
    asked: AskedOf = field(default_factory=AskedOf)
    lines: tuple[LineState, ...] = ()
    summary: str = ""
    count: str = ""
    tax: str = ""
    can_undo: bool = False
    promise: PromiseState = field(default_factory=PromiseState)
    total: str = ""
    again: AgainState | None = None
    usual: UsualRowState | None = None
    off: tuple[OffState, ...] = ()
    off_short: str = ""
    lacks: str = ""
    waits: str = ""
