"""The page Shop: a switch of its sections, and the one that is seen."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.office.devices_view import DevicesView
from counter.ui.office.mail_view import MailView
from counter.ui.office.page_view import PageView
from counter.ui.office.printers_view import PrintersView
from counter.ui.office.shop_presenter import ShopPresenter
from counter.ui.office.shop_state import DEVICES, PRINTERS, SECTIONS, ShopState
from counter.ui.theme import tokens
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, row
from counter.ui.widgets.segment import Segment
from counter.ui.widgets.text import Text
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

S = TypeVar("S", PrintersView, DevicesView, MailView)

_ROOM_FOR_ALL = 900
"""Pixels of a window in which the page stands whole above the keyboard."""


class ShopView(PageView[ShopState]):
    """Shows a ShopState; what is tapped goes to the presenter of the section.

    `made_field` gives each field of a section as it is made; `papers_wanted` asks for what is not on paper yet.
    """

    def __init__(self, language: Language, presenter: ShopPresenter) -> None:
        super().__init__()
        say = language.say
        self._typing = False
        self._made: list[PrintersView | DevicesView | MailView] = []
        self._printers = WhenWanted(lambda: self._make_printers(language, presenter))
        self._devices = WhenWanted(lambda: self._also(DevicesView(language, presenter.devices)))
        self._mail = WhenWanted(lambda: self._also(MailView(language, presenter.mail)))
        self._switch = Segment([say("Printers"), say("Devices"), say("E-mail")])
        self._switch.chosen.connect(presenter.choose_section)
        self._top = QWidget()
        top = row(self._top, gap=tokens.GAP_12)
        top.addWidget(Text(say("Shop"), size=28, weight=tokens.BOLD), 1)
        top.addWidget(self._switch)
        self._places = QStackedWidget()
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addWidget(self._top)
        self._page.addWidget(self._places, 1)
        InAdvance(self, (self._printers, self._devices, self._mail))

    def _also(self, section: S) -> S:
        self._made.append(section)
        self._places.addWidget(section)
        section.make_room(typing=self._typing)
        for field in section.fields:
            self.made_field.emit(field)
        return section

    def _make_printers(self, language: Language, presenter: ShopPresenter) -> PrintersView:
        printers = self._also(PrintersView(language, presenter.printers))
        printers.papers_wanted.connect(self.papers_wanted)
        return printers

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into of all that is made."""
        return tuple(field for section in self._made for field in section.fields)

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard the section comes first."""
        self._typing = typing
        self._top.setVisible(not (typing and self.window().height() < _ROOM_FOR_ALL))
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)
        for section in self._made:
            section.make_room(typing=typing)

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into."""
        for section in self._made:
            section.see_field(field)

    def show_page(self, state: ShopState) -> None:
        """Shows the section that is seen."""
        self._switch.show_chosen(SECTIONS.index(state.section))
        self._places.setCurrentWidget(self._section_of(state))

    def _section_of(self, state: ShopState) -> QWidget:
        if state.section == PRINTERS:
            self._printers.get().show_section(state.printers)
            return self._printers.get()
        if state.section == DEVICES:
            self._devices.get().show_section(state.devices)
            return self._devices.get()
        self._mail.get().show_section(state.mail)
        return self._mail.get()
