"""Opens a rehearsal: the real counter on the stage's shop, with the hatched bar above it."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from counter.rehearsal.play import Run
from counter.rehearsal.stage import Stage
from counter.ui.app.counter import Counter
from counter.ui.rehearsal.page import RehearsalPage
from counter.ui.theme.palette import apply_theme

DONE, AGAIN, ANOTHER = "done", "again", "another"


@dataclass(frozen=True, slots=True)
class Left:
    """How a rehearsal was left: its run where somebody ended it, and what they want now, DONE, AGAIN or ANOTHER."""

    run: Run | None
    wants: str


class Rehearsal:
    """The counter on a stage, and what stands above it. `wants` is what somebody wants as its window closes."""

    def __init__(self, stage: Stage, best: Run) -> None:
        self.counter = Counter(stage.shop)
        self.page = RehearsalPage(self.counter.desk, stage, best, self.counter)
        window = self.counter.window
        window.add_above(self.page.run)
        self.page.over.connect(lambda: window.show_alone(self.page.debrief))
        self.wants = DONE
        self.page.done.connect(lambda: self._leave(DONE))
        self.page.again.connect(lambda: self._leave(AGAIN))
        self.page.another.connect(lambda: self._leave(ANOTHER))
        self.counter.work_begun.connect(self.page.begin)

    def open(self, *, windowed: bool) -> None:
        """Shows the window; the scenario's clock starts as soon as somebody has said who they are."""
        self.counter.open(windowed=windowed)

    def _leave(self, wants: str) -> None:
        self.wants = wants
        self.counter.window.close()


def run_rehearsal(stage: Stage, best: Run, *, windowed: bool = False) -> Left:
    """Plays a scenario on the real screens until its window is closed; gives how it was left."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nobody else makes one
    app.setApplicationName("Counter")
    apply_theme(app)
    rehearsal = Rehearsal(stage, best)
    rehearsal.open(windowed=windowed)
    app.exec()
    rehearsal.counter.end()
    return Left(rehearsal.page.played, rehearsal.wants)
