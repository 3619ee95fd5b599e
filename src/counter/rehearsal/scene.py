"""A scenario that is ready to be played: its stage is set, and its best run was played on another one before."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date

from counter.people.queries import read_staff
from counter.rehearsal.make_shop import MakeShopIn
from counter.rehearsal.play import play_best
from counter.rehearsal.scenario import Scenario
from counter.rehearsal.stage import staged


class Scene:
    """A `stage` for `who` (a name there), the `best` run, and by which id `who` signs in there; close it afterwards."""

    def __init__(
        self, scenario: Scenario, make: MakeShopIn, elapsed: Callable[[], float], today: date, *, who: str, locale: str
    ) -> None:
        """Takes about a second. Refused where the scenario, or its best run, cannot be played."""
        with staged(scenario, make, elapsed, today, who=who, locale=locale) as stage:
            self.best = play_best(stage)
        self._open = ExitStack()
        self.stage = self._open.enter_context(staged(scenario, make, elapsed, today, who=who, locale=locale))
        self.who = next(each.staff_id for each in self.stage.shop.read(read_staff) if each.name == who)

    def close(self) -> None:
        """Takes the stage away, and all that was done on it."""
        self._open.close()
