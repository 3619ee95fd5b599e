"""What is typed of a shop that is added, at the right of the page All shops; and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.add_shop_presenter import AddShopPresenter
from counter.ui.office.other_shops_state import AddShopState, FieldState
from counter.ui.office.sentence_row import show_in
from counter.ui.parts.join_draft import CODE
from counter.ui.theme import looks, tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, is_low, row
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Text

_SECOND_MS = 1000


class _TypedRow(QWidget):
    """A field, its name above and what is wrong below."""

    def __init__(self, state: FieldState) -> None:
        super().__init__()
        self._label = Text(state.label, size=14, tone="soft", wrap=True)
        self._wrong = Text(size=14, tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self.field = Field(state.label, for_code=state.key == CODE, small=True)
        self.field.setPlaceholderText("")
        lines = column(self, gap=tokens.GAP_4)
        for part in (self._label, self.field, self._wrong):
            lines.addWidget(part)

    def show_row(self, state: FieldState, *, anew: bool, enabled: bool) -> None:
        """Shows it; what is being typed stays."""
        show_in(self.field, state.text, anew=anew)
        self.field.setEnabled(enabled)
        self.field.mark_wrong(state.wrong)
        self._wrong.set_text(state.wrong)
        self._wrong.setVisible(bool(state.wrong))


class AddShopForm(QWidget):
    """Shows an AddShopState; `made_field` gives each field once it is made."""

    made_field = Signal(object)

    def __init__(self, language: Language, presenter: AddShopPresenter) -> None:
        super().__init__()
        self._presenter, self._is_open = presenter, False
        self._title, self._steps = Text(size=20, weight=tokens.SEMIBOLD, wrap=True), Text(size=14, wrap=True)
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._busy = Text(tone="soft", wrap=True)
        self._rows: dict[str, _TypedRow] = {}
        self._back = Button(language.say("Back"), icon="arrow-left", height=56)
        self._back.tapped.connect(presenter.back)
        self._save = Button(look=looks.PRIMARY, height=56, commits=True)
        self._save.tapped.connect(presenter.add)
        content = QWidget()
        self._lines = column(content, gap=tokens.GAP_12)
        for part in (self._title, self._steps, self._wrong, self._busy):
            self._lines.addWidget(part)
        self._lines.addStretch(1)
        self._scroll = Scroll(content)
        self._foot = QWidget()
        foot = row(self._foot, gap=tokens.GAP_8)
        foot.addWidget(self._back)
        foot.addWidget(self._save, 1)
        whole = column(self, gap=tokens.GAP_12)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._foot)
        self._seconds = QTimer(self, interval=_SECOND_MS)
        self._seconds.timeout.connect(presenter.tick)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into of all that is made."""
        return tuple(each.field for each in self._rows.values())

    def show_form(self, state: AddShopState) -> None:
        """Shows it; what is being typed stays."""
        anew, self._is_open = not self._is_open, True
        self._title.set_text(state.title)
        self._steps.set_text("\n".join(state.steps))
        for place, each in enumerate(state.fields):
            if each.key not in self._rows:
                self._rows[each.key] = self._made(each, 2 + place)
            self._rows[each.key].show_row(each, anew=anew, enabled=not state.busy)
        for part, words in ((self._wrong, state.wrong), (self._busy, state.busy)):
            part.set_text(words)
            part.setVisible(bool(words))
        self._save.set_text(state.save)
        self._save.setEnabled(not state.busy)

    def _made(self, state: FieldState, place: int) -> _TypedRow:
        made = _TypedRow(state)
        key = state.key
        for told in (made.field.written, made.field.done):
            told.connect(lambda text: self._presenter.write(key, text))
        self._lines.insertWidget(place, made)
        self.made_field.emit(made.field)
        return made

    def shut(self) -> None:
        """Nothing is typed any more: what comes next begins anew."""
        self._is_open = False

    def make_room(self, *, typing: bool) -> None:
        """In a low window the keyboard leaves room for what is typed, and for nothing else."""
        low = typing and is_low(self)
        for part in (self._title, self._steps, self._foot):
            part.setVisible(not low)

    def see_field(self, field: Field) -> None:
        """Scrolls to what is typed into, where it is here, once all has its place."""
        if self.isAncestorOf(field):
            QTimer.singleShot(0, field, lambda: self._scroll.ensureWidgetVisible(field, 0, tokens.GAP_8))

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks: how far it is, is told every second."""
        super().showEvent(event)
        self._seconds.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._seconds.stop()
