"""The page Shop: a switch of its sections, and the one that is seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language, _
from counter.ui.office.devices_view import DevicesView
from counter.ui.office.mail_view import MailView
from counter.ui.office.page_view import PageView
from counter.ui.office.printers_view import PrintersView
from counter.ui.office.section_switch import SectionSwitch
from counter.ui.office.settings_view import SettingsView
from counter.ui.office.shop_overview import ShopOverview
from counter.ui.office.shop_presenter import ShopPresenter
from counter.ui.office.shop_state import (
    ALL,
    DEVICES,
    LANGUAGE,
    MAIL,
    MONEY,
    PRINTERS,
    PROMISE,
    SECTIONS,
    TAXES,
    VOUCHERS,
    WHO,
    ShopState,
)
from counter.ui.theme import tokens
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.text import Text
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

Section = PrintersView | DevicesView | MailView | SettingsView | ShopOverview

_WORDS = {
    ALL: _("All"),
    WHO: _("Shop"),
    TAXES: _("Taxes"),
    MONEY: _("Money"),
    PRINTERS: _("Printers"),
    DEVICES: _("Devices"),
    MAIL: _("E-mail"),
    LANGUAGE: _("Language"),
    PROMISE: _("Promises"),
    VOUCHERS: _("Vouchers"),
}
_ROOM_FOR_ALL = 900
"""Pixels of a window in which the page stands whole above the keyboard."""


class ShopView(PageView[ShopState]):
    """Shows a ShopState; what is tapped goes to the presenter of the section."""

    def __init__(self, language: Language, presenter: ShopPresenter) -> None:
        super().__init__()
        say = language.say
        self._typing = False
        self._made: list[Section] = []
        makers: dict[str, Callable[[], Section]] = {
            ALL: lambda: self._overview(language, presenter),
            PRINTERS: lambda: PrintersView(language, presenter.printers),
            DEVICES: lambda: DevicesView(language, presenter.devices),
            MAIL: lambda: MailView(language, presenter.mail),
        }
        makers |= {key: partial(SettingsView, language, form) for key, form in presenter.forms.items()}
        self._sections = {key: WhenWanted(partial(self._also, makers[key])) for key in SECTIONS}
        self._switch = SectionSwitch([say(_WORDS[key]) for key in SECTIONS])
        self._switch.chosen.connect(presenter.choose_section)
        self._top = QWidget()
        self._title = Text(say("Shop"), size=28, weight=tokens.BOLD)
        top = row(self._top, gap=tokens.GAP_24)
        top.addWidget(self._title)
        top.addWidget(self._switch, 1)
        self._places = QStackedWidget()
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addWidget(self._top)
        self._page.addWidget(self._places, 1)
        InAdvance(self, self._sections.values())

    @staticmethod
    def _overview(language: Language, presenter: ShopPresenter) -> ShopOverview:
        made = ShopOverview(language)
        made.opened.connect(presenter.open)
        made.undone.connect(presenter.undo_last)
        return made

    def _also(self, make: Callable[[], Section]) -> Section:
        section = make()
        self._made.append(section)
        self._places.addWidget(section)
        section.make_room(typing=self._typing)
        for field in section.fields:
            self.made_field.emit(field)
        if isinstance(section, SettingsView):
            section.made_field.connect(self.made_field)
        if isinstance(section, PrintersView):
            section.papers_wanted.connect(self.papers_wanted)
        return section

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into of all that is made."""
        return tuple(field for section in self._made for field in section.fields)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the rail says where one is."""
        super().resizeEvent(event)
        self._title.setVisible(not is_narrow(self))

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
        section = self._sections[state.section].get()
        section.show_section(state.page)  # type: ignore[arg-type]  # each section has its presenter's state
        self._places.setCurrentWidget(section)
