"""What the forecast answers: frozen, ready to be shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a promise was worked out from.

    `queue` are the open orders and `crew` the baristas, by name; `workers` how many make drinks as far as can be seen.
    `draw` names the order's draws. `correction` (log) is that of the order's `load` and `category`; `pace` (log) is the
    bar's, where +0.35 is 42% longer than usual.
    """

    queue: tuple[str, ...]
    crew: tuple[str, ...]
    workers: int
    target: float
    draw: str
    load: str
    category: str
    correction: float
    pace: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A promise for a ticket: `ready_by` in unix seconds (a whole minute), `expected` in seconds from now.

    So are `soonest`, before which one order in ten is ready, and `latest`, which is kept as often as a promise.
    """

    ready_by: float
    expected: float
    soonest: float
    latest: float
    ahead: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an order is at risk: "queue", "crew", or "station".

    Then `station` and `pace` say which and by how much (+0.35: 35% slower than this shop's usual).
    """

    why: str
    station: str | None = None
    pace: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """The chance that an open order misses its promise, `left` seconds away, and the minute to promise instead."""

    order: str
    miss_probability: float
    left: float
    reset_to: float
    reason: Reason
