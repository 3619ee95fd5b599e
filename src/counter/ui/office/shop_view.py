"""The page Shop: a switch of its sections, and the one that is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.office.devices_view import DevicesView
from counter.ui.office.mail_view import MailView
from counter.ui.office.printers_view import PrintersView
from counter.ui.office.shop_presenter import ShopPresenter
from counter.ui.office.shop_state import DEVICES, MAIL, PRINTERS, SECTIONS, ShopState
from counter.ui.theme import tokens
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, row
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Text

_ROOM_FOR_ALL = 900
"""Pixels of a window in which the page stands whole above the keyboard."""


class ShopView(QWidget):
    """Shows a ShopState; what is tapped goes to the presenter of the section. A section stands in `self._sections`."""

    def __init__(self, language: Language, presenter: ShopPresenter) -> None:
        super().__init__()
        say = language.say
        self.printers = PrintersView(language, presenter.printers)
        self.devices = DevicesView(language, presenter.devices)
        self.mail = MailView(language, presenter.mail)
        self._sections: dict[str, PrintersView | DevicesView | MailView] = {
            PRINTERS: self.printers,
            DEVICES: self.devices,
            MAIL: self.mail,
        }
        self._switch = Segment([say("Printers"), say("Devices"), say("E-mail")])
        self._switch.chosen.connect(presenter.choose_section)
        self._top = QWidget()
        top = row(self._top, gap=tokens.GAP_12)
        top.addWidget(Text(say("Shop"), size=28, weight=tokens.BOLD), 1)
        top.addWidget(self._switch)
        self._places = QStackedWidget()
        for section in self._sections.values():
            self._places.addWidget(section)
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addWidget(self._top)
        self._page.addWidget(self._places, 1)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return tuple(field for section in self._sections.values() for field in section.fields)

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard the section comes first."""
        self._top.setVisible(not (typing and self.window().height() < _ROOM_FOR_ALL))
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)
        for section in self._sections.values():
            section.make_room(typing=typing)

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into."""
        for section in self._sections.values():
            section.see_field(field)

    def show_page(self, state: ShopState) -> None:
        """Shows the section that is seen."""
        self._switch.show_chosen(SECTIONS.index(state.section))
        self.printers.show_section(state.printers)
        self.devices.show_section(state.devices)
        self.mail.show_section(state.mail)
        self._places.setCurrentWidget(self._sections[state.section])
