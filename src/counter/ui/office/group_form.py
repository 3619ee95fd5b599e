"""The form of a group of choices, and that of a combo."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.build_menu_questions import ITEMS
from counter.ui.office.chips import Chips
from counter.ui.office.menu_presenter import MenuPresenter
from counter.ui.office.menu_state import ComboFormState, GroupFormState, OptionState
from counter.ui.office.sentence_row import show_in
from counter.ui.office.shop_state import TickState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text

_PRICE = 110


class _Option(QWidget):
    """A choice: its name, what it adds, whether it comes with the item, and whether it is on the menu."""

    def __init__(self, language: Language, presenter: MenuPresenter, place: int) -> None:
        super().__init__()
        self._language = language
        self.name, self.price = Field(language.say("Choice")), Field("")
        self.price.setFixedWidth(_PRICE)
        self.name.written.connect(lambda text: presenter.change_group(lambda d: d.change_row(place, name=text)))
        self.price.written.connect(lambda text: presenter.change_group(lambda d: d.change_row(place, price=text)))
        self._comes, self._off = Button(padding=tokens.GAP_12), Button(padding=tokens.GAP_12)
        self._comes.tapped.connect(
            lambda: presenter.change_group(lambda d: d.change_row(place, default=not d.rows[place].default))
        )
        self._off.tapped.connect(lambda: presenter.change_group(lambda d: d.drop_row(place)))
        line = row(self, gap=tokens.GAP_8)
        line.addWidget(self.name, 1)
        for part in (self.price, self._comes, self._off):
            line.addWidget(part)

    def show_option(self, state: OptionState, *, anew: bool) -> None:
        """Shows it."""
        say = self._language.say
        show_in(self.name, state.name, anew=anew)
        show_in(self.price, state.price, anew=anew)
        self.price.setPlaceholderText("0.00")
        self.price.setAccessibleName(say("{choice} adds", choice=state.name))
        self.price.mark_wrong(state.wrong)
        self._comes.set_text(say("Comes with it"), name=say("{choice} comes with it", choice=state.name))
        self._comes.set_chosen(on=state.default, chosen=looks.KEPT_ON)
        self._comes.set_icons("check" if state.default else "")
        words = say("{choice} on the menu again") if state.off else say("{choice} off the menu")
        self._off.set_text("", name=words.format(choice=state.name))
        self._off.set_icons("undo-2" if state.off else "x")
        for part in (self.name, self.price, self._comes):
            part.setEnabled(not state.off)


class GroupForm(QWidget):
    """Shows a GroupFormState; what is typed and tapped goes to the presenter. `made_field` gives fields made later."""

    made_field = Signal(object)

    def __init__(self, language: Language, presenter: MenuPresenter) -> None:
        super().__init__()
        self._language, self._presenter = language, presenter
        self._shown, self._options = "", list[_Option]()
        say = language.say
        back = Button(icon="arrow-left", name=say("Back to the item"), padding=tokens.GAP_12)
        back.tapped.connect(presenter.close_group)
        self.name = Field(say("What is chosen: Milk, Syrup"))
        self.name.written.connect(lambda text: presenter.change_group(lambda draft: replace(draft, name=text)))
        drop = Button(say("Not on this item"), icon="trash-2", look=looks.QUIET_INK, padding=tokens.GAP_12)
        drop.tapped.connect(presenter.drop_group)
        self._also = Text(size=14, tone="soft", wrap=True)
        self._least, self._most = Text(weight=tokens.BOLD), Text(weight=tokens.BOLD)
        more = Button(say("Add a choice"), icon="plus", look=looks.QUIET_INK, padding=tokens.GAP_12)
        more.tapped.connect(lambda: presenter.change_group(lambda draft: draft.add_row()))
        inside = QWidget()
        lines = column(inside, gap=tokens.GAP_8)
        head = row(gap=tokens.GAP_8)
        head.addWidget(back)
        head.addWidget(self.name, 1)
        head.addWidget(drop)
        lines.addLayout(head)
        lines.addWidget(self._also)
        count = row(gap=tokens.GAP_8)
        for label, shown, names, part in (
            (say("At least"), self._least, (say("One fewer at least"), say("One more at least")), "fewest"),
            (say("At most"), self._most, (say("One fewer at most"), say("One more at most")), "most"),
        ):
            count.addWidget(Text(label, tone="soft"))
            for step, icon, name in ((-1, "minus", names[0]), (1, "plus", names[1])):
                key = Button(icon=icon, name=name, padding=tokens.GAP_12)
                key.tapped.connect(partial(self._step, part, step))
                if step > 0:
                    count.addWidget(shown)
                count.addWidget(key)
            count.addSpacing(tokens.GAP_12)
        count.addStretch(1)
        lines.addLayout(count)
        self._lines = column(gap=tokens.GAP_8)
        lines.addLayout(self._lines)
        lines.addWidget(more)
        lines.addStretch(1)
        self._scroll = Scroll(inside)
        column(self).addWidget(self._scroll)

    def _step(self, part: str, step: int) -> None:
        self._presenter.change_group(lambda draft: replace(draft, **{part: max(0, getattr(draft, part) + step)}))

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return (self.name, *(field for each in self._options for field in (each.name, each.price)))

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into, where it is here, once all has its place."""
        if self.isAncestorOf(field):
            QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(field, 0, tokens.GAP_8))

    def show_form(self, state: GroupFormState) -> None:
        """Shows it."""
        anew, self._shown = state.key != self._shown, state.key
        show_in(self.name, state.name, anew=anew)
        self._also.set_text(state.also)
        self._also.setVisible(bool(state.also))
        self._least.set_text(state.fewest)
        self._most.set_text(state.most)
        while len(self._options) < len(state.options):
            made = _Option(self._language, self._presenter, len(self._options))
            self._options.append(made)
            self._lines.addWidget(made)
            self.made_field.emit(made.name)
            self.made_field.emit(made.price)
        for place, each in enumerate(self._options):
            if place < len(state.options):
                each.show_option(state.options[place], anew=anew)
            each.setVisible(place < len(state.options))


class ComboForm(QWidget):
    """Shows a ComboFormState; what is typed and tapped goes to the presenter."""

    def __init__(self, language: Language, presenter: MenuPresenter) -> None:
        super().__init__()
        self._language, self._shown, self._is_off = language, "", False
        say = language.say
        self.name, self.price = Field(say("Name")), Field(say("Price"))
        self.category = Field(say("Category"))
        self.name.written.connect(lambda text: presenter.change_combo(lambda draft: replace(draft, name=text)))
        self.price.written.connect(lambda text: presenter.change_combo(lambda draft: replace(draft, price=text)))
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
        lines = column(self, gap=tokens.GAP_12)
        hint = Text(say("Tap an item to take it out."), size=14, tone="soft")
        for part in (
            self.name,
            self.category,
            self.price,
            self._items,
            hint,
            add,
            self._alone,
            self._star,
            self._offer,
        ):
            lines.addWidget(part)
        lines.addStretch(1)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return (self.name, self.category, self.price)

    def show_form(self, state: ComboFormState) -> None:
        """Shows it."""
        say = self._language.say
        anew, self._shown = state.key != self._shown, state.key
        for field, text in ((self.name, state.name), (self.category, state.category), (self.price, state.price)):
            show_in(field, text, anew=anew)
        self.price.mark_wrong(state.wrong)
        ticks = (TickState(str(at), name, on=False, note=price) for at, (name, price) in enumerate(state.items))
        self._items.show_ticks(tuple(ticks))
        self._alone.set_text(state.alone)
        self._star.set_chosen(on=state.favourite, chosen=looks.KEPT_ON)
        self._is_off = bool(state.off)
        self._offer.setVisible(state.off is not None)
        self._offer.set_text(say("Put it on the menu again") if state.off else say("Take it off the menu"))
