"""A page of which a keyboard or a scanner may type at any time, wherever one looks. Passive."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent

from counter.ui.widgets.keystrokes import Keystrokes
from counter.ui.widgets.text import Ground


class TypedAmounts(Protocol):
    """The presenter of such a page."""

    def delete_digit(self) -> None:
        """Takes the last digit of the amount back."""

    def leave(self) -> None:
        """Leaves the page."""


class TypedPage(Ground):
    """Enter ends what is typed, Escape leaves the page, Backspace takes a digit back; `keystrokes` hears the rest.

    It listens from the moment it is seen, and asks for no room of the window: it finds its sizes by what there is.
    """

    def __init__(self, presenter: TypedAmounts) -> None:
        super().__init__("paper")
        self._typed_in = presenter
        self.keystrokes = Keystrokes(self)

    def minimumSizeHint(self) -> QSize:
        """None."""
        return QSize(0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Listens to a keyboard and a scanner."""
        super().showEvent(event)
        self.keystrokes.forget()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that no field and no button took."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keystrokes.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self._typed_in.leave()
        elif event.key() == Qt.Key.Key_Backspace:
            self.keystrokes.finish()
            self._typed_in.delete_digit()
        elif not self.keystrokes.take(event):
            super().keyPressEvent(event)
