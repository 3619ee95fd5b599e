"""The report for whoever is asked for help, shown before it goes anywhere. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from counter.ui.desk.safety import Safety
from counter.ui.desk.work import CurrentShop
from counter.ui.office.backups_state import ReportState


class SupportPresenter:
    """`show` is called with news; `state` is what is shown of the report, None while nobody asked for it."""

    def __init__(self, shop: CurrentShop, show: Callable[[], object], safety: Safety) -> None:
        self._shop, self._show, self._safety = shop, show, safety
        self.state: ReportState | None = None

    def forget(self) -> None:
        """Somebody came: nobody asked for it."""
        self.state = None

    def ask(self) -> None:
        """It is made, and shown."""
        asked = ReportState("", self._shop.language.say("Writing the report…"))
        self._show_report(asked)
        making = self._safety.support()
        making.then(lambda text: self._take(asked, ReportState(text, "")))
        making.otherwise(lambda reason: self._take(asked, ReportState("", reason)))

    def _take(self, asked: ReportState, report: ReportState) -> None:
        if self.state is asked:
            self._show_report(report)

    def _show_report(self, report: ReportState | None) -> None:
        self.state = report
        self._show()

    def note(self, words: str) -> None:
        """What was done with it."""
        if self.state is not None:
            self._show_report(replace(self.state, says=words))

    def save(self, path: str) -> None:
        """Writes it into a file."""
        if self.state is not None:
            saving = self._safety.save(self.state.text, Path(path))
            saving.then(lambda _: self.note(self._shop.language.say("It is in {file} now.", file=path)))
            saving.otherwise(self.note)

    def leave(self) -> None:
        """Back to what the doctor found."""
        self._show_report(None)
