"""Lists what is not on paper yet to whoever asks, and does what they tap. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from counter.flows.waiting_papers import (
    WaitingPaper,
    cancel_paper,
    move_paper,
    papers_waiting,
    print_paper_now,
    put_paper_back,
)
from counter.kernel.ids import JobId, StaffId
from counter.people.queries import read_staff
from counter.printing.by_hand import TakenOut
from counter.settings.rights import NEVER, Right, limit_of
from counter.store.unit import Connection
from counter.ui.app.build_waiting import paper_rows, where_to
from counter.ui.app.waiting_state import WaitingState
from counter.ui.desk.pending import Pending
from counter.ui.desk.work import CurrentShop, Work


def looked_at(connection: Connection, shop: CurrentShop, by: StaffId | None) -> tuple[tuple[WaitingPaper, ...], bool]:
    """What waits, and whether whoever looks may set printers up."""
    role = next((person.role for person in read_staff(connection) if person.staff_id == by), None)
    may = role is not None and limit_of(shop.settings.limits, Right.SETTINGS, role) != NEVER
    return papers_waiting(connection, shop.settings, shop.clock.now()), may


class WaitingPresenter:
    """`show` takes the state, None once nobody looks any more; `print_now` sends what waits to the printers.

    While somebody looks, what is printed meanwhile stays where it stood: no row moves under a finger.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[WaitingState | None], None],
        print_now: Callable[[], object],
    ) -> None:
        self._work, self._shop, self._show, self._print_now = work, shop, show, print_now
        self._is_open = self._may_set_up = False
        self._papers: dict[JobId, WaitingPaper] = {}
        self._gone: set[JobId] = set()
        self._cancelled: dict[JobId, TakenOut] = {}
        self._asks: JobId | None = None
        self._wrong = ""

    def open(self) -> None:
        """Somebody wants to see it."""
        self._is_open, self._papers, self._gone, self._cancelled, self._wrong = True, {}, set(), {}, ""
        self.refresh()

    def close(self) -> None:
        """They have seen it."""
        self._is_open, self._asks = False, None
        self._show(None)

    def refresh(self) -> None:
        """Something was printed, or was not."""
        if self._is_open:
            self._work.read(looked_at, self._shop, self._work.by).then(self._take_in)

    def _take_in(self, found: tuple[tuple[WaitingPaper, ...], bool]) -> None:
        papers, self._may_set_up = found
        now = {paper.job_id: paper for paper in papers}
        self._papers |= now
        self._gone = self._papers.keys() - now.keys()
        self._show_state()

    def _show_state(self) -> None:
        if not self._is_open:
            return
        language, names = self._shop.language, tuple(setup.name for setup in self._shop.settings.printers)
        asked = self._papers.get(self._asks) if self._asks else None
        self._show(
            WaitingState(
                rows=paper_rows(self._papers.values(), self._gone, self._cancelled, names, language),
                nothing="" if self._papers else language.say("Nothing waits: all is on paper."),
                wrong=self._wrong,
                printers=language.say("Printers") if self._may_set_up else "",
                question=where_to(asked, names, language) if asked else None,
            )
        )

    def print(self, job_id: JobId) -> None:
        """Somebody wants this one now."""
        self._follow(self._work.do(print_paper_now, job_id))

    def cancel(self, job_id: JobId) -> None:
        """Nobody wants this one; Undo brings it back."""
        taken = self._work.do(cancel_paper, job_id)
        taken.then(partial(self._cancelled.__setitem__, job_id))
        self._follow(taken)

    def undo(self, job_id: JobId) -> None:
        """It waits again."""
        if (taken := self._cancelled.pop(job_id, None)) is not None:
            self._follow(self._work.do(put_paper_back, taken))

    def ask_where(self, job_id: JobId) -> None:
        """Asks which printer prints it instead."""
        self._asks = job_id
        self._show_state()

    def move(self, printer: str) -> None:
        """That one."""
        job_id, self._asks = self._asks, None
        if job_id is not None:
            self._follow(self._work.do(move_paper, job_id, printer))
        self._show_state()

    def stop_asking(self) -> None:
        """It stays where it is."""
        if self._asks is not None:
            self._asks = None
            self._show_state()

    def _follow(self, doing: Pending[Any]) -> None:
        """Prints what may be printed now, and looks again; what is refused is said in the panel."""
        doing.otherwise(self._refuse)
        doing.then(lambda _: self._done())

    def _refuse(self, reason: str) -> None:
        self._wrong = reason
        self.refresh()

    def _done(self) -> None:
        self._wrong = ""
        self._print_now()
        self.refresh()
