"""What a rehearsal at the counter is made of, as whoever has not loaded it yet speaks of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import SignalInstance

from counter.flows.shop import Shop
from counter.kernel.ids import StaffId
from counter.rehearsal.make_shop import MakeShopIn
from counter.ui.app.window import Window
from counter.ui.desk.desk import Desk


class OnStage(Protocol):
    """The counter on a stage's shop, as a rehearsal opens it."""

    @property
    def desk(self) -> Desk:
        """Its desk."""

    @property
    def window(self) -> Window:
        """Its window."""

    @property
    def work_begun(self) -> SignalInstance:
        """Somebody signed in, and the workplaces are there."""

    def practise(self, told: Callable[[str, bool], None]) -> None:
        """What was said is tapped in Make it right, which is `told` with the step and whether."""

    def begin_as(self, who: StaffId) -> None:
        """Begins the work of somebody who is known already."""

    def open(self, *, windowed: bool) -> None:
        """Shows the window."""

    def end(self) -> bool:
        """Finishes what was begun."""

    def deleteLater(self) -> None:
        """Goes, once nothing of it is on the way any more."""


@dataclass(frozen=True, slots=True)
class Rehearsing:
    """What a rehearsal needs: `make` makes its shop, `counter` the counter on it."""

    make: MakeShopIn
    counter: Callable[[Shop], OnStage]
