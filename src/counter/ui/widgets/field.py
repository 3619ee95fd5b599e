"""A field for a name, a code or a note. A finger brings the on-screen keyboard; a real one just types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from counter.kernel.typed_text import LONGEST_TEXT, what_fits
from counter.ui.theme import looks, palette, tokens
from counter.ui.theme.fonts import font
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint
from counter.ui.widgets.direction import margins_of
from counter.ui.widgets.focus_order import leave
from counter.ui.widgets.hint import paint_hint
from counter.ui.widgets.keystrokes import Keystrokes
from counter.ui.widgets.swipe import is_swipe

_NEARLY_FULL = 20
"""So many characters before the end the field begins to say what is left."""
_ASIDE, _ICON = 13, 34
"""Pixels between its edge and the words, and for an icon before them."""


class Field(QLineEdit):
    """`wanted` asks for the keyboard; `done` gives the text once it is finished (Enter, Done, or leaving it).

    `written` gives it with every letter somebody types, and once a screen reader or dictation put it in.
    `scanned` gives what a scanner typed into a field that `passes_scans` on; its text is then as it was before.
    """

    wanted = Signal()
    written = Signal(str)
    done = Signal(str)
    scanned = Signal(str)

    def __init__(  # noqa: PLR0913 - each has a default
        self,
        hint: str,
        *,
        icon: str = "",
        longest: int = LONGEST_TEXT,
        left: str = "{count}",
        for_code: bool = False,
        passes_scans: bool = False,
        stays: bool = False,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`hint` stands in it while it is empty and is its accessible name.

        It takes at most `longest` characters; near the end `left` says how many are left. A field `for_code` asks for
        the keyboard with figures and letters at once, and what is scanned takes the place of a code marked as wrong.
        One that `stays` keeps the focus and the keyboard once it is done. What is typed into one that is `small` begins
        with a small letter.
        """
        super().__init__(parent)
        self._icon = icon
        self._reported = ""
        self._pressed_at = QPointF()
        self._is_wrong, self._is_own = False, False
        self.setFont(font(16))
        self.setFrame(False)
        self.setPalette(palette.field())  # its hint is painted here: Qt would cut it
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.for_code = for_code
        self.stays = stays
        self.begins_small = small or for_code or stays
        self._passes_scans, self._before_scan = passes_scans, ""
        self._keystrokes = Keystrokes(self)
        self._keystrokes.scanned.connect(self._scanned)
        self._keystrokes.typed.connect(self._mended)
        self._was_wrong = False
        self._longest = longest
        self._marks: tuple[tuple[int, int], ...] = ()
        self._left = left
        self._left_words, self._beyond = "", 0
        self._kept = ""
        self._composed = ""
        self.setMinimumHeight(tokens.TARGET)
        self._make_room()
        self.returnPressed.connect(self._entered)
        self.textChanged.connect(self._keep_within)
        self.textChanged.connect(self._report)

    def setText(self, text: str | None) -> None:
        """Puts in what nobody wrote: it is not reported as `written`."""
        before, self._is_own = self._is_own, True
        super().setText(text)
        self._is_own = before
        if not self.hasFocus():
            self.setCursorPosition(0)  # it is seen from its beginning on

    def mark_wrong(self, reason: str) -> None:
        """Marks what is typed as wrong, for a reason that is read out; empty takes the mark away."""
        self.setAccessibleDescription(reason or self._left_words)
        if bool(reason) != self._is_wrong:
            self._is_wrong = bool(reason)
            self.update()

    def mark_words(self, spans: Sequence[tuple[int, int]], reason: str = "") -> None:
        """Underlines what is to be looked at, each from character up to character, for a reason that is read out.

        What is typed may stay as it is: nothing about it is wrong. None takes the marks away.
        """
        self._marks = tuple(spans)
        self.setAccessibleDescription(reason or self._left_words)
        self._underline()
        self.update()

    def _underline(self) -> None:
        """Through the only door to a line's formats that Qt leaves open: that of an input method."""
        kind, here = QInputMethodEvent.AttributeType.TextFormat, self.cursorPosition()
        marks = [QInputMethodEvent.Attribute(kind, a - here, b - a, _underlined()) for a, b in self._marks]
        QCoreApplication.sendEvent(self, QInputMethodEvent("", marks))

    def read_from_right(self, *, on: bool) -> None:
        """Whether what is typed here is read from the right to the left."""
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if on else Qt.LayoutDirection.LeftToRight)

    def show_text(self, text: str) -> None:
        """Shows what is so now; not while somebody types in it."""
        if not self.hasFocus() or self.text() == self._reported:
            self._reported = text
            self.setText(text)

    def flush(self) -> None:
        """Emits `done` for a text that was typed and not reported yet."""
        if self.text().strip() != self._reported:
            self._reported = self.text().strip()
            self.done.emit(self._reported)

    def empty(self) -> None:
        """Forgets what was typed."""
        self._reported = ""
        self.setText("")

    def _keep_within(self, text: str) -> None:
        """Takes whole words as far as they fit, and says how much is left near the end."""
        if len(text) > self._longest:
            fitting, cursor = what_fits(self._kept, text, self._longest)
            super().setText(fitting)
            self.setCursorPosition(cursor)
            return
        self._kept = text
        left = self._longest - len(text)
        words = self._left.format(count=left) if left <= _NEARLY_FULL else ""
        if words != self._left_words:
            self._left_words = words
            self.setAccessibleDescription(words)
            self._make_room()

    def _make_room(self) -> None:
        """For its icon, and while somebody types for how much is left."""
        words = self._left_words if self.hasFocus() else ""
        across = paint.text_width(words, 14, tokens.SEMIBOLD) + 4 if words else 0
        self.setTextMargins(margins_of(_ASIDE + (_ICON if self._icon else 0), 0, _ASIDE + across + self._beyond, 0))

    def keep_free(self, wide: int) -> None:
        """Leaves so many pixels behind what is typed to what else stands there."""
        if wide != self._beyond:
            self._beyond = wide
            self._make_room()

    def _report(self) -> None:
        """A screen reader puts text in without the focus: it is finished at once."""
        if not self._is_own:
            self.written.emit(self.text())
        if not self.hasFocus():
            self.flush()

    def _entered(self) -> None:
        self._reported = self.text().strip()
        self.done.emit(self._reported)
        if not self.stays:
            leave(self)

    def take_scan(self, code: str) -> bool:
        """What was scanned whole, while this has the focus; False where no code is written here."""
        if self._passes_scans:
            self.scanned.emit(code)
        elif self.for_code:
            self.setText(code)
            self._entered()
        return self._passes_scans or self.for_code

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Types; of a field for a code, or one that passes scans on, it also hears whether a scanner does."""
        if self._passes_scans and event.spontaneous() and self._hears(event):
            return
        if self.for_code and event.spontaneous():
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._keystrokes.finish()
            elif self._keystrokes.take(event):
                self._was_wrong |= self._is_wrong
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # it finished the field, and is no Enter for what opened by that

    def _hears(self, event: QKeyEvent) -> bool:
        """Listens to a key; whether it ended a scan, and so is none of the text."""
        before = self.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keystrokes.finish()
            return self.text() != before
        if self._keystrokes.is_silent:
            self._before_scan = before
        self._keystrokes.take(event)
        return False

    def _scanned(self, code: str) -> None:
        """A whole code; what stood there and was refused is none of it."""
        if self._passes_scans:
            self.setText(self._before_scan)
            self.scanned.emit(code)
            return
        if self._was_wrong:
            self.setText(code)
        self._mended()

    def _mended(self) -> None:
        self._was_wrong = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where on the screen it began."""
        super().mousePressEvent(event)
        self._pressed_at = event.globalPosition()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap asks for the keyboard; a swipe does not."""
        super().mouseReleaseEvent(event)
        if not is_swipe(self._pressed_at, event.globalPosition()):
            self.wanted.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method composes stands in the hint's place."""
        self._composed = event.preeditString()
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Goes on behind what is there."""
        super().focusInEvent(event)
        self.end(False)
        self._make_room()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it finishes it, and shows how it begins."""
        super().focusOutEvent(event)
        self.setCursorPosition(0)
        self._make_room()
        self.flush()

    def _look(self) -> Look:
        """While somebody types its edge is the ring of the focus, unless what they typed is wrong."""
        if self._is_wrong:
            return looks.FIELD_WRONG
        if self._marks:
            return looks.FIELD_TO_LOOK_AT
        return looks.FIELD_IN_HAND if self.hasFocus() else looks.FIELD

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its ground below the words, its icon before them, and behind them how much is left."""
        painter = paint.begin(self)
        paint.draw_surface(painter, self.rect(), self._look())
        painter.end()
        super().paintEvent(event)
        if not self.text() and not self._composed:
            paint_hint(self)
        left = self._left_words if self.hasFocus() else ""
        if self._icon or left:
            painter = paint.begin(self)
            if self._icon:
                paint.draw_icon(painter, 16, self.height() / 2 - 11, self._icon, tokens.INK, 22)
            full = len(self.text()) >= self._longest
            room, tone = self.rect().adjusted(0, 0, -12, 0), tokens.LATE if full else tokens.SOFT
            paint.draw_text(painter, room, left, tone, size=14, weight=tokens.SEMIBOLD, align=paint.RIGHT)
            painter.end()


def _underlined() -> QTextCharFormat:
    """How a word is marked that is to be looked at."""
    format_ = QTextCharFormat()
    format_.setFontWeight(QFont.Weight.DemiBold)
    format_.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    format_.setUnderlineColor(QColor(tokens.LATE))
    return format_
