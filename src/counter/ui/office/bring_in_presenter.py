"""A file that an owner looks into and brings in, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.flows.bring_in import bring_in
from counter.flows.playbook import undo_change
from counter.imports.plan import Plan
from counter.kernel.ids import FactId
from counter.reports.changes import Change
from counter.reports.menu_changes import MENU
from counter.ui.desk.exporting import Exporting
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.bring_in_draft import COLUMN, FORMAT, LINE, FileDraft
from counter.ui.office.build_bring_in import came_in_words, file_state
from counter.ui.office.export_draft import typed_path
from counter.ui.office.files_state import FileState


class BringInPresenter:
    """`show` is called with news, `decided` once something came in or was taken back; `files` reads them."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[], object],
        decided: Callable[[], object],
        files: Exporting,
    ) -> None:
        self._files = files
        self._work, self._shop, self._show, self._decided = work, shop, show, decided
        self.path, self.wrong, self.busy = "", "", False
        self._open: FileDraft | None = None
        self._changes: tuple[Change, ...] = ()
        self._came: FactId | None = None
        self._asked = 0

    def forget(self) -> None:
        """Somebody came: no file is in hand."""
        self.path, self.wrong = "", ""
        self._drop()

    def look_again(self, changes: tuple[Change, ...]) -> None:
        """Something was decided: what a file would change is looked at again."""
        was, self._changes = self._changes, changes
        file = self._open
        if file is None or changes == was:
            return
        if file.came is not None and self._came is None:
            self._came = next((each.fact_id for each in changes if each.key == MENU), None)
        elif file.came is None and not self.busy:
            self._look(file)

    def state(self) -> FileState | None:
        """What is seen of the file in hand."""
        file, settings = self._open, self._shop.settings
        if file is None or file.looked is None:
            return None
        can_undo = self._came is not None
        today = settings.trading_day(self._shop.clock.now())
        return file_state(
            file, file.looked, settings, self._shop.language, today=today, can_undo=can_undo, busy=self.busy
        )

    def write_path(self, text: str) -> None:
        """What is typed as the file's path."""
        self.path, self.wrong = text, ""
        self._show()

    def choose_file(self, path: str) -> None:
        """This one, and it is looked into."""
        self.write_path(path)
        self.look()

    def look(self) -> None:
        """Looks into the file; why it cannot be read is said below its path."""
        path = typed_path(self.path)
        if not self.path.strip():
            self.wrong = self._shop.language.say("Say which file. It can be one of another till, or a spreadsheet.")
            self._show()
            return
        self._came = None
        self._look(FileDraft(path))

    def close(self) -> None:
        """Back to the page; nothing comes in."""
        self._drop()
        self._show()

    def _drop(self) -> None:
        """No file is in hand, and what is asked about one answers nobody."""
        self._open, self.busy, self._asked = None, False, self._asked + 1

    def _look(self, file: FileDraft) -> None:
        self.busy, self._asked = True, self._asked + 1
        self._show()
        asked = self._asked
        looking = self._files.look_into(file.path, file.meant)
        looking.then(lambda looked: self._take(asked, replace(file, looked=looked)))
        looking.otherwise(lambda reason: self._refuse(asked, reason))

    def _take(self, asked: int, file: FileDraft) -> None:
        if asked == self._asked:
            self.busy, self.wrong, self._open = False, "", file
            self._show()

    def _refuse(self, asked: int, reason: str) -> None:
        if asked != self._asked:
            return
        self.busy = False
        if self._open is None:
            self.wrong = reason
        else:
            self._open = replace(self._open, says=reason, asks=("", ""))
        self._show()

    def _ask(self, kind: str, key: str) -> None:
        if self._open is not None and self._open.came is None:
            self._open = replace(self._open, asks=(kind, key))
            self._show()

    def ask_format(self) -> None:
        """Asks which format it is."""
        self._ask(FORMAT, "")

    def ask_column(self, theirs: str) -> None:
        """Asks what of ours a column is."""
        self._ask(COLUMN, theirs)

    def ask_line(self, key: str) -> None:
        """Asks what becomes of a line that was not understood."""
        self._ask(LINE, key)

    def stop_asking(self) -> None:
        """Nothing else after all."""
        self._ask("", "")

    def answer(self, chosen: str) -> None:
        """This: the file is looked into again."""
        file = self._open
        if file is None or file.looked is None:
            return
        self._look(file.answer(chosen))

    def bring_in(self) -> None:
        """All of it comes in, in one act."""
        file = self._open
        if file is None or file.looked is None or file.looked.read is None or self.busy or file.came is not None:
            return
        self.busy, self._asked = True, self._asked + 1
        self._show()
        asked = self._asked
        coming = self._work.do(bring_in, file.looked.read, file.meant)
        coming.then(lambda plan: self._came_in(asked, file, plan))
        coming.otherwise(lambda reason: self._refuse(asked, reason))

    def _came_in(self, asked: int, file: FileDraft, plan: Plan) -> None:
        says = came_in_words(plan, self._shop.language)
        self._came = None
        self._take(asked, replace(file, came=plan, says=says))
        self._decided()

    def undo(self) -> None:
        """Takes all of it back."""
        file = self._open
        if file is not None and self._came is not None:
            self._work.do(undo_change, self._came).then(lambda _: self._taken_back(file))

    def _taken_back(self, file: FileDraft) -> None:
        self._came = None
        if self._open is file:
            says = self._shop.language.say("Taken back: the menu is as it was before.")
            self._open = replace(file, came=None, says=says)
        self._decided()
