"""What the forecast answers: frozen, ready to be stored and shown."""

from dataclasses import dataclass

Scalar = str | int | float | bool | None
Ingredients = dict[str, Scalar | list[Scalar]]


@dataclass(frozen=True, slots=True)
class Quote:
    """A promise for a ticket: `ready_by` in unix seconds (a whole minute), `expected` in seconds from now."""

    ready_by: float
    expected: float
    ahead: int
    crew: int
    made_from: Ingredients


@dataclass(frozen=True, slots=True)
class Risk:
    """The chance that an open order misses its promise, `left` seconds away, and the minute to promise instead.

    `why` is "queue", "crew", or "station"; then `station` and `pace` say which and by how much
    (+0.35: 35% slower than this shop's usual).
    """

    order: str
    miss_probability: float
    left: float
    reset_to: float
    why: str
    station: str | None = None
    pace: float = 0.0
