"""An open order as the forecast sees it: parts, each made by one pool of hands."""

from dataclasses import dataclass, field

from counter.promises.forecast.draws import Floats
from counter.promises.forecast.events import Wanted
from counter.promises.forecast.making_times import Loads


@dataclass(slots=True)
class Part:
    """The work of one order at one pool of hands (bar, kitchen, counter)."""

    pool: str
    lines: list[Wanted]
    log_seconds: float
    loads: Loads
    spread: float
    levels: Floats
    factor: Floats
    start: float | None = None
    barista: str | None = None
    ended: float | None = None
    sure: bool = False


@dataclass(slots=True)
class OpenOrder:
    """An order between its placing and its ready tap."""

    order: str
    at: float
    lines: list[Wanted]
    due: float | None
    remake: bool
    ahead: int
    parts: dict[str, Part] = field(default_factory=dict)
    frozen: bool = False
    told: tuple[float, float, str] | None = None
