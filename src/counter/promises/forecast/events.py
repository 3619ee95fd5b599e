"""What the forecast is fed with: frozen events, all times in unix seconds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MenuItem:
    """Something sold. `station` is one of the shop's (`settings/stations.py`)."""

    item: str
    category: str
    station: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line of an order: an item and how many of it."""

    item: str
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Ordered:
    """An order was placed; `due` is the minute promised. A remake goes first.

    Where nothing is promised, `expected` is the minute by which it was forecast to be ready, as surely as a promise.
    """

    at: float
    order: str
    items: tuple[Wanted, ...]
    due: float | None = None
    remake: bool = False
    expected: float | None = None


@dataclass(frozen=True, slots=True)
class LineMade:
    """Some of a line stands ready; the rest of its order does not yet."""

    at: float
    order: str
    item: str
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class LineUnmade:
    """A line, or some of it, that was said to stand ready does not: it is being made still."""

    at: float
    order: str
    item: str
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Started:
    """Somebody began to make an order."""

    at: float
    order: str
    barista: str | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """An order was tapped as ready, which can be later than it was."""

    at: float
    order: str


@dataclass(frozen=True, slots=True)
class Recalled:
    """A ready tap was taken back: the order is open again, as it was before."""

    at: float
    order: str


@dataclass(frozen=True, slots=True)
class LinesAdded:
    """Lines joined a placed order."""

    at: float
    order: str
    items: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class LineRemoved:
    """A line, or some of it, left a placed order."""

    at: float
    order: str
    item: str
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Cancelled:
    """An order is not wanted any more."""

    at: float
    order: str


@dataclass(frozen=True, slots=True)
class CrewChanged:
    """A barista signed in or out at the bar."""

    at: float
    barista: str
    on: bool


@dataclass(frozen=True, slots=True)
class Staffed:
    """The whole crew of the bar from now on."""

    at: float
    baristas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StationChanged:
    """A station is in trouble ("down", "slow") or fine again (None)."""

    at: float
    station: str
    trouble: str | None


@dataclass(frozen=True, slots=True)
class DayStarted:
    """The shop opened for a business day: nothing from before is still being made."""

    at: float


@dataclass(frozen=True, slots=True)
class MenuChanged:
    """An item is new, or is made elsewhere from now on."""

    at: float
    item: MenuItem


@dataclass(frozen=True, slots=True)
class DueChanged:
    """The promise of an open order was re-made: `due` is the minute promised now, None where it was taken back."""

    at: float
    order: str
    due: float | None


Event = (
    Ordered
    | LineMade
    | LineUnmade
    | Started
    | Ready
    | Recalled
    | LinesAdded
    | LineRemoved
    | Cancelled
    | CrewChanged
    | Staffed
    | StationChanged
    | DayStarted
    | MenuChanged
    | DueChanged
)
