"""Lets a run go on, and ends it. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counter.journal.fact import Entry
from counter.kernel.language import Language
from counter.rehearsal.play import Run, run_of
from counter.rehearsal.stage import Stage
from counter.ui.desk.work import Work
from counter.ui.rehearsal.build_state import debrief_state, run_state, waiting_state
from counter.ui.rehearsal.state import DebriefState, RunState


class RehearsalPresenter:
    """Shows the run on a stage as facts come in, and at the end how it went beside the `best` one.

    `run` is None until it is over.
    """

    def __init__(
        self,
        work: Work,
        stage: Stage,
        best: Run,
        show: Callable[[RunState], None],
        show_debrief: Callable[[DebriefState], None],
        *,
        for_two: bool = False,
    ) -> None:
        self._work, self._stage, self._best = work, stage, best
        self._show, self._show_debrief = show, show_debrief
        self._for_two = for_two
        self._has_begun = self._ended = False
        self.run: Run | None = None

    @property
    def _language(self) -> Language:
        return self._stage.shop.language

    def wait(self) -> None:
        """Nobody is there yet: the clock stands, and the customer is silent."""
        self._stage.wait()
        self._show(waiting_state(self._stage, self._language))

    def begin(self) -> None:
        """Somebody is there: the clock starts, once."""
        if not self._has_begun:
            self._has_begun = True
            self._stage.clock.start()
        self.refresh()

    def refresh(self) -> None:
        """Looks at what happened since the last time."""
        if not self._ended:
            self._work.read(self._stage.news).then(self._take_in)

    def end(self) -> None:
        """It is over, by a tap: its clock stands, and how it went is shown."""
        if not self._ended:
            self._ended = True
            self._work.read(self._stage.news).then(self._debrief)

    def _take_in(self, news: Sequence[tuple[int, Entry]]) -> None:
        if not self._ended:
            self._stage.take_in(news)
            self._show(run_state(self._stage, self._language, for_two=self._for_two))

    def _debrief(self, news: Sequence[tuple[int, Entry]]) -> None:
        self._stage.take_in(news)
        self._stage.clock.stop()
        run = self.run = run_of(self._stage)
        self._show_debrief(debrief_state(self._stage, run, self._best, self._language))
