"""What the panel of a discount shows. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.ui.parts.yes_state import YesState
from counter.ui.sell.discount_draft import HowMuch


@dataclass(frozen=True, slots=True)
class HowState:
    """One answer to “How much?”."""

    how: HowMuch
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ReasonState:
    """One answer to “Why?”."""

    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class TypedState:
    """Another amount while it is typed."""

    shown: str
    in_percent: bool
    unit: str


@dataclass(frozen=True, slots=True)
class DiscountPanelState:
    """How much, why, and who may give it: `says` in words, or whose `yes` it waits for.

    `line` names the line that is chosen on the ticket, `of_line` says whether it is about that alone. `cost` is what it
    costs the shop. `title` heads the right card; `needs` says that it is not theirs alone. `taken` is there where
    something is taken off already.
    """

    line: str
    of_line: bool
    percents: tuple[HowState, ...]
    amounts: tuple[HowState, ...]
    comp: HowState
    cost: str
    other: bool
    reasons: tuple[ReasonState, ...]
    other_reason: str
    title: str
    needs: bool
    says: str
    wrong: str = ""
    taken: str = ""
    typed: TypedState | None = None
    yes: YesState | None = None
