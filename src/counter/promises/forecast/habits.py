"""How this shop works, found out from what happens: who makes what, who goes first, who taps.

Who makes what is a log-odds that starts at what is usual and moves with every piece of evidence; who goes first,
and who taps, are shares of what was seen.
"""

from collections.abc import Mapping
from math import exp
from typing import Any, Final

from counter.promises.forecast import priors

_LIMIT: Final = 7.0
# How far one piece of evidence of who makes what moves the odds; from where on they are sure.
MOST_EVIDENCE, CREW_BEGAN, CREW_DID_NOT_BEGIN = 2.0, 3.0, -2.5
DECIDED: Final = 4.0
TAPS_KEEP: Final = 0.97
MOSTLY: Final = 0.5
SPLITS: Final = "splits"
"""What is in question of an order with several drinks: whether several hands make them."""
FORGETS_KEEP, TOGETHER_BY_CHANCE = 0.997, 0.012


class Habits:
    """What is believed of this shop's way of working."""

    def __init__(self) -> None:
        """A shop like most."""
        self.ways: dict[str, float] = {}  # log odds that the crew does the work of a pool; that it splits orders
        self.overtakes: dict[str, tuple[float, float]] = {}  # how many jumped, past how often another
        self.jumping, self.jumping_since = 0.0, 0.0
        self.sold_alone: set[str] = set()
        self.most_at_bar = 0
        self.starts_tapped = 0.0
        self.tapped_together = priors.FORGETS + TOGETHER_BY_CHANCE

    def crew_does(self, pool: str) -> bool:
        """Whether the bar's own crew does the work of this pool."""
        return self._odds(pool) > 0

    @property
    def splits(self) -> bool:
        """Whether the drinks of one order are made by several hands."""
        return self._odds(SPLITS) > 0

    def _odds(self, question: str) -> float:
        alone = self.most_at_bar == 1 and question == priors.KITCHEN_POOL
        return self.ways.get(question, priors.WHO_WORKS_ALONE_COOKS if alone else priors.NOT_OUR_WAY)

    def observe_crew(self, baristas: int) -> None:
        """So many are signed in at the bar: where it never was more than one, they cook as well, it is thought."""
        self.most_at_bar = max(self.most_at_bar, baristas)

    def undecided(self, question: str) -> bool:
        """Whether it is open still if the crew does the work of a pool, or splits orders."""
        return abs(self._odds(question)) < DECIDED

    def observe_way(self, question: str, odds: float) -> None:
        """How much likelier (log) what was seen is if it is so than if it is not."""
        self._move(question, min(max(odds, -MOST_EVIDENCE), MOST_EVIDENCE))

    def observe_start(self, pool: str, *, tapped: bool) -> None:
        """An order of this pool only was tapped as started by a barista, or was not where they tap all they begin."""
        self._move(pool, CREW_BEGAN if tapped else CREW_DID_NOT_BEGIN)

    def jumps(self, kind: str) -> float:
        """The chance that the next order of this kind is taken, whenever another would be whose turn it is."""
        jumped, passed = self.overtakes.get(kind, (0.0, 0.0))
        if jumped < priors.ENOUGH_JUMPED:
            return 0.0
        return (priors.JUMPED + jumped) / (priors.JUMPED + priors.PASSED + jumped + passed)

    def observe_jumper(self, at: float, seconds: float) -> None:
        """An order was placed at `at` that jumps with some chance: its seconds of work times the chance."""
        self.jumping, self.jumping_since = self.jumping_at(at) + seconds / priors.JUMPING_SECONDS, at

    def jumping_at(self, at: float) -> float:
        """How many seconds of work that jumps the line come in a second, of late."""
        return self.jumping * exp(-max(at - self.jumping_since, 0.0) / priors.JUMPING_SECONDS)

    def observe_turn(self, kind: str, jumped: int, passed: float) -> None:
        """So many orders of this kind jumped the line; so often before that another was taken whose turn it was."""
        before, passed_before = self.overtakes.get(kind, (0.0, 0.0))
        self.overtakes[kind] = priors.JUMPS_KEEP * before + jumped, priors.JUMPS_KEEP * passed_before + passed

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
            "ways": dict(self.ways),
            "overtakes": dict(self.overtakes),
            "jumping": [self.jumping, self.jumping_since],
            "sold_alone": sorted(self.sold_alone),
            "most_at_bar": self.most_at_bar,
            "starts_tapped": self.starts_tapped,
            "tapped_together": self.tapped_together,
        }

    def restore(self, known: Mapping[str, Any]) -> None:
        """The habits of the snapshot. KeyError where it is none."""
        self.ways = dict(known["ways"])
        self.overtakes = {kind: (jumped, seen) for kind, (jumped, seen) in known["overtakes"].items()}
        self.jumping, self.jumping_since = map(float, known["jumping"])
        self.sold_alone = set(known["sold_alone"])
        self.most_at_bar = int(known["most_at_bar"])
        self.starts_tapped, self.tapped_together = float(known["starts_tapped"]), float(known["tapped_together"])

    def _move(self, question: str, by: float) -> None:
        self.ways[question] = min(max(self._odds(question) + by, -_LIMIT), _LIMIT)
