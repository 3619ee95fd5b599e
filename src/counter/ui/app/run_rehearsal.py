"""Opens a rehearsal by itself, from the command line."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from counter.rehearsal.play import Run
from counter.rehearsal.stage import Stage
from counter.ui.app.counter import Counter
from counter.ui.app.rehearse import AGAIN, Rehearsal
from counter.ui.theme.palette import apply_theme

__all__ = ["AGAIN", "Left", "run_rehearsal"]


@dataclass(frozen=True, slots=True)
class Left:
    """How a rehearsal was left: its run where somebody ended it, and what they want now, DONE, AGAIN or ANOTHER."""

    run: Run | None
    wants: str


def run_rehearsal(stage: Stage, best: Run, *, windowed: bool = False) -> Left:
    """Plays a scenario on the real screens until its window is closed; gives how it was left."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nobody else makes one
    app.setApplicationName("Counter")
    apply_theme(app)
    rehearsal = Rehearsal(Counter(stage.shop, is_rehearsal=True), stage, best)
    rehearsal.open(windowed=windowed)
    app.exec()
    rehearsal.end()
    return Left(rehearsal.page.played, rehearsal.wants)
