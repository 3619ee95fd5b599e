"""What the refund of an order shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import LineId
from counter.paper.document import Document
from counter.ui.parts.allowance_state import AllowanceState


@dataclass(frozen=True, slots=True)
class RefundLineState:
    """A line: what was paid for it, and how many of it go back. `count` is “1 of 2”, empty while none does.

    `left` is 0 where all of it went back already.
    """

    line: LineId
    name: str
    detail: str
    paid: str
    count: str
    amount: str
    left: int
    can_more: bool


@dataclass(frozen=True, slots=True)
class ChoiceState:
    """One of several: its key, its words, a soft note, an icon, whether it is the chosen one."""

    key: str
    label: str
    chosen: bool
    note: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundState:
    """The whole refund. `note` says how vouchers count; `typed` is the amount where one is typed, else empty.

    `has_goods` is whether anything came back. `why_not` says why it cannot go back so; `mishap` what a reason opens.
    """

    title: str
    paid: str
    modes: tuple[ChoiceState, ...]
    lines: tuple[RefundLineState, ...]
    note: str
    is_typed: bool
    to_give_back: str
    reasons: tuple[ChoiceState, ...]
    other: str
    goods: tuple[ChoiceState, ...]
    has_goods: bool
    tenders: tuple[ChoiceState, ...]
    allowance: AllowanceState
    paper: Document | None
    mishap: str
    why_not: str
    primary: str
    primary_note: str
    can: bool
