"""The page All shops: the list of the owner's shops, the one in hand at the right; and what is pushed to them."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.office.add_shop_form import AddShopForm
from counter.ui.office.growing_list import GrowingList
from counter.ui.office.machine_row import TALL, MachineHeadings, MachineRow
from counter.ui.office.machines_alone import AloneCard
from counter.ui.office.machines_state import MachineRowState
from counter.ui.office.other_shops_presenter import OtherShopsPresenter
from counter.ui.office.other_shops_state import ADD, OtherShopsState
from counter.ui.office.page_view import PageView
from counter.ui.office.push_view import PushView
from counter.ui.office.shop_card import ShopCard, ShopSheet
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, is_narrow, laid_out_once, row
from counter.ui.widgets.text import Card, Text
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

_RIGHT, _ROOM_FOR_ALL, _MOST = 352, 900, 16_777_215


class OtherShopsView(PageView[OtherShopsState]):
    """Shows an OtherShopsState; what is tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: OtherShopsPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._state, self._is_typing = OtherShopsState(), False
        self._read = Button(icon="refresh-cw", height=60)
        self._read.tapped.connect(presenter.read_now)
        self._push = Button(icon="arrow-right", height=60)
        self._push.tapped.connect(presenter.pushing.open)
        self._add = Button(icon="plus", look=looks.PRIMARY, height=60)
        self._add.tapped.connect(presenter.add)
        self._alone = AloneCard(presenter.add)
        self._rows: GrowingList[MachineRowState] = GrowingList(self._make_row, MachineRow.show_machine)  # type: ignore[arg-type]
        self._note, self._card = Text(weight=tokens.SEMIBOLD, wrap=True), ShopCard(presenter)
        self.form: WhenWanted[AddShopForm] = WhenWanted(self._make_form)
        self._pushing: WhenWanted[PushView] = WhenWanted(self._make_pushing)
        self._sheet = WhenWanted(lambda: ShopSheet(self, language, presenter))
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.answer)
        self._question.done.connect(presenter.stop_asking)
        self._lay_out()
        InAdvance(self, (self.form, self._pushing))

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into of all that is made."""
        return self.form.made.fields if self.form.made else ()

    def _make_row(self) -> MachineRow:
        made = MachineRow()
        made.tapped.connect(lambda: self._choose(str(made.about)))
        return made

    def _make_form(self) -> AddShopForm:
        made = AddShopForm(self._language, self._presenter.adding)
        made.made_field.connect(self.made_field)
        self._stack.addWidget(made)
        return made

    def _make_pushing(self) -> PushView:
        made = PushView(self._language, self._presenter.pushing)
        self._places.addWidget(made)
        return made

    def _lay_out(self) -> None:
        say = self._language.say
        self._head = QWidget()
        head = row(self._head, gap=tokens.GAP_12)
        head.addWidget(Text(say("All shops"), size=28, weight=tokens.BOLD), 1)
        for button in (self._read, self._push, self._add):
            head.addWidget(button)
        self._list, self._left = Card("card"), QWidget()
        inside = column(self._list, margins=(0, 0, 0, 4))
        self._headings = MachineHeadings(say("Shop"), say("Server"), say("Version"))
        inside.addWidget(self._headings)
        inside.addWidget(self._rows, 1)
        left = column(self._left)
        left.addWidget(self._list, 1)
        left.addStretch(0)
        self._stack, self._beside = QStackedWidget(), Card("card")
        self._stack.addWidget(self._card)
        column(self._beside, margins=(20, 16, 20, 16)).addWidget(self._stack)
        columns = row(gap=14)
        for part in (self._alone, self._left):
            columns.addWidget(part, 1)
        columns.addWidget(self._beside)
        self._start, self._places = QWidget(), QStackedWidget()
        self._page = column(self._start, gap=tokens.GAP_12)
        self._page.addWidget(self._head)
        self._page.addWidget(self._note)
        self._page.addLayout(columns, 1)
        self._places.addWidget(self._start)
        column(self).addWidget(self._places)

    def _choose(self, shop: str) -> None:
        self._presenter.choose(shop)
        if is_narrow(self):
            sheet = self._sheet.get()
            sheet.show_page(self._state)
            sheet.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)
        self._fit()

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard what is typed comes first."""
        self._is_typing = typing and self.window().height() < _ROOM_FOR_ALL
        if self.form.made:
            self.form.made.make_room(typing=typing)
        self._fit()

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into."""
        if self.form.made:
            self.form.made.see_field(field)

    def _fit(self) -> None:
        """What is typed has all of a narrow window."""
        state, narrow = self._state, is_narrow(self)
        adds = state.in_hand == ADD
        self._head.setVisible(not self._is_typing)
        self._note.setVisible(bool(state.note) and not self._is_typing)
        self._alone.setVisible(state.alone is not None and not (narrow and adds))
        self._left.setVisible(state.alone is None and not (narrow and adds))
        self._beside.setVisible(adds or bool(state.card and not narrow))
        self._beside.setMaximumWidth(_MOST if narrow else _RIGHT)
        self._beside.setMinimumWidth(0 if narrow else _RIGHT)

    def show_page(self, state: OtherShopsState) -> None:
        """Shows it."""
        with laid_out_once(self):
            self._state = state
            if state.pushing:
                self._pushing.get().show_push(state.pushing)
                self._places.setCurrentWidget(self._pushing.get())
            else:
                self._show_start(state)
                self._places.setCurrentWidget(self._start)
            if self._sheet.made:
                self._sheet.made.show_page(state)
            self._question.show_choices(state.question)
            self._fit()

    def _show_start(self, state: OtherShopsState) -> None:
        for button, words in ((self._read, state.read), (self._add, state.add)):
            button.set_text(words)
            button.setVisible(bool(words))
        self._read.setEnabled(not state.is_reading)
        self._push.set_text(state.push, name=self._language.say("Push menu and playbook"))
        self._push.setVisible(bool(state.push))
        self._note.set_text(state.note)
        if state.alone:
            self._alone.show_alone(state.alone, connects=state.form is None)
        self._rows.show_states(state.rows, anew=False)
        self._list.setMaximumHeight(self._headings.sizeHint().height() + len(state.rows) * TALL + 6)
        if state.card:
            self._card.show_card(state.card)
        if state.form:
            self.form.get().show_form(state.form)
            self._stack.setCurrentWidget(self.form.get())
        else:
            if self.form.made:
                self.form.made.shut()
            self._stack.setCurrentWidget(self._card)
