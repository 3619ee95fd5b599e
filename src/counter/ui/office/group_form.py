"""The form of a group of choices."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.from_when import FromWhen
from counter.ui.office.menu_presenter import MenuPresenter
from counter.ui.office.menu_state import GroupFormState, OptionState
from counter.ui.office.price_form import PriceForm
from counter.ui.office.sentence_row import show_in
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text

_NOW, _PRICE = 62, 96


class _Option(QWidget):
    """A choice: its name, what it adds now and will, whether it comes with the item, and whether it is on the menu.

    Below it what it adds in sizes, where it does. `made_field` gives fields made later.
    """

    made_field = Signal(object)

    def __init__(self, language: Language, presenter: MenuPresenter, place: int) -> None:
        super().__init__()
        self._language, self._presenter, self._place = language, presenter, place
        self.name, self.price = Field(language.say("Choice")), Field("")
        self._now = Text(tone="soft")
        self._now.setFixedWidth(_NOW)
        self.price.setFixedWidth(_PRICE)
        self.name.written.connect(lambda text: self._change(name=text))
        self.price.written.connect(lambda text: self._change(price=text))
        self._comes, self._off = Button(padding=tokens.GAP_12), Button(padding=tokens.GAP_12)
        self._comes.setFixedWidth(tokens.TARGET)
        self._comes.tapped.connect(self._toggle)
        self._off.tapped.connect(lambda: presenter.change_group(lambda draft: draft.drop_row(place)))
        self._more, self._add = Button(icon="cup-soda", padding=tokens.GAP_12), tuple[str, ...]()
        self._more.tapped.connect(lambda: presenter.change_group(lambda draft: draft.add_sizes(place, self._add)))
        self._sizes: PriceForm | None = None
        line = row(gap=tokens.GAP_8)
        line.addWidget(self.name, 1)
        for part in (self._now, self.price, self._more, self._comes, self._off):
            line.addWidget(part)
        self._lines = column(self, gap=6)
        self._lines.addLayout(line)

    def _change(self, **values: Any) -> None:
        self._presenter.change_group(lambda draft: draft.change_row(self._place, **values))

    def _toggle(self) -> None:
        place = self._place
        self._presenter.change_group(lambda draft: draft.change_row(place, default=not draft.rows[place].default))

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return (self.name, self.price, *(self._sizes.fields if self._sizes else ()))

    def show_option(self, state: OptionState, heading: str, *, anew: bool) -> None:
        """Shows it; `heading` says from when on what is typed counts."""
        say = self._language.say
        show_in(self.name, state.name, anew=anew)
        show_in(self.price, state.price, anew=anew)
        self._now.set_text(state.now or "—")
        self._now.setAccessibleName(say("{what} now: {price}", what=state.name, price=state.now or say("none")))
        self.price.setPlaceholderText(state.otherwise or state.now)
        self.price.setAccessibleName(say("{choice} adds", choice=state.name))
        self.price.mark_wrong(state.wrong)
        self._comes.set_text("", name=say("{choice} comes with it", choice=state.name))
        self._comes.set_chosen(on=state.default, chosen=looks.KEPT_ON)
        self._comes.set_icons("check" if state.default else "")
        self._off.set_text("", name=self._say_off(state))
        self._off.set_icons("undo-2" if state.off else "x")
        self._add = state.more
        self._more.setVisible(bool(state.more or state.sizes))
        self._more.setEnabled(bool(state.more))
        self._more.set_text("", name=say("{choice} by size", choice=state.name))
        self._show_sizes(state, heading, anew=anew)
        for part in (self.name, self.price, self._comes):
            part.setEnabled(not state.off)

    def _say_off(self, state: OptionState) -> str:
        say = self._language.say
        if state.off:
            return say("{choice} on the menu again", choice=state.name)
        return say("{choice} off the menu", choice=state.name)

    def _show_sizes(self, state: OptionState, heading: str, *, anew: bool) -> None:
        if self._sizes is None and state.sizes:
            self._sizes = self._make_sizes()
        if self._sizes:
            self._sizes.setVisible(bool(state.sizes) and not state.off)
            self._sizes.show_prices(heading, state.sizes, anew=anew)

    def _make_sizes(self) -> PriceForm:
        made, place, change = PriceForm(self._language), self._place, self._presenter.change_group
        made.written.connect(lambda at, text: change(lambda draft: draft.write_size(place, at, text)))
        made.gone.connect(lambda at: change(lambda draft: draft.drop_size(place, at)))
        made.made_field.connect(self.made_field)
        indented = row(margins=(tokens.GAP_24, 0, 0, 0))
        indented.addWidget(made, 1)
        self._lines.addLayout(indented)
        return made


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
        head = row(gap=tokens.GAP_8)
        self._when = FromWhen(language, presenter)
        head.addWidget(self._when, 1)
        head.addWidget(Text(say("✓ comes with it"), size=14, tone="soft"))
        lines.addLayout(head)
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
        return (self.name, self._when.day, *(field for each in self._options for field in each.fields))

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
        self._when.show_day(state, state.heading)
        self._least.set_text(state.fewest)
        self._most.set_text(state.most)
        while len(self._options) < len(state.options):
            made = _Option(self._language, self._presenter, len(self._options))
            made.made_field.connect(self.made_field)
            self._options.append(made)
            self._lines.addWidget(made)
            self.made_field.emit(made.name)
            self.made_field.emit(made.price)
        for place, each in enumerate(self._options):
            if place < len(state.options):
                each.show_option(state.options[place], state.heading, anew=anew)
            each.setVisible(place < len(state.options))
