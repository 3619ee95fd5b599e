"""What was promised, what the forecast says of it, and what a ticket would be promised. No database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from counter.kernel.ids import OrderId, StaffId, TerminalId
from counter.promises.facts import MadeFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class Reset:
    """A later promise: who made it when, and whether the customer was told."""

    due: datetime
    told: bool
    at: datetime
    by: StaffId
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What an order's customer was promised: first, and since then."""

    order_id: OrderId
    first_due: datetime
    made_at: datetime
    resets: tuple[Reset, ...] = ()

    @property
    def due(self) -> datetime:
        """The promise that stands now."""
        return self.resets[-1].due if self.resets else self.first_due

    @property
    def before(self) -> datetime | None:
        """What was promised before the one that stands, to be struck through; None while the first one stands."""
        return [self.first_due, *(reset.due for reset in self.resets)][-2] if self.resets else None

    @property
    def is_untold(self) -> bool:
        """Whether the customer was not told yet of the promise that stands."""
        return bool(self.resets) and not self.resets[-1].told

    @property
    def told_before(self) -> bool:
        """Whether the first reset was told before the first promise was due."""
        return bool(self.resets) and self.resets[0].told and self.resets[0].at < self.first_due


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseOrigin:
    """Which terminal made an order's first promise, and what makes it again."""

    terminal: TerminalId
    made_from: MadeFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseQuote:
    """A promise for a ticket: `due` is the whole minute to say, `minutes` how far off it is, at least 1.

    `ahead` is how many orders are open.
    """

    due: datetime
    at: datetime
    minutes: int
    ahead: int
    made_from: MadeFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRisk:
    """The chance that an open order misses its promise, `left` seconds away; what to promise instead, and why.

    `why` is "queue", "crew" or "station"; then `station` says which and `pace` how much slower it is (+0.35: 35%).
    """

    order_id: OrderId
    chance: float
    left: float
    reset_to: datetime
    why: str
    station: str | None = None
    pace: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BarOutlook:
    """What is so now. `promising`: minutes for one plain drink; `to_tell`: whom to tell; `unanswered`: mishaps."""

    at: datetime | None = None
    promising: int = 0
    ahead: int = 0
    risks: Mapping[OrderId, OrderRisk] = field(default_factory=dict)
    to_tell: frozenset[OrderId] = frozenset()
    unanswered: int = 0
