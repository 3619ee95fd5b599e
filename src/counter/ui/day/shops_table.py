"""The table of all shops: a row a figure, a column a shop. What shops come to together stands, the shops are turned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.kernel.language import Language
from counter.ui.day.shops_rows import ICON, ICONS, INSIDE, SIDE, DaysRow, FiguresRow, Share, share_out
from counter.ui.day.shops_state import BEST, LEAST, ShopHead, ShopsRow, ShopsState
from counter.ui.theme import tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.layouts import column
from counter.ui.widgets.scroll import Scroll
from counter.ui.widgets.text import Card, Text

_HEAD, _LINES = 82, 3
"""The height of the heads in pixels, and how many lines a shop's name has at most."""
_AT_ONCE = 60
"""So many rows are made at once, and so many more with each tap."""


class _Heads(QWidget):
    """What the columns are, and at their beginning what the rows say and the marks mean."""

    def __init__(self) -> None:
        super().__init__()
        self._state: ShopsState | None = None
        self._share = Share(0, 0, ())
        self.setFixedHeight(_HEAD)

    def show_heads(self, state: ShopsState, share: Share) -> None:
        """Shows those columns."""
        self._state, self._share = state, share
        shown = (state.heads[column_] for column_ in share.shown)
        self.setAccessibleName(", ".join(f"{head.name} {head.note}" for head in shown))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Their names on two lines at most, what is said of them below."""
        painter = paint.begin(self)
        if self._state is not None:
            self._draw_corner(painter, self._state)
            for column_, left in self._share.areas:
                area = QRect(left, 0, self._share.step, self.height())
                if column_ < self._state.standing:
                    painter.fillRect(area, QColor(tokens.PAPER))
                self._draw_head(painter, area.adjusted(INSIDE, 4, -INSIDE, -4), self._state.heads[column_])
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.LINE))
        painter.end()

    def _draw_head(self, painter: QPainter, area: QRect, head: ShopHead) -> None:
        tall = paint.line_height(14, tokens.REGULAR)
        above, below = area.adjusted(0, 0, 0, -tall), area.adjusted(0, area.height() - tall, 0, 0)
        size = paint.whole_size(head.name, 16, tokens.SEMIBOLD, above.width(), _LINES) or 14
        lines = paint.text_lines(head.name, above.width(), size, tokens.SEMIBOLD, _LINES)
        high = paint.line_height(size, tokens.SEMIBOLD)
        for place, line in enumerate(reversed(lines)):
            area_of_line = QRect(above.left(), above.bottom() + 1 - (place + 1) * high, above.width(), high)
            paint.draw_text(
                painter, area_of_line, line, tokens.INK, size=size, weight=tokens.SEMIBOLD, align=paint.RIGHT
            )
        ink = tokens.AT_RISK_TEXT if head.amiss else tokens.SOFT
        room = below.adjusted(ICON + tokens.GAP_4 if head.amiss else 0, 0, 0, 0)
        paint.draw_text(painter, room, head.note, ink, size=14, align=paint.RIGHT)
        if head.amiss:
            wide = min(paint.text_width(head.note, 14, tokens.REGULAR), room.width())
            left = room.right() - wide - ICON - tokens.GAP_4
            paint.draw_icon(painter, left, below.center().y() - ICON / 2, "triangle-alert", ink, ICON)

    def _draw_corner(self, painter: QPainter, state: ShopsState) -> None:
        lines = [("", tokens.SOFT, state.corner)] if state.corner else []
        lines += [(*ICONS[mark], word) for mark, word in zip((BEST, LEAST), state.legend, strict=True) if word]
        tall = paint.line_height(14, tokens.REGULAR) + 1
        top = self.height() - 4 - tall * len(lines)
        for place, (icon, colour, word) in enumerate(lines):
            area = QRect(SIDE, top + place * tall, self._share.label - SIDE - tokens.GAP_4, tall)
            if icon:
                paint.draw_icon(painter, area.left(), area.center().y() - ICON / 2 + 1, icon, colour, ICON)
                area.adjust(ICON + tokens.GAP_4, 0, 0, 0)
            paint.draw_text(painter, area, word, tokens.SOFT, size=14)


class ShopsTable(Card):
    """`opened` gives the days of a row that was tapped; `turned` says that other shops can be seen now."""

    opened = Signal(object)
    turned = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__("card")
        self._language = language
        self._state: ShopsState | None = None
        self._first, self.fit = 0, 0
        self._share = Share(0, 0, ())
        self._rows: list[FiguresRow | DaysRow] = []
        self._most = _AT_ONCE
        self._heads, self._nothing, self._more = _Heads(), Text(tone="soft", wrap=True), Button()
        self._nothing.setContentsMargins(SIDE, INSIDE, SIDE, INSIDE)
        self._more.tapped.connect(self._show_more)
        content = QWidget()
        self._list = column(content)
        self._list.addWidget(self._nothing)
        self._list.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.addStretch(1)
        layout = column(self, margins=(1, 4, 1, 4))
        layout.addWidget(self._heads)
        layout.addWidget(Scroll(content), 1)

    @property
    def seen(self) -> range:
        """Which of the shops are shown, from 0."""
        return range(self._first, self._first + self.fit)

    def show_table(self, state: ShopsState) -> None:
        """Shows it."""
        if self._state is None or state.place != self._state.place or state.chosen != self._state.chosen:
            self._most = _AT_ONCE
        self._state = state
        self._share_out()

    def turn(self, shops: int) -> None:
        """So many shops further, or back."""
        self._first = max(0, self._first + shops)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        state = self._state
        if state is None:
            return
        self._share, self.fit = share_out(self.width() - 2, len(state.heads), state.standing, self._first)
        shops = len(state.heads) - state.standing
        self._first = max(0, min(self._first, shops - self.fit))
        self._heads.show_heads(state, self._share)
        self._nothing.set_text(state.nothing)
        self._nothing.setVisible(not state.rows)
        self._show_rows(state, state.rows[: self._most])
        left = max(len(state.rows) - self._most, 0)
        self._more.setVisible(left > 0)
        self._more.set_text(self._language.say_count("{count} more", "{count} more", left))
        self.turned.emit()

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        self._share_out()

    def _show_rows(self, state: ShopsState, rows: Sequence[ShopsRow]) -> None:
        """In the widgets that are there, where they are of the right kind: nobody loses the row they are at."""
        kinds = [DaysRow if row.period is not None else FiguresRow for row in rows]
        if [type(each) for each in self._rows] != kinds:
            for old in self._rows:
                self._list.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._rows = [kind() for kind in kinds]
            for place, made in enumerate(self._rows):
                self._list.insertWidget(place, made)
                if isinstance(made, DaysRow):
                    made.tapped.connect(lambda made=made: self.opened.emit(made.about))
        for shown, row in zip(self._rows, rows, strict=True):
            shown.show_row(row, self._share, state.standing)
