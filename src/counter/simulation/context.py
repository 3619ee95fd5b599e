"""What every part of a simulated day works in: the shop, the event queue, who works, and the seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Concatenate, ParamSpec, TypeVar

from counter.flows.shop import Act, Shop
from counter.kernel.ids import StaffId
from counter.simulation.event_queue import EventQueue
from counter.simulation.rng import rng_for
from counter.simulation.team import Team

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Context:
    """One shop on one simulated day."""

    shop: Shop
    events: EventQueue
    team: Team
    seed: int

    def do(self, by: StaffId, flow: Callable[Concatenate[Act, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """A tap of one of the team, as on the screens."""
        return self.shop.do(by, flow, *args, **kwargs)

    def rng(self, *name: object) -> Random:
        """The day's generator for what `name` says (rng.py)."""
        return rng_for(self.seed, *name)
