"""What is typed at the right of the page Machines: a machine or the server's address; and the code for a new one."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from counter.kernel.language import Language
from counter.ui.office.chips import Chips
from counter.ui.office.machines_draft import ADDRESS, LONGEST, PASSWORD
from counter.ui.office.machines_presenter import MachinesPresenter
from counter.ui.office.machines_state import CodeState, FormState
from counter.ui.office.sentence_row import show_in
from counter.ui.office.shop_state import TickState
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_SECOND_MS = 1000


class MachineForm(QWidget):
    """Shows a FormState; `made_field` gives each field once it is made."""

    made_field = Signal(object)

    def __init__(self, language: Language, presenter: MachinesPresenter) -> None:
        super().__init__()
        self._presenter, self._shown = presenter.form, ""
        self._title, self._hint = (
            Text(size=20, weight=tokens.SEMIBOLD, wrap=True),
            Text(size=14, tone="soft", wrap=True),
        )
        self.typed: dict[str, Field] = {}
        self._roles, self._role_hint = Chips(), Text(size=14, tone="soft", wrap=True)
        self._roles.tapped.connect(lambda place: presenter.form.choose_role(int(place)))
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._busy = Text(tone="soft", wrap=True)
        self._back = Button(language.say("Back"), icon="arrow-left", height=56)
        self._back.tapped.connect(presenter.back)
        self._save = Button(look=looks.PRIMARY, height=56, commits=True)
        self._save.tapped.connect(presenter.form.save)
        content = QWidget()
        self._lines = column(content, gap=tokens.GAP_12)
        for part in (self._title, self._hint, self._wrong, self._busy, self._roles, self._role_hint):
            self._lines.addWidget(part)
        self._lines.addStretch(1)
        self._scroll = Scroll(content)
        foot = row(gap=tokens.GAP_8)
        foot.addWidget(self._back)
        foot.addWidget(self._save, 1)
        whole = column(self, gap=tokens.GAP_12)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)

    def show_form(self, state: FormState) -> None:
        """Shows it; what is being typed stays."""
        anew, self._shown = state.title != self._shown, state.title
        self._title.set_text(state.title)
        self._hint.set_text(state.hint)
        self._hint.setVisible(bool(state.hint))
        self._show_fields(state, anew=anew)
        self._roles.setVisible(bool(state.roles))
        ticks = (TickState(str(place), word, place == state.role) for place, word in enumerate(state.roles))
        self._roles.show_ticks(tuple(ticks))
        for part, words in ((self._role_hint, state.role_hint), (self._wrong, state.wrong), (self._busy, state.busy)):
            part.set_text(words)
            part.setVisible(bool(words))
        self._save.set_text(state.save)
        self._save.setEnabled(not state.busy)

    def _show_fields(self, state: FormState, *, anew: bool) -> None:
        for place, each in enumerate(state.fields):
            if each.key not in self.typed:
                small = each.key in (ADDRESS, PASSWORD)
                field = self.typed[each.key] = Field(each.label, longest=LONGEST[each.key], small=small)
                if each.secret:
                    field.setEchoMode(QLineEdit.EchoMode.Password)
                field.written.connect(lambda text, key=each.key: self._presenter.write(key, text))
                field.done.connect(lambda text, key=each.key: self._presenter.write(key, text))
                self._lines.insertWidget(2 + place, field)
                self.made_field.emit(field)
            show_in(self.typed[each.key], each.text, anew=anew)
            if each.key == ADDRESS and self.typed[ADDRESS].text() != each.text:
                self.typed[ADDRESS].setText(each.text)  # a password was in it
        for key, field in self.typed.items():
            field.setVisible(any(each.key == key for each in state.fields))
        if state.fields:
            self.typed[state.fields[0].key].mark_wrong(state.wrong)

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into, where it is here, once all has its place."""
        if self.isAncestorOf(field):
            QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(field, 0, tokens.GAP_8))


class CodePanel(QWidget):
    """Shows a CodeState; how long it counts is said anew every second."""

    def __init__(self, language: Language, presenter: MachinesPresenter) -> None:
        super().__init__()
        self._title = Text(size=20, weight=tokens.SEMIBOLD, wrap=True)
        self._code, self._left = Text(size=28, weight=tokens.BOLD), Text(weight=tokens.SEMIBOLD, wrap=True)
        for each in (self._code, self._left):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._steps = [Text(wrap=True) for _ in range(3)]
        self._again = Button(language.say("Make a new code"), icon="refresh-cw", height=56, commits=True)
        self._again.tapped.connect(presenter.form.save)
        done = Button(language.say("Done"), height=56)
        done.tapped.connect(presenter.back)
        well = Card("act")
        inside = column(well, gap=tokens.GAP_4, margins=(8, 16, 8, 16))
        inside.addWidget(self._code)
        inside.addWidget(self._left)
        content = QWidget()
        lines = column(content, gap=tokens.GAP_12)
        for part in (self._title, well, *self._steps):
            lines.addWidget(part)
        lines.addStretch(1)
        whole = column(self, gap=tokens.GAP_12)
        whole.addWidget(Scroll(content), 1)
        whole.addWidget(self._again)
        whole.addWidget(done)
        self._seconds = QTimer(self, interval=_SECOND_MS)
        self._seconds.timeout.connect(presenter.tick)

    def show_code(self, state: CodeState) -> None:
        """Shows it."""
        self._title.set_text(state.title)
        self._code.set_text(state.code)
        self._code.set_tone("soft" if state.is_over else "ink")
        self._left.set_text(state.left)
        self._left.set_tone("at_risk" if state.is_over else "soft")
        for text, step in zip(self._steps, state.steps, strict=True):
            text.set_text(step)
        self._again.setVisible(state.is_over)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks: the seconds are told."""
        super().showEvent(event)
        self._seconds.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._seconds.stop()
