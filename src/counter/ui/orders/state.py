"""What the Orders tab shows, every word ready to read. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import OrderId
from counter.ui.parts.choices import Choices
from counter.ui.parts.mark import Mark


@dataclass(frozen=True, slots=True)
class RowState:
    """An order of the list. `below_short` is for a narrow window; `name` is what a screen reader says."""

    order: OrderId
    number: str
    title: str
    below: str
    below_short: str
    mark: Mark
    chosen: bool
    name: str


@dataclass(frozen=True, slots=True)
class ChipState:
    """What the list can be narrowed to; `key` comes back at a tap."""

    key: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class StepState:
    """A step of what happened. `shape` is "dot" (ours), "promise", "right", "ring" (a warning) or "diamond" (broken).

    `day` stands above it where another day begins.
    """

    day: str
    clock: str
    shape: str
    what: str
    detail: str
    words: str


@dataclass(frozen=True, slots=True)
class PromiseState:
    """A promise: which, its time, whether another one took its place, and how it stands."""

    label: str
    time: str
    was: bool
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A row of the money as it was frozen; `strong` for the total, `soft` for what stands below it."""

    words: str
    detail: str
    amount: str
    strong: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True)
class ShownState:
    """The order that is looked at.

    `mishap` says what went wrong and `mishap_below` how that stands; empty: nothing did. `make_right` is whether
    somebody still has to answer it, `to_pay` what is left to pay, empty: nothing. What cannot be done with the order
    has its button not there.
    """

    order: OrderId
    title: str
    below: str
    mark: Mark
    steps: tuple[StepState, ...]
    promises: tuple[PromiseState, ...]
    no_promise: str
    mishap: str
    mishap_below: str
    money: tuple[MoneyRow, ...]
    money_tab: str
    make_right: bool
    to_pay: str
    can_reprint: bool
    can_refund: bool
    can_cancel: bool
    can_change: bool
    can_change_tender: bool


@dataclass(frozen=True, slots=True)
class OrdersState:
    """The list, the order that is looked at, and at most one question over the page.

    `page` is “1–8 of 46”; `nothing` is said where there is no order. `done` says what was done just now.
    `can_mail` where a mail server is set up.
    """

    typed: str = ""
    chips: tuple[ChipState, ...] = ()
    rows: tuple[RowState, ...] = ()
    nothing: str = ""
    page: str = ""
    newer: bool = False
    older: bool = False
    shown: ShownState | None = None
    money_first: bool = False
    done: str = ""
    can_mail: bool = False
    question: Choices | None = None
