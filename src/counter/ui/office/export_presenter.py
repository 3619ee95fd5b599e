"""What is to be written out of the shop, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from counter.exports.export import WHAT
from counter.kernel.errors import Refused
from counter.ui.desk.exporting import Exporting
from counter.ui.desk.work import CurrentShop
from counter.ui.office.build_export import export_state, written_words
from counter.ui.office.export_draft import PERIODS, ExportDraft
from counter.ui.office.files_state import ExportState


class ExportPresenter:
    """`show` is called with news; `exporting` writes files."""

    def __init__(self, shop: CurrentShop, show: Callable[[], object], exporting: Exporting) -> None:
        self._shop, self._show, self._exporting = shop, show, exporting
        self._draft = ExportDraft(folder=str(Path.home()))
        self._says, self._is_wrong, self._busy = "", False, False

    def forget(self) -> None:
        """Somebody came; what is chosen stays as it is."""
        self._says = ""

    def state(self) -> ExportState:
        """What there is to choose, and what came of it."""
        return export_state(self._draft, self._says, self._shop.language, is_wrong=self._is_wrong, busy=self._busy)

    def change(self, draft: ExportDraft) -> None:
        """Something is chosen or typed."""
        self._draft, self._says = draft, ""
        self._show()

    def choose_what(self, place: int) -> None:
        """Of what."""
        self.change(self._draft.choose_what(WHAT[place]))

    def choose_period(self, place: int) -> None:
        """Of which days."""
        self.change(replace(self._draft, period=PERIODS[place]))

    def choose_form(self, place: int) -> None:
        """How."""
        self.change(replace(self._draft, form=self._draft.forms[place]))

    def write_first(self, text: str) -> None:
        """From this day on."""
        self.change(replace(self._draft, first=text))

    def write_last(self, text: str) -> None:
        """Up to this day."""
        self.change(replace(self._draft, last=text))

    def write_folder(self, text: str) -> None:
        """Where to."""
        self.change(replace(self._draft, folder=text))

    def write(self) -> None:
        """Writes it, apart from the counter; what is wrong is said here, and nothing is lost."""
        shop = self._shop
        if self._busy:
            return
        try:
            asked = self._draft.asked(shop.settings.trading_day(shop.clock.now()))
            out = self._draft.out(asked)
        except Refused as refused:
            self._came_of_it(shop.language.explain(refused), is_wrong=True)
            return
        self._busy = True
        self._came_of_it(shop.language.say("Writing {file}…", file=out.name), is_wrong=False)
        writing = self._exporting.write(asked, out)
        writing.then(lambda open_days: self._written(out, open_days))
        writing.otherwise(self._refuse)

    def _written(self, out: Path, open_days: tuple[tuple[date, str], ...]) -> None:
        self._busy = False
        self._came_of_it(written_words(out, open_days, self._shop.language), is_wrong=False)

    def _refuse(self, reason: str) -> None:
        self._busy = False
        self._came_of_it(reason, is_wrong=True)

    def _came_of_it(self, words: str, *, is_wrong: bool) -> None:
        self._says, self._is_wrong = words, is_wrong
        self._show()
