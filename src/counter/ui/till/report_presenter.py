"""Reports on the Till page: an X as it is now, and every Z as it was printed. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows import drawer
from counter.till.till_report import TillReport
from counter.ui.desk.work import CurrentShop, Work


class ReportPresenter:
    """`report` is the one that is seen. `changed` is called with another, `printed` once it is queued for paper."""

    def __init__(
        self, work: Work, shop: CurrentShop, changed: Callable[[], None], printed: Callable[[str], None]
    ) -> None:
        self._work = work
        self._shop = shop
        self._changed = changed
        self._printed = printed
        self._last = 0
        self.report: TillReport | None = None

    def know_last(self, number: int) -> None:
        """The number of the last Z report, 0 where there is none."""
        self._last = number

    def look_at_x(self) -> None:
        """An X report, once it is there."""
        self.report = None
        self._work.do(drawer.x_as_seen).then(self.show)

    def look_at_last_z(self) -> None:
        """The last Z, as it was printed."""
        self._look_at(self._last)

    def earlier(self) -> None:
        """The Z before the one that is seen."""
        self._look_at(self.around[0])

    def later(self) -> None:
        """The Z after the one that is seen."""
        self._look_at(self.around[1])

    @property
    def around(self) -> tuple[int, int]:
        """The numbers of the Zs before and after what is seen, 0 where there is none; before an X is the last one."""
        seen = self._seen
        return seen - 1 if seen else self._last, seen + 1 if 0 < seen < self._last else 0

    @property
    def _seen(self) -> int:
        return self.report.number if self.report else 0

    def show(self, report: TillReport | None) -> None:
        """This one is seen from now on, or none."""
        self.report = report
        self._changed()

    def print(self) -> None:
        """The one that is seen goes on paper."""
        if self.report is None:
            return
        number = self.report.number
        queued = self._work.do(drawer.print_z, number) if number else self._work.do(drawer.print_x)
        queued.then(lambda _: self._printed(self._shop.language.say("Printing…")))

    def _look_at(self, number: int) -> None:
        if number > 0:
            self._work.do(drawer.the_z, number).then(self.show)
