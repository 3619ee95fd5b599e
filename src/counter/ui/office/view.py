"""The office: the rail with its pages, and the page that is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language, _
from counter.ui.office.backups_view import BackupsView
from counter.ui.office.changes_view import ChangesView
from counter.ui.office.files_view import FilesView
from counter.ui.office.machines_view import MachinesView
from counter.ui.office.menu_view import MenuView
from counter.ui.office.other_shops_view import OtherShopsView
from counter.ui.office.page_view import PageView
from counter.ui.office.playbook_view import PlaybookView
from counter.ui.office.presenter import OfficePresenter
from counter.ui.office.receipt_view import ReceiptView
from counter.ui.office.shop_view import ShopView
from counter.ui.office.staff_view import StaffView
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
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.text import Ground, Text
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

_RAIL, _RAIL_NARROW = 200, 104
_GAP_LOW, _BESIDE, _LINE_MOST = 2, 10, 112


@dataclass(frozen=True, slots=True)
class Door:
    """A page of the rail: its place, its word and icon, and how its view is made."""

    place: str
    word: str
    icon: str
    make: Callable[[Language, OfficePresenter], PageView[Any]]


DOORS = (
    Door(MENU, _("Menu"), "coffee", lambda language, office: MenuView(language, office.menu)),
    Door(STAFF, _("Staff"), "users", lambda language, office: StaffView(language, office.staff)),
    Door(PLAYBOOK, _("Playbook"), "book-open", lambda language, office: PlaybookView(language, office.playbook)),
    Door(RECEIPTS, _("Receipts"), "receipt-text", lambda language, office: ReceiptView(language, office.receipts)),
    Door(SHOP, _("Shop"), "store", lambda language, office: ShopView(language, office.shop_page)),
    Door(MACHINES, _("Machines"), "monitor", lambda language, office: MachinesView(language, office.machines)),
    Door(SHOPS, _("All shops"), "map-pin", lambda language, office: OtherShopsView(language, office.shops)),
    Door(BACKUPS, _("Backups"), "shield-check", lambda language, office: BackupsView(language, office.backups)),
    Door(FILES, _("In and out"), "folder-input", lambda language, office: FilesView(language, office.files)),
    Door(CHANGES, _("Changes"), "history", lambda language, office: ChangesView(language, office.changes)),
)


class OfficeView(Ground):
    """Shows an OfficeState; what is tapped goes to the presenter. `papers_wanted` asks for what is not on paper yet."""

    papers_wanted = Signal()

    def __init__(self, language: Language, presenter: OfficePresenter) -> None:
        super().__init__("paper")
        self._state: OfficeState
        self._rail = self._make_rail(language, presenter)
        self._places = QStackedWidget()
        self._places.addWidget(QWidget())  # what is seen until there is a page: the first that is added shows at once
        self._pages = {door.place: self._page_behind(door, language, presenter) for door in DOORS}
        self._made: list[PageView[Any]] = []
        holder = QWidget()
        self._room = column(holder)
        self._room.addWidget(self._places)
        whole = row(self)
        whole.addWidget(self._rail)
        whole.addWidget(holder, 1)
        self._keyboard = Keyboard(self, key_words(language))
        self._keyboard.served.connect(lambda: self._make_room(self._keyboard.height()))
        self._keyboard.finished.connect(lambda: self._make_room(0))
        self._make_room(0)
        InAdvance(self, self._pages.values())

    def _make_rail(self, language: Language, presenter: OfficePresenter) -> Ground:
        rail = Ground("surface")
        self._doors: dict[str, Button] = {}
        self._rail_lines = column(rail, gap=tokens.GAP_8)
        self._heading = Text(language.say("Office"), size=14, weight=tokens.SEMIBOLD, tone="soft")
        self._heading.setContentsMargins(tokens.GAP_8, 0, 0, 0)
        self._rail_lines.addWidget(self._heading)
        for each in DOORS:
            door = self._doors[each.place] = Button(language.say(each.word), icon=each.icon, look=looks.MENU_ROW)
            door.tapped.connect(lambda place=each.place: presenter.go(place))
            self._rail_lines.addWidget(door)
        self._rail_lines.addStretch(1)
        return rail

    def _page_behind(self, door: Door, language: Language, presenter: OfficePresenter) -> WhenWanted[PageView[Any]]:
        return WhenWanted(lambda: self._also(door.make(language, presenter)))

    def _also(self, page: PageView[Any]) -> PageView[Any]:
        page.made_field.connect(self._attend)
        page.papers_wanted.connect(self.papers_wanted)
        for field in page.fields:
            self._attend(field)
        self._made.append(page)
        page.make_room(typing=self._keyboard.isVisible())
        self._places.addWidget(page)
        return page

    def _attend(self, field: Field) -> None:
        self._keyboard.attend(field)
        field.wanted.connect(lambda: self._see_field(field))

    def _see_field(self, field: Field) -> None:
        for page in self._made:
            page.see_field(field)

    def _make_room(self, below: int) -> None:
        """The keyboard covers nothing that is typed into."""
        gap = tokens.GAP_8 if is_low(self) else tokens.GAP_16
        if not is_narrow(self):
            self._fit_rail(below)
        self._room.setContentsMargins(16, gap, 16, max(gap, below))
        for page in self._made:
            page.make_room(typing=bool(below))
        focused = self.focusWidget()
        if below and isinstance(focused, Field):
            self._see_field(focused)

    def _fit_rail(self, below: int) -> None:
        """Above the keyboard all doors are there still, close together."""
        low, typing = is_low(self), bool(below)
        self._heading.setVisible(not typing)
        self._rail_lines.setSpacing(0 if typing else _GAP_LOW if low else tokens.GAP_8)
        above = _GAP_LOW if typing else tokens.GAP_8 if low else 12
        self._rail_lines.setContentsMargins(12, above, 12, above)
        room = (self.height() - below - 2 * above) // len(self._doors)
        for door in self._doors.values():
            door.set_height(min(tokens.TARGET, room) if typing else 56)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has a narrow rail, its icons over the words."""
        super().resizeEvent(event)
        narrow, low = is_narrow(self), is_low(self)
        above = tokens.GAP_8 if low else 12
        self._heading.setVisible(not narrow)
        beside = _BESIDE if narrow else 12
        self._rail_lines.setContentsMargins(beside, above, beside, above)
        self._rail_lines.setSpacing(_GAP_LOW if low else tokens.GAP_8)
        for door in self._doors.values():
            door.arrange(Arrangement.ABOVE if narrow else Arrangement.ROW)
            door.set_height((60 if low else 64) if narrow else 56)
            door.set_padding(4 if narrow else tokens.GAP_16)
        self._rail.setFixedWidth(self._narrow_rail() if narrow else _RAIL)
        self._make_room(self._keyboard.height() if self._keyboard.isVisible() else 0)

    def _narrow_rail(self) -> int:
        """As wide as the longest word of its doors; words that are not much longer stand on one line."""
        least = (door.minimumSizeHint().width() for door in self._doors.values())
        lines = (paint.text_width(door.label, tokens.SIZES[0], tokens.SEMIBOLD) + 8 for door in self._doors.values())
        return max(_RAIL_NARROW, max(least) + 2 * _BESIDE, min(max(lines), _LINE_MOST) + 2 * _BESIDE)

    def show_state(self, state: OfficeState) -> None:
        """Shows the page that is seen. One that is not there yet is made in the next turn of the events, then shown."""
        for place, door in self._doors.items():
            door.set_chosen(on=place == state.place, chosen=looks.PRIMARY, otherwise=looks.MENU_ROW)
        self._state = state
        if self._pages[state.place].made is None:
            QTimer.singleShot(0, self, self._make_place)
        else:
            self._show_place()

    def _make_place(self) -> None:
        self._pages[self._state.place].get()
        QTimer.singleShot(0, self, self._show_place)

    def _show_place(self) -> None:
        page = self._pages[self._state.place].get()
        page.show_page(self._state.page)
        self._places.setCurrentWidget(page)
