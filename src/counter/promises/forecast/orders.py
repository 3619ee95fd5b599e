"""An open order as the forecast sees it: parts, each made by one pool of hands."""

from dataclasses import dataclass, field

import numpy as np

from counter.promises.forecast.draws import PATHS, Floats
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
    station: str
    shares: tuple[tuple[str, float], ...]
    start: float | None = None
    barista: str | None = None
    ended: float | None = None
    sure: bool = False
    together: bool = False
    ahead: set[str] = field(default_factory=set)
    freed: list[float] = field(default_factory=list)


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
    luck: Floats = field(default_factory=lambda: np.zeros(PATHS))
    tap_wait: Floats = field(default_factory=lambda: np.zeros(PATHS))
    forgotten: float = 99.0
    frozen: bool = False
    told: tuple[float, float, str] | None = None
    chances: list[float] = field(default_factory=list)
    kind: str = ""
    first: bool = False
    tapped: bool = False
    behind: tuple[tuple[str, float], ...] = ()
    alone: str = ""
    own_seconds: float = 0.0
    full: int = 0
    made_before: int = 0
