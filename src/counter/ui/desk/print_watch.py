"""What becomes of one paper that somebody sent to a printer, in words. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows.print_queue import is_saved, what_became_of
from counter.kernel.ids import JobId
from counter.ui.desk.work import CurrentShop, Work


class PrintWatch:
    """Watches the last document of a `kind`; `tell` is called with what is to be said of it.

    `print_now` sends what waits to the printers.
    """

    def __init__(
        self, work: Work, shop: CurrentShop, kind: str, print_now: Callable[[], object], tell: Callable[[str], None]
    ) -> None:
        self._work, self._shop, self._kind = work, shop, kind
        self._print_now, self._tell = print_now, tell
        self._job: JobId | None = None

    def queued(self, job: JobId) -> None:
        """It waits for the printer: off it goes."""
        self._job = job
        self._print_now()

    def forget(self) -> None:
        """Nobody asks for it any more."""
        self._job = None

    def look(self) -> None:
        """Something was printed, or was not: looks what became of it."""
        if self._job is not None:
            self._work.read(what_became_of, self._job, self._shop.settings).then(self._take_in)

    def _take_in(self, fault: str | None) -> None:
        say = self._shop.language.say
        if fault:
            self._tell(say("It waits for the printer: {fault}", fault=fault))
        elif fault is None and self._job is not None:
            self._job = None
            saved = say("Saved as a PDF in the shop’s folder “printed”: no printer is set.")
            self._tell(saved if is_saved(self._shop.settings, self._kind) else say("Printed."))
