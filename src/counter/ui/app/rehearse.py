"""A rehearsal: the counter on the stage's shop, with the hatched bar above it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from counter.kernel.ids import StaffId
from counter.rehearsal.play import Run
from counter.rehearsal.stage import Stage
from counter.ui.app.on_stage import OnStage
from counter.ui.app.presenter import RECOVERY
from counter.ui.app.window import Window
from counter.ui.rehearsal.page import RehearsalPage

DONE, AGAIN, ANOTHER = "done", "again", "another"


class Rehearsal:
    """The counter on a stage, and what stands above it. `wants` is what somebody wants as its window closes."""

    def __init__(self, counter: OnStage, stage: Stage, best: Run, *, for_two: bool = False) -> None:
        """`counter` stands on the shop of `stage`."""
        self.counter = counter
        self.page = RehearsalPage(counter.desk, stage, best, counter.window, for_two=for_two)
        window = self.counter.window
        window.tint = "rehearsal"
        window.add_above(self.page.bar)
        window.add_beside(self.page.panel)
        self.page.over.connect(lambda: window.show_alone(self.page.debrief))
        self.wants = DONE
        self._has_begun = False
        self.page.done.connect(lambda: self._leave(DONE))
        self.page.again.connect(lambda: self._leave(AGAIN))
        self.page.another.connect(lambda: self._leave(ANOTHER))
        self.counter.work_begun.connect(self._begin)

    def open(self, *, windowed: bool) -> None:
        """Shows the window; the scenario's clock starts as soon as somebody has said who they are."""
        self.counter.open(windowed=windowed)

    def open_over(self, window: Window, who: StaffId) -> None:
        """Opens in the place of `window`, with `who` at work: nobody asks them again who they are."""
        once = Qt.ConnectionType.SingleShotConnection
        self.counter.work_begun.connect(lambda: self._take_the_place_of(window), once)
        self.counter.begin_as(who)

    def _take_the_place_of(self, window: Window) -> None:
        own = self.counter.window
        self.counter.open(windowed=not window.isFullScreen())
        if not window.isFullScreen():
            own.setGeometry(window.geometry())
        window.hide()

    def end(self) -> None:
        """Nothing of it goes on."""
        self.page.stop()
        self.counter.end()

    def _begin(self) -> None:
        """Somebody is there. The first time they find themselves where one makes it right: at this speed taps count."""
        if not self._has_begun:
            self._has_begun = True
            self.counter.practise(self.page.tick)
            self.counter.window.go(RECOVERY)
        self.page.begin()

    def _leave(self, wants: str) -> None:
        self.wants = wants
        self.counter.window.close()
