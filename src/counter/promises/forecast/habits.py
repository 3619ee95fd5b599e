"""How this shop works, found out from what happens: who makes what, who goes first, who taps.

Each habit is a log-odds that starts at what is usual and moves with every piece of evidence.
"""

from typing import Final

from counter.promises.forecast import priors

_LIMIT: Final = 7.0
# First odds: the crew rarely hands over counter items or cooks; quick orders rarely overtake.
CREW_MAKES, OVERTAKES = -1.0, -2.0
SAW_CREW, SAW_OTHERS, SAID_CREW = 1.2, -2.5, 3.0
SAW_JUMP, SAW_QUEUE = 1.5, -1.2
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

    def saw_alone(self, pool: str, *, waited: bool) -> None:
        """An order of this pool only was placed at a full bar; it waited for the bar or did not."""
        self._move(self.crew_makes, pool, CREW_MAKES, SAW_CREW if waited else SAW_OTHERS)

    def said_crew(self, pool: str) -> None:
        """A barista tapped an order of this pool only as started."""
        self._move(self.crew_makes, pool, CREW_MAKES, SAID_CREW)

    def goes_first(self, kind: str) -> bool:
        """Whether orders of this kind are taken before older ones."""
        return self.overtakes.get(kind, OVERTAKES) > 0

    def saw_turn(self, kind: str, *, jumped: bool) -> None:
        """An order of this kind waited behind others, and came ready before most of them or did not."""
        self._move(self.overtakes, kind, OVERTAKES, SAW_JUMP if jumped else SAW_QUEUE)

    def saw_tap(self, *, started: bool) -> None:
        """An order made at the bar came ready, with or without a tap when it was started."""
        self.starts_tapped = TAPS_KEEP * self.starts_tapped + (1 - TAPS_KEEP) * float(started)

    def saw_ready(self, *, together: bool) -> None:
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

    @staticmethod
    def _move(odds: dict[str, float], key: str, first: float, by: float) -> None:
        odds[key] = min(max(odds.get(key, first) + by, -_LIMIT), _LIMIT)
