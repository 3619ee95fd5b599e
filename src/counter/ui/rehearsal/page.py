"""A rehearsal over the real screens: the bar lets its time pass, End shows how it went."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from counter.rehearsal.play import Run
from counter.rehearsal.stage import Stage
from counter.ui.desk.desk import Desk
from counter.ui.rehearsal.presenter import RehearsalPresenter
from counter.ui.rehearsal.state import DebriefState
from counter.ui.rehearsal.view import DebriefView, RunView

_LOOK_MS = 250
"""How often the clock is shown: once in a second of the scenario's."""


class RehearsalPage(QObject):
    """`run` stands above the screens, `debrief` in their place once it is over; `over` says that it is.

    With `for_two` somebody reads the customer from the sheet, and the screen is silent.
    `again` wants the same scenario from its start on a fresh shop, `another` another one, `done` none any more.
    """

    over = Signal()
    again = Signal()
    another = Signal()
    done = Signal()

    def __init__(
        self, desk: Desk, stage: Stage, best: Run, parent: QObject | None = None, *, for_two: bool = False
    ) -> None:
        super().__init__(parent)
        self.run, self.debrief = RunView(), DebriefView()
        self._presenter = RehearsalPresenter(
            desk, stage, best, self.run.show_state, self._show_debrief, for_two=for_two
        )
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._presenter.refresh)
        self.run.bar.ended.connect(self._presenter.end)
        self.run.bar.again.connect(self.again)
        self.debrief.again.connect(self.again)
        self.debrief.another.connect(self.another)
        self.debrief.done.connect(self.done)
        self._presenter.wait()

    @property
    def played(self) -> Run | None:
        """The run, once somebody ended it."""
        return self._presenter.run

    def begin(self) -> None:
        """Somebody is there: its clock starts, the first time."""
        self._presenter.begin()
        self._timer.start()

    def stop(self) -> None:
        """Nobody looks any more: its window is closed."""
        self._timer.stop()

    def _show_debrief(self, state: DebriefState) -> None:
        self._timer.stop()
        self.run.show_over()
        self.debrief.show_state(state)
        self.over.emit()
