"""The lines of an order that can go back, each with what was paid for it and how many of it do."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.kernel.language import Language
from counter.ui.orders.refund_presenter import RefundPresenter
from counter.ui.orders.refund_state import RefundLineState
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row
from counter.ui.widgets.segment import Part
from counter.ui.widgets.text import Card, Rule, Text

_TALL, _LOW = 56, 48
_STEPS, _STEPS_NARROW = 168, 148
_AMOUNT = 64


class _Count(Part):
    """How many, between the two: it can be read and not be tapped."""

    def current_look(self) -> Look:
        """As the keys beside it."""
        return looks.PLAIN


class _Steps(QWidget):
    """Fewer, how many, more."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.less = Part(first=True)
        self.less.set_icons("minus")
        self.count = _Count()
        self.count.setEnabled(False)
        self.more = Part(last=True)
        self.more.set_icons("plus")
        self._fewer, self._more = language.say("Fewer"), language.say("More")
        layout = row(self)
        for part in (self.less, self.count, self.more):
            part.set_padding(tokens.GAP_4)
            layout.addWidget(part, 1)

    def show_line(self, line: RefundLineState) -> None:
        """Says how many of it."""
        self.less.set_name(f"{self._fewer}, {line.name}")
        self.more.set_name(f"{self._more}, {line.name}")
        self.count.set_text(line.count)
        self.more.setEnabled(line.can_more)


class RefundLine(Card):
    """One line: tapped it goes back, then − and + say how many of it do."""

    def __init__(self, language: Language, presenter: RefundPresenter) -> None:
        super().__init__("none")
        self.state: RefundLineState | None = None
        self._language = language
        self._name = Text(weight=tokens.SEMIBOLD, wrap=True)
        self._detail = Text(size=14, tone="soft", wrap=True)
        self._paid = Text(size=14, tone="soft", wrap=True)
        self._give = Button(language.say("Give back"))
        self._steps = _Steps(language)
        self._taps = QStackedWidget()
        self._none = QWidget()
        for part in (self._give, self._steps, self._none):
            self._taps.addWidget(part)
        self._amount = Text()
        self._amount.setAlignment(paint.RIGHT)
        self._amount.setMinimumWidth(_AMOUNT)
        self._give.tapped.connect(lambda: self._take(presenter, 1))
        self._steps.less.tapped.connect(lambda: self._take(presenter, -1))
        self._steps.more.tapped.connect(lambda: self._take(presenter, 1))
        words = column(gap=2)
        words.addStretch(1)
        for text in (self._name, self._detail, self._paid):
            words.addWidget(text)
        words.addStretch(1)
        self._line = row(gap=tokens.GAP_12, margins=(16, 8, 16, 8))
        self._line.addLayout(words, 1)
        self._line.addWidget(self._taps)
        self._line.addWidget(self._amount)
        layout = column(self)
        layout.addLayout(self._line)
        layout.addWidget(Rule())

    def _take(self, presenter: RefundPresenter, more: int) -> None:
        if self.state:
            presenter.take(self.state.line, more)

    def show_line(self, line: RefundLineState, *, narrow: bool, low: bool) -> None:
        """Shows it as it is now."""
        self.state = line
        self._give.about = line.line
        self._name.set_text(line.name)
        self._detail.set_text(line.detail)
        self._detail.setVisible(bool(line.detail))
        self._paid.set_text(line.paid)
        self._give.set_name(f"{self._language.say('Give back')}, {line.name}")
        self._steps.show_line(line)
        shown = self._none if not line.left and not line.count else self._steps if line.count else self._give
        self._taps.setCurrentWidget(shown)
        self._steps.setEnabled(bool(line.left))
        self._taps.setFixedWidth(_STEPS_NARROW if narrow else _STEPS)
        height = _LOW if low else _TALL
        self._taps.setFixedHeight(height)
        for part in (self._give, self._steps.less, self._steps.count, self._steps.more):
            part.set_height(height)
        self._amount.set_text(line.amount)
        self._amount.set_tone("ink" if line.count else "soft")
        self.set_panel("chosen" if line.count else "none")
