"""The office: the rail with its pages, and the page that is seen."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.office.changes_view import ChangesView
from counter.ui.office.playbook_view import PlaybookView
from counter.ui.office.presenter import OfficePresenter
from counter.ui.office.receipt_view import ReceiptView
from counter.ui.office.shop_view import ShopView
from counter.ui.office.state import CHANGES, PLAYBOOK, RECEIPTS, SHOP, OfficeState
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.text import Ground, Text
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

P = TypeVar("P", bound=QWidget)
T = TypeVar("T", PlaybookView, ReceiptView, ShopView)

_RAIL, _RAIL_NARROW = 200, 104


class OfficeView(Ground):
    """Shows an OfficeState; what is tapped goes to the presenter. `papers_wanted` asks for what is not on paper yet."""

    papers_wanted = Signal()

    def __init__(self, language: Language, presenter: OfficePresenter) -> None:
        super().__init__("paper")
        say = language.say
        self._rail = Ground("surface")
        rail = column(self._rail, gap=tokens.GAP_8, margins=(12, 16, 12, 16))
        heading = Text(say("Office"), size=14, weight=tokens.SEMIBOLD, tone="soft")
        heading.setContentsMargins(tokens.GAP_8, 0, 0, 0)
        rail.addWidget(heading)
        self._doors = {
            PLAYBOOK: Button(say("Playbook"), icon="book-open", look=looks.MENU_ROW, height=56),
            RECEIPTS: Button(say("Receipts"), icon="receipt-text", look=looks.MENU_ROW, height=56),
            SHOP: Button(say("Shop"), icon="store", look=looks.MENU_ROW, height=56),
            CHANGES: Button(say("Changes"), icon="history", look=looks.MENU_ROW, height=56),
        }
        for place, door in self._doors.items():
            door.tapped.connect(lambda place=place: presenter.go(place))
            rail.addWidget(door)
        rail.addStretch(1)
        self._places = QStackedWidget()
        self._places.addWidget(QWidget())  # what is seen until there is a page: the first that is added shows at once
        self._playbook = WhenWanted(lambda: self._typed_into(PlaybookView(language, presenter)))
        self._receipts = WhenWanted(lambda: self._typed_into(ReceiptView(language, presenter.receipts)))
        self._shop = WhenWanted(lambda: self._make_shop(language, presenter))
        self._changes = WhenWanted(lambda: self._also(ChangesView(language, presenter)))
        self._pages: dict[str, WhenWanted[Any]] = {
            PLAYBOOK: self._playbook,
            RECEIPTS: self._receipts,
            SHOP: self._shop,
            CHANGES: self._changes,
        }
        self._state: OfficeState
        self._typed: list[PlaybookView | ReceiptView | ShopView] = []
        holder = QWidget()
        self._room = column(holder)
        self._room.addWidget(self._places)
        whole = row(self)
        whole.addWidget(self._rail)
        whole.addWidget(holder, 1)
        self._keyboard = Keyboard(self, key_words(language))
        self._keyboard.served.connect(lambda: self._make_room(self._keyboard.height()))
        self._keyboard.finished.connect(lambda: self._make_room(0))
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.add)
        self._question.done.connect(presenter.stop_adding)
        self._make_room(0)
        InAdvance(self, (self._playbook, self._receipts, self._shop, self._changes))

    def _also(self, page: P) -> P:
        self._places.addWidget(page)
        return page

    def _typed_into(self, page: T) -> T:
        page.made_field.connect(self._attend)
        for field in page.fields:
            self._attend(field)
        self._typed.append(page)
        page.make_room(typing=self._keyboard.isVisible())
        return self._also(page)

    def _make_shop(self, language: Language, presenter: OfficePresenter) -> ShopView:
        shop = self._typed_into(ShopView(language, presenter.shop_page))
        shop.papers_wanted.connect(self.papers_wanted)
        return shop

    def _attend(self, field: Field) -> None:
        self._keyboard.attend(field)
        field.wanted.connect(lambda: self._see_field(field))

    def _see_field(self, field: Field) -> None:
        for page in self._typed:
            page.see_field(field)

    def _make_room(self, below: int) -> None:
        """The keyboard covers nothing that is typed into."""
        gap = tokens.GAP_8 if is_low(self) else tokens.GAP_16
        self._room.setContentsMargins(16, gap, 16, max(gap, below))
        for page in self._typed:
            page.make_room(typing=bool(below))
        focused = self.focusWidget()
        if below and isinstance(focused, Field):
            self._see_field(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has a narrow rail, its icons over the words."""
        super().resizeEvent(event)
        narrow = is_narrow(self)
        self._rail.setFixedWidth(_RAIL_NARROW if narrow else _RAIL)
        for door in self._doors.values():
            door.arrange(Arrangement.ABOVE if narrow else Arrangement.ROW)
            door.set_height(72 if narrow else 56)
            door.set_padding(4 if narrow else tokens.GAP_16)
        self._make_room(self._keyboard.height() if self._keyboard.isVisible() else 0)

    def show_state(self, state: OfficeState) -> None:
        """Shows the page that is seen. One that is not there yet is made in the next turn of the events, then shown."""
        for place, door in self._doors.items():
            door.set_chosen(on=place == state.place, chosen=looks.PRIMARY, otherwise=looks.MENU_ROW)
        self._question.show_choices(state.question)
        self._state = state
        if self._pages[state.place].made is None:
            QTimer.singleShot(0, self, self._make_place)
        else:
            self._show_place()

    def _make_place(self) -> None:
        self._pages[self._state.place].get()
        QTimer.singleShot(0, self, self._show_place)

    def _show_place(self) -> None:
        state = self._state
        if state.place == PLAYBOOK:
            self._playbook.get().show_page(state.playbook)
        elif state.place == RECEIPTS:
            self._receipts.get().show_page(state.receipts)
        elif state.place == SHOP:
            self._shop.get().show_page(state.shop)
        else:
            self._changes.get().show_changes(state.changes)
        self._places.setCurrentWidget(self._pages[state.place].get())
