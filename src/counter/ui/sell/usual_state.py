"""What the Sell page shows of a regular. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import OrderId


@dataclass(frozen=True, slots=True)
class UsualRowState:
    """A line under the name: who it is, what is on their punch card; or that a name can be remembered."""

    words: str
    second: str


@dataclass(frozen=True, slots=True)
class HadState:
    """An order that they had, which one tap rings up again."""

    order_id: OrderId
    words: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualPanelState:
    """A regular, as they chose to be known; `forget` is what the key says that erases them."""

    name: str
    code: str
    own_cup: bool
    punches: str
    had: tuple[HadState, ...]
    forget: str
