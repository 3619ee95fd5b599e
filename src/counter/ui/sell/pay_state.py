"""What the Pay page shows. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from counter.ui.parts.ticket_state import LineState, PromiseState


@dataclass(frozen=True, slots=True)
class QuickState:
    """An amount of cash the customer is likely to give; `minor` in minor units."""

    words: str
    minor: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class PayState:
    """Paying by a tender, `by`, empty while none is chosen.

    `below_take` says what the customer gave and the change, or what comes first; `voucher` what it takes off, empty
    without one; `code_wrong` what is wrong with the `code` of one that was refused.
    """

    to_pay: str = ""
    below: str = ""
    quick: tuple[QuickState, ...] = ()
    by: str = ""
    below_take: str = ""
    lines: tuple[LineState, ...] = ()
    promise: PromiseState = field(default_factory=PromiseState)
    welcome_title: str = ""
    welcome: str = ""
    greeted: bool = False
    voucher: str = ""
    code: str = ""
    code_wrong: str = ""
    take: str = ""
    can_take: bool = False
