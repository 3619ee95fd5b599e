"""A rehearsal over the real screens: the bar lets its time pass, End shows how it went."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from counter.rehearsal.play import Run
from counter.rehearsal.stage import Stage
from counter.ui.desk.desk import Desk
from counter.ui.rehearsal.bar import HatchedBar
from counter.ui.rehearsal.debrief_view import DebriefView
from counter.ui.rehearsal.presenter import RehearsalPresenter
from counter.ui.rehearsal.state import DebriefState, RunState
from counter.ui.rehearsal.view import RunPanel

_LOOK_MS = 250
"""How often the clock is shown: once in a second of the scenario's."""


class RehearsalPage(QObject):
    """`bar` stands above the screens, `panel` beside them, `debrief` in their place once it is over, which `over` says.

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
        self.bar, self.panel, self.debrief = HatchedBar(), RunPanel(), DebriefView()
        self._presenter = RehearsalPresenter(desk, stage, best, self._show_run, self._show_debrief, for_two=for_two)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._presenter.refresh)
        self.bar.ended.connect(self._presenter.end)
        self.bar.again.connect(self.again)
        self.panel.hint_wanted.connect(self._presenter.take_hint)
        self.panel.hear_wanted.connect(self._presenter.hear_again)
        self.panel.hear_wanted.connect(self.panel.repeat)
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

    def tick(self, step: str, said: bool) -> None:  # noqa: FBT001 - a signal's own argument
        """A step of the playbook was tapped: it was said, or it was a slip of the finger."""
        self._presenter.tick(step, said=said)

    def _show_run(self, state: RunState) -> None:
        self.bar.show_state(state.bar)
        self.panel.show_state(state)

    def _show_debrief(self, state: DebriefState) -> None:
        self._timer.stop()
        self.panel.hide()
        self.bar.show_state(state.bar)
        self.over.emit()
        self.debrief.show_state(state)
