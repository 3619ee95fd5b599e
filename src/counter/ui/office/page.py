"""The office: the view and its presenter, put together."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from counter.flows.shop import Shop
from counter.journal.topics import Topic
from counter.kernel.language import Language
from counter.ui.desk.desk import Desk
from counter.ui.desk.devices import Devices
from counter.ui.desk.page import Page
from counter.ui.desk.refresh_when_visible import RefreshWhenVisible
from counter.ui.desk.server_asked import ServerAsked
from counter.ui.office.presenter import OfficePresenter
from counter.ui.office.shop_presenter import Machines
from counter.ui.office.state import OfficeState
from counter.ui.office.view import OfficeView

_LOOK_MS = 10_000


class OfficePage(Page):
    """Only an owner gets here, by the menu of their name. `papers_wanted` asks for what is not on paper yet."""

    papers_wanted = Signal()

    def __init__(self, desk: Desk, shop: Shop, devices: Devices) -> None:
        super().__init__(desk, shop, frozenset({Topic.SETTINGS, Topic.MENU, Topic.STAFF, Topic.TERMINALS}))
        server = ServerAsked(shop, desk.ask_server, desk.linking.begin)
        machines = Machines(
            *(desk.check_printer, devices, desk.mailing.server, desk.exporting, desk.backups.safety),
            *(server, desk.other_shops),
        )
        self._presenter = OfficePresenter(desk, shop, self._show, desk.print_again, machines)
        RefreshWhenVisible(self, desk, frozenset({Topic.PRINT_QUEUE}), self._presenter.look)
        desk.link_changed.connect(self._link_moved)
        self._time = QTimer(self, interval=_LOOK_MS)
        self._time.timeout.connect(self._presenter.look)

    def show_printers(self) -> None:
        """The page Shop, at its printers."""
        self._presenter.show_printers()

    def build_view(self, language: Language) -> QWidget:
        """The rail and the page."""
        self._view = OfficeView(language, self._presenter)
        self._view.papers_wanted.connect(self.papers_wanted)
        return self._view

    def refresh(self) -> None:
        """Looks again at what was decided."""
        self._presenter.refresh()

    def forget(self) -> None:
        """Somebody else is here."""
        self._presenter.forget()

    def showEvent(self, event: QShowEvent) -> None:
        """What it shows of machines is looked at again and again while it is seen."""
        super().showEvent(event)
        self._presenter.come()
        self._time.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._time.stop()

    def _link_moved(self) -> None:
        """The shop's server went, or is back."""
        if self.isVisible():
            self._presenter.look()

    def _show(self, state: OfficeState) -> None:
        self.follow_language()
        self._view.show_state(state)
