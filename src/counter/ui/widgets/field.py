"""A field for a name, a code or a note. A finger brings the on-screen keyboard; a real one just types."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from counter.ui.theme import tokens
from counter.ui.theme.fonts import font
from counter.ui.widgets import paint
from counter.ui.widgets.swipe import is_swipe


class Field(QLineEdit):
    """`wanted` asks for the keyboard; `done` gives the text once it is finished (Enter, Done, or leaving it)."""

    wanted = Signal()
    done = Signal(str)

    def __init__(self, hint: str, *, icon: str = "", longest: int = 60, parent: QWidget | None = None) -> None:
        """`hint` stands in it while it is empty and is its accessible name."""
        super().__init__(parent)
        self._icon = icon
        self._reported = ""
        self._pressed_at = QPointF()
        self.setFont(font(16))
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setMaxLength(longest)
        self.setMinimumHeight(tokens.TARGET)
        if icon:
            self.setTextMargins(34, 0, 0, 0)
        self.returnPressed.connect(self._entered)
        self.textChanged.connect(self._put_in)

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

    def _put_in(self) -> None:
        """A screen reader puts text in without the focus: it is finished at once."""
        if not self.hasFocus():
            self.flush()

    def _entered(self) -> None:
        self._reported = self.text().strip()
        self.done.emit(self._reported)
        self.clearFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where on the screen it began."""
        super().mousePressEvent(event)
        self._pressed_at = event.globalPosition()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap asks for the keyboard; a swipe does not."""
        super().mouseReleaseEvent(event)
        if not is_swipe(self._pressed_at, event.globalPosition()):
            self.wanted.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it finishes it."""
        super().focusOutEvent(event)
        self.flush()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Puts its icon before the words."""
        super().paintEvent(event)
        if self._icon:
            painter = paint.begin(self)
            paint.draw_icon(painter, 16, self.height() / 2 - 11, self._icon, tokens.INK, 22)
            painter.end()
