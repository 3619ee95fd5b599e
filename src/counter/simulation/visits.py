"""What the customers of a day want, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.kernel.ids import GroupId, ItemId


@dataclass(frozen=True, slots=True)
class Want:
    """So many of one item, in a size (empty: the usual one), with the modifiers chosen over how it comes."""

    item_id: ItemId
    quantity: int
    modifiers: tuple[tuple[GroupId, str], ...] = ()
    size: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One customer's order: `at` is when it is placed, aware UTC. `name` may be empty."""

    at: datetime
    wants: tuple[Want, ...]
    name: str = ""
    to_go: bool = True
