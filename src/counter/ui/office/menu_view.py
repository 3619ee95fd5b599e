"""The page Menu: categories above, the list, the form of what is in hand, how that looks on Sell, the bar below."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.office.combo_form import ComboForm
from counter.ui.office.group_form import GroupForm
from counter.ui.office.item_form import ItemForm
from counter.ui.office.menu_presenter import MenuPresenter
from counter.ui.office.menu_preview import MenuPreview
from counter.ui.office.menu_state import ComboFormState, GroupFormState, ItemFormState, MenuState, ThingRow
from counter.ui.office.page_view import PageView
from counter.ui.office.save_bar import SaveBar
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Arrangement, Button
from counter.ui.widgets.choice_row import ChoiceRow
from counter.ui.widgets.dimmed import DimmedPanel
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text
from counter.ui.widgets.when_wanted import InAdvance, WhenWanted

F = TypeVar("F", ItemForm, GroupForm, ComboForm)

_LIST, _PREVIEW, _ROW = 222, 268, 50
_ROOM_FOR_ALL = 900


class MenuView(PageView[MenuState]):
    """Shows a MenuState; what is typed and tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: MenuPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._rows: list[Button] = []
        self._keys: list[str] = []
        self._state: MenuState | None = None
        self._has_room = True
        say = language.say
        self._categories = ChoiceRow(say("Categories before"), say("More categories"))
        self._categories.chosen.connect(presenter.choose_category)
        self._find = Field(say("Find an item"), icon="search", stays=True)
        self._find.written.connect(presenter.search)
        self._look = Button(icon="search", name=say("Find an item"), padding=tokens.GAP_12)
        self._look.tapped.connect(self._toggle_search)
        self._new = Button(say("New item"), icon="plus", padding=tokens.GAP_12)
        self._new.tapped.connect(presenter.add_item)
        self._combo = Button(say("New combo"), icon="plus", padding=tokens.GAP_12)
        self._combo.tapped.connect(presenter.add_combo)
        self._item = WhenWanted(lambda: self._also(ItemForm(language, presenter)))
        self._group = WhenWanted(lambda: self._also(GroupForm(language, presenter)))
        self._of_combo = WhenWanted(lambda: self._also(ComboForm(language, presenter)))
        self._preview = MenuPreview(language, presenter)
        self._sheet = DimmedPanel(self, self._sheet_content(), width=360)
        self._sheet.dismissed.connect(lambda: presenter.show_sheet(on=False))
        self._on_sell = Button(say("On Sell"), icon="eye", height=56)
        self._on_sell.tapped.connect(lambda: presenter.show_sheet(on=True))
        self._foot = SaveBar(language, self._on_sell)
        self._foot.discarded.connect(presenter.discard)
        self._foot.saved.connect(presenter.save)
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.answer)
        self._question.done.connect(lambda: presenter.ask(""))
        self._lay_out()
        InAdvance(self, (self._item, self._group, self._of_combo))

    def _sheet_content(self) -> QWidget:
        content = QWidget()
        self._in_sheet = column(content, gap=tokens.GAP_12)
        done = Button(self._language.say("Done"), look=looks.PRIMARY, height=56)
        done.tapped.connect(lambda: self._presenter.show_sheet(on=False))
        self._in_sheet.addWidget(done)
        return content

    def _also(self, form: F) -> F:
        self._forms.addWidget(form)
        for field in form.fields:
            self.made_field.emit(field)
        form.made_field.connect(self.made_field)
        return form

    def _lay_out(self) -> None:
        self._top = QWidget()
        top = row(self._top, gap=tokens.GAP_8)
        top.addWidget(self._categories, 1)
        top.addWidget(self._find, 1)
        for button in (self._look, self._new, self._combo):
            top.addWidget(button)
        inside = QWidget()
        self._lines = column(inside)
        self._empty = Text(tone="soft", wrap=True)
        self._lines.addWidget(self._empty)
        self._lines.addStretch(1)
        self._list = Card("card")
        column(self._list, margins=(1, 1, 1, 1)).addWidget(Scroll(inside))
        self._forms = QStackedWidget()
        card = Card("card")
        column(card, margins=(16, 12, 12, 12)).addWidget(self._forms)
        self._columns = row(gap=14)
        self._columns.addWidget(self._list)
        self._columns.addWidget(card, 1)
        self._page = column(self, gap=tokens.GAP_12)
        self._page.addWidget(self._top)
        self._page.addLayout(self._columns, 1)
        self._page.addWidget(self._foot)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into of all that is made."""
        made = (self._item.made, self._group.made, self._of_combo.made)
        return (self._find, *(field for form in made if form for field in form.fields))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew: a narrow window has the look at Sell on a sheet."""
        super().resizeEvent(event)
        narrow = is_narrow(self) or self.window().width() < tokens.NARROW
        self._list.setFixedWidth(_LIST - 10 if narrow else _LIST + 14)
        self._on_sell.setVisible(narrow)
        if narrow:
            self._in_sheet.insertWidget(0, self._preview)
        else:
            self._preview.setFixedWidth(_PREVIEW)
            self._columns.addWidget(self._preview)
        self._categories.fit(narrow=narrow)
        self._page.setSpacing(tokens.GAP_8 if is_low(self) else tokens.GAP_12)

    def make_room(self, *, typing: bool) -> None:
        """Above the keyboard the form comes first."""
        no_room = typing and self.window().height() < _ROOM_FOR_ALL
        self._top.setVisible(not no_room or self._find.hasFocus())
        self._has_room = not no_room
        self._preview.setVisible(self._sees_preview)
        self._foot.setVisible(not no_room)

    @property
    def _sees_preview(self) -> bool:
        return self._has_room and self._state is not None and self._state.preview is not None

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into, where it is here."""
        for form in (self._item.made, self._group.made, self._of_combo.made):
            if form:
                form.see_field(field)

    def _toggle_search(self) -> None:
        looks_for = self._state is not None and self._state.typed is not None
        self._presenter.search(None if looks_for else "")
        if not looks_for:
            self._find.empty()
            self._find.setFocus()

    def show_page(self, state: MenuState) -> None:
        """Shows it. The long form of an item is made in a turn of its own, so that nobody's finger waits for both."""
        self._state = state
        if isinstance(state.form, ItemFormState) and self._item.made is None:
            QTimer.singleShot(0, self, self._make_item)
        else:
            self._show(state)

    def _make_item(self) -> None:
        self._item.get()
        QTimer.singleShot(0, self, self._show_latest)

    def _show_latest(self) -> None:
        if self._state:
            self._show(self._state)

    def _show(self, state: MenuState) -> None:
        looks_for = state.typed is not None
        self._find.setVisible(looks_for)
        self._categories.setVisible(not looks_for)
        say = self._language.say
        self._look.set_icons("x" if looks_for else "search")
        self._look.set_text("", name=say("Close the search") if looks_for else say("Find an item"))
        self._categories.show_choices(state.categories, state.category)
        self._show_rows(state.rows)
        self._empty.set_text(state.empty if not state.rows else "")
        self._empty.setVisible(bool(state.empty) and not state.rows)
        self._show_form(state)
        if state.preview:
            self._preview.show_preview(state.preview)
        self._preview.setVisible(self._sees_preview)
        self._on_sell.setEnabled(state.preview is not None)
        if state.sheet and self._sheet.isHidden():
            self._sheet.open()
        elif not state.sheet:
            self._sheet.shut()
        self._foot.show_bar(state.bar, state.last, changed=state.changed)
        self._question.show_choices(state.question)

    def _show_form(self, state: MenuState) -> None:
        form: QWidget | None = None
        if isinstance(state.form, ItemFormState):
            item = self._item.get()
            item.show_form(state.form)
            form = item
        elif isinstance(state.form, GroupFormState):
            group = self._group.get()
            group.show_form(state.form)
            form = group
        elif isinstance(state.form, ComboFormState):
            combo = self._of_combo.get()
            combo.show_form(state.form)
            form = combo
        if form:
            self._forms.setCurrentWidget(form)
        self._forms.setVisible(state.form is not None)

    def _show_rows(self, rows: tuple[ThingRow, ...]) -> None:
        while len(self._rows) < len(rows):
            place = len(self._rows)
            button = Button(look=looks.MENU_ROW, height=_ROW, arrangement=Arrangement.ROW, weight=tokens.REGULAR,
                            second_size=16)  # fmt: skip
            button.tapped.connect(lambda place=place: self._presenter.choose(self._keys[place]))
            self._lines.insertWidget(place, button)
            self._rows.append(button)
        self._keys = [each.key for each in rows]
        for button, each in zip(self._rows, rows, strict=False):
            button.about = each.key
            button.set_text(each.name, each.price)
            button.set_chosen(on=each.chosen, chosen=looks.KEPT_ON, otherwise=looks.MENU_ROW)
        for place, button in enumerate(self._rows):
            button.setVisible(place < len(rows))
