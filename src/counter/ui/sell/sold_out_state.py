"""What the Sell page shows while somebody says what is sold out. Frozen; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from counter.kernel.ids import ItemId, OrderId


@dataclass(frozen=True, slots=True)
class MissingState:
    """An item that is out or counted, since when and by whom, and the button that takes it off the list."""

    item_id: ItemId
    name: str
    detail: str
    button: str
    button_name: str


@dataclass(frozen=True, slots=True)
class WaitingState:
    """Who waits for what is out, and their order."""

    order_id: OrderId
    words: str


@dataclass(frozen=True, slots=True)
class CountState:
    """How many are left of the item that was tapped last: `left` is None where nobody counts, 0 where it is out."""

    name: str
    left: int | None


@dataclass(frozen=True, slots=True)
class SoldOutState:
    """All of it; `count` is None until an item is tapped."""

    out: tuple[MissingState, ...] = ()
    counted: tuple[MissingState, ...] = ()
    waiting: WaitingState | None = None
    count: CountState | None = None
