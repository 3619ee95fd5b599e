"""The pages of a first start: the five steps above, what is asked in the middle, and below how it goes on. Passive."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget

from counter.kernel.language import Language
from counter.ui.parts.choices_panel import ChoicesPanel
from counter.ui.setup.build_state import LANGUAGE
from counter.ui.setup.coffee_presenter import CoffeePresenter
from counter.ui.setup.done_view import DoneView
from counter.ui.setup.menu_view import MenuStepView
from counter.ui.setup.presenter import SetupPresenter
from counter.ui.setup.rows_view import RowsView
from counter.ui.setup.state import SetupState
from counter.ui.setup.step_marks import StepMarks
from counter.ui.theme import icons, looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.keyboard import Keyboard
from counter.ui.widgets.keys import key_words
from counter.ui.widgets.layouts import column, is_low, is_narrow, row
from counter.ui.widgets.text import Ground, Text
from counter.ui.widgets.when_wanted import WhenWanted

_NEXT, _NEXT_NARROW = 280, 220


class SetupView(Ground):
    """Shows a SetupState. Taps go to the presenter, those on the last page to that of the first coffee."""

    def __init__(self, language: Language, presenter: SetupPresenter, coffee: CoffeePresenter) -> None:
        super().__init__("paper")
        self._language, self._presenter, self._coffee = language, presenter, coffee
        self._title = Text(size=40, weight=tokens.BOLD, wrap=True)
        self._under = Text(size=20, tone="soft", wrap=True)
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._wrong.setContentsMargins(0, 0, 0, tokens.GAP_12)
        self._busy = Text(tone="soft", wrap=True)
        self._bodies = QStackedWidget()
        self._rows = WhenWanted(self._make_rows)
        self._menu = WhenWanted(self._make_menu)
        self._done = WhenWanted(self._make_done)
        self._whole = column(self)
        self._whole.addLayout(self._make_head())
        self._whole.addSpacing(tokens.GAP_16)
        self._whole.addWidget(self._title)
        self._whole.addWidget(self._under)
        self._whole.addSpacing(tokens.GAP_16)
        self._whole.addWidget(self._bodies, 1)
        self._whole.addSpacing(tokens.GAP_12)
        self._whole.addWidget(self._wrong)
        self._whole.addWidget(self._busy)
        self._foot = self._make_foot()
        self._whole.addWidget(self._foot)
        self._question = ChoicesPanel(self)
        self._question.toggled.connect(presenter.take_answer)
        self._question.done.connect(presenter.stop_asking)
        self._keyboard = Keyboard(self, key_words(language))
        self._keyboard.served.connect(self._fit)
        self._keyboard.finished.connect(self._fit)

    def _make_head(self) -> QHBoxLayout:
        cup = QLabel()
        cup.setPixmap(icons.picture("coffee", tokens.CREMA, 28))
        self._brand = Text("Counter", size=20, weight=tokens.BOLD)
        self._marks = StepMarks()
        self._speak = Button(icon="languages")
        self._speak.tapped.connect(lambda: self._presenter.ask(LANGUAGE))
        head = row(gap=tokens.GAP_12)
        head.addWidget(cup)
        head.addWidget(self._brand)
        head.addWidget(self._marks, 1)
        head.addWidget(self._speak)
        return head

    def _make_foot(self) -> Ground:
        say = self._language.say
        self._back = Button(say("Back"), icon="arrow-left", height=68, padding=tokens.GAP_24)
        self._back.tapped.connect(self._presenter.back)
        self._join = Button(say("Join a shop"), icon="server", height=68, padding=tokens.GAP_24)
        if self._presenter.join:
            self._join.tapped.connect(self._presenter.join.open)
        self._take_back = Button(icon="undo-2", height=68, padding=tokens.GAP_24, commits=True)
        self._take_back.tapped.connect(self._coffee.take_back)
        self._note = Text(size=14, tone="soft", wrap=True)
        self._skip = Button(say("Skip the rest"), look=looks.QUIET_INK, height=68, commits=True)
        self._skip.tapped.connect(self._presenter.skip)
        self._next = Button(look=looks.PRIMARY, icon_after="arrow-right", size=20, height=tokens.PRIMARY)
        self._next.tapped.connect(self._go_on)
        foot = Ground("paper")
        line = row(foot, gap=tokens.GAP_16)
        line.addWidget(self._back)
        line.addWidget(self._join)
        line.addWidget(self._take_back)
        line.addWidget(self._note, 1)
        line.addWidget(self._skip)
        line.addWidget(self._next)
        return foot

    def _make_rows(self) -> RowsView:
        rows = RowsView(self._language, self._presenter)
        rows.made_field.connect(self._attend)
        self._bodies.addWidget(rows)
        return rows

    def _make_menu(self) -> MenuStepView:
        menu = MenuStepView(self._language, self._presenter)
        self._bodies.addWidget(menu)
        return menu

    def _make_done(self) -> DoneView:
        done = DoneView(self._language, self._coffee)
        self._attend(done.field)
        self._bodies.addWidget(done)
        return done

    def _attend(self, field: Field) -> None:
        self._keyboard.attend(field)
        field.returnPressed.connect(lambda: self._go_on() if self._is_last(field) else None)
        field.wanted.connect(lambda: self._rows.get().see_field(field))

    def _is_last(self, field: Field) -> bool:
        return self._rows.made is not None and self._rows.made.goes_on(field)

    def _go_on(self) -> None:
        """On the last page the counter opens."""
        self._keyboard.leave()
        if self._done.made and self._bodies.currentWidget() is self._done.made:
            self._coffee.open_counter()
        else:
            self._presenter.go_on()
            if self._rows.made:
                self._rows.made.see_wrong()

    def show_state(self, state: SetupState) -> None:
        """Shows the step that is seen."""
        self._marks.show_marks(state.marks, state.marks_name)
        self._speak.set_text(state.language, name=self._language.say("Language: {language}", language=state.language))
        self._speak.setVisible(bool(state.language) and state.done is None)
        self._title.set_text(state.title)
        self._under.set_text(state.under)
        self._wrong.set_text(state.wrong)
        self._wrong.setVisible(bool(state.wrong) and state.menu is None)
        self._next.set_text(state.next)
        self._next.setEnabled(state.can_next)
        self._show_body(state)
        self._back.setVisible(state.can_back)
        self._join.setVisible(state.can_join)
        self._busy.set_text(state.busy)
        self._busy.setVisible(bool(state.busy))
        self._skip.setVisible(state.can_skip and state.done is None)
        self._take_back.set_text(state.done.take_back if state.done else "")
        self._take_back.setVisible(bool(state.done and state.done.take_back))
        self._note.set_text(state.done.take_back_note if state.done else "")
        self._question.show_choices(state.question)

    def _show_body(self, state: SetupState) -> None:
        if state.done:
            body = self._done.get()
            body.show_state(state.done)
            self._bodies.setCurrentWidget(body)
        elif state.menu:
            menu = self._menu.get()
            menu.show_state(state.menu)
            self._bodies.setCurrentWidget(menu)
        elif state.rows:
            rows = self._rows.get()
            rows.show_rows(state.rows, state.paper, has_paper=bool(state.marks))
            self._bodies.setCurrentWidget(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low or narrow window has smaller letters and margins."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low, narrow, typing = is_low(self), is_narrow(self), self._keyboard.isVisible()
        aside, above = 24 if narrow else 48, 12 if low else 32
        below = self._keyboard.height() + 8 if typing else 12 if low else 32
        self._whole.setContentsMargins(aside, above, aside, below)
        self._title.set_size(28 if low or narrow else 40)
        self._under.set_size(16 if low or narrow else 20)
        self._under.setVisible(not (typing and low))
        self._title.setVisible(not (typing and low))
        self._foot.setVisible(not typing)
        self._brand.setVisible(not narrow)
        self._next.setMinimumWidth(_NEXT_NARROW if narrow else _NEXT)
        for button, tall in (
            (self._back, 68),
            (self._join, 68),
            (self._take_back, 68),
            (self._skip, 68),
            (self._next, tokens.PRIMARY),
        ):
            button.set_height(56 if low else tall)
        focused = self.focusWidget()
        ends = typing and isinstance(focused, Field) and self._is_last(focused)
        self._keyboard.name_done(self._next.label if ends else "")
        if typing and isinstance(focused, Field) and self._rows.made:
            self._rows.made.see_field(focused)
