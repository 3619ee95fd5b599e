"""Stages as a test sets them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from counter.cli.first_shop import make_shop
from counter.rehearsal.scenario import Scenario, read_scenario, scenarios
from counter.rehearsal.stage import Stage, staged

TODAY = date(2026, 11, 23)


@dataclass
class Watch:
    """Seconds of the world, as a test says them."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


def shipped(name: str) -> Scenario:
    return read_scenario(scenarios()[name])


@contextmanager
def on_stage(scenario: Scenario, watch: Watch | None = None, who: str = "Ana") -> Iterator[Stage]:
    with staged(scenario, make_shop, watch or Watch(), TODAY, who=who) as stage:
        yield stage
