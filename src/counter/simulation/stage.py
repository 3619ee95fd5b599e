"""Where a simulated day takes place: the shop, its agenda, who works, and the luck of the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Concatenate, ParamSpec, TypeVar

from counter.flows.shop import Act, Shop
from counter.kernel.ids import StaffId
from counter.simulation.agenda import Agenda
from counter.simulation.chance import chance
from counter.simulation.people import Team

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Stage:
    """One shop on one simulated day."""

    shop: Shop
    agenda: Agenda
    team: Team
    seed: int

    def do(self, by: StaffId, flow: Callable[Concatenate[Act, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """A tap of one of the team, as on the screens."""
        return self.shop.do(by, flow, *args, **kwargs)

    def luck(self, *about: object) -> Random:
        """Chance of its own for what `about` names."""
        return chance(self.seed, *about)
