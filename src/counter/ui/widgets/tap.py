"""What can be tapped: press feedback, the guard against a repeated tap, the focus ring."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from counter.ui.theme import looks, tokens
from counter.ui.theme.looks import Look
from counter.ui.widgets import paint

_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class Tap(QPushButton):
    """A surface one taps. Paint it in `draw_content`; give its size in `content_size`.

    It takes no focus from a finger, so that a field keeps its text cursor while keys are tapped. Its contents margins
    are tapped too (they reach to the neighbour's edge) but not painted. A control that `commits` ignores a second
    tap within 150 ms.
    """

    tapped = Signal()

    def __init__(self, look: Look = looks.PLAIN, *, commits: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._commits = commits
        self._last = 0.0
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(self._guard)

    def _guard(self) -> None:
        now = monotonic()
        if self._commits and (now - self._last) * 1000 < tokens.REPEAT_MS:
            return
        self._last = now
        self.tapped.emit()

    def set_name(self, text: str) -> None:
        """What a screen reader says and an outside test finds."""
        if text != self.accessibleName():
            self.setAccessibleName(text)

    def mark_chosen(self, *, on: bool) -> None:
        """Tells a screen reader that this one is the chosen one."""
        self.setAccessibleDescription("✓" if on else "")

    def set_look(self, look: Look) -> None:
        """Is painted with `look` from now on."""
        if look != self.look:
            self.look = look
            self.update()

    def content_size(self) -> QSize:
        """The painted size it wants, without its margins."""
        return QSize(tokens.TARGET, tokens.TARGET)

    def draw_content(self, painter: QPainter, area: QRect, look: Look) -> None:
        """Paints what is on the surface."""

    def current_look(self) -> Look:
        """The look it is painted with at this moment: its own, or the disabled one."""
        if self.isEnabled():
            return self.look
        return looks.DISABLED if self.look.ground else looks.DISABLED_QUIET

    def sizeHint(self) -> QSize:
        """What it needs, with its margins."""
        return self.content_size().grownBy(self.contentsMargins())

    def minimumSizeHint(self) -> QSize:
        """As small as a finger allows."""
        least = QSize(tokens.TARGET, self.content_size().height())
        return least.grownBy(self.contentsMargins()) if self.content_size().width() > tokens.TARGET else self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface, content, ring."""
        painter = paint.begin(self)
        area, look = self.contentsRect(), self.current_look()
        paint.draw_surface(painter, area, look, pressed=self.isDown() and self.isEnabled())
        self.draw_content(painter, area, look)
        if self._ring:
            paint.draw_focus_ring(painter, area, look.radius)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the ring when the keyboard brought the focus here."""
        self._ring = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides the ring."""
        self._ring = False
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Repaints when it becomes tappable or not."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()
