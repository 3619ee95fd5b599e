"""An open order as the forecast sees it: parts, each made by one pool of workers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

import numpy as np

from counter.promises.forecast.draws import PATHS, Floats
from counter.promises.forecast.events import Wanted
from counter.promises.forecast.pool_state import InHand
from counter.promises.forecast.priors import BAR_POOL

Loads = list[tuple[int, float]]
"""A sparse row: (state, how much the log time moves with it)."""


@dataclass(slots=True)
class Part:
    """The work of one order that one of a pool of workers (bar, kitchen, counter) does in one go.

    `log_seconds` and `spread` are of its making time without any pace; `levels` are its draws and `seconds` what they
    make of the time, one a path; `shares` are its categories by making time, the largest first. `together`: made in
    one go with another order.
    """

    pool: str
    lines: list[Wanted]
    levels: Floats
    station: str
    shares: tuple[tuple[str, float], ...]
    log_seconds: float = 0.0
    loads: Loads = field(default_factory=list)
    spread: float = 1.0
    seconds: Floats = field(default_factory=lambda: np.zeros(PATHS))
    barista: str | None = None
    together: bool = False


@dataclass(slots=True, eq=False)
class OpenOrder:
    """An order between its placing and its ready tap.

    `late` is how late its ready tap comes (seconds, one a path, mostly 0), `tap_wait` how late if it is forgotten.
    `workers` made drinks when it was placed. `key` names its draws. `promised` is the promise with its load and
    category; `chances` the simulation's to miss it. `frozen`: nothing is learned from it. `jumps`: after how many
    others it is taken though it is not its turn, one a path (None: it does not jump). `picked`: when it is taken out of
    a deep line as it lies (levels, one a path). `alone`: the pool that would make all of it in most shops, if that is
    not the bar; `in_question`: that pool, or whether several hands make it; `waits`: how long it waits if that is not
    so, and if it is. `behind` and `full` are the bar as it was: who waited, and whether nobody was free. `renewed`: up
    to which observation its times are known. `made` is what was ticked, each with how the order was being made then.
    """

    order: str
    at: float
    lines: list[Wanted]
    due: float | None
    remake: bool
    ahead: int
    workers: int = 0
    parts: dict[str, Part] = field(default_factory=dict)
    key: str = ""
    late: Floats = field(default_factory=lambda: np.zeros(PATHS))
    tap_wait: Floats = field(default_factory=lambda: np.zeros(PATHS))
    frozen: bool = False
    promised: tuple[float, str, str] | None = None
    chances: list[tuple[str, float]] = field(default_factory=list)
    kind: str = ""
    jumps: Floats | None = None
    picked: Floats = field(default_factory=lambda: np.zeros(PATHS))
    tapped: bool = False
    behind: tuple["OpenOrder", ...] = ()
    alone: str = ""
    in_question: str = ""
    waits: tuple[Floats, Floats] | None = None
    full: bool = False
    renewed: int = 0
    made: list[tuple[Wanted, Mapping[str, Sequence[InHand | None]]]] = field(default_factory=list)

    @property
    def bar_seconds(self) -> float:
        """How long the crew has to do with it, nothing if it has not."""
        return sum(exp(part.log_seconds) for part in self.parts.values() if part.pool == BAR_POOL)

    @property
    def slowest(self) -> Part:
        """The part with the longest making time."""
        return max(self.parts.values(), key=lambda part: part.log_seconds)
