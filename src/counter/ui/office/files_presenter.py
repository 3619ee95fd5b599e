"""What the page In and out shows: a file that comes in, files that go out, the names of accounts. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.reports.changes import Change
from counter.ui.desk.exporting import Exporting
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.accounts_presenter import AccountsPresenter
from counter.ui.office.bring_in_presenter import BringInPresenter
from counter.ui.office.export_presenter import ExportPresenter
from counter.ui.office.files_state import ACCOUNTS, FILE, START, FilesState


class FilesPresenter:
    """`show` is called with news, `decided` once something is decided; `exporting` writes and reads files."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[], object],
        decided: Callable[[], object],
        exporting: Exporting,
    ) -> None:
        self._show, self._names_seen = show, False
        self.coming = BringInPresenter(work, shop, show, decided, exporting)
        self.going = ExportPresenter(shop, show, exporting)
        self.accounts = AccountsPresenter(work, shop, show, decided)

    def forget(self) -> None:
        """Somebody came."""
        self._names_seen = False
        self.coming.forget()
        self.going.forget()
        self.accounts.forget()

    def look_again(self, changes: tuple[Change, ...]) -> None:
        """Something was decided; what is typed stays."""
        self.coming.look_again(changes)
        self.accounts.look_again(changes)

    def come(self, *, seen: bool) -> None:
        """All of it is at hand, seen or not."""

    def look(self) -> None:
        """Time changes nothing of it."""

    def see_names(self, *, on: bool) -> None:
        """The names of the accounts, or back."""
        self._names_seen = on
        self._show()

    def state(self) -> FilesState:
        """What the page shows."""
        file = self.coming.state()
        return FilesState(
            place=ACCOUNTS if self._names_seen else FILE if file else START,
            path=self.coming.path,
            wrong=self.coming.wrong,
            busy=self.coming.busy,
            file=file,
            export=self.going.state(),
            accounts=self.accounts.state(),
        )
