"""Items that take longer than the menu says; a tap offers to have the menu say it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from counter.kernel.language import Language
from counter.ui.day.promise_presenter import PromisePresenter
from counter.ui.day.promise_state import PromiseState, SlowRow
from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column, row, side_by_side
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.tap import Tap
from counter.ui.widgets.text import Card, Text

_CELL, _BESIDE_BAR, _BAR, _NARROW = 84, 16, 10, 600


def _cells(painter: QPainter, area: QRect, cells: tuple[tuple[str, str, int], ...], size: int) -> None:
    """Words in columns at the end of `area`, each with its ink and weight."""
    left = area.right() + 1 - _CELL * len(cells)
    for place, (words, ink, weight) in enumerate(cells):
        cell = QRect(left + place * _CELL, area.top(), _CELL, area.height())
        paint.draw_text(painter, cell, words, ink, size=size, weight=weight, align=paint.RIGHT)


class SlowItem(Tap):
    """An item, how long it takes, how long the menu says, how often it was timed."""

    def __init__(self, slow: SlowRow) -> None:
        super().__init__(looks.QUIET_INK)
        self._slow = slow
        self.about = slow.item_id
        self.set_name(slow.name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def content_size(self) -> QSize:
        """A row."""
        return QSize(3 * _CELL + 80, tokens.TARGET)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """Its words, and a line above; a long name on two lines."""
        painter.fillRect(area.left(), area.top(), area.width(), 1, QColor(tokens.LINE))
        where, words = QRect(area.left(), area.top(), area.width() - 3 * _CELL, area.height()), self._slow.label
        if paint.text_width(words, 16, tokens.SEMIBOLD) > where.width():
            two = where.adjusted(0, tokens.GAP_4, 0, 0)
            paint.draw_lines(painter, two, words, look.ink, size=14, weight=tokens.SEMIBOLD, most=2)
        else:
            paint.draw_text(painter, where, words, look.ink, weight=tokens.SEMIBOLD)
        cells = (
            (self._slow.takes, look.ink, tokens.SEMIBOLD),
            (self._slow.menu, tokens.SOFT, tokens.REGULAR),
            (self._slow.timed, tokens.SOFT, tokens.REGULAR),
        )
        _cells(painter, area, cells, 16)


class _Heads(QWidget):
    """What stands in the columns."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self._words = words
        self.setFixedSize(_CELL * len(words), 24)
        self.setAccessibleName(", ".join(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Small, above their columns."""
        painter = paint.begin(self)
        _cells(painter, self.rect(), tuple((word, tokens.SOFT, tokens.REGULAR) for word in self._words), 14)
        painter.end()


class SlowCard(Card):
    """The list, or the question about the item that was tapped."""

    def __init__(self, language: Language, presenter: PromisePresenter) -> None:
        super().__init__("card")
        say = language.say
        self._presenter = presenter
        self._rows: list[SlowItem] = []
        self._shown: tuple[SlowRow, ...] | None = None
        self._note = Text(tone="soft", wrap=True)
        self._question = Text(wrap=True)
        self._leave, self._yes = Button(say("Leave it")), Button(look=looks.PRIMARY, icon="check", commits=True)
        self._keys = QWidget()
        keys = row(self._keys, gap=12)
        keys.addStretch(1)
        keys.addLayout(side_by_side([self._leave, self._yes], 12))
        self._heading, heads = row(gap=8), row()
        self._heading.addWidget(Text(say("Slower than the menu says"), size=20, weight=tokens.BOLD, wrap=True), 1)
        heads.addStretch(1)
        heads.addWidget(_Heads((say("takes"), say("menu says"), say("timed"))))
        heads.addSpacing(_BESIDE_BAR + _BAR)
        self._heading.addLayout(heads)
        content = QWidget()
        self._list = column(content, margins=(0, 0, _BESIDE_BAR, 0))
        self._list.addWidget(self._note)
        self._list.addStretch(1)
        self._scroll = Scroll(content)
        layout = column(self, gap=6, margins=(20, 12, 20, 8))
        layout.addLayout(self._heading)
        layout.addWidget(self._question)
        layout.addWidget(self._keys)
        layout.addWidget(self._scroll, 1)
        self._leave.tapped.connect(presenter.leave)
        self._yes.tapped.connect(presenter.set_time)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow card the headings stand below its own."""
        super().resizeEvent(event)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._heading.setDirection(below if event.size().width() < _NARROW else beside)

    def show_state(self, state: PromiseState) -> None:
        """Shows what is slower, or asks."""
        asks = bool(state.slow_question)
        for part in (self._question, self._keys):
            part.setVisible(asks)
        self._scroll.setVisible(not asks)
        self._question.set_text(state.slow_question)
        self._yes.set_text(state.slow_yes)
        self._note.set_text(state.slow_note)
        self._note.setVisible(bool(state.slow_note))
        if state.slow != self._shown:
            self._show_rows(state.slow)

    def _show_rows(self, rows: tuple[SlowRow, ...]) -> None:
        self._shown = rows
        for old in self._rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [SlowItem(each) for each in rows]
        for place, (shown, each) in enumerate(zip(self._rows, rows, strict=True)):
            shown.tapped.connect(lambda item_id=each.item_id: self._presenter.ask(item_id))
            self._list.insertWidget(place, shown)
