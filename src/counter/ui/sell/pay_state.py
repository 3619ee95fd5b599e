"""What the Pay page shows. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from counter.kernel.ids import PaymentId
from counter.ui.parts.choices import Choices
from counter.ui.parts.ticket_state import LineState, PromiseState
from counter.ui.sell.quick_state import QuickState
from counter.ui.sell.split_state import SplitState


@dataclass(frozen=True, slots=True)
class TakenState:
    """What was taken off the bill already: a payment, or the voucher, which is no payment.

    `give_back` is the name of its ✕, empty where it stays.
    """

    payment_id: PaymentId | None
    icon: str
    title: str
    detail: str
    amount: str
    give_back: str


@dataclass(frozen=True, slots=True)
class TipState:
    """A tip that can be chosen: so many percent, all the change, an amount to type, or none."""

    words: str
    amount: str
    percent: int = 0
    change: bool = False
    other: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class PayState:
    """Paying by a tender, `by`, empty while none is chosen.

    `own` are the shop's own tenders; `tips` are empty where the tender brings none, `tip_for` is whose it can be,
    `tip_mine` whether it is. `below_take` says what the customer gave and the change, or what comes first; `coded` is
    the code that was read last, and `code_wrong` what is wrong with the `code` of one that was refused. `later` are the
    words of leaving it as a tab, `name` whose it is, `name_wrong` what is wrong with the `name_typed` of the tab.
    `accounts` is the question whose house account it is; it is typed while `asks_account`. While `split` is there it is
    split in shares.
    """

    title: str = ""
    to_pay: str = ""
    below: str = ""
    quick: tuple[QuickState, ...] = ()
    by: str = ""
    own: tuple[str, ...] = ()
    tips: tuple[TipState, ...] = ()
    tip_for: str = ""
    tip_mine: bool = False
    below_take: str = ""
    lines: tuple[LineState, ...] = ()
    total: str = ""
    taken: tuple[TakenState, ...] = ()
    promise: PromiseState = field(default_factory=PromiseState)
    welcome_title: str = ""
    welcome: str = ""
    greeted: bool = False
    coded: str = ""
    code: str = ""
    code_wrong: str = ""
    later: str = ""
    is_order: bool = False
    name: str = ""
    name_typed: str = ""
    name_wrong: str = ""
    take: str = ""
    can_take: bool = False
    accounts: Choices | None = None
    asks_account: bool = False
    split: SplitState | None = None
