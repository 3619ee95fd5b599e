"""The office: the rail with its pages, and the page that is seen."""

from __future__ import annotations

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

_RAIL, _RAIL_NARROW = 200, 104


class OfficeView(Ground):
    """Shows an OfficeState; what is tapped goes to the presenter."""

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
        self._playbook, self._changes = PlaybookView(language, presenter), ChangesView(language, presenter)
        self._receipts = ReceiptView(language, presenter.receipts)
        self.shop = ShopView(language, presenter.shop_page)
        self._pages = {PLAYBOOK: self._playbook, RECEIPTS: self._receipts, SHOP: self.shop, CHANGES: self._changes}
        self._places = QStackedWidget()
        for page in self._pages.values():
            self._places.addWidget(page)
        holder = QWidget()
        self._room = column(holder)
        self._room.addWidget(self._places)
        whole = row(self)
        whole.addWidget(self._rail)
        whole.addWidget(holder, 1)
        self._keyboard = Keyboard(self, key_words(language))
        self._keyboard.served.connect(lambda: self._make_room(self._keyboard.height()))
        self._keyboard.finished.connect(lambda: self._make_room(0))
        self._playbook.made_field.connect(self._attend)
        for field in (*self._playbook.fields, *self._receipts.fields, *self.shop.fields):
            self._attend(field)
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.add)
        self._question.done.connect(presenter.stop_adding)
        self._make_room(0)

    def _attend(self, field: Field) -> None:
        self._keyboard.attend(field)
        field.wanted.connect(lambda: self._see_field(field))

    def _see_field(self, field: Field) -> None:
        self._playbook.see_field(field)
        self._receipts.see_field(field)
        self.shop.see_field(field)

    def _make_room(self, below: int) -> None:
        """The keyboard covers nothing that is typed into."""
        gap = tokens.GAP_8 if is_low(self) else tokens.GAP_16
        self._room.setContentsMargins(16, gap, 16, max(gap, below))
        self._playbook.make_room(typing=bool(below))
        self._receipts.make_room(typing=bool(below))
        self.shop.make_room(typing=bool(below))
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
        """Shows the page that is seen."""
        for place, door in self._doors.items():
            door.set_chosen(on=place == state.place, chosen=looks.PRIMARY, otherwise=looks.MENU_ROW)
        self._playbook.show_page(state.playbook)
        self._receipts.show_page(state.receipts)
        self.shop.show_page(state.shop)
        self._changes.show_changes(state.changes)
        self._places.setCurrentWidget(self._pages[state.place])
        self._question.show_choices(state.question)
