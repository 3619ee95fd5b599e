"""The shop in hand, at the right of the page All shops, and in a narrow window on a sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.machine_card import Facts
from counter.ui.office.other_shops_presenter import OtherShopsPresenter
from counter.ui.office.other_shops_state import SHOP, OtherShopsState, ShopCardState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.layouts import column
from counter.ui.widgets.text import Text

_SHEET = 480


class ShopCard(Facts):
    """Shows a ShopCardState; what is tapped goes to the presenter."""

    def __init__(self, presenter: OtherShopsPresenter) -> None:
        super().__init__()
        self._leave = Button(icon="log-out", look=looks.LATE)
        self._leave.tapped.connect(presenter.ask_leave)
        self._then = Text(size=14, tone="soft", wrap=True)
        self._then.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.buttons.addWidget(self._leave)
        self.buttons.addWidget(self._then)

    def show_card(self, state: ShopCardState) -> None:
        """Shows it."""
        self.show_facts(state.title, state.under, state.mark, state.lines, state.note)
        self._leave.set_text(state.leave)
        self._leave.about = state.shop
        self._then.set_text(state.leave_note)
        for part, words in ((self._leave, state.leave), (self._then, state.leave_note)):
            part.setVisible(bool(words))


class ShopSheet(DimmedPanel):
    """In a narrow window: the shop in hand."""

    def __init__(self, host: QWidget, language: Language, presenter: OtherShopsPresenter) -> None:
        content = QWidget()
        super().__init__(host, content, width=_SHEET, margin=20)
        self._card = ShopCard(presenter).on_sheet()
        done = Button(language.say("Done"))
        done.tapped.connect(self.dismiss)
        lines = column(content, gap=tokens.GAP_8)
        lines.addWidget(self._card, 1)
        lines.addWidget(done)

    def show_page(self, state: OtherShopsState) -> None:
        """Shows what is in hand; nothing while something is typed or asked."""
        if state.card:
            self._card.show_card(state.card)
        if state.in_hand != SHOP or state.question:
            self.shut()
