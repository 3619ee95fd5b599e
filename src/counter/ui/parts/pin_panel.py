"""Where a PIN is typed: dots that fill, and keys 1-2-3 from the top. The last digit sends it; there is no OK key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter.ui.theme import looks, tokens
from counter.ui.widgets import paint
from counter.ui.widgets.button import Button
from counter.ui.widgets.direction import never_turn
from counter.ui.widgets.keypad import grid_of
from counter.ui.widgets.layouts import column
from counter.ui.widgets.text import Text

_DOT, _STEP, _SMALL = 18, 32, 14
_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0")
_WIDE = 376
_TALLEST = 96
_GAP = 8


class Dots(QWidget):
    """How many digits there are, and how many of them are typed."""

    def __init__(self) -> None:
        super().__init__()
        never_turn(self)
        self._digits, self._typed = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_digits(self, digits: int, typed: int) -> None:
        """Fills the first `typed` of so many."""
        self._digits, self._typed = digits, typed
        self.update()

    def sizeHint(self) -> QSize:
        """A row of dots."""
        return QSize(_STEP * 6, _DOT + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """In the middle."""
        painter = paint.begin(self)
        left = (self.width() - (self._digits - 1) * _STEP - _DOT) / 2
        for place in range(self._digits):
            filled = place < self._typed
            painter.setPen(QPen(QColor(tokens.ESPRESSO if filled else tokens.EDGE), 2))
            painter.setBrush(QColor(tokens.ESPRESSO) if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(left + place * _STEP + 1, 1, _DOT - 2, _DOT - 2))
        painter.end()


def height_with(key: int) -> int:
    """How tall a panel is whose keys are so tall, in pixels."""
    return _head_tall() + tokens.GAP_4 + 4 * key + 3 * _GAP


def _head_tall() -> int:
    """The dots' place, in which two lines that say what is wrong have room: no key moves for them."""
    return 2 * paint.line_height(_SMALL, tokens.SEMIBOLD)


class PinPanel(QWidget):
    """`entered` gives a PIN once its last digit is typed; the panel is empty again then.

    While it waits after too many wrong ones it takes no digit, and says each second that one has `passed`.
    """

    entered = Signal(str)
    passed = Signal()

    def __init__(self, back_name: str, *, fills: bool = False) -> None:
        """`back_name` is the accessible name of the key that takes the last digit back.

        Its keys have one size, or where it `fills` share the room there is.
        """
        super().__init__()
        self._digits, self._typed = 0, ""
        self._dots = Dots()
        self._wrong = Text(tone="late", weight=tokens.SEMIBOLD, wrap=True)
        self._wrong.setAlignment(Qt.AlignmentFlag.AlignCenter)
        keys = [self._key(key) for key in _KEYS]
        back = Button(icon="delete", size=24, height=tokens.KEY_LOW, look=looks.KEY, name=back_name)
        back.tapped.connect(self.take_back)
        head = QWidget()
        head.setFixedHeight(_head_tall())
        above = column(head)
        above.addWidget(self._dots)
        above.addWidget(self._wrong)
        layout = column(self, gap=tokens.GAP_4)
        layout.addWidget(head)
        layout.addLayout(grid_of([*keys, back], columns=3, gap=_GAP))
        self._keys = [*keys, back]
        self._second = QTimer(self, interval=1_000)
        self._second.timeout.connect(self.passed)
        if not fills:
            self.setFixedWidth(_WIDE)
            return
        for key in (*keys, back):
            key.setMaximumHeight(_TALLEST)
            key.set_height(tokens.TARGET)
            key.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def _key(self, digit: str) -> Button:
        button = Button(digit, size=24, height=tokens.KEY_LOW, look=looks.KEY)
        button.tapped.connect(lambda: self.type(digit))
        if not digit:
            button.setEnabled(False)
            button.hide()
        return button

    def set_key_height(self, height: int) -> None:
        """Changes how tall its keys are."""
        for key in self._keys:
            key.set_height(height)

    def ask(self, digits: int, wrong: str = "", *, waits: bool = False) -> None:
        """Asks for a PIN of so many digits, and says what was wrong with the last one; its dots give way to that.

        Where it `waits` it takes none yet.
        """
        self._digits, self._typed = digits, ""
        self._wrong.set_text(wrong)
        for key in self._keys:
            key.setEnabled(not waits and bool(key.accessibleName()))
        if waits and not self._second.isActive():
            self._second.start()
        elif not waits:
            self._second.stop()
        self._show()

    def type(self, digit: str) -> None:
        """One more digit, unless it waits."""
        if self._second.isActive():
            return
        self._wrong.set_text("")
        self._typed += digit
        if len(self._typed) == self._digits:
            typed, self._typed = self._typed, ""
            self._show()
            self.entered.emit(typed)
        else:
            self._show()

    def take_back(self) -> None:
        """The last digit away."""
        self._typed = self._typed[:-1]
        self._show()

    def press(self, event: QKeyEvent) -> bool:
        """A key of a real keyboard: a digit, or one that takes it back. False where it is neither."""
        if event.key() == Qt.Key.Key_Backspace:
            self.take_back()
        elif event.text().isascii() and event.text().isdigit():
            self.type(event.text())
        else:
            return False
        return True

    def _show(self) -> None:
        is_wrong = bool(self._wrong.text())
        is_long = paint.text_width(self._wrong.text(), 16, tokens.SEMIBOLD) > self.width()
        self._wrong.set_size(_SMALL if is_long else 16)
        self._wrong.setVisible(is_wrong)
        self._dots.setVisible(not is_wrong)
        self._dots.show_digits(self._digits, len(self._typed))
        self._dots.setAccessibleName(f"{len(self._typed)} / {self._digits}")
