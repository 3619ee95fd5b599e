"""The office's frame: which of its pages is seen, and what is so for all of them. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.recovery.wording import LANGUAGES, check_words
from counter.reports.all_changes import all_changes
from counter.reports.changes import Change
from counter.store.unit import Connection
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.backups_presenter import BackupsPresenter
from counter.ui.office.changes_presenter import ChangesPresenter
from counter.ui.office.files_presenter import FilesPresenter
from counter.ui.office.machines_presenter import MachinesPresenter
from counter.ui.office.menu_presenter import MenuPresenter
from counter.ui.office.other_shops_presenter import OtherShopsPresenter
from counter.ui.office.page_presenter import PagePresenter
from counter.ui.office.playbook_presenter import PlaybookPresenter
from counter.ui.office.receipt_presenter import ReceiptPresenter
from counter.ui.office.shop_presenter import Machines, ShopPresenter
from counter.ui.office.shop_state import PRINTERS
from counter.ui.office.staff_presenter import StaffPresenter
from counter.ui.office.state import (
    BACKUPS,
    CHANGES,
    FILES,
    MACHINES,
    MENU,
    PLAYBOOK,
    RECEIPTS,
    SHOP,
    SHOPS,
    STAFF,
    OfficeState,
)


def changes_ready(connection: Connection) -> tuple[Change, ...]:
    """What was decided. The checker's lists are read beforehand, so that nobody who types waits for them."""
    for language in LANGUAGES:
        check_words("", language)
    return all_changes(connection)


class OfficePresenter:
    """`show` takes the state; `print_now` is called once paper is queued."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[OfficeState], None],
        print_now: Callable[[], object],
        machines: Machines,
    ) -> None:
        self._work, self._show = work, show
        news, decided = self._show_state, self.refresh
        self.menu = MenuPresenter(work, shop, news, decided)
        self.playbook = PlaybookPresenter(work, shop, news, decided, print_now)
        self.receipts = ReceiptPresenter(work, shop, news, decided, print_now)
        self.shop_page = ShopPresenter(work, shop, news, decided, print_now, machines)
        self.staff = StaffPresenter(work, shop, news, decided)
        self.changes = ChangesPresenter(work, shop, decided)
        self.files = FilesPresenter(work, shop, news, decided, machines.exporting)
        self.machines = MachinesPresenter(work, shop, news, decided, machines.server)
        self.shops = OtherShopsPresenter(work, shop, news, machines.other_shops)
        self.backups = BackupsPresenter(work, shop, news, decided, machines.safety, self.show_printers)
        self._pages: dict[str, PagePresenter] = {
            MENU: self.menu,
            PLAYBOOK: self.playbook,
            STAFF: self.staff,
            RECEIPTS: self.receipts,
            SHOP: self.shop_page,
            MACHINES: self.machines,
            SHOPS: self.shops,
            BACKUPS: self.backups,
            FILES: self.files,
            CHANGES: self.changes,
        }
        self._place = next(iter(self._pages))

    def refresh(self) -> None:
        """Looks again at what was decided; what is not saved yet stays."""
        self._work.read(changes_ready).then(self._take_in)

    def _take_in(self, changes: tuple[Change, ...]) -> None:
        for page in self._pages.values():
            page.look_again(changes)
        self._show_state()

    def forget(self) -> None:
        """Somebody came: the office begins with its first page. What was not saved waits for whoever wrote it."""
        self._place = next(iter(self._pages))
        for page in self._pages.values():
            page.forget()

    def go(self, place: str) -> None:
        """A page of the rail."""
        self._place = place
        self.come()
        self._show_state()

    def show_printers(self) -> None:
        """The page Shop, at its printers."""
        self.shop_page.open(PRINTERS)
        self.go(SHOP)

    def come(self) -> None:
        """The office is seen: its page is, and no other."""
        for place, page in self._pages.items():
            page.come(seen=place == self._place)

    def look(self) -> None:
        """Time passes, or something was printed."""
        for page in self._pages.values():
            page.look()

    def _show_state(self) -> None:
        self._show(OfficeState(self._place, self._pages[self._place].state()))
