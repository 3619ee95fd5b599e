"""The form of a combo."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.build_menu_questions import ITEMS
from counter.ui.office.chips import Chips
from counter.ui.office.from_when import FromWhen
from counter.ui.office.menu_presenter import MenuPresenter
from counter.ui.office.menu_state import ComboFormState
from counter.ui.office.price_form import PriceForm
from counter.ui.office.sentence_row import show_in
from counter.ui.office.shop_state import TickState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text

_HEADING = 24
"""How high the words over the prices are."""


class ComboForm(QWidget):
    """Shows a ComboFormState; what is typed and tapped goes to the presenter. `made_field` gives fields made later."""

    made_field = Signal(object)

    def __init__(self, language: Language, presenter: MenuPresenter) -> None:
        super().__init__()
        self._language, self._shown, self._is_off = language, "", False
        say = language.say
        self.name, self.category = Field(say("Name")), Field(say("Category"))
        self._price, self._when = PriceForm(language), FromWhen(language, presenter)
        self._price.made_field.connect(self.made_field)
        self._price.written.connect(
            lambda _place, text: presenter.change_combo(lambda draft: replace(draft, price=text))
        )
        self.name.written.connect(lambda text: presenter.change_combo(lambda draft: replace(draft, name=text)))
        self.category.written.connect(lambda text: presenter.change_combo(lambda draft: replace(draft, category=text)))
        self._items = Chips()
        self._items.tapped.connect(
            lambda key: presenter.change_combo(
                lambda draft: replace(draft, items=tuple(e for at, e in enumerate(draft.items) if at != int(key)))
            )
        )
        add = Button(say("Add an item"), icon="plus", padding=tokens.GAP_12)
        add.tapped.connect(lambda: presenter.ask(ITEMS))
        self._alone = Text(size=14, tone="soft", wrap=True)
        self._star = Button(say("Favourite"), icon="star", padding=tokens.GAP_12)
        self._star.tapped.connect(
            lambda: presenter.change_combo(lambda draft: replace(draft, favourite=not draft.favourite))
        )
        self._offer = Button(icon="trash-2", commits=True)
        self._offer.tapped.connect(lambda: presenter.offer(on_menu=self._is_off))
        self._lay_out(add, Text(say("Tap an item to take it out."), size=14, tone="soft"))

    def _lay_out(self, add: Button, hint: Text) -> None:
        inside = QWidget()
        lines = column(inside, gap=tokens.GAP_12)
        when = column()
        when.addSpacing(_HEADING)
        when.addWidget(self._when)
        when.addStretch(1)
        prices = QWidget()
        line = row(prices, gap=tokens.GAP_8)
        line.addWidget(self._price)
        line.addLayout(when, 1)
        below = (self._items, hint, add, self._alone, self._star, self._offer)
        for part in (self.name, self.category, prices, *below):
            lines.addWidget(part)
        lines.addStretch(1)
        self._scroll = Scroll(inside)
        column(self).addWidget(self._scroll)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return (self.name, self.category, *self._price.fields, self._when.day)

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into, where it is here, once all has its place."""
        if self.isAncestorOf(field):
            QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(field, 0, tokens.GAP_8))

    def show_form(self, state: ComboFormState) -> None:
        """Shows it."""
        say = self._language.say
        anew, self._shown = state.key != self._shown, state.key
        for field, text in ((self.name, state.name), (self.category, state.category)):
            show_in(field, text, anew=anew)
        self._price.show_prices(state.heading, (state.price,), anew=anew)
        self._when.show_day(state)
        ticks = (TickState(str(at), name, on=False, note=price) for at, (name, price) in enumerate(state.items))
        self._items.show_ticks(tuple(ticks))
        self._alone.set_text(state.alone)
        self._star.set_chosen(on=state.favourite, chosen=looks.KEPT_ON)
        self._is_off = bool(state.off)
        self._offer.setVisible(state.off is not None)
        self._offer.set_text(say("Put it on the menu again") if state.off else say("Take it off the menu"))
