"""A line of the ticket: how many of what, and for how much; the chosen one can be changed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.keypad import Keypad
from counter.ui.widgets.layouts import column, side_by_side
from counter.ui.widgets.tap import Tap

_COUNT, _INDENT, _RIGHT = 24, 58, 20
_ABOVE, _ABOVE_DENSE, _LINE = 13, 7, 20
_ROOMY, _DENSE = 63, 51
_PILL, _PILL_GAP = 26, 4
_KEY = 60
_LONGEST = 2
"""Digits of a quantity: a line holds no more than two have room for."""
_TITLE_LINES, _DETAIL_LINES = 2, 8
"""A long name is cut after its second line; what is special about a line and its note stand there whole."""


@dataclass(frozen=True, slots=True)
class LineWords:
    """What a ticket line says."""

    count: str
    title: str
    detail: str
    amount: str
    was: str = ""
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What the buttons of a chosen line say to a screen reader; `remove` and `ok` also stand on theirs."""

    fewer: str
    more: str
    remove: str
    count: str
    take_back: str
    ok: str


class _LineButton(Tap):
    """The words of a line; a tap chooses it."""

    def __init__(self) -> None:
        super().__init__(looks.QUIET)
        self._shown = LineWords("", "", "", "")
        self._title, self._detail = _LINE, 0
        self._above = _ABOVE

    @property
    def count(self) -> str:
        """How many there are."""
        return self._shown.count

    def show_words(self, words: LineWords, *, dense: bool) -> None:
        parts = (f"{words.count} {words.title}", words.lacks, words.detail.replace(" · ", ", "), words.amount)
        self.set_name(", ".join(part for part in parts if part))
        above = _ABOVE_DENSE if dense else _ABOVE
        if (words, above) != (self._shown, self._above):
            self._shown, self._above = words, above
            self._measure()
            self.updateGeometry()
            self.update()

    def content_size(self) -> QSize:
        words = self._title + self._detail + (_PILL + _PILL_GAP if self._shown.lacks else 0)
        return QSize(200, max(words + 2 * self._above, _DENSE if self._above < _ABOVE else _ROOMY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """How tall title and detail are at this width; long ones wrap."""
        words, bold = self._shown, tokens.SEMIBOLD
        wide = self.width() - _INDENT - _RIGHT
        titles = len(paint.text_lines(words.title, wide - self._amount_width(), 16, bold, _TITLE_LINES))
        said = words.detail
        details = len(paint.text_lines(said, wide, 14, tokens.REGULAR, _DETAIL_LINES)) if said else 0
        title = titles * paint.line_height(16, bold)
        detail = details * paint.line_height(14, tokens.REGULAR)
        if (title, detail) != (self._title, self._detail):
            self._title, self._detail = title, detail
            self.updateGeometry()

    def _amount_width(self) -> int:
        return paint.text_width(self._shown.amount, 16, tokens.SEMIBOLD) + 8 + self._was_width()

    def _was_width(self) -> int:
        return paint.text_width(self._shown.was, 14, tokens.REGULAR) + 8 if self._shown.was else 0

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        words, bold, ink = self._shown, tokens.SEMIBOLD, tokens.INK
        pill = _PILL + _PILL_GAP if words.lacks else 0
        top = area.top() + (area.height() - self._title - self._detail - pill) // 2
        first = QRect(area.left(), top, area.width() - _RIGHT, _LINE)
        paint.draw_text(painter, first.adjusted(_COUNT, 0, 0, 0), words.count, ink, weight=bold)
        paint.draw_text(painter, first, words.amount, ink, weight=bold, align=paint.RIGHT)
        if words.was:
            self._draw_was(painter, first)
        title = QRect(area.left() + _INDENT, top, area.width() - _INDENT - _RIGHT - self._amount_width(), self._title)
        paint.draw_lines(painter, title, words.title, ink, size=16, weight=bold, most=_TITLE_LINES)
        below = QRect(title.left(), title.bottom() + 1, area.width() - _INDENT - _RIGHT, self._detail)
        soft, plain = tokens.SOFT, tokens.REGULAR
        paint.draw_lines(painter, below, words.detail, soft, size=14, weight=plain, most=_DETAIL_LINES)
        if words.lacks:
            self._draw_pill(painter, below.left(), below.top() + self._detail + _PILL_GAP, words.lacks)

    def _draw_was(self, painter: QPainter, first: QRect) -> None:
        """What it cost before, struck through, left of what it costs now."""
        wide = paint.text_width(self._shown.was, 14, tokens.REGULAR)
        right = first.right() - paint.text_width(self._shown.amount, 16, tokens.SEMIBOLD) - 8
        old = QRect(right - wide, first.top(), wide + 1, first.height())
        paint.draw_text(painter, old, self._shown.was, tokens.SOFT, size=14, weight=tokens.REGULAR)
        painter.fillRect(QRect(old.left(), old.center().y() + 1, wide, 1), QColor(tokens.SOFT))

    def _draw_pill(self, painter: QPainter, left: int, top: int, words: str) -> None:
        """What has to be chosen, amber with a triangle."""
        wide = paint.text_width(words, 14, tokens.SEMIBOLD) + 42
        area = QRect(left, top, min(wide, self.width() - left - _RIGHT), _PILL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.AT_RISK))
        painter.drawRoundedRect(area, tokens.RADIUS_8, tokens.RADIUS_8)
        paint.draw_icon(painter, area.left() + 10, top + 5, "triangle-alert", tokens.AT_RISK_INK, 16)
        inner = area.adjusted(32, 0, -8, 0)
        paint.draw_text(painter, inner, words, tokens.AT_RISK_INK, size=14, weight=tokens.SEMIBOLD)


class TicketLine(QWidget):
    """One line: `tapped`, and while it is the chosen one `fewer`, `more`, `remove`, and how many were `counted`.

    The number between − and + opens a keypad below it.
    """

    tapped = Signal()
    fewer = Signal()
    more = Signal()
    remove = Signal()
    counted = Signal(int)

    def __init__(
        self, change: ChangeWords | None = None, parent: QWidget | None = None, *, can_choose: bool = False
    ) -> None:
        """Without `change` the line is only read: it is not tapped, unless it `can_choose`."""
        super().__init__(parent)
        self._chosen = False
        self._words = _LineButton()
        self._words.setEnabled(change is not None or can_choose)
        self._words.tapped.connect(self.tapped)
        self._taps: list[Tap] = [self._words]
        layout = column(self, margins=(0, 0, 0, 1))
        layout.addWidget(self._words)
        self._typed: str | None = None
        self._keypad: Keypad | None = None
        self._said = change
        self._change = self._changes(change) if change else None
        if self._change:
            layout.addWidget(self._change)
            self._change.hide()

    def _changes(self, words: ChangeWords) -> QWidget:
        fewer, more = Button(icon="minus", name=words.fewer), Button(icon="plus", name=words.more)
        remove = Button(words.remove, padding=14)
        self._count = Button(size=18)
        self._count.tapped.connect(self._toggle_keypad)
        self._taps.append(self._count)
        for button, signal in ((fewer, self.fewer), (more, self.more), (remove, self.remove)):
            button.tapped.connect(signal)
            self._taps.append(button)
        for button in (fewer, self._count, more):
            button.setMinimumWidth(_KEY)
        holder = QWidget(self)
        buttons = side_by_side([fewer, self._count, more, remove])
        buttons.addStretch(1)
        self._below = column(holder, gap=tokens.GAP_8)
        self._below.addLayout(buttons)
        return holder

    def _toggle_keypad(self) -> None:
        self._type(None if self._typed is not None else "")

    def _type(self, typed: str | None) -> None:
        """Shows what is typed of a number, or the number there is and no keypad."""
        self._typed = typed
        if self._keypad is None and typed is not None and self._said:
            self._keypad = keypad = Keypad(self._said.take_back, self._said.ok, three_rows=True)
            keypad.set_least(tokens.TARGET)
            keypad.digits.connect(lambda digits: self._type(((self._typed or "") + digits).lstrip("0")[:_LONGEST]))
            keypad.back.connect(lambda: self._type((self._typed or "")[:-1]))
            keypad.next.connect(self._finish)
            self._below.addWidget(keypad)
        if self._keypad:
            self._keypad.setVisible(typed is not None)
            self._keypad.say_typed(typed or "")
        self._show_count()

    def _finish(self) -> None:
        typed = self._typed
        self._type(None)
        if typed:
            self.counted.emit(int(typed))

    def _show_count(self) -> None:
        if self._said:
            shown = self._typed or self._words.count
            self._count.set_text(shown, name=f"{self._said.count}: {shown}")
            self._count.set_chosen(on=self._typed is not None)

    def show_line(self, words: LineWords, *, about: object, chosen: bool = False, dense: bool = False) -> None:
        """Its words, the line it is `about`, and whether it is the chosen one; `dense` among many others."""
        if self._typed is not None and (about != self._words.about or not chosen):
            self._type(None)
        for tap in self._taps:
            tap.about = about
        self._words.show_words(words, dense=dense)
        self._show_count()
        self._words.mark_chosen(on=chosen)
        if chosen != self._chosen:
            self._chosen = chosen
            if self._change:
                self._change.setVisible(chosen)
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys stand below the words, or further out where they have no room there."""
        super().resizeEvent(event)
        if self._change:
            keys = sum(max(key.minimumWidth(), key.minimumSizeHint().width()) for key in self._taps[1:])
            fits = _INDENT + keys + _RIGHT <= self.width()
            self._below.setContentsMargins(_INDENT if fits else _COUNT, 0, _RIGHT if fits else tokens.GAP_8, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the chosen one, and the rule below every one."""
        painter = paint.begin(self)
        if self._chosen:
            painter.fillRect(self.rect(), QColor(tokens.CREMA_TINT))
            painter.fillRect(QRect(0, 0, 4, self.height() - 1), QColor(tokens.CREMA))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(tokens.LINE))
        painter.end()
