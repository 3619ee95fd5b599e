"""Lets a run go on, and ends it. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counter.journal.fact import Entry
from counter.kernel.language import Language
from counter.rehearsal.happened import HINT, SAID
from counter.rehearsal.hint import hint
from counter.rehearsal.play import Run, run_worth
from counter.rehearsal.stage import Stage
from counter.rehearsal.worth import Worth
from counter.store.unit import Connection
from counter.ui.desk.work import Work
from counter.ui.rehearsal.build_debrief import debrief_state
from counter.ui.rehearsal.build_state import run_state, waiting_state
from counter.ui.rehearsal.state import DebriefState, RunState

News = Sequence[tuple[int, Entry]]


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
        self._order = self._hint = ""
        self._hinted = 0
        self._loud: int | None = None
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
            self._work.read(self._stage.order_of_customer).then(self._know_order)
        self.refresh()

    def refresh(self) -> None:
        """Looks at what happened since the last time. As the customer goes, the clock stands."""
        if not self._ended:
            self._work.read(self._stage.news).then(self._take_in)

    def take_hint(self) -> None:
        """Shows the playbook's next step; that a hint was taken is noted."""
        if self._has_begun and not self._ended:
            stage = self._stage
            self._hint = hint(stage.scenario, stage.happened, stage.shop.playbook, self._language)
            stage.note(HINT)
            self._hinted = len(stage.happened)
            self._show_run()

    def hear_again(self) -> None:
        """The customer says their last line once more."""
        if self._has_begun and not self._ended:
            self._loud = len(self._stage.said())
            self._show_run()

    def tick(self, step: str, *, said: bool) -> None:
        """A step of the playbook was said, or it was a slip of the finger."""
        if self._has_begun and not self._ended and step in SAID:
            self._stage.take_back(SAID[step])
            if said:
                self._stage.note(SAID[step])
            self._show_run()

    def end(self) -> None:
        """It is over, by a tap: its clock stands, and how it went is shown."""
        if not self._ended:
            self._ended = True
            self._work.read(self._last_look).then(self._debrief)

    def _know_order(self, order: str) -> None:
        self._order = order

    def _take_in(self, news: News) -> None:
        if not self._ended:
            stage = self._stage
            stage.take_in(news)
            if stage.ending() is not None:
                stage.clock.stop()
            self._show_run()

    def _show_run(self) -> None:
        """A hint goes as soon as something else was done."""
        stage = self._stage
        if len(stage.happened) != self._hinted:
            self._hint = ""
        loud = self._loud == len(stage.said())
        self._show(run_state(stage, self._order, self._language, hint=self._hint, loud=loud, for_two=self._for_two))

    def _last_look(self, connection: Connection) -> tuple[News, Worth | None]:
        return self._stage.news(connection), self._stage.worth(connection)

    def _debrief(self, seen: tuple[News, Worth | None]) -> None:
        stage, language = self._stage, self._language
        news, worth = seen
        stage.take_in(news)
        stage.clock.stop()
        run = self.run = run_worth(stage, worth)
        alone, for_two = language.say("{name}, alone", name=stage.who), language.say("{name}, for two", name=stage.who)
        played = for_two if self._for_two else alone
        self._show_debrief(debrief_state(stage, run, self._best, played, language))
