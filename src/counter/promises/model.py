"""What was promised, what the forecast says of it, and what a ticket would be promised. No database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from counter.kernel.ids import FactId, OrderId, StaffId, TerminalId
from counter.promises.facts import MadeFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class Reset:
    """A later promise: who made it when, and whether the customer was told."""

    due: datetime
    told: bool
    at: datetime
    by: StaffId
    why: str
    asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What an order's customer was promised: first, and since then.

    `made_at` is when they were told the first one, `made_by_fact` the fact that says so. The first one is what counts:
    where they asked for more in time, the one they were told then; `placed_due` is the one as they ordered.
    """

    order_id: OrderId
    first_due: datetime
    made_at: datetime
    made_by_fact: FactId
    resets: tuple[Reset, ...] = ()
    as_placed: datetime | None = None

    @property
    def placed_due(self) -> datetime:
        """What was promised as the order was placed."""
        return self.as_placed or self.first_due

    @property
    def ours(self) -> tuple[Reset, ...]:
        """The later promises that are later by us, not since they asked for more."""
        return tuple(reset for reset in self.resets if not reset.asked)

    @property
    def due(self) -> datetime:
        """The promise that stands now."""
        return self.resets[-1].due if self.resets else self.first_due

    @property
    def before(self) -> datetime | None:
        """What was promised before the one that stands, to be struck through; None while the first one stands."""
        return [self.placed_due, *(reset.due for reset in self.resets)][-2] if self.resets else None

    @property
    def is_untold(self) -> bool:
        """Whether the customer was not told yet of the promise that stands."""
        return bool(self.resets) and not self.resets[-1].told

    @property
    def told_before(self) -> bool:
        """Whether the first reset was told before the first promise was due."""
        return bool(self.ours) and self.ours[0].told and self.ours[0].at < self.first_due


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """A first promise that was a slip of the finger: who gave it when, and who took it back."""

    due: datetime
    given_at: datetime
    given_by: StaffId
    at: datetime
    by: StaffId


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """How long an order takes that nothing is promised for: `soonest` to `latest` minutes, told at `at`.

    `longest` minutes is what the shop stands for. `promised_by`: who told them their first promise since then.
    """

    soonest: int
    latest: int
    longest: int
    at: datetime
    promised_by: StaffId | None = None

    @property
    def stands_at(self) -> datetime:
        """Where it stands among promises: as the longest one would, told at the same moment."""
        return self.at + timedelta(minutes=self.longest)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseOrigin:
    """Which terminal quoted an order first, and what makes that again."""

    terminal: TerminalId
    made_from: MadeFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseQuote:
    """A promise for a ticket: `due` is the whole minute to say, `minutes` how far off it is, at least 1.

    `ahead` is how many orders are open. Where it is beyond the longest time the shop stands for, nothing is promised,
    and `wait` is what the customer is told instead.
    """

    due: datetime
    at: datetime
    minutes: int
    ahead: int
    made_from: MadeFrom
    wait: Wait | None = None


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
    """What is so now. `promising`: what one plain drink would be promised; `to_tell`: whom to tell.

    `offers`: what can be promised now to those who were promised nothing, `anew`: to those whose promise is past;
    `unanswered`: people who wait for us. `untold_since` is since when somebody is to be told.
    """

    at: datetime | None = None
    promising: PromiseQuote | None = None
    ahead: int = 0
    risks: Mapping[OrderId, OrderRisk] = field(default_factory=dict)
    to_tell: frozenset[OrderId] = frozenset()
    untold_since: Mapping[OrderId, datetime] = field(default_factory=dict)
    offers: Mapping[OrderId, datetime] = field(default_factory=dict)
    anew: Mapping[OrderId, datetime] = field(default_factory=dict)
    unanswered: int = 0

    def forecast_for(self, order_id: OrderId) -> datetime | None:
        """What can be promised for an open order now; None where nothing can, or the forecast knows nothing of it."""
        risk = self.risks.get(order_id)
        return risk.reset_to if risk is not None else self.offers.get(order_id) or self.anew.get(order_id)
