"""Who typed it: a person on a real keyboard, or a scanner, which types too."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent

_ON_ITS_OWN_MS = 150
"""What comes so long after the sign before begins anew."""
_SCANNER_MS = 40
"""A scanner's signs come 5 to 30 ms apart, a person's at 12 a second 83."""
_SURELY_A_PERSON_MS = 60
"""So long after the first sign no scanner sends its second."""
_LINE_ENDS = ("\r", "\n", "\t")
_ROLLED = 2
_SCANNED_LEAST = 4
"""Two or three signs are as quick as that where fingers roll over the keys."""


class Keystrokes(QObject):
    """`scanned` gives what a scanner typed, whole; `typed` gives what a person typed, a few signs at a time.

    When a key was pressed is what its event says, not when it is handled: a busy screen handles them all at once.
    """

    scanned = Signal(str)
    typed = Signal(str)

    def __init__(self, parent: QObject, *, is_eager: bool = False) -> None:
        """One that `is_eager` says what a person typed as soon as it is surely one: what they look for shows then."""
        super().__init__(parent)
        self._is_eager = is_eager
        self._signs = ""
        self._first, self._last = 0, 0
        self._pause = QTimer(self, singleShot=True, interval=_ON_ITS_OWN_MS)
        self._pause.timeout.connect(lambda: QTimer.singleShot(0, self, self._paused))

    @property
    def is_silent(self) -> bool:
        """Whether nobody is typing just now."""
        return not self._signs

    def take(self, event: QKeyEvent) -> bool:
        """Takes the press of a key that types a sign; any other key is none of its business: False.

        But one that ends a line, whichever it is: some scanners send a line feed for Enter, and the next code follows.
        """
        text = event.text()
        if text in _LINE_ENDS:
            self.finish()
        if not text or not text.isprintable():
            return False
        if not event.isAutoRepeat():
            at = event.timestamp() or round(monotonic() * 1_000)
            if at - self._last > _ON_ITS_OWN_MS:
                self.finish()
            self._first = self._first if self._signs else at
            self._last = at
            self._signs += text
            self._pause.start()
            if self._is_eager and len(self._signs) == _ROLLED and at - self._first > _SURELY_A_PERSON_MS:
                self.finish()
        return True

    def finish(self) -> None:
        """Nothing follows: says who typed what there is."""
        signs, each = self._signs, (self._last - self._first) / max(1, len(self._signs) - 1)
        self.forget()
        if len(signs) >= _SCANNED_LEAST and each < _SCANNER_MS:
            self.scanned.emit(signs)
        elif signs:
            self.typed.emit(signs)

    def forget(self) -> str:
        """Says nothing of what there is, and returns it."""
        self._pause.stop()
        signs, self._signs = self._signs, ""
        return signs

    def _paused(self) -> None:
        """The pause is over; keys that were pressed in it and not handled yet came before this."""
        if not self._pause.isActive():
            self.finish()
