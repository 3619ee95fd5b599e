"""How this shop works, found out from what happens: who makes what, who goes first, who taps.

Each habit is a log-odds that starts at what is usual and moves with every piece of evidence.
"""

from collections.abc import Mapping
from typing import Any, Final

from counter.promises.forecast import priors

_LIMIT: Final = 7.0
# First odds: the crew rarely hands over counter items or cooks; quick orders rarely overtake.
CREW_MAKES, OVERTAKES = -1.0, -2.0
# How far one piece of evidence moves them.
WAITED, DID_NOT_WAIT, CREW_BEGAN = 1.2, -2.5, 3.0
JUMPED, QUEUED = 1.5, -1.2
TAPS_KEEP: Final = 0.97
MOSTLY: Final = 0.5
FORGETS_KEEP, TOGETHER_BY_CHANCE = 0.997, 0.012


class Habits:
    """What is believed of this shop's way of working."""

    def __init__(self) -> None:
        """A shop like most."""
        self.crew_makes: dict[str, float] = {}
        self.overtakes: dict[str, float] = {}
        self.starts_tapped = 0.0
        self.tapped_together = priors.FORGETS + TOGETHER_BY_CHANCE

    def crew_does(self, pool: str) -> bool:
        """Whether the bar's own crew does the work of this pool."""
        return self.crew_makes.get(pool, CREW_MAKES) > 0

    def observe_alone(self, pool: str, *, waited: bool) -> None:
        """An order of this pool only was placed at a full bar; it waited for the bar or did not."""
        self._move(self.crew_makes, pool, CREW_MAKES, WAITED if waited else DID_NOT_WAIT)

    def observe_crew_start(self, pool: str) -> None:
        """A barista tapped an order of this pool only as started."""
        self._move(self.crew_makes, pool, CREW_MAKES, CREW_BEGAN)

    def goes_first(self, kind: str) -> bool:
        """Whether orders of this kind are taken before older ones."""
        return self.overtakes.get(kind, OVERTAKES) > 0

    def observe_turn(self, kind: str, *, jumped: bool) -> None:
        """An order of this kind waited behind others, and came ready before most of them or did not."""
        self._move(self.overtakes, kind, OVERTAKES, JUMPED if jumped else QUEUED)

    def observe_start_tap(self, *, started: bool) -> None:
        """An order made at the bar came ready, with or without a tap when it was started."""
        self.starts_tapped = TAPS_KEEP * self.starts_tapped + (1 - TAPS_KEEP) * float(started)

    def observe_ready_tap(self, *, together: bool) -> None:
        """An order was tapped ready, right after another one or by itself."""
        self.tapped_together += (float(together) - self.tapped_together) * (1 - FORGETS_KEEP)

    @property
    def forgets(self) -> float:
        """The share of ready taps that are forgotten until somebody taps another order."""
        return min(max((self.tapped_together - TOGETHER_BY_CHANCE) / 2, 0.005), 0.1)

    @property
    def taps_starts(self) -> bool:
        """Whether this shop taps the start of nearly every order."""
        return self.starts_tapped > MOSTLY

    def snapshot(self) -> dict[str, Any]:
        """Every habit, as JSON values."""
        return {
            "crew_makes": dict(self.crew_makes),
            "overtakes": dict(self.overtakes),
            "starts_tapped": self.starts_tapped,
            "tapped_together": self.tapped_together,
        }

    def restore(self, known: Mapping[str, Any]) -> None:
        """The habits of the snapshot. KeyError where it is none."""
        self.crew_makes, self.overtakes = dict(known["crew_makes"]), dict(known["overtakes"])
        self.starts_tapped, self.tapped_together = float(known["starts_tapped"]), float(known["tapped_together"])

    @staticmethod
    def _move(odds: dict[str, float], key: str, first: float, by: float) -> None:
        odds[key] = min(max(odds.get(key, first) + by, -_LIMIT), _LIMIT)
