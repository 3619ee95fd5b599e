"""The left panel of a run: who says what about which order, what was done, what they wait for; Hint, Hear it again."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.rehearsal.bubbles import Bubbles
from counter.ui.rehearsal.state import RunState
from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.text import Card, Text

_WIDE, _NARROW = 330, 264
_FACE = 48


class _Face(QWidget):
    """The first letter of a name, in a green circle."""

    def __init__(self) -> None:
        super().__init__()
        self._letter = ""
        self.setFixedSize(QSize(_FACE, _FACE))

    def show_name(self, name: str) -> None:
        self._letter = name[:1].upper()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.begin(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint.qcolor(tokens.REHEARSAL))
        painter.drawEllipse(QRectF(self.rect()))
        letter, white = self._letter, tokens.SURFACE
        paint.draw_text(painter, self.rect(), letter, white, size=20, weight=tokens.BOLD, align=paint.CENTRE)
        painter.end()


class RunPanel(Card):
    """Stands beside the real screens. Taps on Hint and on Hear it again are told."""

    hint_wanted = Signal()
    hear_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("panel")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._face = _Face()
        self._says = Text(size=20, weight=tokens.SEMIBOLD, wrap=True)
        self._order = Text(size=14, tone="rehearsal", wrap=True)
        self._bubbles = Bubbles()
        self._waits = Text(size=14, tone="rehearsal", wrap=True)
        self._hint_card = Card("crema")
        self._hint_words = Text(wrap=True)
        column(self._hint_card, margins=(12, 8, 12, 8)).addWidget(self._hint_words)
        self._hint = Button(look=looks.ON_TINT, icon="lightbulb", padding=tokens.GAP_8)
        self._hear = Button(look=looks.ON_TINT, icon="volume-2", padding=tokens.GAP_8)
        self._hint.tapped.connect(self.hint_wanted)
        self._hear.tapped.connect(self.hear_wanted)
        self._last = ""
        self._lay_out()

    def _lay_out(self) -> None:
        head = row(gap=tokens.GAP_12)
        head.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        about = column(gap=2)
        about.addWidget(self._says)
        about.addWidget(self._order)
        head.addLayout(about, 1)
        layout = column(self, gap=tokens.GAP_12, margins=(16, 16, 16, 16))
        layout.addLayout(head)
        layout.addWidget(self._bubbles, 1)
        layout.addWidget(self._hint_card)
        layout.addWidget(self._waits)
        layout.addLayout(side_by_side((self._hint, self._hear), stretch=(2, 3)))

    def sizeHint(self) -> QSize:
        """As wide as its window lets it be."""
        return QSize(_NARROW if self.window().width() < tokens.NARROW else _WIDE, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It takes the height there is."""
        return QSize(self.sizeHint().width(), 0)

    def show_state(self, state: RunState) -> None:
        """Shows the run as it is."""
        self._face.show_name(state.customer)
        self._says.set_text(state.says)
        self._order.set_text(state.order)
        self._order.setVisible(bool(state.order))
        self._bubbles.show_entries(state.entries, state.customer, loud=state.loud)
        self._waits.set_text(state.waits)
        self._hint_words.set_text(state.hint_shown)
        self._hint_card.setVisible(bool(state.hint_shown))
        self._hint.set_text(state.hint)
        self._hear.set_text(state.hear)
        self._hear.setVisible(bool(state.hear))
        self._say_newest(state)

    def repeat(self) -> None:
        """Says the last line once more to whoever hears the screen."""
        self._bubbles.say_aloud(self._last)

    def _say_newest(self, state: RunState) -> None:
        last = next((f"{entry.who}: {entry.words}" for entry in reversed(state.entries) if entry.who), "")
        if last != self._last:
            self._last = last
            self._bubbles.say_aloud(last)
