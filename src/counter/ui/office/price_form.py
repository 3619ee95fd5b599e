"""The prices of an item in its form: a row each, what it is now and what is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.office.menu_state import PriceState
from counter.ui.office.sentence_row import show_in
from counter.ui.theme import tokens
from counter.ui.widgets.button import Button
from counter.ui.widgets.field import Field
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.text import Text

_LABEL, _NOW, _TYPED = 62, 62, 96


class _Row(QWidget):
    """One price; `written`, `named` and `gone` as it is typed and tapped."""

    written = Signal(str)
    named = Signal(str)
    gone = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._label = Text(size=16, weight=tokens.BOLD)
        self.name = Field(language.say("Size: S, M, L"))
        self.name.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._now = Text(tone="soft")
        self.price = Field("")
        self._off = Button(icon="x", padding=tokens.GAP_12)
        self._off.tapped.connect(self.gone)
        self.name.written.connect(self.named)
        self.price.written.connect(self.written)
        for sized, width in ((self._label, _LABEL), (self.name, _LABEL), (self._now, _NOW), (self.price, _TYPED)):
            sized.setFixedWidth(width)
        line = row(self, gap=tokens.GAP_8)
        for part in (self._label, self.name, self._now, self.price, self._off):
            line.addWidget(part)
        line.addStretch(1)

    def show_price(self, state: PriceState, *, anew: bool) -> None:
        """Shows it."""
        say = self._language.say
        self._label.set_text(state.label)
        self._label.setVisible(not state.names)
        self.name.setVisible(state.names)
        if state.names:
            show_in(self.name, state.label, anew=anew)
        self._now.set_text(state.now or "—")
        what = state.called or state.label
        self._now.setAccessibleName(say("{what} now: {price}", what=what, price=state.now or say("none")))
        self.price.setAccessibleName(say("New price: {what}", what=what))
        self.price.setPlaceholderText(state.otherwise or state.now)
        show_in(self.price, state.text, anew=anew)
        self.price.mark_wrong(state.wrong)
        self._off.setVisible(state.can_go)
        self._off.set_text("", name=say("Take the size {size} off", size=what))


class PriceForm(QWidget):
    """Shows rows of prices. `made_field` gives each field as it is made."""

    written = Signal(int, str)
    named = Signal(int, str)
    gone = Signal(int)
    made_field = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._rows: list[_Row] = []
        self._heads = (Text(language.say("now"), size=14, tone="soft"), Text(size=14, tone="soft"))
        self._heads[0].setFixedWidth(_NOW)
        head = row(gap=tokens.GAP_8)
        head.addSpacing(_LABEL + tokens.GAP_8)
        head.addWidget(self._heads[0])
        head.addWidget(self._heads[1], 1)
        self._lines = column(gap=6)
        self._lines.addLayout(head)
        whole = column(self)
        whole.addLayout(self._lines)
        whole.addStretch(1)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed into."""
        return tuple(field for each in self._rows for field in (each.name, each.price))

    def show_prices(self, heading: str, prices: tuple[PriceState, ...], *, anew: bool) -> None:
        """Shows them, `heading` over what is typed."""
        self._heads[1].set_text(heading)
        while len(self._rows) < len(prices):
            self._make()
        for place, each in enumerate(self._rows):
            if place < len(prices):
                each.show_price(prices[place], anew=anew)
            each.setVisible(place < len(prices))

    def _make(self) -> None:
        place, made = len(self._rows), _Row(self._language)
        made.written.connect(lambda text: self.written.emit(place, text))
        made.named.connect(lambda text: self.named.emit(place, text))
        made.gone.connect(lambda: self.gone.emit(place))
        self._rows.append(made)
        self._lines.addWidget(made)
        self.made_field.emit(made.name)
        self.made_field.emit(made.price)
