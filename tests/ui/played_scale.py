"""The devices of a terminal as pages know them: a scale that says what it is told to, and a pole display."""

from __future__ import annotations

from counter.devices.pole import PoleLines
from counter.devices.scale import Reading, Weighed
from counter.kernel.errors import Unavailable
from counter.ui.desk.devices import Weight
from counter.ui.desk.pending import Pending


class PlayedScale:
    """Without `says` there is no scale; one that `is_busy` does not answer. `shown` is what the pole display got."""

    def __init__(self, says: Weight | None = None) -> None:
        self.says = says
        self.is_busy = False
        self.shown: list[PoleLines] = []
        self.pole_fault: Unavailable | None = None
        self.hears_scanner, self.last_scan, self.is_tried = False, "", False

    @property
    def has_scale(self) -> bool:
        return self.says is not None

    def weigh(self) -> Pending[Weight]:
        pending = Pending[Weight]()
        if self.says and not self.is_busy:
            pending.resolve(self.says)
        return pending

    def show_lines(self, lines: PoleLines) -> None:
        self.shown.append(lines)

    def try_scanner(self, *, on: bool) -> None:
        self.is_tried = on


def weighs(grams: int, weighed: Weighed = Weighed.STABLE) -> Weight:
    """It says so."""
    return Weight(Reading(weighed, grams))


AWAY = Weight(None, Unavailable("The scale at {port} does not answer.", port="COM3"))
